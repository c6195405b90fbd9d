"""Inter-X in both layouts of its authors: what comes out, with and without the body model, and what is refused."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.data.prepare.interx import InterX
from intermoe.data.prepare.run import BrokenData, check, prepare
from intermoe.data.prepare.smplx import rest_joints
from intermoe.data.store import Store
from intermoe.motion import interx
from intermoe.skeleton import quat
from intermoe.skeleton.smplx55 import PARENTS

Tree = Callable[..., Path]
NAME = "G001T000A001R001"  # the second training clip
P1, P2, TEXT = f"motions/{NAME}/P1.npz", f"motions/{NAME}/P2.npz", f"texts/{NAME}.txt"


def raw(root: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Rotation vectors (P, T, 55, 3) and translations (P, T, 3) of every fourth raw frame."""
    out = []
    for person in (1, 2):
        with np.load(root / f"motions/{name}/P{person}.npz") as data:
            face = np.zeros((len(data["trans"]), 3, 3))
            body = [data["root_orient"][:, None], data["pose_body"], face, data["pose_lhand"], data["pose_rhand"]]
            out.append((np.concatenate(body, 1)[::4], data["trans"][::4]))
    return np.stack([rotvecs for rotvecs, _ in out]), np.stack([trans for _, trans in out])


def slow_joints(rotvecs: np.ndarray, translation: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Joints (T, 55, 3) of one person, joint after joint."""
    matrix = quat.to_matrix(quat.from_rotvec(rotvecs))
    world, place = [matrix[:, 0]], [translation + rest[0]]
    for joint, parent in list(enumerate(PARENTS))[1:]:
        place.append(place[parent] + world[parent] @ (rest[joint] - rest[parent]))
        world.append(world[parent] @ matrix[:, joint])
    return np.stack(place, 1)


def test_raw_files_with_the_body_model(interx_tree: Tree, body_model: Path, tmp_path: Path) -> None:
    root = interx_tree()
    report = prepare(InterX(root, body=body_model), tmp_path / "store", workers=1)
    store = Store(tmp_path / "store", layout="interx")
    assert dict(report.clips) == {"train": 3, "val": 1, "test": 2} and store.fps == 30
    rest = rest_joints(body_model)
    for index, clip in enumerate(store.clips):
        rotvecs, translation = raw(root, clip.id)
        wanted = np.stack([slow_joints(r, t, rest) for r, t in zip(rotvecs, translation, strict=True)])
        joint = store.features(index).reshape(2, 32, 55, 12)
        positions = joint[..., :3]
        assert abs(positions[..., 1].min()) < 1e-5 and np.abs(positions[0, 0, 0, [0, 2]]).max() < 1e-5
        moved = wanted - positions
        np.testing.assert_allclose(moved, np.broadcast_to(moved[0, 0, 0], moved.shape), atol=1e-5)  # one shift for all
        np.testing.assert_allclose(joint[:, :-1, :, 3:6], np.diff(positions, axis=1), atol=1e-6)
        np.testing.assert_array_equal(joint[:, -1, :, 3:6], joint[:, -2, :, 3:6])
        rows = quat.to_matrix(quat.from_rotvec(rotvecs))[..., :2, :]
        np.testing.assert_allclose(joint[..., 6:].reshape(rows.shape), rows, atol=1e-6)
        clip_again = interx.clip_of(store.features(index), store.offsets[index][0, 0])
        np.testing.assert_allclose(clip_again, interx.join_clip(rotvecs, translation - translation[0, 0]), atol=1e-4)
    motion = store.interaction(0)
    assert motion.skeleton == "smplx55" and motion.rotations is not None
    np.testing.assert_allclose(
        quat.to_rotvec(motion.rotations.astype(np.float64)), raw(root, store.clips[0].id)[0], atol=1e-5
    )


def test_what_is_told_of_the_people(interx_tree: Tree, body_model: Path, tmp_path: Path) -> None:
    report = prepare(InterX(interx_tree(), body=body_model), tmp_path / "store", workers=1)
    clips = {clip.id: clip for clip in Store(tmp_path / "store", layout="interx").clips}
    first, second = clips["G001T000A000R001"], clips[NAME]
    assert first.roles == ("actor", "reactor") and second.roles == ("reactor", "actor")
    assert first.family == "hug" and second.family == "handshake"
    assert first.captions == ("Two people meet in G001T000A000R001.", "One hugs the other.")
    assert first.identity[1] == {"gender": "male", "betas": [1.5] * 10, "big_five": [5.0, 6.0, 7.0, 8.0, 9.0]}
    assert clips["G002T000A000R002"].identity[0]["big_five"] == [10.0, 11.0, 12.0, 13.0, 14.0]
    assert first.meta == {"familiarity": 4} and clips["G003T000A000R003"].meta == {"familiarity": 2}
    assert clips["G003T000A001R003"].roles == ("", "")  # not in interaction_order.pkl
    assert "1 clip without an interaction order: nobody's role is told" in report.notes


def test_without_the_body_model_the_evaluator_reads_the_same(
    interx_tree: Tree, body_model: Path, tmp_path: Path
) -> None:
    root = interx_tree()
    prepare(InterX(root, body=body_model), tmp_path / "bodies", workers=1)
    report = prepare(InterX(root), tmp_path / "rotations", workers=1)
    bodies, rotations = (
        Store(tmp_path / "bodies", layout="interx"),
        Store(tmp_path / "rotations", layout="interx_evaluator"),
    )
    assert any("SMPLX_NEUTRAL.npz" in note for note in report.notes)
    for index in range(len(bodies)):
        clip = interx.clip_of(bodies.features(index), bodies.offsets[index][0, 0])
        joined = interx.join_people(rotations.features(index))
        np.testing.assert_allclose(joined, interx.evaluator_features(clip), atol=1e-5)
    with pytest.raises(UserError, match="no bodies"):
        rotations.interaction(0)
    with pytest.raises(UserError, match="262 of the layout interhuman are needed"):
        Store(tmp_path / "bodies")


def test_the_released_protocol(interx_tree: Tree, body_model: Path, tmp_path: Path) -> None:
    root = interx_tree()
    prepare(InterX(root, body=body_model, protocol="released"), tmp_path / "store", workers=1)
    store, rest = Store(tmp_path / "store", layout="interx"), rest_joints(body_model)
    for index, clip in enumerate(store.clips):
        rotvecs, translation = raw(root, clip.id)
        for person in (0, 1):
            lowest = slow_joints(rotvecs[person], translation[person], rest)[..., 1].min()
            translation[person, :, 1] -= lowest
        translation -= translation[0, 0].copy()
        joint = store.features(index).reshape(2, 32, 55, 12)
        np.testing.assert_allclose(joint[:, :, 0, :3] - rest[0], translation, atol=1e-5)
        assert (joint[:, -1, :, 3:6] == 0).all()
    with pytest.raises(UserError, match=r"--smplx.*smpl-x\.is"):
        prepare(InterX(root, protocol="released"), tmp_path / "other", workers=1)


def test_processed_files(interx_tree: Tree, body_model: Path, tmp_path: Path) -> None:
    root = interx_tree("processed")
    prepare(InterX(root, body=body_model, protocol="released"), tmp_path / "store", workers=2)
    store, rest = Store(tmp_path / "store", layout="interx"), rest_joints(body_model)
    assert [clip.split for clip in store.clips] == ["train"] * 3 + ["val"] + ["test"] * 2
    assert (
        store.clips[1].captions == (f"Two people meet in {NAME}.", "They hug.") and store.clips[1].roles[1] == "actor"
    )
    with h5py.File(root / "motions/train.h5") as file:
        clip = file[NAME][()]
    np.testing.assert_allclose(interx.clip_of(store.features(1), rest[0]), clip, atol=1e-4)
    prepare(InterX(root), tmp_path / "rotations", workers=1)
    joined = interx.join_people(Store(tmp_path / "rotations", layout=None).features(1))
    np.testing.assert_allclose(joined, interx.evaluator_features(clip), atol=1e-6)


def test_processed_files_without_lists(interx_tree: Tree, tmp_path: Path) -> None:
    root = interx_tree("processed")
    for split in ("train", "val", "test"):
        (root / f"splits/{split}.txt").unlink()
    assert dict(prepare(InterX(root), tmp_path / "store", workers=1).clips) == {"train": 3, "val": 1, "test": 2}
    with h5py.File(root / "motions/train.h5", "a") as file:
        file.create_dataset("G003T000A000R003", data=np.zeros((40, 56, 6)))  # also in test.h5
    with pytest.raises(BrokenData, match=r"train\.h5: duplicate id: G003T000A000R003 is in motions/test\.h5"):
        prepare(InterX(root), tmp_path / "other", workers=1)
    prepare(InterX(root), tmp_path / "other", workers=1, skip_broken=True)
    assert len(Store(tmp_path / "other", layout=None).split("test")) == 2


def change(root: Path, file: str, **arrays: object) -> None:
    with np.load(root / file) as data:
        kept = {name: data[name] for name in data.files}
    np.savez(root / file, **{name: array for name, array in (kept | arrays).items() if array is not None})


def npy(array: np.ndarray) -> bytes:
    held = io.BytesIO()
    np.save(held, array)
    return held.getvalue()


def with_nan() -> np.ndarray:
    trans = np.zeros((128, 3))
    trans[5, 1] = np.nan
    return trans


@pytest.mark.parametrize(
    ("kind", "file", "damage"),
    [
        ("unreadable file", P1, lambda root: (root / P1).write_bytes((root / P1).read_bytes()[:1000])),
        ("unreadable file", P1, lambda root: (root / P1).write_bytes(npy(np.zeros(3)))),
        ("wrong shape", P1, lambda root: change(root, P1, pose_body=None)),
        ("wrong shape", P2, lambda root: change(root, P2, pose_lhand=np.zeros((128, 12, 3)))),
        ("unreadable file", P2, lambda root: change(root, P2, trans=np.array([None] * 128, object))),
        ("not finite", f"{P2}: trans", lambda root: change(root, P2, trans=with_nan())),
        ("unequal lengths", P2, lambda root: [(root / P2).write_bytes((root / P2.replace(NAME, "short")).read_bytes())]),
        ("missing partner", P2, lambda root: (root / P2).unlink()),
        ("no caption", TEXT, lambda root: (root / TEXT).write_text("")),
        ("missing file", TEXT, lambda root: (root / TEXT).unlink()),
    ],
)  # fmt: skip
def test_broken_raw_clips(
    interx_tree: Tree, body_model: Path, tmp_path: Path, kind: str, file: str, damage: Callable[[Path], object]
) -> None:
    root = interx_tree()
    (root / "motions/short").mkdir()
    np.savez(
        root / "motions/short/P2.npz", root_orient=np.zeros((90, 3)), pose_body=np.zeros((90, 21, 3)),
        pose_lhand=np.zeros((90, 15, 3)), pose_rhand=np.zeros((90, 15, 3)), trans=np.zeros((90, 3)),
    )  # fmt: skip
    damage(root)
    with pytest.raises(BrokenData, match=f"1 {kind}") as told:
        prepare(InterX(root, body=body_model), tmp_path / "store", workers=1)
    assert [(fault.kind, fault.file) for fault in told.value.faults] == [(kind, file)]
    report = prepare(InterX(root, body=body_model), tmp_path / "store", workers=1, skip_broken=True)
    assert report.clips.total() == 5 and NAME not in [c.id for c in Store(tmp_path / "store", layout=None).clips]


def replace(root: Path, data: object) -> None:
    with h5py.File(root / "motions/train.h5", "a") as file:
        del file[NAME]
        if data is not None:
            file.create_dataset(NAME, data=data)


@pytest.mark.parametrize(
    ("kind", "data"),
    [("wrong shape", np.zeros((40, 55, 6))), ("wrong shape", np.zeros((0, 56, 6))), ("wrong shape", "words"),
     ("not finite", np.full((40, 56, 6), np.nan)), ("missing file", None)],
)  # fmt: skip
def test_broken_processed_clips(interx_tree: Tree, tmp_path: Path, kind: str, data: object) -> None:
    root = interx_tree("processed")
    replace(root, data)
    with pytest.raises(BrokenData, match=f"train.h5.*{kind}"):
        prepare(InterX(root), tmp_path / "store", workers=1)
    assert prepare(InterX(root), tmp_path / "store", workers=1, skip_broken=True).clips["train"] == 2


def test_a_cut_off_h5_and_processed_captions(interx_tree: Tree, tmp_path: Path) -> None:
    root = interx_tree("processed")
    (root / f"texts_processed/{NAME}.txt").write_text("#two/NUM#0.0#0.0\n")
    with pytest.raises(BrokenData, match="no caption: a line has nothing before"):
        prepare(InterX(root), tmp_path / "store", workers=1)
    file = root / "motions/train.h5"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(BrokenData, match=r"not complete: motions/train\.h5: unreadable file"):
        prepare(InterX(root), tmp_path / "store", workers=1, skip_broken=True)


def test_annotations_that_cannot_be_used(interx_tree: Tree, tmp_path: Path) -> None:
    root = interx_tree()
    (root / "annots/interaction_order.pkl").write_bytes(pickle.dumps({NAME: print}))
    np.save(root / "annots/big_five.npy", np.zeros((5, 5)))
    (root / "annots/familiarity.txt").write_text("4\nnone\n")
    report = check(InterX(root), workers=1)
    assert [fault.file for fault in report.faults] == [
        "annots/interaction_order.pkl", "annots/big_five.npy", "annots/familiarity.txt",
    ]  # fmt: skip
    assert "no plain data" in report.faults[0].says and report.clips.total() == 6
    prepare(InterX(root), tmp_path / "store", workers=1, skip_broken=True)
    clip = Store(tmp_path / "store", layout=None).clips[0]
    assert clip.roles == ("", "") and "big_five" not in clip.identity[0] and not clip.meta


def test_zips_that_are_not_unpacked(interx_tree: Tree, tmp_path: Path) -> None:
    root = interx_tree("processed")
    for split in ("train", "val", "test"):
        (root / f"motions/{split}.h5").unlink()
    (root / "motions.zip").write_bytes(b"")
    with pytest.raises(UserError, match=r"unpack motions\.zip.*form at"):
        prepare(InterX(root), tmp_path / "store")


def test_body_models_that_cannot_be_used(body_model: Path, tmp_path: Path) -> None:
    np.testing.assert_array_equal(rest_joints(body_model.parent), rest_joints(body_model))
    with pytest.raises(UserError, match=r"pickle.*SMPLX_NEUTRAL\.npz"):
        rest_joints(tmp_path / "SMPLX_NEUTRAL.pkl")
    with pytest.raises(UserError, match="no such SMPL-X body model"):
        rest_joints(tmp_path / "none.npz")
    with np.load(body_model) as data:
        arrays = {name: data[name] for name in ("v_template", "J_regressor", "kintree_table")}
    tree = arrays["kintree_table"].copy()
    tree[0, 30] = 7
    for changed, says in (
        ({"kintree_table": tree}, "another tree"),
        ({"J_regressor": arrays["J_regressor"][:24]}, "expected J_regressor"),
        ({"J_regressor": np.array(None, object)}, "without pickles"),
        ({"v_template": arrays["v_template"] * np.nan}, "not finite"),
    ):
        np.savez(tmp_path / "other.npz", **(arrays | changed))
        with pytest.raises(UserError, match=says):
            rest_joints(tmp_path / "other.npz")
    np.savez(tmp_path / "other.npz", v_template=arrays["v_template"])
    with pytest.raises(UserError, match="no array J_regressor"):
        rest_joints(tmp_path / "other.npz")


def test_the_command_line(
    interx_tree: Tree, body_model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = interx_tree(frames=100), tmp_path / "store"  # 25 frames at 30 a second
    args = ["data", "interx", str(root), "-o", str(out), "--smplx", str(body_model), "--workers", "1"]
    assert main(args) == 2 and "no clip for training" in capsys.readouterr().err
    for name in ("motions", "annots", "splits", "texts"):
        (root / name).rename(tmp_path / name)
    assert main(args) == 2 and "not complete" in capsys.readouterr().err
