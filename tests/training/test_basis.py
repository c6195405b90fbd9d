"""The latents' coordinates, and the loss that knows metres."""

import pytest
import torch

from intermoe.core.errors import UserError
from intermoe.data.store import Clip
from intermoe.skeleton.smpl22 import PARENTS
from intermoe.training import basis
from intermoe.training.facts import SEVERAL, FactReader, Facts
from intermoe.training.motion_loss import MotionLoss, MotionWeights


def latents(clips=30, length=12, features=20, rank=8, seed=0):
    """Latents of rank 8, and a motion that is linear in the last two of them (causal)."""
    draw = torch.Generator().manual_seed(seed)
    mix = torch.randn(rank, features, generator=draw)
    out = torch.randn(2 * features, 4 * 262, generator=draw) * 0.02
    z = [torch.randn(2, length, rank, generator=draw) @ mix for _ in range(clips)]
    motion = [(basis.windows(x)[..., : 2 * features] @ out).unflatten(-1, (4, 262)).flatten(1, 2) for x in z]
    return z, motion


def test_windows_look_back():
    x = torch.arange(5.0)[:, None]
    assert basis.windows(x)[2].tolist() == [2, 1, 0, 0] and basis.windows(x)[4].tolist() == [4, 3, 2, 1]
    assert basis.windows(x + 1, edge=True)[0].tolist() == [1, 1, 1, 1]


def test_enough_coordinates_lose_nothing_and_tell_the_motion():
    z, motion = latents()
    found = basis.fit(z, motion, components=8)
    again = z[0] @ found.project @ found.expand
    assert torch.allclose(again, z[0], atol=1e-3)
    told = basis.windows(z[0] @ found.project) @ found.motion + found.offset
    wanted = basis.columns(motion[0], basis.MOTION)
    assert (told - wanted)[:, 3:].abs().max() < 1e-2 * wanted.abs().max()


def test_coordinates_are_uncorrelated_and_the_first_move_the_motion_most():
    z, motion = latents(clips=200)
    found = basis.fit(z, motion, components=6)
    c = torch.cat([(x @ found.project).flatten(0, 1) for x in z])
    covariance = c.T @ c / len(c)
    assert (covariance - covariance.diag().diag()).abs().max() < 0.05 * covariance.max()
    size = covariance.diag().sqrt()
    assert (size[:-1] >= 0.98 * size[1:]).all()
    assert size.square().mean().sqrt() == pytest.approx(basis.SIZE, rel=0.05)


@pytest.fixture
def loss():
    z, motion = latents()
    return MotionLoss(basis.fit(z, motion, components=8), MotionWeights())


def test_no_error_costs_nothing_and_padding_does_not_count(loss):
    draw = torch.Generator().manual_seed(1)
    x0, error = torch.randn(3, 2, 9, 8, generator=draw), torch.randn(3, 2, 9, 8, generator=draw)
    valid = torch.arange(9) < torch.tensor([9, 5, 7])[:, None]
    steps = torch.tensor([10, 500, 990])
    loss.eval()
    assert loss(torch.zeros_like(error), x0, steps, valid)[0] == 0
    spoilt = torch.where(valid[:, None, :, None], error, 100.0)
    terms, again = loss.terms(error, x0, valid), loss.terms(spoilt, x0, valid)
    for name, a, b in zip(loss.names, terms, again, strict=True):
        assert a.shape == (3,) and torch.allclose(a, b, rtol=1e-4), name
    alone = loss.terms(error[1:2, :, :5], x0[1:2, :, :5], valid[1:2, :5])
    for name, a, b in zip(loss.names, terms, alone, strict=True):
        assert torch.allclose(a[1:2], b, rtol=1e-4), name


def test_terms_are_in_float32_whatever_the_loop_does(loss):
    error, x0 = torch.randn(2, 3, 2, 9, 8, generator=torch.Generator().manual_seed(4)).unbind()
    steps, valid = torch.tensor([1, 2, 3]), torch.ones(3, 9, dtype=torch.bool)
    want = loss.eval()(error, x0, steps, valid)[1]
    with torch.autocast("cpu", torch.bfloat16):
        found = loss(error, x0, steps, valid)[1]
    for name in loss.names:
        assert torch.allclose(want[name], found[name], rtol=1e-5), name


def test_too_few_directions_are_refused():
    z, motion = latents(rank=3)
    with pytest.raises(UserError, match="3 directions only"):
        basis.fit(z, motion, components=8)


def test_maps_of_another_model_are_taken_as_they_are():
    z, motion = latents()
    first = basis.fit(z, motion, components=6)
    again = basis.fit(z[:10], motion[:10], components=6, maps=(first.project, first.expand))
    assert torch.equal(again.project, first.project) and torch.equal(again.expand, first.expand)


def test_terms_are_those_of_the_motion(loss):
    """The pelvis's error is that of the first three columns of the map, squared, over all frames."""
    error = torch.randn(1, 2, 6, 8, generator=torch.Generator().manual_seed(2))
    valid = torch.ones(1, 6, dtype=torch.bool)
    moved = (basis.windows(error) @ loss.linear).unflatten(-1, (4, -1))[..., :3]
    terms = dict(zip(loss.names, loss.terms(error, torch.zeros_like(error), valid), strict=True))
    assert torch.allclose(terms["root"], moved.square().sum(-1).mean(), rtol=1e-4)
    assert torch.allclose(terms["coordinates"], error.square().mean(), rtol=1e-5)


def test_bones_are_told_by_their_mean_length(loss):
    """A body that is a tenth larger all the time has bones a tenth longer; one that shakes has not."""

    def bones(error):
        return dict(zip(loss.names, loss.terms(error, torch.zeros_like(error), valid), strict=True))["bones"].item()

    valid = torch.ones(1, 6, dtype=torch.bool)
    rest = torch.randn(22, 3, generator=torch.Generator().manual_seed(5))
    loss.offset.zero_()
    loss.offset.unflatten(0, (4, -1))[:, :66] = torch.cat((rest[:1], rest[1:] - rest[:1])).flatten()
    loss.linear.zero_()
    newest = loss.linear.unflatten(0, (basis.WINDOW, -1))[0].unflatten(-1, (4, -1))
    newest[0, :, 3:66] = 0.1 * (rest[1:] - rest[:1]).flatten()  # the first coordinate is the body's size
    newest[1, :2, 0], newest[1, 2:, 0] = 1.0, -1.0  # the second moves the pelvis, and so everything
    error = torch.zeros(1, 2, 6, 8)
    error[..., 0] = 1.0
    lengths = (rest[1:] - rest[list(PARENTS[1:])]).norm(dim=-1)
    assert bones(error) == pytest.approx((0.1 * lengths).square().sum().item(), rel=1e-3)
    error[..., 0] = torch.tensor([1.0, -1.0] * 3)
    assert bones(error) < 1e-8
    error[..., 0], error[..., 1] = 0.0, 1.0
    assert bones(error) < 1e-8


def test_every_term_and_noise_level_comes_to_weigh_the_same(loss):
    draw = torch.Generator().manual_seed(3)
    valid = torch.ones(64, 6, dtype=torch.bool)
    loss.offset.unflatten(0, (4, -1))[:, -4:] = 1.0  # all feet stand
    loss.train()
    for _ in range(200):
        steps = torch.randint(1000, (64,), generator=draw)
        error = torch.randn(64, 2, 6, 8, generator=draw) * (1 + steps)[:, None, None, None]
        loss(error, torch.zeros_like(error), steps, valid)
        before = loss.usual.clone()
        loss.observe()
    assert (loss.usual > 0).all() and not torch.equal(loss.usual, before)
    assert loss(error, torch.zeros_like(error), steps, valid)[0] == pytest.approx(1.0, abs=0.3)
    assert (loss.usual[:, -1] > 100 * loss.usual[:, 0]).all()


def test_facts_are_read_and_silence_is_not_asked():
    clips = [
        Clip(id="a", split="train", family="push", roles=("pusher", "pushed"), identity=({"stature": 1.95}, {"stature": 1.55})),
        Clip(id="b", split="train", family="hug", roles=("hugger", "hugger")),
        Clip(id="c", split="train", family="bow+hug"),
    ]  # fmt: skip
    facts = Facts(clips)
    assert facts.names == ["hug: hugger", "push: pushed", "push: pusher", SEVERAL]
    assert ("push: pushed", "push: pusher") in facts.casts and ("push: pusher", "push: pushed") in facts.casts
    assert (SEVERAL, SEVERAL) in facts.casts and len(facts.casts) == 4
    told = facts.of(torch.tensor([0, 1]), torch.tensor([True, False]))
    assert told["roles"].tolist() == [[2, 1], [-1, -1]] and told["statures"][0].tolist() == pytest.approx([2.0, -2.0])
    torch.manual_seed(0)
    reader, vector = FactReader(4, 4), torch.randn(2, 2, 4)
    optimizer = torch.optim.Adam(reader.parameters(), 0.1)
    for _ in range(100):
        loss, right = reader(vector, **told)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert right == 1 and loss < 0.2
    assert torch.equal(reader(torch.cat((vector[:1], vector[1:] + 9)), **told)[0], reader(vector, **told)[0])
