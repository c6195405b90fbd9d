"""Muon: what it does to a matrix, which matrices it takes, and that it learns."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from intermoe.training.muon import MuonAdamW, groups, orthogonalised


@pytest.mark.parametrize("shape", [(48, 48), (64, 32), (32, 96), (3, 40, 64)])
def test_singular_values_become_about_one_and_directions_stay(shape: tuple[int, ...]) -> None:
    g = torch.randn(shape, generator=torch.Generator().manual_seed(0))
    u, s, v = torch.linalg.svd(g, full_matrices=False)
    there = u.mT @ orthogonalised(g) @ v.mT
    found = there.diagonal(dim1=-2, dim2=-1)
    solid = s > 0.05 * s.amax(-1, keepdim=True)  # five rounds do not raise values near zero all the way
    assert found[solid].min() > 0.6 and found.max() < 1.3
    assert (there - torch.diag_embed(found)).abs().max() < 0.05  # of bf16, where the hardware has it


class Task(nn.Module):
    """Names as the denoiser's: a list of blocks, an embedding before it."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.embed = nn.Linear(40, 48)
        self.denoiser = nn.Module()
        self.denoiser.blocks = nn.ModuleList(
            nn.ModuleDict({
                "modulation": nn.Linear(48, 96), "mixed": nn.Linear(48, 64), "router": nn.Linear(48, 4), "back": nn.Linear(64, 48)
            })
            for _ in range(2)
        )  # fmt: skip
        self.out = nn.Linear(48, 40)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        h = self.embed(x)
        for block in self.denoiser.blocks:
            h = h + block["back"](block["mixed"](h).relu())
        return self.out(h)


def test_hidden_matrices_alone_are_its_own() -> None:
    task = Task()
    vectors, matrices = groups(task, 0.1, muon=True)[1], groups(task, 0.1, muon=True)[2]
    names = {id(p): name for name, p in task.named_parameters()}
    assert {names[id(p)] for p in matrices["params"]} == {
        f"denoiser.blocks.{b}.{layer}.weight" for b in (0, 1) for layer in ("mixed", "back")
    }
    assert all(p.ndim < 2 for p in vectors["params"]) and vectors["weight_decay"] == 0.0
    every = [id(p) for group in groups(task, 0.1, muon=True) for p in group["params"]]
    assert sorted(every) == sorted(id(p) for p in task.parameters())
    assert not any(group.get("muon") for group in groups(task, 0.1, muon=False))


def _losses(muon: bool, steps: int = 60) -> list[float]:
    task, found = Task(), []
    optimizer = MuonAdamW(groups(task, 0.0, muon=muon), lr=3e-3)
    draw = torch.Generator().manual_seed(1)
    wanted = torch.randn(40, 40, generator=draw)
    for _ in range(steps):
        x = torch.randn(64, 40, generator=draw)
        loss = (task(x) - (x @ wanted).tanh()).square().mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        found.append(float(loss.detach()))
    return found


def test_both_ways_learn_and_differ() -> None:
    plain, ours = _losses(False), _losses(True)
    assert ours[0] == plain[0] and ours[-1] != plain[-1]
    assert ours[-1] < 0.6 * ours[0] and plain[-1] < 0.6 * plain[0]


def test_without_its_groups_it_is_adamw() -> None:
    ours, theirs = Task(), Task()
    mine = MuonAdamW(groups(ours, 0.1, muon=False), lr=1e-2)
    adamw = torch.optim.AdamW(groups(theirs, 0.1, muon=False), lr=1e-2)
    for _ in range(3):
        for task, optimizer in ((ours, mine), (theirs, adamw)):
            optimizer.zero_grad()
            task(torch.ones(2, 40)).square().mean().backward()
            optimizer.step()
    for mine_p, theirs_p in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.equal(mine_p, theirs_p)


def test_a_stopped_optimizer_goes_on_as_one_that_was_not() -> None:
    straight, stopped = Task(), Task()
    first, second = (MuonAdamW(groups(t, 0.1, muon=True), lr=1e-2) for t in (straight, stopped))

    def step(task: Task, optimizer: MuonAdamW, seed: int) -> None:
        optimizer.zero_grad()
        task(torch.randn(8, 40, generator=torch.Generator().manual_seed(seed))).square().mean().backward()
        optimizer.step()

    for seed in (0, 1):
        step(straight, first, seed)
        step(stopped, second, seed)
    again = MuonAdamW(groups(stopped, 0.1, muon=True), lr=1e-2)
    again.load_state_dict(second.state_dict())
    step(straight, first, 2)
    step(stopped, again, 2)
    for a, b in zip(straight.parameters(), stopped.parameters(), strict=True):
        assert torch.equal(a, b)
