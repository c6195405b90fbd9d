"""Losses count valid frames and nothing else."""

import torch

from intermoe.models.vae import Posterior
from intermoe.training import losses


def zero(x_t, timesteps, cond, *, lengths=None):
    return torch.zeros_like(x_t)


def test_denoising_is_a_mean_over_valid_frames():
    x0 = torch.ones(2, 2, 4, 3)
    x0[1] = 2.0
    x0[1, :, 1:] = 1e3  # padding
    arguments = (zero, x0, torch.tensor([0, 5]), torch.zeros_like(x0), None)
    assert torch.allclose(losses.denoising(*arguments, lengths=torch.tensor([4, 1])), torch.tensor((4 * 1.0 + 4.0) / 5))
    weighted = losses.denoising(*arguments, lengths=torch.tensor([4, 1]), clip_weight=torch.tensor([1.0, 0.0]))
    assert torch.allclose(weighted, torch.tensor(4 / 5))


def test_vae_terms():
    target, posterior = torch.zeros(1, 4, 262), Posterior(torch.zeros(1, 1, 7, 2), torch.zeros(1, 1, 7, 2))
    guess = target.clone()
    guess[..., :66] = 1.0
    terms = losses.vae(guess, target, posterior)
    assert torch.allclose(terms["position"], torch.tensor(1.0)) and terms["velocity"] == 0 and terms["kl"] == 0
    assert torch.allclose(terms["total"], torch.tensor(66 / 262 + 0.5))
    guess[:, 2:] = 77.0
    masked = losses.vae(guess, target, posterior, lengths=torch.tensor([2]))
    assert all(torch.allclose(masked[name], terms[name]) for name in terms)


def test_inter_xs_velocities_and_rotations_are_told_apart() -> None:
    """A joint of Inter-X has position 3, velocity 3, rotation 6."""
    target = torch.zeros(2, 8, 55, 12)
    posterior = Posterior(torch.zeros(1), torch.zeros(1))
    for name, columns in (("position", slice(0, 3)), ("velocity", slice(3, 6)), ("rotation", slice(6, 12))):
        made = target.clone()
        made[..., columns] = 1.0
        terms = losses.vae(made, target, posterior, layout="interx")
        assert {n: float(terms[n]) for n in ("position", "velocity", "rotation")} == {
            n: float(n == name) for n in ("position", "velocity", "rotation")
        }
