"""The VAE: any leading axes, any length, causal, streaming equals one pass."""

import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.models.vae import CausalSkeletalVAE, VAEConfig, join_joints, split_joints


def small(layout="interhuman", joint_kernel=1):
    torch.manual_seed(0)
    return CausalSkeletalVAE(VAEConfig(layout=layout, channels=8, joint_kernel=joint_kernel, dropout=0.0)).eval()


@pytest.mark.parametrize("joint_kernel", [1, 3])
@torch.no_grad()
def test_shapes_batching_and_odd_lengths(joint_kernel):
    vae = small(joint_kernel=joint_kernel)
    x = torch.randn(2, 2, 10, 262)
    mean = vae.encode(x).mean
    assert mean.shape == (2, 2, 3, 7, 8)
    assert torch.allclose(vae.encode(x[1, 0]).mean, mean[1, 0], atol=1e-5)
    repeated = torch.cat((x, x[:, :, -1:], x[:, :, -1:]), dim=2)
    assert torch.allclose(vae.encode(repeated).mean, mean, atol=1e-6)
    assert vae.decode(mean).shape == (2, 2, 12, 262)
    assert vae.decode(mean, 10).shape == x.shape
    assert torch.allclose(vae.decode(mean[0, 1]), vae.decode(mean)[0, 1], atol=1e-5)


@torch.no_grad()
def test_interx_layout():
    vae = small("interx")
    x = torch.randn(1, 2, 8, 55, 12)
    assert vae.encode(x).mean.shape == (1, 2, 2, 7, 8)
    assert vae.decode(vae.encode(x).mean).shape == x.shape


@torch.no_grad()
def test_causal_and_streaming():
    vae = small(joint_kernel=3)
    x = torch.randn(1, 24, 262)
    changed = torch.cat((x[:, :12], torch.randn(1, 12, 262)), dim=1)
    z = vae.encode(x).mean
    assert torch.allclose(vae.encode(changed).mean[:, :3], z[:, :3], atol=1e-6)
    assert torch.allclose(vae.decode(z[:, :3]), vae.decode(z)[:, :12], atol=1e-5)


def test_split_and_join_are_inverse():
    x = torch.randn(2, 3, 262)
    joints = split_joints(x, "interhuman")
    assert joints.shape == (2, 3, 22, 13) and torch.equal(join_joints(joints, "interhuman"), x)
    assert torch.equal(joints[..., 10, 12], x[..., 259]) and torch.equal(joints[..., 5, :3], x[..., 15:18])


def test_trains_and_is_checked():
    vae = small()
    x = torch.randn(2, 8, 262)
    reconstruction, posterior = vae.train()(x, torch.Generator().manual_seed(0))
    (reconstruction.square().mean() + posterior.kl().mean()).backward()
    assert all(p.grad is not None for p in vae.parameters())
    with pytest.raises(UserError, match="interhuman"):
        VAEConfig(layout="interhumans")
    with pytest.raises(UserError, match="odd"):
        VAEConfig(joint_kernel=2)


@pytest.mark.parametrize("layout", ["interhuman", "interx"])
def test_sequences_in_parts_equal_all_at_once(layout, monkeypatch):
    """Values and gradients of 5 sequences, two in a part."""
    vae, joints = small(layout), 22 if layout == "interhuman" else 55
    x = torch.randn(5, 10, *((262,) if layout == "interhuman" else (55, 12)))

    def run():
        vae.zero_grad()
        made = vae.decode(vae.encode(x).mean, 10)
        made.square().sum().backward()
        return made.detach(), [p.grad.clone() for p in vae.parameters()]

    whole, gradients = run()
    monkeypatch.setattr("intermoe.models.vae.PART", 2 * joints * 12 * 8)
    assert [len(part) for part in vae._parts(x, 12)] == [2, 2, 1]
    made, found = run()
    assert torch.allclose(made, whole, atol=1e-6)
    assert all(torch.allclose(f, g, rtol=1e-4, atol=1e-4) for f, g in zip(found, gradients, strict=True))


@pytest.mark.parametrize("latents", [1, 2, 5])
@pytest.mark.parametrize("joint_kernel", [1, 3])
@torch.no_grad()
def test_a_stream_is_the_whole_decoding_in_pieces(joint_kernel, latents):
    vae = small(joint_kernel=joint_kernel)
    z = torch.randn(2, 2, 5, 7, 8)
    pieces = list(vae.stream(z, latents=latents))
    assert [piece.shape[2] for piece in pieces] == {1: [4] * 5, 2: [8, 8, 4], 5: [20]}[latents]
    assert torch.allclose(torch.cat(pieces, dim=2), vae.decode(z), atol=1e-5)
