"""The stage against a real viser scene: who stands where, and what a frame changes."""

import itertools
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np

from intermoe.core.types import Interaction
from intermoe.studio.stage import GAP, Actors, Stage, side_by_side

Standing = Callable[..., Interaction]


def stage(server: Any) -> tuple[Stage, SimpleNamespace]:
    client = SimpleNamespace(scene=server.scene, atomic=server.atomic, camera=SimpleNamespace(aspect=1.2))
    return Stage(client), client


def test_puppets_stand_where_the_motion_is(server: Any, standing: Standing) -> None:
    made, _ = stage(server)
    motion = standing(slide=0.6)
    made.show([Actors(motion)])
    made.frame(30)
    suits = [p for p in made._puppets if "/suit" in p.handle.name]
    assert len(suits) == 2
    for person, suit in enumerate(suits):
        np.testing.assert_allclose(suit.handle.position, motion.positions[person, 30, 0], atol=1e-3)
    for puppet in made._puppets:  # every bone is where forward kinematics has the joint
        for bone, at in zip(puppet.handle.bones, puppet.poses.bone_positions[30], strict=True):
            np.testing.assert_allclose(bone.position, at, atol=2e-4)
    made.frame(10_000)  # after its end a motion holds its last frame
    np.testing.assert_allclose(suits[1].handle.position, motion.positions[1, -1, 0], atol=1e-3)


def test_overlays_show_only_when_switched_on(server: Any, standing: Standing) -> None:
    made, _ = stage(server)
    made.show([Actors(standing(slide=0.6))])
    discs = [disc for marks in made._marks for _, _, disc in marks._slips]
    made.frame(20)
    assert not any(disc.visible for disc in discs)
    made.set_overlay("faults", True)
    made.frame(21)
    assert sum(disc.visible for disc in discs) == 4
    made.set_overlay("trails", True)
    assert len(made._trails) == 6
    made.set_overlay("trails", False)
    assert not made._trails


def test_samples_stand_apart_and_the_camera_sees_all(server: Any, standing: Standing) -> None:
    motions = [standing(), standing(apart=0.9), standing(apart=1.5)]
    places = side_by_side(motions)
    moved = [m.positions + p for m, p in zip(motions, places, strict=True)]
    for a, b in itertools.pairwise(moved):
        way = places[1] / np.linalg.norm(places[1])
        np.testing.assert_allclose((b @ way).min() - (a @ way).max(), GAP, atol=1e-4)
    made, client = stage(server)
    made.show([Actors(m) for m in motions])
    forward = np.subtract(client.camera.look_at, client.camera.position)
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, [0, 1, 0])
    local = np.concatenate([m.reshape(-1, 3) for m in moved]) - client.camera.position
    assert (
        np.abs(local @ right / (local @ forward)) < 1.2 * np.tan(client.camera.fov / 2) * np.linalg.norm(right)
    ).all()


def test_a_ghost_comes_and_goes_and_clearing_leaves_nobody(server: Any, standing: Standing) -> None:
    made, _ = stage(server)
    made.show([Actors(standing())])
    made.compare(Actors(standing(apart=1.0, frames=20)))
    made.frame(40)
    ghosts = [p.handle for p in made._ghost]
    assert ghosts and all(handle.opacity < 0.5 for handle in ghosts)
    root, name = made._roots[0], ghosts[0].name
    made.compare(None)
    assert not made._frames["/ghost"].visible and not made._ghost
    made.clear()
    assert not root.visible and made.num_frames == 1
    assert server.scene.get_handle_by_name(name) is not None  # hidden: removing a skin breaks viser's page
    made.show([Actors(standing())])
    assert root.visible and made._roots == [root]
