"""How fast this machine runs the model, as a multiple of what its matrix products alone would take.

Floor = floating-point operations of the work (counted by torch, for routed tokens only) over the rate of a large matrix
product by torch, measured on the same machine in the same run. Ratios of different machines can be compared, seconds
cannot. Below 1 is possible where the model takes faster products (models/products.py): that rate is told beside torch's.
Random weights with balanced experts: an expert takes C_exp / E of the frames.
Letters: B clips, P people (2), T frames, L latent frames, F features, D width, S sequences (B * P).
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from intermoe.core import persona
from intermoe.core.lengths import latent_length
from intermoe.diffusion import NUM_TIMESTEPS, sample
from intermoe.diffusion.guidance import guided
from intermoe.models import moe, products
from intermoe.models.condition import Condition
from intermoe.models.denoiser import CooperativeDenoiser
from intermoe.models.moe import MoELayer, moe_layers
from intermoe.models.presets import ModelConfig
from intermoe.models.router import Selection
from intermoe.models.vae import CausalSkeletalVAE
from intermoe.training import losses

FRAMES = 300  # of a clip, 10 s
WINDOW = (256, 64)  # windows and their frames in a training step of the VAE, which reads each person alone
TOKENS = 4800  # of a mixture layer
PADDED = 0.3  # share of padding in the row that looks for work spent on it
WORDS = 24  # tokens of a sentence
SIDE = 2048  # of the matrices whose product sets the floor
GUIDANCE = 3.5
WARM, SETTLED, MOST = 0.3, 0.5, 100  # seconds of warming up and of measuring, runs at most

# times the floor; x: of two times; %: a share of the work; MB
REACH = {
    "denoiser_b1": 2.0, "denoiser_cfg_b8": 1.25, "ddim50_cfg_b1": 1.5, "train_step_b16": 1.2, "moe_forward": 1.25,
    "moe_forward_backward": 1.2, "experts_4_to_32": 1.2, "vae_encode_b1": 2.0, "vae_decode_b1": 2.0, "vae_encode_b32": 1.4,
    "vae_decode_b32": 1.4, "vae_train_step": 1.6, "padding_work": 0.0, "default_sampler": 8.0, "student": 25.0,
}  # fmt: skip
SAMPLERS = ("default_sampler", "student")  # rows that are held against 50 steps of DDIM, and more is better
TOLD = {
    "denoiser_b1": "denoiser forward, one clip of 300 frames",
    "denoiser_cfg_b8": "denoiser forward with guidance, 8 clips",
    "ddim50_cfg_b1": "50-step DDIM with guidance, one clip",
    "train_step_b16": "training step, 16 clips",
    "moe_forward": "mixture layer, 4,800 tokens, forward",
    "moe_forward_backward": "mixture layer, forward and backward",
    "experts_4_to_32": "32 experts over 4 at equal operations, 8 clips",
    "vae_encode_b1": "VAE encode, 300 frames of one person",
    "vae_decode_b1": "VAE decode, 300 frames of one person",
    "vae_encode_b32": "VAE encode, 300 frames of 32 people",
    "vae_decode_b32": "VAE decode, 300 frames of 32 people",
    "vae_train_step": "VAE training step, 256 windows of 64 frames",
    "padding_work": "expert work spent on padding, at 30 % padding",
    "default_sampler": "default sampler: 50-step DDIM over it",
    "student": "distilled student: 50-step DDIM over it",
}


@dataclass(frozen=True)
class Row:
    """One line of the table; None: not measured."""

    name: str
    preset: str
    seconds: float | None  # median
    floor: float | None  # seconds
    ratio: float | None  # seconds / floor; of a sampler: 50-step DDIM's seconds over its own; of padding: a share
    reach: float
    peak_mb: float | None  # memory above what was held before, where the system tells it

    @property
    def met(self) -> bool | None:
        """Whether the row is within its reach."""
        if self.ratio is None:
            return None
        return self.ratio >= self.reach if self.name in SAMPLERS else self.ratio <= self.reach


@dataclass(frozen=True)
class Sampler:
    """A way to sample that is held against 50 steps of DDIM with guidance."""

    scheduler: str
    steps: int
    guidance: float


def matmul_rate(
    device: torch.device, *, repeats: int = 7, product: Callable[[Tensor, Tensor], Tensor] = torch.matmul
) -> float:
    """Floating-point operations a second of a float32 product of two 2048 x 2048 matrices, the best of `repeats`."""
    a, b = torch.randn(SIDE, SIDE, device=device), torch.randn(SIDE, SIDE, device=device)
    times = _times(lambda: product(a, b), repeats, device)
    return 2.0 * SIDE**3 / min(times)


def measure(
    name: str,
    sizes: ModelConfig,
    preset: str,
    *,
    rate: float,
    device: torch.device,
    repeats: int = 5,
    samplers: Mapping[str, Sampler] | None = None,
) -> Row:
    """One row. `rate` is `matmul_rate`'s; `samplers` has what the rows "default_sampler" and "student" measure."""
    torch.manual_seed(0)
    gc.collect()
    blank = Row(name, preset, None, None, None, REACH[name], None)
    lacks = sizes.vae is None and name.startswith("vae")
    sampler = (samplers or {}).get(name)
    if (name in SAMPLERS and sampler is None) or lacks:
        return blank
    if name == "padding_work":
        return replace(blank, ratio=_padding_work(sizes, device))
    if name == "experts_4_to_32":
        few, many = (_timed(_denoiser_work(sizes, device, 8, experts=e), repeats, device) for e in (4, 32))
        return replace(blank, seconds=many[0], floor=few[0], ratio=many[0] / few[0], peak_mb=many[1])
    if sampler is not None:
        slow, _ = _timed(_sampling_work(sizes, device, Sampler("ddim", 50, GUIDANCE)), repeats, device)
        fast, peak = _timed(_sampling_work(sizes, device, sampler), repeats, device)
        return replace(blank, seconds=fast, floor=slow, ratio=slow / fast, peak_mb=peak)
    work = WORK[name](sizes, device)
    floor = operations(work) / rate
    seconds, peak = _timed(work, repeats, device)
    return replace(blank, seconds=seconds, floor=floor, ratio=seconds / floor, peak_mb=peak)


def operations(work: Callable[[], object]) -> float:
    """Floating-point operations that the work needs: products and convolutions, experts on the tokens they take."""
    with _counted() as counter:
        work()
    return float(counter.get_total_flops())


@contextmanager
def _counted() -> Iterator[FlopCounterMode]:
    """In this block operations are counted as what is needed, not as a way to be fast: experts on the tokens they take, and
    products through torch, whose counter knows no others."""
    dense, moe.DENSE = moe.DENSE, 0
    fast, products.SMALLEST = products.SMALLEST, sys.maxsize
    try:
        with FlopCounterMode(display=False) as counter:
            yield counter
    finally:
        moe.DENSE, products.SMALLEST = dense, fast


# -- the work of each row ----------------------------------------------------------------------------------------------


def _denoiser(sizes: ModelConfig, device: torch.device, *, experts: int | None = None) -> CooperativeDenoiser:
    config = sizes.denoiser if experts is None else replace(sizes.denoiser, num_experts=experts)
    return CooperativeDenoiser(config).to(device)


def _condition(model: CooperativeDenoiser, clips: int, device: torch.device) -> Condition:
    width = model.config.cond_width
    vector = torch.randn(clips, 2, width, device=device)
    if not model.config.text_cross_attention:
        return Condition(vector)
    mask = torch.ones(clips, 2, WORDS, dtype=torch.bool, device=device)
    personas = torch.zeros(clips, 2, persona.VECTOR, device=device) if model.config.personas else None
    return Condition(vector, torch.randn(clips, 2, WORDS, width, device=device), mask, personas)


def _noisy(model: CooperativeDenoiser, clips: int, device: torch.device) -> tuple[Tensor, Tensor]:
    length = FRAMES if model.config.latent_joints == 1 else latent_length(FRAMES)  # features of every frame, or latents
    x = torch.randn(clips, 2, length, model.config.features, device=device)
    return x, torch.randint(NUM_TIMESTEPS, (clips,), device=device)


@contextmanager
def _balancing(model: nn.Module) -> Iterator[None]:
    """In this block each mixture layer sets its biases so that an expert takes C_exp / E of the tokens it sees."""

    def set_bias(layer: MoELayer) -> Callable[..., None]:
        def hook(module: nn.Module, given: object, logits: Tensor) -> None:
            share = layer.options.capacity / len(layer.expert_bias)
            wanted = logits.detach().flatten(0, -2).float().sigmoid()
            layer.expert_bias.copy_(-torch.quantile(wanted, max(0.0, 1.0 - share), dim=0))

        return hook

    handles = [
        layer.router.register_forward_hook(set_bias(layer)) for layer in moe_layers(model) if layer.router is not None
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _denoiser_work(
    sizes: ModelConfig, device: torch.device, clips: int, *, guidance: float = 1.0, experts: int | None = None
) -> Callable[[], object]:
    model = _denoiser(sizes, device, experts=experts).eval()
    x, t = _noisy(model, clips, device)
    cond = _condition(model, clips, device)
    nothing = replace(cond, vector=torch.zeros_like(cond.vector)) if guidance != 1.0 else None
    predict = guided(model, cond, nothing, guidance)
    with torch.no_grad(), _balancing(model):
        predict(x, t, None)

    def work() -> object:
        with torch.no_grad():
            return predict(x, t, None)

    return work


def _sampling_work(sizes: ModelConfig, device: torch.device, how: Sampler) -> Callable[[], object]:
    model = _denoiser(sizes, device).eval()
    noise, t = _noisy(model, 1, device)
    cond = _condition(model, 1, device)
    nothing = replace(cond, vector=torch.zeros_like(cond.vector))
    with torch.no_grad(), _balancing(model):
        model(noise, t, cond)
    return lambda: sample(
        model, noise, cond, steps=how.steps, guidance=how.guidance, scheduler=how.scheduler, unconditional=nothing
    )


def _training_work(sizes: ModelConfig, device: torch.device, clips: int) -> Callable[[], object]:
    model = _denoiser(sizes, device).train()
    x0, t = _noisy(model, clips, device)
    noise, cond = torch.randn_like(x0), _condition(model, clips, device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-6, fused=True)
    with torch.no_grad(), _balancing(model):
        model(x0, t, cond)

    def work() -> object:
        optimizer.zero_grad(set_to_none=True)
        loss = losses.denoising(model, x0, t, noise, cond)
        loss.backward()
        optimizer.step()
        return loss.detach()

    return work


def _mixture(sizes: ModelConfig, device: torch.device) -> tuple[MoELayer, Tensor, Tensor]:
    config = sizes.denoiser
    layer = MoELayer(config.width, config.num_experts, config.expert_width, options=config.moe_options).to(device)
    length = latent_length(FRAMES)
    x = torch.randn(TOKENS // length, length, config.width, device=device)
    return layer, x, torch.randn(len(x), config.width, device=device)


def _mixture_work(sizes: ModelConfig, device: torch.device, *, backward: bool) -> Callable[[], object]:
    layer, x, cond = _mixture(sizes, device)
    with torch.no_grad(), _balancing(layer):
        layer(x, cond)

    def forward() -> object:
        with torch.no_grad():
            return layer(x, cond)

    def both() -> object:
        x.requires_grad_(True)
        layer(x, cond).sum().backward()
        return x.grad

    return both if backward else forward


def _padding_work(sizes: ModelConfig, device: torch.device) -> float:
    """Share of the experts' operations that go into padded frames: those with the padding less those without it."""
    layer, x, cond = _mixture(sizes, device)
    valid = torch.ones(x.shape[:2], dtype=torch.bool, device=device)
    valid[:, round((1.0 - PADDED) * x.shape[1]) :] = False
    with torch.no_grad(), _balancing(layer):
        layer(x, cond)
        cut = x[:, : int(valid[0].sum())]

    def experts(x: Tensor, valid: Tensor | None) -> float:
        counted = {"operations": 0.0}
        inner = layer.experts.forward

        def counting(x_ND: Tensor, chosen: Selection | Tensor) -> Tensor:
            with FlopCounterMode(display=False) as counter:
                out = inner(x_ND, chosen)
            counted["operations"] += counter.get_total_flops()
            return out

        layer.experts.forward = counting  # type: ignore[method-assign]
        try:
            with torch.no_grad(), _counted():
                layer(x, cond, valid_ST=valid)
        finally:
            layer.experts.forward = inner  # type: ignore[method-assign]
        return counted["operations"]

    padded = experts(x, valid)
    return (padded - experts(cut, None)) / padded


def _features(clips: int, frames: int, device: torch.device) -> Tensor:
    return torch.randn(clips, frames, 262, device=device)


def _vae_work(sizes: ModelConfig, device: torch.device, clips: int, *, decode: bool) -> Callable[[], object]:
    assert sizes.vae is not None  # `measure` leaves the row out
    model = CausalSkeletalVAE(sizes.vae).to(device).eval()
    features = _features(clips, FRAMES, device)
    with torch.no_grad():
        latents = model.encode(features[:, :8]).mean.repeat(1, latent_length(FRAMES) // 2 + 1, 1, 1)
    latents = latents[:, : latent_length(FRAMES)].contiguous()

    def work() -> object:
        with torch.no_grad():
            return model.decode(latents, FRAMES) if decode else model.encode(features)

    return work


def _vae_training_work(sizes: ModelConfig, device: torch.device) -> Callable[[], object]:
    assert sizes.vae is not None  # `measure` leaves the row out
    model = CausalSkeletalVAE(sizes.vae).to(device).train()
    features = _features(*WINDOW, device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-6, fused=True)

    def work() -> object:
        optimizer.zero_grad(set_to_none=True)
        made, posterior = model(features)
        loss = losses.vae(made, features, posterior)["total"]
        loss.backward()
        optimizer.step()
        return loss.detach()

    return work


WORK: dict[str, Callable[[ModelConfig, torch.device], Callable[[], object]]] = {
    "denoiser_b1": lambda sizes, device: _denoiser_work(sizes, device, 1),
    "denoiser_cfg_b8": lambda sizes, device: _denoiser_work(sizes, device, 8, guidance=GUIDANCE),
    "ddim50_cfg_b1": lambda sizes, device: _sampling_work(sizes, device, Sampler("ddim", 50, GUIDANCE)),
    "train_step_b16": lambda sizes, device: _training_work(sizes, device, 16),
    "moe_forward": lambda sizes, device: _mixture_work(sizes, device, backward=False),
    "moe_forward_backward": lambda sizes, device: _mixture_work(sizes, device, backward=True),
    "vae_encode_b1": lambda sizes, device: _vae_work(sizes, device, 1, decode=False),
    "vae_decode_b1": lambda sizes, device: _vae_work(sizes, device, 1, decode=True),
    "vae_encode_b32": lambda sizes, device: _vae_work(sizes, device, 32, decode=False),
    "vae_decode_b32": lambda sizes, device: _vae_work(sizes, device, 32, decode=True),
    "vae_train_step": _vae_training_work,
}


# -- time and memory ---------------------------------------------------------------------------------------------------


def _times(work: Callable[[], object], repeats: int, device: torch.device) -> list[float]:
    """Seconds of `repeats` runs or more, after one or more that warm up: what takes milliseconds has to run for a while
    until clocks, caches and threads are at their work."""
    found: list[float] = []
    warm, began = False, time.perf_counter()
    while len(found) < repeats or (time.perf_counter() - began < SETTLED and len(found) < MOST):
        start = time.perf_counter()
        work()
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        if warm:
            found.append(time.perf_counter() - start)
        elif time.perf_counter() - began >= WARM:
            warm, began = True, time.perf_counter()
    return found


def _timed(work: Callable[[], object], repeats: int, device: torch.device) -> tuple[float, float | None]:
    """Median seconds, and the peak memory of one run in MB above what was held before it."""
    seconds = statistics.median(_times(work, repeats, device))
    return seconds, _peak(work, device)


def _peak(work: Callable[[], object], device: torch.device) -> float | None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
        allocated = torch.cuda.memory_allocated(device)
        torch.cuda.reset_peak_memory_stats(device)
        work()
        return (torch.cuda.max_memory_allocated(device) - allocated) / 2**20
    gc.collect()
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):  # a C library that keeps what was freed would hide the peak
            ctypes.CDLL("libc.so.6").malloc_trim(0)
    held = _reset_peak()
    if held is None:
        return None
    work()
    return max(0.0, (_status("VmHWM") - held) / 2**10)


def _reset_peak() -> float | None:
    """Set the system's record of this process's largest size back to its present size, which is returned in kB."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:  # some containers forbid it
        return None
    return _status("VmRSS")


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return float(line.split()[1])
    return 0.0


def machine() -> dict[str, object]:
    """What the figures depend on."""
    return {
        "cpus": os.cpu_count(), "threads": torch.get_num_threads(), "torch": torch.__version__, "python": sys.version.split()[0],
        "capability": torch.backends.cpu.get_cpu_capability(),
    }  # fmt: skip


def ordered(names: Sequence[str]) -> list[str]:
    """Row names in the table's order."""
    return [name for name in REACH if name in names]
