"""InterGen's geometric and interaction losses on decoded features (Liang et al., IJCV 2024, section 5.2), as released.

They hold for a model that predicts InterHuman's features themselves (preset `intergen`); `motion_loss.py` is what our latent
denoiser takes from them. Letters: B clips, P people (2), T frames, J joints (22), F = 262 features.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from intermoe.motion.interhuman import CONTACT_HEIGHT, CONTACT_SPEED
from intermoe.motion.normalize import Normalizer
from intermoe.skeleton.smpl22 import FOOT_JOINTS, HIPS
from intermoe.training.quality import bone_lengths, positions

WEIGHTS = {"RO": 0.01, "JA": 3.0, "DM": 3.0, "VEL": 30.0, "FC": 30.0, "BL": 10.0}
NEAR, TOUCHING = 1.0, 0.1  # metres: joints whose distance is compared, and those that are drawn together
LAST_TIMESTEP = 700  # up to which geometry counts (released configuration)
_EPSILON = 1e-7


class FeatureLoss(nn.Module):
    """The loss of a denoiser of features: the sum of all terms, those of geometry where the noise is low enough."""

    def __init__(self, normalizer: Normalizer) -> None:
        super().__init__()
        self._normalizer = [normalizer]  # in a list, so that it is not kept twice

    def forward(self, error: Tensor, x0: Tensor, timesteps: Tensor, valid: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
        """error, x0 (B,P,T,F), timesteps (B,), valid (B,T) bool -> loss, and each term, those of each person summed."""
        (normalizer,) = self._normalizer
        mean, std = normalizer.mean.to(x0.device), normalizer.std.to(x0.device)
        with torch.autocast(error.device.type, enabled=False):  # metres need more than bf16's three digits
            terms = intergen(
                x0 + error.float(), x0, valid=valid, low_noise=timesteps <= LAST_TIMESTEP, mean=mean, std=std
            )
        summed = {name: value.sum() for name, value in terms.items()}
        return torch.stack(list(summed.values())).sum(), {name: value.detach() for name, value in summed.items()}


def intergen(
    prediction: Tensor, target: Tensor, *, valid: Tensor, low_noise: Tensor, mean: Tensor, std: Tensor
) -> dict[str, Tensor]:
    """All terms, each with its weight.

    Args:
        prediction, target: standardised features (B,P,T,F).
        valid: frames that count, (B,T) bool.
        low_noise: clips whose noise level is low enough for geometry, (B,) bool; "simple" and "RO" count all.
        mean, std: of the features, (F,).

    Returns:
        "simple" (squared error of the features), "RO" (orientation of one person to the other), "JA" (joints that touch
        come together), "DM" (distances between near joints): scalars. "VEL" (joint velocities), "FC" (feet that stand),
        "BL" (bone lengths): (P,), one a person.
    """
    found, wanted = (positions(x * std + mean) for x in (prediction, target))
    frames, clips = valid.to(prediction), low_noise.to(prediction)

    def over(values: Tensor, frames: Tensor) -> Tensor:  # (B,...,T) -> (...): frames of a clip, then clips
        each = (values * frames.view(len(frames), *[1] * (values.dim() - 2), -1)).sum(-1)
        each = each / (frames.sum(-1) + _EPSILON).view(-1, *[1] * (each.dim() - 1))
        return (each.movedim(0, -1) * clips).sum(-1) / (clips.sum() + _EPSILON)

    steps, feet = frames[:, :-1], list(FOOT_JOINTS)  # released code: a clip's last step leads into its padding
    moved, should = found.diff(dim=2), wanted.diff(dim=2)
    sliding = moved[..., feet, :]
    speed, height = sliding.square().sum(-1), found[:, :, :-1, feet, 1]
    stands = ((speed < CONTACT_SPEED) & (height < torch.as_tensor(CONTACT_HEIGHT).to(height))).to(found)
    slid = (sliding.square().mean(-1) * stands).sum(-1) / (stands.sum(-1) + _EPSILON)
    turned = (_turn(found) - _turn(wanted)).square().mean(-1) * frames
    terms = {
        "RO": turned.sum() / (frames.sum() + _EPSILON),  # released code: over all clips, whatever their noise level
        "VEL": over((moved - should).flatten(3).square().mean(-1), steps),
        "FC": over(slid, steps),
        "BL": over((bone_lengths(found) - bone_lengths(wanted)).square().mean(-1), frames),
    }
    between, right = _distances(found), _distances(wanted)  # (B,T,J*J)
    for name, chosen, goal in (("DM", between < NEAR, right), ("JA", right < TOUCHING, torch.zeros_like(right))):
        chosen = chosen.to(found)
        terms[name] = over(((between - goal).square() * chosen).sum(-1) / (chosen.sum(-1) + _EPSILON), frames)
    terms = {name: WEIGHTS[name] * value for name, value in terms.items()}
    squares = (prediction - target).square().mean(-1) * frames[:, None]
    return {"simple": squares.sum() / (frames.sum() * prediction.shape[1] + _EPSILON), **terms}


def _turn(joints: Tensor) -> Tensor:
    """(B,P,T,J,3) -> w and y of the quaternion that turns person 0's facing to person 1's, (B,T,2)."""
    left, right = HIPS
    across = joints[..., right, :] - joints[..., left, :]
    facing = torch.stack((across[..., 2], torch.zeros_like(across[..., 0]), -across[..., 0]), dim=-1)  # up x across
    first, second = torch.nn.functional.normalize(facing, dim=-1, eps=1e-12).unbind(1)
    quaternion = torch.cat((1.0 + (first * second).sum(-1, keepdim=True), torch.linalg.cross(first, second)), dim=-1)
    return torch.nn.functional.normalize(quaternion, dim=-1, eps=1e-12)[..., [0, 2]]


def _distances(joints: Tensor) -> Tensor:
    """(B,P,T,J,3) -> distances of every joint of one to every joint of the other, (B,T,J*J)."""
    first, second = joints.unbind(1)
    return torch.cdist(first, second, compute_mode="donot_use_mm_for_euclid_dist").flatten(2)
