"""Clean-up of a generated motion: constant bones, feet that stand still, hands left where they are.

    1. rotations and constant bones are solved from the joints (`skeleton.solve`)
    2. a foot that stands (its contact label, or low and flat: `footing`) is held: its slide is integrated and taken
       back, and the correction is eased over the swing before and after, so nothing pops
    3. a foot that is below the floor is put on it, and the body comes up with it: without that the knee would bend
    4. the pelvis comes down where a held foot is out of the leg's reach
    5. legs and arms are fitted by two-bone inverse kinematics: ankles to the held feet, wrists to where they were
    6. hands that stop just short of the partner touch (`touch`); where the arm of a hand at the partner is too short, its
       shoulder and the trunk follow, and where they do not get there, arms are made longer (`lean`); bodies that are
       inside each other lean out of each other and elbows swing out of the partner (`apart`), with feet and hands where
       they are

Nothing is invented: no path is changed. Letters: P people, T frames, J joints (22).
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from intermoe.core.types import Interaction
from intermoe.motion import apart, footing, lean, touch
from intermoe.skeleton import body, ik, kinematics, quat, solve
from intermoe.skeleton.smpl22 import ANKLES, ELBOWS, FEET, HIPS, KNEES, SHOULDERS, WRISTS

MOST = 0.12  # metres a foot is moved at most; a longer slide is a wandering body, not a slipping foot
DRAWN = 4.0  # frames over which a foot that is drawn along gathers speed
JUMP = 0.5  # metres a second that holding adds to a foot's swing on average; its fastest moment has twice that
DEEPEST = 0.06  # metres the pelvis comes down at most
HIGHEST = 0.15  # metres a body that is in the floor comes up at most
LOWEST, ROUNDED = 0.01, 0.005  # metres: no ankle or toe is lower; where that begins to hold, so that no foot stops dead
ELSEWHERE, TOE = (
    0.03,
    0.02,
)  # metres: feet that stand so far below 0 tell another floor; a standing toe is so far above its floor
SHORTEST = 0.10  # seconds: shorter stands are noise of the contact label
SLIP = (0.3, 0.6)  # metres a second: below, an unlabelled flat foot comes to stand; above, it is on its way
EDGE = 3  # frames over which a foot comes to a halt and leaves again
# share of a limb's length beyond which it is straightened gently: where it reaches, that moves a hand by 8 mm at most,
# the foot of a standing leg, which is nearly straight, by 3 mm
SOFT_ARM, SOFT_LEG = 0.98, 0.99
# of an arm's length from shoulder to wrist: below, and above, which the wrist is left to the solved arm
FOLDED = (0.2, 0.4)
FOLDED_NEAR = 0.3  # in place of the latter, for a hand at the partner
STRAIGHT = 0.03  # metres of bend below which a limb's plane is taken from the frames around
AROUND = (2.0, 12.0)  # frames: a limb that is straight for long bends as it did before and will
LEGS = tuple(zip(HIPS, KNEES, ANKLES, FEET, strict=True))
ARMS = tuple(zip(SHOULDERS, ELBOWS, WRISTS, strict=True))


def clean(clip: Interaction, *, pinned: np.ndarray | None = None) -> Interaction:
    """The same interaction with constant bone lengths and standing feet, its rotations solved to fit.

    pinned: (P, T, 2) bool, left and right: feet that are in this frame where they have to be; holding moves them elsewhere only.
    Wrists move less than 1 cm wherever the arm, with shoulder and trunk, reaches where they were, but come up with a body that was in the floor
    unless they are at the partner. Joints and rotations agree: forward kinematics
    of the result's rotations, translation and offsets are its positions. UserError for another skeleton than the 22
    joints.
    """
    raw, fps = np.asarray(clip.positions, np.float64), float(clip.fps)
    rotations, offsets = solve.solve_rotations(raw, clip.rotations)
    lengths = np.linalg.norm(offsets, axis=-1)  # (P, 22)
    positions, world = kinematics.forward(rotations, raw[:, :, 0], offsets[:, None])
    planted = standing(clip)
    held = raw + _hold(raw, planted, pinned, fps=fps)  # only ankles and toes differ from raw
    lift = _lift(positions, held, _floor(raw, planted))
    if pinned is not None:
        lift = np.where(pinned, 0.0, lift)
    held[:, :, ANKLES, 1] += lift
    rise = _around(lift.max(-1), HIGHEST, fps)
    positions[..., 1] += rise[..., None]
    if len(raw) == 2:
        positions += apart.pushes(positions, body.stature(offsets), fps=fps)[:, :, None]
    positions[..., 1] -= _drop(positions, held, lengths, fps=fps)[..., None]
    for leg in LEGS:
        _fit(
            positions,
            world,
            leg[:3],
            _eased(positions[:, :, leg[0]], held[:, :, leg[2]], leg[1:3], lengths, SOFT_LEG),
            lengths,
        )
    wrists = raw.copy()
    if len(raw) == 2:
        statures = body.stature(offsets)
        hands = body.hand_points(positions, world, offsets[:, None]) - positions[:, :, WRISTS] + raw[:, :, WRISTS]
        wrists[:, :, WRISTS] += touch.reaches(hands, raw, statures, fps=fps)
        # hands come up with the body, but those at the partner stay there, and the body leans to them
        near = touch.nearness(hands, raw, statures)
        wrists[:, :, WRISTS, 1] += rise[..., None] * (1.0 - near)
        lean.follow(positions, world, wrists[:, :, WRISTS], near, lengths, fps=fps)
        longer = lean.longer(positions, wrists[:, :, WRISTS], near, lengths, statures)[:, None]
        offsets[:, [*ELBOWS, *WRISTS]] *= longer[..., None]
        lengths[:, [*ELBOWS, *WRISTS]] *= longer
    else:
        near = np.zeros((*raw.shape[:2], 2))
        wrists[:, :, WRISTS, 1] += rise[..., None]
    for side, arm in enumerate(ARMS):
        _fit(positions, world, arm, _arm_target(positions, wrists, arm, lengths, near[:, :, side]), lengths)
    if len(raw) == 2:
        _swing(positions, world, apart.swings(positions, body.stature(offsets), fps=fps))
    rotations = kinematics.local_from_global(world)
    positions, _ = kinematics.forward(rotations, positions[:, :, 0], offsets[:, None])
    return clip.replace(
        positions=positions.astype(np.float32),
        rotations=rotations.astype(np.float32),
        translation=positions[:, :, 0].astype(np.float32),
        offsets=offsets.astype(np.float32),
        foot_contacts=planted,
    )


def standing(clip: Interaction) -> np.ndarray:
    """Foot joints to hold, (P, T, 4) bool in the order of FOOT_JOINTS: labelled as contact, or of a flat foot.

    A flat foot that is faster than a slip is on a low step and is let go, unless its label says that it stands.
    """
    shortest = max(2, round(SHORTEST * float(clip.fps)))
    ankles = np.asarray(clip.positions, np.float64)[:, :, ANKLES][..., [0, 2]]
    speed = np.zeros(ankles.shape[:-1])
    if clip.num_frames > 1:
        speed = np.linalg.norm(np.gradient(ankles, axis=1), axis=-1) * float(clip.fps)
    slow = footing.hysteresis(speed < SLIP[0], speed < SLIP[1], axis=1)
    flat = np.repeat(footing.shrink(footing.flat_feet(clip.positions) & slow), 2, axis=-1)
    if clip.foot_contacts is None:
        return footing.drop_short(flat, shortest)
    filled = ~footing.drop_short(~clip.foot_contacts.astype(bool), 2)  # a label that drops out for one frame
    return footing.drop_short(filled | flat, shortest)


def _hold(positions: np.ndarray, planted: np.ndarray, pinned: np.ndarray | None = None, *, fps: float) -> np.ndarray:
    """How far to move ankles and toes so that standing feet stay: -> (P, T, 22, 3), metres, along the floor.

    Over a stand, c[t+1] = c[t] - (travel of what stands), with mean 0, or 0 where the foot is pinned; between stands c goes over smoothly.
    """
    moved = np.zeros_like(positions)
    for person in range(len(positions)):
        for foot, (_, _, ankle, toe) in enumerate(LEGS):
            points = positions[person][:, [ankle, toe]][..., [0, 2]]  # (T, 2, 2)
            stands = planted[person][:, 2 * foot : 2 * foot + 2]
            stays = np.zeros(len(points), bool) if pinned is None else pinned[person, :, foot]
            moved[person][:, [[ankle], [toe]], [[0, 2]]] = _correction(points, stands, stays, jump=JUMP / fps)[:, None]
    return moved


def _correction(points: np.ndarray, stands: np.ndarray, stays: np.ndarray, *, jump: float = np.inf) -> np.ndarray:
    """points (T, 2, 2) ankle and toe on the floor, stands (T, 2) bool, stays (T,) bool (pinned) -> correction (T, 2) of the whole foot.

    jump: metres a frame, on average from one stand to the next, beyond which the two are one stand.
    """
    frames = len(points)
    both = stands[1:] & stands[:-1]
    weight = both / np.maximum(both.sum(-1, keepdims=True), 1)
    travel = (np.diff(points, axis=0) * weight[..., None]).sum(1)  # (T-1, 2): of the joints that stand
    correction = np.zeros((frames, 2))
    any_both = np.concatenate([[False], both.any(-1), [False]])
    starts = np.flatnonzero(~any_both[:-1] & any_both[1:]).tolist()  # frames
    stops = np.flatnonzero(any_both[:-1] & ~any_both[1:]).tolist()  # last frame of the stand
    if not len(starts):
        return correction
    back = np.zeros((frames - 1, 2))  # steps of the correction
    for start, stop in zip(starts, stops, strict=True):
        # steps from the nearer end of the stand
        into = np.minimum(np.arange(stop - start), np.arange(stop - start)[::-1])
        back[start:stop] = (
            -np.minimum((into + 1.0) / EDGE, 1.0)[:, None] * travel[start:stop]
        )  # a foot does not stop dead
    knots: list[tuple[int, int]] = list(zip(starts, stops, strict=True))
    paths = [_path(back[start:stop], stays[start : stop + 1]) for start, stop in knots]
    while len(knots) > 1:  # stands so close together that the foot would jump from one to the next are one
        jumps = [
            float(np.linalg.norm(new[0] - old[-1])) / (start - stop)
            for (_, stop), (start, _), old, new in zip(knots[:-1], knots[1:], paths[:-1], paths[1:], strict=True)
        ]
        worst = int(np.argmax(jumps))
        if jumps[worst] <= jump:
            break
        knots[worst : worst + 2] = [(knots[worst][0], knots[worst + 1][1])]
        start, stop = knots[worst]
        paths[worst : worst + 2] = [_path(back[start:stop], stays[start : stop + 1])]
    for (start, stop), path in zip(knots, paths, strict=True):
        correction[start : stop + 1] = path
    values = [(path[0], path[-1]) for path in paths]
    for frame in np.flatnonzero(stays).tolist():  # in a swing
        if not any(start <= frame <= stop for start, stop in knots):
            knots.append((frame, frame))
            values.append((np.zeros(2), np.zeros(2)))
    order = sorted(range(len(knots)), key=lambda n: knots[n])
    knots, values = [knots[n] for n in order], [values[n] for n in order]
    correction[: knots[0][0]] = values[0][0]
    correction[knots[-1][1] + 1 :] = values[-1][1]
    for (_, stop), (start, _), (_, old), (new, _) in zip(knots[:-1], knots[1:], values[:-1], values[1:], strict=True):
        s = np.linspace(0.0, 1.0, start - stop + 1)[1:-1, None]
        correction[stop + 1 : start] = old + (new - old) * s**3 * (10.0 - 15.0 * s + 6.0 * s**2)  # minimum jerk
    return correction


def _path(back: np.ndarray, stays: np.ndarray) -> np.ndarray:
    """Steps (T-1, 2) of a stand's correction and where the foot is pinned (T,) -> the correction (T, 2)."""
    path = np.concatenate([np.zeros((1, 2)), np.cumsum(back, axis=0)])
    if stays.any():
        path = path - path[stays].mean(0)
        return path * min(1.0, MOST / _longest(path))
    return _within(path - path.mean(0))


def _within(path: np.ndarray) -> np.ndarray:
    """A correction (T, 2) of a stand, no longer than `MOST` in any frame: a foot that wanders farther stands for as long as it
    can and is then drawn along.
    """
    if _longest(path) <= MOST:
        return path
    left = np.zeros_like(path)  # what is not taken back
    for t in range(len(path)):
        rest = path[t] + left[max(t - 1, 0)]
        left[t] = rest * min(1.0, MOST / max(float(np.linalg.norm(rest)), 1e-9)) - path[t]
    left = gaussian_filter1d(left, DRAWN, axis=0, mode="nearest")
    path = path + left
    return path * np.minimum(1.0, MOST / np.maximum(np.linalg.norm(path, axis=-1, keepdims=True), 1e-9))


def _longest(path: np.ndarray) -> float:
    return max(float(np.linalg.norm(path, axis=-1).max()), 1e-9)


def _floor(positions: np.ndarray, planted: np.ndarray) -> float:
    """Height of the pair's floor, metres: 0, but where both stand far below it (captured motion) that of the higher one."""
    toes = [person[stands] for person, stands in zip(positions[:, :, FEET, 1], planted[..., 1::2], strict=True)]
    usual = max((float(np.median(heights)) for heights in toes if heights.size), default=0.0)
    return usual - TOE if usual < -ELSEWHERE else 0.0


def _lift(positions: np.ndarray, held: np.ndarray, floor: float) -> np.ndarray:
    """How far each foot has to come up to be on the floor: -> (P, T, 2) metres. Its toe keeps its place beside the ankle."""
    ankles = held[:, :, ANKLES, 1]
    toes = ankles + positions[:, :, FEET, 1] - positions[:, :, ANKLES, 1]
    deep = floor + LOWEST - np.minimum(ankles, toes)
    return np.where(deep < ROUNDED, np.maximum(deep + ROUNDED, 0.0) ** 2 / (4.0 * ROUNDED), deep).clip(max=HIGHEST)


def _drop(positions: np.ndarray, held: np.ndarray, lengths: np.ndarray, *, fps: float) -> np.ndarray:
    """How far to bring the whole body down, smoothly, where a leg cannot reach its held ankle: -> (P, T) metres."""
    need = np.zeros(positions.shape[:2])
    for hip, knee, ankle, _ in LEGS:
        leg = ik.FULL * (lengths[:, None, knee] + lengths[:, None, ankle])
        gap = positions[:, :, hip] - held[:, :, ankle]
        level = np.sqrt(np.maximum(leg**2 - (gap[..., [0, 2]] ** 2).sum(-1), 0.0))
        need = np.maximum(need, gap[..., 1] - level)
    return _around(need, DEEPEST, fps)


def _around(need: np.ndarray, most: float, fps: float) -> np.ndarray:
    """(P, T) metres, at most `most`: smooth, and as much as is needed also shortly before and after."""
    window = max(1, round(0.08 * fps))
    around = maximum_filter1d(np.clip(need, 0.0, most), 2 * window + 1, axis=1)
    return gaussian_filter1d(around, window / 2, axis=1)


def _fit(joints: np.ndarray, world: np.ndarray, limb: tuple[int, ...], target: np.ndarray, lengths: np.ndarray) -> None:
    """Put a limb's end at `target` (P, T, 3) and turn its two bones along, in place; the end keeps its orientation."""
    root, middle, end = limb
    start, upper, lower = joints[:, :, root], joints[:, :, middle] - joints[:, :, root], joints[:, :, end]
    lower = lower - joints[:, :, middle]
    hint = start + _steady_bend(upper, upper + lower)
    knee, foot = ik.two_bone(start, hint, target, lengths[:, None, middle], lengths[:, None, end])
    for joint, bone, new in ((root, upper, knee - start), (middle, lower, foot - knee)):
        world[:, :, joint] = quat.multiply(quat.between(bone, new), world[:, :, joint])
    joints[:, :, middle], joints[:, :, end] = knee, foot


def _swing(joints: np.ndarray, world: np.ndarray, angles: np.ndarray) -> None:
    """Turn each arm by `angles` (P, T, 2) about the line from its shoulder to its wrist, in place."""
    for side, (shoulder, elbow, wrist) in enumerate(ARMS):
        axis = joints[:, :, wrist] - joints[:, :, shoulder]
        axis = axis / np.maximum(np.linalg.norm(axis, axis=-1, keepdims=True), 1e-9)
        turn = quat.from_axis_angle(axis, angles[..., side])
        for joint in (shoulder, elbow):
            world[:, :, joint] = quat.multiply(turn, world[:, :, joint])
        joints[:, :, elbow] = joints[:, :, shoulder] + quat.rotate(turn, joints[:, :, elbow] - joints[:, :, shoulder])


def _arm_target(
    positions: np.ndarray, raw: np.ndarray, arm: tuple[int, ...], lengths: np.ndarray, near: np.ndarray
) -> np.ndarray:
    """Where a wrist goes, (P, T, 3): where it was, but an arm never snaps straight nor turns over when it is folded up.

    A wrist at the shoulder stays where the solved bones put it. near: (P, T) 0 to 1, how near the hand is to the partner.
    """
    shoulder, elbow, wrist = arm
    target = _eased(positions[:, :, shoulder], raw[:, :, wrist], (elbow, wrist), lengths, SOFT_ARM)
    size = np.linalg.norm(raw[:, :, wrist] - positions[:, :, shoulder], axis=-1, keepdims=True)
    share = size / (lengths[:, elbow] + lengths[:, wrist])[:, None, None]
    full = FOLDED[1] + (FOLDED_NEAR - FOLDED[1]) * near[..., None]
    unfolded = np.clip((share - FOLDED[0]) / (full - FOLDED[0]), 0.0, 1.0)
    return positions[:, :, wrist] + unfolded * (target - positions[:, :, wrist])


def _eased(
    root: np.ndarray, target: np.ndarray, bones: tuple[int, ...], lengths: np.ndarray, soft: float
) -> np.ndarray:
    """Targets (P, T, 3) that a limb reaches without snapping straight: from `soft` of its length on, exponentially."""
    full = ik.FULL * lengths[:, bones].sum(-1)[:, None, None]
    size = np.maximum(np.linalg.norm(target - root, axis=-1, keepdims=True), 1e-9)
    spare = (1.0 - soft) * full
    eased = full - spare * np.exp(-np.maximum(size - soft * full, 0.0) / spare)
    return root + (target - root) * np.where(size > soft * full, eased / size, 1.0)


def _steady_bend(middle: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which way a limb bends, (P, T, 3), from its joints relative to its root; where it is straight, as shortly before
    and after.
    """
    along = end / np.maximum(np.linalg.norm(end, axis=-1, keepdims=True), 1e-9)
    bend = middle - (middle * along).sum(-1, keepdims=True) * along
    around = sum(gaussian_filter1d(bend, frames, axis=1, mode="nearest") for frames in AROUND)
    trust = np.linalg.norm(bend, axis=-1, keepdims=True)
    return (trust * bend + STRAIGHT * around) / (trust + STRAIGHT)
