"""Several processes: who takes part (torchrun, SLURM), and weights that are split among them (FSDP2).

With `fsdp` every process holds a part of each weight, of its gradient, its average and its optimizer state; a layer's
experts are gathered while it computes. Checkpoints hold whole tensors, so that any number of processes, and either
strategy, goes on from them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from lightning.fabric.plugins.environments import LightningEnvironment, SLURMEnvironment, TorchElasticEnvironment
from lightning.fabric.strategies import DDPStrategy, ModelParallelStrategy, Strategy
from torch import Tensor, nn
from torch.distributed.device_mesh import DeviceMesh
from torch.distributed.fsdp import fully_shard
from torch.distributed.tensor import DTensor, distribute_tensor

from intermoe.core.errors import UserError
from intermoe.models.moe import Experts


def count() -> tuple[int, int]:
    """Processes of this run in all, and on this machine: what torchrun or `srun` started, else 1 and 1. UserError where SLURM does not tell it."""
    if TorchElasticEnvironment.detect():
        world = int(os.environ["WORLD_SIZE"])
        return world, int(os.environ.get("LOCAL_WORLD_SIZE", world))
    if _slurm():
        world = int(os.environ["SLURM_NTASKS"])
        if "SLURM_NTASKS_PER_NODE" not in os.environ:
            raise UserError(
                f"srun started {world} processes without saying how many a machine has: give --ntasks-per-node"
            )
        return world, int(os.environ["SLURM_NTASKS_PER_NODE"].split("(")[0])  # "4(x2)" on two machines
    return 1, 1


def rank() -> int:
    """Number of this process in its run, before anything was set up."""
    return int(os.environ.get("SLURM_PROCID" if _slurm() else "RANK", "0"))


def environment() -> LightningEnvironment | None:
    """What Fabric is told: nothing (it finds torchrun and SLURM by itself), or that this process is alone, as is one that
    a batch script starts without `srun`, whatever the job was given."""
    return None if TorchElasticEnvironment.detect() or _slurm() else LightningEnvironment()


def _slurm() -> bool:
    """Whether `srun` started this process: a job step has an ID, a batch script has none."""
    return SLURMEnvironment.detect() and "SLURM_STEP_ID" in os.environ and not TorchElasticEnvironment.detect()


def strategy(name: str, world: int) -> Strategy | str:
    """Fabric's strategy for so many processes."""
    if world == 1:
        return "auto"
    if name == "fsdp":
        return ModelParallelStrategy(split, data_parallel_size=world, tensor_parallel_size=1)
    return DDPStrategy(find_unused_parameters=True, broadcast_buffers=False)


def split(task: nn.Module, mesh: DeviceMesh) -> nn.Module:
    """Split a task's trained weights: each mixture's experts by themselves, which are most of a denoiser, the rest together."""
    mesh = mesh["data_parallel"]
    task.register_forward_hook(_use_all)
    for module in task.modules():  # other parts of a block are used outside its own forward pass, too
        if isinstance(module, Experts):
            fully_shard(module, mesh=mesh)
    fully_shard(task, mesh=mesh)
    return task


def _use_all(task: nn.Module, given: object, losses: dict[str, Tensor]) -> dict[str, Tensor]:
    """Give every weight outside the experts a gradient: processes whose clips use different ones would wait for ever."""
    if not torch.is_grad_enabled():
        return losses
    rest = [p.sum() for p in task.parameters() if p.requires_grad and not isinstance(p, DTensor)]
    return {**losses, "loss": losses["loss"] + 0.0 * torch.stack(rest).sum()} if rest else losses


def local(tensor: Tensor) -> Tensor:
    """This process's part of a tensor, in the same memory; a tensor that is not split is its own part."""
    return tensor.to_local() if isinstance(tensor, DTensor) else tensor


def whole(value: Any) -> Any:
    """The same table or list with whole tensors in place of split ones. All processes call it at once."""
    if isinstance(value, DTensor):
        return value.full_tensor()
    if isinstance(value, Mapping):
        return {name: whole(inner) for name, inner in value.items()}
    return [whole(inner) for inner in value] if isinstance(value, list) else value


def parted(tensor: Tensor, like: Tensor) -> Tensor:
    """A whole tensor, which every process has, split as `like` is."""
    if not isinstance(like, DTensor) or isinstance(tensor, DTensor) or tensor.shape != like.shape:
        return tensor
    here = tensor.to(like.device)
    return distribute_tensor(here, like.device_mesh, like.placements, src_data_rank=None)  # each keeps its own


def joined(part: Tensor, like: Tensor) -> Tensor:
    """The inverse of `local` for something of the shape of `like`, whole. All processes call it at once."""
    if not isinstance(like, DTensor):
        return part
    split_one = DTensor.from_local(
        part, like.device_mesh, like.placements, run_check=False, shape=like.shape, stride=like.stride()
    )
    return split_one.full_tensor()


def parted_state(state: Mapping[str, Any], optimizer: torch.optim.Optimizer) -> dict[str, Any]:
    """An optimizer's saved state with its tensors split as its parameters are."""
    params = [p for group in optimizer.param_groups for p in group["params"]]
    held = {
        number: {name: parted(v, params[number]) if isinstance(v, Tensor) else v for name, v in values.items()}
        for number, values in state["state"].items()
    }
    return {**state, "state": held}


@contextmanager
def gathered(module: nn.Module) -> Iterator[None]:
    """In this block the module's weights are whole, to be read and not to be computed with. All processes enter at once."""
    held = [
        (part._parameters, name, p) for part in module.modules() for name, p in part._parameters.items() if _is_split(p)
    ]
    try:
        for parameters, name, p in held:
            assert p is not None
            parameters[name] = nn.Parameter(whole(p.detach()), requires_grad=p.requires_grad)
        yield
    finally:
        for parameters, name, p in held:
            parameters[name] = p


def _is_split(p: Tensor | None) -> bool:
    return isinstance(p, DTensor)


def is_lost(error: RuntimeError) -> bool:
    """Whether the error says that another process of the run is gone."""
    text = str(error)
    return isinstance(error, torch.distributed.DistError) or any(word in text for word in ("gloo", "Gloo", "NCCL"))
