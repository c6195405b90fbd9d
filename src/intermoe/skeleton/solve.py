"""Joint positions to rotations: the root's orientation, every joint's local rotation, bones of constant length.

Networks and motion capture give positions; BVH, GLB and skinning need rotations. Per person and frame:

1. bones get their median length over the clip;
2. pelvis and upper chest (three children each) are oriented by orthogonal Procrustes, R = argmin sum |v_k - R o_k|^2,
   so the root follows the body itself, whichever way it faces, bends or lies;
3. legs and arms keep their ends where they were (a softened two-bone solution), the rest of the chain its directions;
4. every joint turns the short way onto its child; what is left, the twist about the bone, comes from predicted
   rotations if there are some, else from the plane of knee and elbow, and along the spine it is shared out.

Letters: P people, T frames, J = 22 joints, K children.
"""

from __future__ import annotations

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.skeleton import quat
from intermoe.skeleton.body import stature
from intermoe.skeleton.kinematics import forward, local_from_global
from intermoe.skeleton.smpl22 import FEET, HIPS, MIRROR, NUM_JOINTS, OFFSETS, PARENTS

_RIGID = {0: [1, 2, 3], 9: [12, 13, 14]}  # joints with several children
_LIMBS = ((1, 4, 7, -1.0), (2, 5, 8, -1.0), (16, 18, 20, 1.0), (17, 19, 21, 1.0))  # root, middle, end, bends to
_TRUNK = (1, 2, 3, 6, 9, 12, 13, 14, 15, 16, 17)  # what limbs hang on, parents first
_CHILD = {3: 6, 6: 9, 12: 15, 13: 16, 14: 17, 1: 4, 2: 5, 4: 7, 5: 8, 7: 10, 8: 11, 16: 18, 17: 19, 18: 20, 19: 21}
_LEAVES = (10, 11, 15, 20, 21)
_MAX_BEND = np.radians(6.0)  # by which knee or elbow may give way to put ankle or wrist in place
_PLANE = np.radians([4.0, 18.0])  # bend from which, and at which, the limb's plane alone decides its twist
_STRAIGHT = 0.02  # sine of the bend below which a limb is too straight to show its plane
_FOLDED = (
    0.15,
    0.35,
)  # of a limb's length from root to end: below, only the bones' own directions count; above, the end
_FAR = 1e5  # m from the origin, beyond which single precision no longer tells a body
_TALL = (0.1, 100.0)  # m, of a person that can be shown
_THIN = 0.02  # m: a body thinner than this across its second axis does not tell its own orientation
_REST = (OFFSETS / np.maximum(np.linalg.norm(OFFSETS, axis=-1, keepdims=True), 1e-9)).astype(np.float64)  # directions
# where the minimal swing of hips and shoulders starts from: the direction opposite to it is one they cannot take
_REFERENCE = {1: (0.2, -0.7, 0.7), 2: (-0.2, -0.7, 0.7), 16: (0.7, -0.3, 0.6), 17: (-0.7, -0.3, 0.6)}


def solve(interaction: Interaction, *, symmetric: bool = True) -> Interaction:
    """The interaction with `rotations`, `translation` and `offsets` filled in; its positions stay as they are.

    `interaction.rotations`, where given, tell the twists (their joint 0 is ignored). `symmetric` gives left and right
    bones one length. How far forward kinematics then is from the positions tells `residual`.
    """
    if interaction.skeleton != "smpl22" or interaction.positions.shape[2] != NUM_JOINTS:
        joints = interaction.positions.shape[2]
        found = f"{interaction.skeleton} with {joints} joints"
        raise UserError(f"rotations are solved on the 22-joint skeleton (smpl22); this motion is {found}.")
    rotations, offsets = solve_rotations(interaction.positions, interaction.rotations, symmetric=symmetric)
    return interaction.replace(
        rotations=rotations.astype(np.float32),
        translation=interaction.positions[:, :, 0].astype(np.float32),
        offsets=offsets.astype(np.float32),
    )


def consistent(interaction: Interaction, *, tolerance: float = 0.001) -> Interaction:
    """The interaction itself where its rotations give its positions within `tolerance` metres, else solved anew.

    Samples of a network need it: their rotations and positions are two predictions.
    Raises UserError where the positions show no bodies, in metres.
    """
    if (far := float(np.abs(interaction.positions).max())) > _FAR:
        raise UserError(f"positions are expected in metres, and this motion reaches {far:.3g} m from the origin")
    error = residual(interaction)
    solved = interaction if error is not None and error.max() <= tolerance else solve(interaction)
    assert solved.offsets is not None
    for tall in stature(solved.offsets).tolist():
        if not _TALL[0] < tall < _TALL[1]:
            raise UserError(f"positions are expected in metres, and a person of this motion is {tall:.3g} m tall")
    return solved


def residual(interaction: Interaction) -> np.ndarray | None:
    """(P, T, J) metres between the positions and the forward kinematics of the rotations; None where there are none."""
    rotations, translation, offsets = interaction.rotations, interaction.translation, interaction.offsets
    if rotations is None or translation is None or offsets is None:
        return None
    positions, _ = forward(rotations, translation, offsets[:, None])
    return np.linalg.norm(positions - interaction.positions, axis=-1)


def solve_rotations(
    positions: np.ndarray, twists: np.ndarray | None = None, *, symmetric: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """positions (P, T, J, 3) metres, twists (P, T, J, 4) local rotations or None.

    Returns rotations (P, T, J, 4), joint 0 in the world, others local, continuous in sign; offsets (P, J, 3).
    """
    positions = np.asarray(positions, np.float64)
    offsets = fit_offsets(positions, symmetric=symmetric)
    world = np.broadcast_to(quat.IDENTITY.astype(np.float64), (*positions.shape[:-1], 4)).copy()
    for joint in _RIGID:
        world[:, :, joint] = _orient(positions, offsets, joint)
    target = _constant_lengths(positions, world, offsets)
    _swing(world, target, twists)
    if twists is None:
        _share_spine_twist(world)
    return _continuous(local_from_global(world)), offsets


def fit_offsets(positions: np.ndarray, *, symmetric: bool = True) -> np.ndarray:
    """The people's own bones (P, J, 3) from positions (P, T, J, 3): median lengths, in the directions of the rest pose.

    Where several bones leave one joint (pelvis, chest) their directions to each other are the person's, too.
    """
    positions = np.asarray(positions, np.float64)
    offsets = _REST * _bone_lengths(positions, symmetric)[..., None]
    for joint, children in _RIGID.items():
        vectors = positions[:, :, children] - positions[:, :, [joint]]
        back = quat.inverse(_orient(positions, offsets, joint))
        own = np.median(quat.rotate(back[:, :, None], vectors), axis=1)
        if symmetric:
            own = (own + own[:, [children.index(MIRROR[c]) for c in children]] * np.array([-1.0, 1.0, 1.0])) / 2
        size = np.linalg.norm(own, axis=-1, keepdims=True)
        length = np.linalg.norm(offsets[:, children], axis=-1, keepdims=True)
        offsets[:, children] = np.where(size > 1e-6, own / np.maximum(size, 1e-9) * length, offsets[:, children])
    return offsets


def root_orientation(positions: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """The pelvis' orientation (P, T, 4), continuous in time, from positions (P, T, J, 3) and bones (P, J, 3)."""
    world = _orient(np.asarray(positions, np.float64), np.asarray(offsets, np.float64), 0)
    return _continuous(world[:, :, None])[:, :, 0]


def _orient(positions: np.ndarray, offsets: np.ndarray, joint: int) -> np.ndarray:
    """The world rotation (P, T, 4) of a joint with several children."""
    children = _RIGID[joint]
    vectors = positions[:, :, children] - positions[:, :, [joint]]
    return _procrustes(vectors, offsets[:, children], _spare_axes(positions))


def _bone_lengths(positions: np.ndarray, symmetric: bool) -> np.ndarray:
    """(P, J): median over the frames; the pelvis has none."""
    lengths = np.zeros((positions.shape[0], NUM_JOINTS))
    bones = positions[:, :, 1:] - positions[:, :, PARENTS[1:]]
    lengths[:, 1:] = np.median(np.linalg.norm(bones, axis=-1), axis=1)
    return (lengths + lengths[:, MIRROR]) / 2 if symmetric else lengths


def _spare_axes(positions: np.ndarray) -> np.ndarray:
    """(P, T, 2, 3): across the shoulders and hips (left), and up the trunk, as unit vectors."""
    across = positions[:, :, [16, 1]] - positions[:, :, [17, 2]]
    axes = np.stack([across.sum(2), positions[:, :, 12] - positions[:, :, 0]], axis=2)
    return axes / np.maximum(np.linalg.norm(axes, axis=-1, keepdims=True), 1e-9)


def _procrustes(vectors: np.ndarray, offsets: np.ndarray, spare: np.ndarray) -> np.ndarray:
    """The rotations (P, T, 4) that take offsets (P, K, 3) best onto vectors (P, T, K, 3).

    Where the vectors leave a turn open (hips that coincide, say) the spare axes (P, T, 2, 3; left and up) decide it.
    """
    correlation = np.einsum("ptki,pkj->ptij", vectors, offsets)
    u, sizes, v = np.linalg.svd(correlation)
    lack = np.clip(1.0 - np.sqrt(sizes[..., 1]) / _THIN, 0.0, 1.0)
    if lack.any():
        extra = np.einsum("ptki,kj->ptij", spare, np.eye(3)[:2]) * (lack * _THIN**2)[..., None, None]
        u, sizes, v = np.linalg.svd(correlation + extra)
    u[..., :, 2] *= np.linalg.det(u @ v)[..., None]  # a rotation, never a reflection
    return quat.from_matrix(u @ v)


def _constant_lengths(positions: np.ndarray, world: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """(P, T, J, 3) near `positions`, every bone of its one length; pelvis and chest as `world` orients them."""
    target = positions.copy()
    lengths = np.linalg.norm(offsets, axis=-1)
    rigid = {child for children in _RIGID.values() for child in children}

    def place(joint: int) -> None:
        parent = PARENTS[joint]
        bone = positions[:, :, joint] - positions[:, :, parent]
        size = np.linalg.norm(bone, axis=-1, keepdims=True)
        turned = quat.rotate(world[:, :, 0 if joint < 12 else 9], offsets[:, None, joint])
        seen = bone / np.maximum(size, 1e-9) * lengths[:, None, joint, None]
        target[:, :, joint] = target[:, :, parent] + np.where((size > 1e-6) & (joint not in rigid), seen, turned)

    for joint in _TRUNK:
        place(joint)
    for root, middle, end, forwards in _LIMBS:
        front = quat.rotate(world[:, :, 0 if root < 12 else 9], np.array([0.0, 0.0, forwards]))
        seen = positions[:, :, [root, middle, end]]
        target[:, :, [middle, end]] = _limb(seen, target[:, :, root], lengths[:, None, [middle, end]], front)
    for joint in FEET:
        place(joint)
    return target


def _limb(seen: np.ndarray, root: np.ndarray, lengths: np.ndarray, forwards: np.ndarray) -> np.ndarray:
    """Middle and end (P, T, 2, 3) of a limb of two bones that starts at `root` and ends where it was seen to end.

    seen (P, T, 3, 3): root, middle, end; lengths (P, 1, 2); forwards (P, T, 3): where a straight limb would bend to.
    The bend changes by at most _MAX_BEND: an end a few millimetres off is better than a knee that pops.
    """
    upper, lower = _unit(seen[..., 1, :] - seen[..., 0, :]), _unit(seen[..., 2, :] - seen[..., 1, :])
    normal = quat.cross(upper, lower)
    vague = np.clip(1.0 - np.linalg.norm(normal, axis=-1, keepdims=True) / _STRAIGHT, 0.0, 1.0)
    normal = _unit(normal + 0.002 * vague * quat.cross(upper, forwards))
    was, reach = _unit(seen[..., 2, :] - seen[..., 0, :]), seen[..., 2, :] - root
    distance = np.linalg.norm(reach, axis=-1)
    direction = _unit(reach)
    normal = quat.rotate(quat.between(was, direction), normal)
    normal = _unit(normal - (normal * direction).sum(-1, keepdims=True) * direction)
    a, b = lengths[..., 0], lengths[..., 1]
    bend = np.arccos(np.clip((upper * lower).sum(-1), -1.0, 1.0))
    needed = np.arccos(np.clip((distance**2 - a**2 - b**2) / np.maximum(2 * a * b, 1e-9), -1.0, 1.0))  # law of cosines
    bend = bend + _MAX_BEND * np.tanh((needed - bend) / _MAX_BEND)
    at_root = np.arctan2(b * np.sin(bend), a + b * np.cos(bend))
    side = quat.cross(direction, normal)
    beyond = bend - at_root
    first = np.cos(at_root)[..., None] * direction + np.sin(at_root)[..., None] * side
    second = np.cos(beyond)[..., None] * direction - np.sin(beyond)[..., None] * side
    # an end at its own root tells no direction: there both bones keep those they were seen in
    trust = _smooth((distance / np.maximum(a + b, 1e-9) - _FOLDED[0]) / (_FOLDED[1] - _FOLDED[0]))[..., None]
    first, second = _unit(upper + trust * (first - upper)), _unit(lower + trust * (second - lower))
    middle = root + a[..., None] * first
    return np.stack([middle, middle + b[..., None] * second], axis=-2)


def _swing(world: np.ndarray, target: np.ndarray, twists: np.ndarray | None) -> None:
    """Fill in the world rotations (P, T, J, 4) of all joints but the two rigid ones, parents first."""
    bends = {root: (middle, end, forwards) for root, middle, end, forwards in _LIMBS}
    for joint, parent in list(enumerate(PARENTS))[1:]:
        if joint == 9:
            continue
        base = world[:, :, parent]
        if twists is not None:
            base = quat.multiply(base, np.asarray(twists[:, :, joint], np.float64))
        elif joint in _REFERENCE:
            base = quat.multiply(base, quat.between(_REST[_CHILD[joint]], np.array(_REFERENCE[joint])))
        if joint in _LEAVES:
            world[:, :, joint] = base
            continue
        child = _CHILD[joint]
        direction = target[:, :, child] - target[:, :, joint]
        turned = quat.multiply(quat.between(quat.rotate(base, _REST[child]), direction), base)
        if twists is None and joint in bends:
            middle, end, forwards = bends[joint]
            foot = target[:, :, end + 3] - target[:, :, end] if joint in HIPS else None
            turned = _into_plane(turned, target[:, :, end] - target[:, :, middle], foot, _REST[child], forwards)
        world[:, :, joint] = quat.normalize(turned)


def _into_plane(
    world: np.ndarray, lower: np.ndarray, foot: np.ndarray | None, axis: np.ndarray, forwards: float
) -> np.ndarray:
    """Twist hip or shoulder (P, T, 4) about its bone `axis` (3,) until the lower bone (P, T, 3) bends straight to +-z.

    A straight leg points where its `foot` (P, T, 3) points (a bent one where it would, straightened), and a knee that
    bends a little to the foot's side is not believed.
    """
    back = quat.inverse(world)
    front = _unit(np.array([0.0, 0.0, 1.0]) - axis[2] * axis)
    plane = np.stack([front, quat.cross(axis, front)])

    def seen(bone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        local = _unit(quat.rotate(back, bone))
        flat = local @ plane.T
        return flat, np.arctan2(np.linalg.norm(flat, axis=-1), local @ axis)

    flat, bend = seen(lower)
    towards = forwards * _unit(flat)
    trust = _smooth((bend - _PLANE[0]) / (_PLANE[1] - _PLANE[0]))[..., None]
    if foot is None:
        otherwise = np.array([1.0, 0.0])
    else:
        straightened = quat.rotate(quat.between(lower, quat.rotate(world, axis)), foot)
        otherwise = _unit(seen(straightened)[0] + np.array([0.02, 0.0]))
        agrees = _smooth((towards * otherwise).sum(-1, keepdims=True) * 2 + 0.5)
        trust = trust * np.maximum(agrees, _smooth((bend - _PLANE[1]) / _PLANE[1])[..., None])
    turn = trust * towards + (1 - trust) * otherwise
    return quat.multiply(world, quat.from_axis_angle(axis, np.arctan2(turn[..., 1], turn[..., 0])))


def _share_spine_twist(world: np.ndarray) -> None:
    """The turn of the chest against the pelvis, a third to each joint of the spine: twists move no joint."""
    local = quat.multiply(quat.inverse(world[:, :, 6]), world[:, :, 9])
    axis = _REST[9]
    turn = 2 * np.arctan2((local[..., :3] * axis).sum(-1), local[..., 3])
    turn = (turn + np.pi) % (2 * np.pi) - np.pi
    for joint, share in ((3, 1 / 3), (6, 2 / 3)):
        world[:, :, joint] = quat.multiply(world[:, :, joint], quat.from_axis_angle(_REST[_CHILD[joint]], share * turn))


def _continuous(rotations: np.ndarray) -> np.ndarray:
    """q and -q are one rotation: take the sign that is nearer to the frame before."""
    dots = (rotations[:, 1:] * rotations[:, :-1]).sum(-1)
    signs = np.cumprod(np.where(dots < 0, -1.0, 1.0), axis=1)
    first = np.where(rotations[:, :1, :, 3] < 0, -1.0, 1.0)
    return rotations * np.concatenate([first, first * signs], axis=1)[..., None]


def _unit(v: np.ndarray) -> np.ndarray:
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9)


def _smooth(x: np.ndarray) -> np.ndarray:
    """0 below 0, 1 above 1, smooth between."""
    x = np.clip(x, 0.0, 1.0)
    return x * x * (3 - 2 * x)
