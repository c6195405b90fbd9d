"""Hands brought to what they are going for, in the latents of a sample.

The contact reader (models/contacts.py) says which hand touches what of the partner, and when. Where it is sure and the two are
apart, both people are moved together (direction/gaussian.py): by the smallest and smoothest change of the latents, so that
shoulder, trunk and steps come along as they do in the corpus. What is missing is read off the decoded motion, how it follows
from the latents off the reader's linear map, which is right to centimetres only.
Letters: B clips, P people (2), L latent frames, K coordinates, C parts of the partner, M observations.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F

from intermoe.direction import gaussian
from intermoe.direction.steer import thickness
from intermoe.models.contacts import HANDS, PARTS, ContactReader
from intermoe.models.windows import WINDOW

SURE, STILL = 0.2, 0.08  # probability from which there is a touch, and above which it lasts
EVERY, MOST = 2, 12  # latent frames from one observation of a touch to the next, at least; observations of one touch
FARTHEST = 0.6  # metres: what is farther apart is left alone
NEAR = 0.05  # metres that may be left, between a hand and a body
HELD = 0.02  # between the points of two hands: the corpus's are 1.2 cm apart
TOLERANCE = 0.03  # metres
ROUNDS = 3  # distances are not linear
CREDIBLE = 0.06  # metres by which the linear map may err; where it says more it is out of its depth, and pulling on would fold arms up
ENOUGH = 0.005  # metres that are not worth a move

Touch = tuple[int, int, int, int]  # latent frame, person, hand, part of the partner


@torch.no_grad()
def close(
    reader: ContactReader,
    latents: Tensor,
    likely: Tensor,
    *,
    lengths: Tensor,
    free: Tensor | None = None,
    joints: Callable[[Tensor], Tensor] | None = None,
) -> Tensor:
    """Latents (B,P,L,K+H) with hands at what they touch.

    Args:
        likely: probability of each touch (B,P,L,2,C), as `ContactReader.read` gives it.
        lengths: valid latent frames (B,).
        joints: coordinates (1,P,L,K) -> joints in the middle of each latent frame (1,P,L,J,3), metres, as they are decoded; None: by
            the reader's linear map.
        free: (P,L) bool, who may be moved in which latent frames of the one clip; None: all. Person 0 starts where they
            started.
    """
    K, out = reader.config.coordinates, latents.clone()
    responses = reader.responses().double().cpu()
    for clip, length in enumerate(lengths.tolist()):
        found = touches(likely[clip, :, :length].cpu())
        if not found:
            continue
        response, spread = _response(found, responses, length), gaussian.spread(length)
        may = torch.ones(2, length, 1, dtype=response.dtype) if free is None else free[:, :length, None].to(response)
        response = torch.cat((response, _start(reader, length))) * may
        for _ in range(ROUNDS):
            missing = _missing(found, _ways(reader, joints, out[clip : clip + 1, :, :length, :K])[0].double().cpu())
            if float(missing.abs().max()) < ENOUGH:
                break
            change = gaussian.move(
                response, spread, F.pad(missing.flatten(), (0, len(response) - missing.numel())), TOLERANCE
            )
            out[clip, :, :length, :K] += (change * may).to(out)
    return out


def touches(likely: Tensor) -> list[Touch]:
    """Where to look at each touch: at its surest frame and, as far as it lasts, every `EVERY` around; at one that lasts long
    more rarely, `MOST` in all. likely: (P,L,2,C)."""
    likely = likely.clone()
    hands = likely[..., : len(HANDS)]
    likely[0, ..., : len(HANDS)] = (hands[0] + hands[1].transpose(-1, -2)) / 2.0  # two hands are one touch
    likely[1, ..., : len(HANDS)] = 0.0
    found: list[Touch] = []
    for person, hand, part in (likely.amax(dim=1) >= SURE).nonzero().tolist():
        curve = likely[person, :, hand, part]
        for first, last in _runs((curve > STILL).tolist()):
            if float(curve[first : last + 1].max()) < SURE:
                continue
            surest = first + int(curve[first : last + 1].argmax())
            every = max(EVERY, -(-(last - first + 1) // MOST))
            found += [(f, person, hand, part) for f in range(first, last + 1) if (f - surest) % every == 0]
    return found


def _runs(held: list[bool]) -> list[tuple[int, int]]:
    """First and last of each run of True."""
    edges = [i for i, (a, b) in enumerate(zip([False, *held], [*held, False], strict=True)) if a != b]
    return [(first, after - 1) for first, after in zip(edges[::2], edges[1::2], strict=True)]


def _response(found: list[Touch], responses: Tensor, length: int) -> Tensor:
    """How each way from part to hand follows from the coordinates: (3*M,P,L,K)."""
    out = torch.zeros(len(found), 3, 2, length, responses.shape[-1], dtype=torch.float64)
    for row, (frame, person, hand, part) in enumerate(found):
        for lag in range(responses.shape[2]):
            at = max(frame - lag, 0)  # before the start stands the first frame (`ContactReader.joints`)
            out[row, :, person, at] += responses[hand, :, lag]
            out[row, :, 1 - person, at] -= responses[part, :, lag]
    return out.flatten(0, 1)


def _start(reader: ContactReader, length: int) -> Tensor:
    """How the place on the floor where person 0 starts follows from the coordinates, (2,P,L,K): it stays the origin."""
    joints = reader.joints_map.unflatten(0, (WINDOW, -1)).double().cpu()  # (WINDOW,K,J*3), the pelvis first
    out = torch.zeros(2, 2, length, joints.shape[1], dtype=torch.float64)
    out[:, 0, 0] = joints[:, :, [0, 2]].sum(0).T
    return out


def _ways(reader: ContactReader, joints: Callable[[Tensor], Tensor] | None, x: Tensor) -> Tensor:
    """From each hand to each part (1,P,L,2,C,3): as they are decoded, as far as that is credible."""
    mapped = reader.ways(x)
    if joints is None:
        return mapped
    off = reader.between(joints(x)) - mapped
    return mapped + off * (CREDIBLE / off.norm(dim=-1, keepdim=True).clamp(min=1e-9)).clamp(max=1.0)


def _missing(found: list[Touch], ways: Tensor) -> Tensor:
    """What each hand misses, (M,3) metres; ways as `ContactReader.ways` gives them, of one clip."""
    out = torch.zeros(len(found), 3, dtype=torch.float64)
    for row, (frame, person, hand, part) in enumerate(found):
        way = ways[person, frame, hand, part]
        size, apart = float(way.norm()), _APART[part]
        if apart < size < apart + FARTHEST:
            out[row] = way * (1.0 - apart / size)
    return out


_APART = [HELD if name in HANDS else thickness(name) + NEAR for name in PARTS]
