"""FBX by Blender in another process; the tests that need one are skipped where there is none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from intermoe.cli import main
from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.export import blender
from intermoe.export.glb import write_glb
from intermoe.export.glb_reader import read_glb
from intermoe.export.read import read
from intermoe.export.write import write
from intermoe.motion.resample import part
from intermoe.skeleton import rigs


def missing() -> bool:
    try:
        blender.find()
    except UserError:
        return True
    return False


def needs_blender(test):
    """Slow: Blender starts twice or more."""
    return pytest.mark.slow(pytest.mark.skipif(missing(), reason="no Blender (INTERMOE_BLENDER, bpy or blender)")(test))


LOOK = """
import bpy, json, sys
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_scene.fbx(filepath=sys.argv[-1])
scene, out = bpy.context.scene, {"fps": bpy.context.scene.render.fps / bpy.context.scene.render.fps_base, "joints": {}}
for thing in bpy.data.objects:
    if thing.type == "ARMATURE":
        thing.data.pose_position = "REST"
        scene.frame_set(1)
        rest = {bone.name: tuple(thing.matrix_world @ bone.head) for bone in thing.pose.bones}
        thing.data.pose_position = "POSE"
        scene.frame_set(21)
        out["joints"][thing.name] = {b.name: (tuple(thing.matrix_world @ b.head), rest[b.name]) for b in thing.pose.bones}
out["meshes"] = sorted(t.name for t in bpy.data.objects if t.type == "MESH" and t.find_armature())
print("RESULT" + json.dumps(out))
"""


@needs_blender
@pytest.mark.parametrize("rig", ["mixamo", "unreal"])
def test_fbx_as_blender_sees_it(pair: Interaction, tmp_path: Path, rig: str) -> None:
    [path] = write(pair, tmp_path / "pair.fbx", rig=rig)
    (tmp_path / "look.py").write_text(LOOK)
    command = [part if part != str(blender._JOB) else str(tmp_path / "look.py") for part in blender.find()]
    said = subprocess.run([*command, str(path)], capture_output=True, text=True, check=True).stdout
    found = json.loads(next(line for line in said.splitlines() if line.startswith("RESULT"))[6:])
    assert found["fps"] == pytest.approx(30) and found["meshes"] == ["A_body", "B_body"]
    names = rigs.find(rig).names
    for person, letter in enumerate("AB"):
        joints = found["joints"][letter]
        assert set(names) == set(joints)
        for ours in range(22):
            (x, y, z), _ = joints[names[rigs.find(rig).sources.index(ours)]]  # Blender: z up
            np.testing.assert_allclose((x, z, -y), pair.positions[person, 20, ours], atol=1e-4)
        shoulder, wrist = (np.array(joints[names[rigs.find(rig).sources.index(ours)]][1]) for ours in (16, 20))
        along = (wrist - shoulder) / np.linalg.norm(wrist - shoulder)
        assert along[0] > 0.999  # T-pose at rest


@needs_blender
def test_fbx_round_trip_and_broken_files(pair: Interaction, tmp_path: Path) -> None:
    short = part(pair, 0, 12)
    [path] = write(short, tmp_path / "pair.fbx")
    back = read(path)
    assert np.abs(back.positions - short.positions).max() < 1e-4 and back.fps == pytest.approx(30)
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(UserError, match=r"cannot read .*pair\.fbx as motion: Blender"):
        read(path)


@needs_blender
def test_our_glb_is_two_armatures_and_survives_blender(pair: Interaction, tmp_path: Path) -> None:
    path, fbx, out = write_glb(pair, tmp_path / "pair.glb"), tmp_path / "x.fbx", tmp_path / "back.glb"
    blender._run(blender.find(), path, fbx, 30.0)
    blender._run(blender.find(), fbx, out, 0.0)
    assert np.abs(read_glb(out).positions - pair.positions).max() < 1e-4


def test_without_blender_the_way_to_it_is_told(pair: Interaction, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.delenv(blender.VARIABLE, raising=False)
    monkeypatch.setattr(blender.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    source = pair.save(tmp_path / "pair.npz")
    assert main(["convert", str(source), str(tmp_path / "pair.fbx")]) == 2
    assert "pip install '.[fbx]' in the checkout" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["pair.npz"]


def test_a_blender_that_is_none_or_fails(pair: Interaction, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(blender.VARIABLE, str(tmp_path / "absent"))
    with pytest.raises(UserError, match="is no program"):
        write(pair, tmp_path / "pair.fbx")
    program = tmp_path / "blender"
    program.write_text("#!/bin/sh\necho 'Error: out of paint' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv(blender.VARIABLE, str(program))
    with pytest.raises(UserError, match="could not convert it: Error: out of paint"):
        write(pair, tmp_path / "pair.fbx")
    assert [path.name for path in tmp_path.iterdir()] == ["blender"]


def test_bpy_is_never_in_this_process() -> None:
    code = "import sys; import intermoe.export.blender, intermoe.export.write; assert 'bpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
