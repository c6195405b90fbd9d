"""How the evaluators of the data sets are shown a clip: which frames, in whose order, as which features.

`released` keeps the draws of the authors' readers; `ours` shows a clip's beginning. Letters: P people, T frames, F features.
"""

from __future__ import annotations

import numpy as np

from intermoe.motion import interhuman, interx

LONGEST = {"interhuman": 300, "interx": 150, "humanml3d": 196}  # frames that the evaluator of a data set reads at most
UNIT = 4  # frames of a movement of the matchers (Inter-X, HumanML3D): lengths are whole movements


def cut(
    features: np.ndarray, dataset: str, rng: np.random.Generator, *, released: bool = False, drawn: bool = False
) -> np.ndarray:
    """A real clip (P, T, F) as the protocol shows it; `drawn`: the store has the released reader's draws behind it."""
    longest: int = LONGEST.get(dataset) or features.shape[1]
    if dataset == "interhuman" and released and not drawn:
        return _interhuman(features, longest, rng)
    if dataset in ("interx", "humanml3d"):
        return _units(features[:, :longest] if dataset == "interx" else features, longest, rng, released)
    return features[:, :longest]


def view(x: np.ndarray, dataset: str, *, pelvis: np.ndarray | None = None) -> np.ndarray:
    """A store's clip (P,T,F) as the evaluator of its data set sees it: Inter-X's without joints, (2,T,336), person 0's
    translation zero in the first frame; all others as they are.

    pelvis (3,): where it is at rest, of features with joints.
    """
    if dataset != "interx" or x.shape[-1] == interx.ROTATION_FEATURES:
        return x
    return interx.rotation_features(*interx.split_clip(interx.clip_of(x, np.zeros(3) if pelvis is None else pelvis)))


def exchanged(x: np.ndarray, dataset: str) -> np.ndarray:
    """The pair (2,T,F) with its people exchanged, placed as if it had been read in that order."""
    if dataset in ("interhuman", "duets"):
        return interhuman.recanonical(np.ascontiguousarray(x[::-1]))
    out = np.ascontiguousarray(x[::-1])
    out[..., -6:-3] -= out[0, 0, -6:-3]  # translations
    return out


def _interhuman(x: np.ndarray, longest: int, rng: np.random.Generator) -> np.ndarray:
    """The draws of InterGen's reader on features."""
    start = int(rng.integers(x.shape[1] - longest)) if x.shape[1] > longest else 0
    before, after = (bool(rng.random() > 0.5) for _ in range(2))
    x = x[:, start : start + longest].copy()
    block = interhuman.BLOCKS["position"]
    height = slice(block.start + 1, block.start + block.width, 3)
    x[..., height] -= x[..., height].min((1, 2), keepdims=True)
    x = interhuman.recanonical(x[::-1] if before else x)
    return x[::-1] if after else x


def _units(x: np.ndarray, longest: int, rng: np.random.Generator, released: bool) -> np.ndarray:
    """Whole movements; released: one less in a third of the clips, from a random place."""
    units, start = x.shape[1] // UNIT, 0
    if released:
        units -= int(units > 1 and rng.integers(3) == 0)
        start = int(rng.integers(x.shape[1] - units * UNIT + 1))
    length = min(units * UNIT, longest // UNIT * UNIT)
    return x[:, start : start + length]
