"""What is compared in each table, and at which sizes.

Rows are changes of one model (models/presets.py): `dense` is the preset `SIZE-dense`, `published` the paper's mechanism.
Tables 1 and 2 hold the model against its rivals (on InterHuman and on Inter-X, or on duets), 3 takes its parts away, 4 is
about who chooses whom and the weight of the two signals, 5 about the number of experts and how many a frame gets, 6 is one
person (HumanML3D). `headline` is dynamic temporal selection against a dense layer.
"""

from __future__ import annotations

from dataclasses import dataclass

from intermoe.core.errors import UserError, unknown
from intermoe.models.presets import EXPERIMENT, PRESETS, Parameters, parameters, preset

DENSE, PUBLISHED, MENDED = "dense", "published", "mended"
PAIRED = (DENSE, PUBLISHED, MENDED, "topk", "token-choice")  # all seeds; every other row has one and is exploratory
CANDIDATES = tuple(f"mended-{name}" for name in ("fallback", "quantile", "centred", "shared", "many"))

TABLES: dict[str, tuple[str, ...]] = {
    "headline": PAIRED,
    "1": (*PAIRED, "intergen"),
    "2": (*PAIRED, "intergen"),
    "3": (DENSE, PUBLISHED, MENDED, "uniform", "no-motion-router", "no-text-router", "instance"),
    "4": (*PAIRED, "expert-choice", "alpha-0.25", "alpha-0.5", "alpha-0.75"),
    "5": (DENSE, PUBLISHED, MENDED, "experts-4", "experts-16", "experts-32", "topk-32", "capacity-0.5", "capacity-2",
          "capacity-4", "shared-expert"),
    "6": PAIRED,
}  # fmt: skip
DATASETS = {"1": ("interhuman", "duets"), "2": ("interx", "duets"), "6": ("humanml3d",)}  # others: any of two people


@dataclass(frozen=True)
class Size:
    """How much is spent on every cell of a table, the same for all rows."""

    family: str  # of presets: smoke, mini, wide, small, paper
    steps: int
    batch_size: int
    learning_rate: float
    warmup_steps: int
    optimizer: str
    ema_decay: float
    facts: float  # weight of naming roles from the text; 0 = the paper's loss
    mirror: bool
    clips: int  # of training; 0 = all
    captions: int  # of each kind that a training clip keeps; 0 = all
    held_out: int  # clips of val and of test that are measured; 0 = all
    scheduler: str
    sampler_steps: int


SIZES = {
    "smoke": Size("smoke", 4, 4, 1e-3, 1, "adamw", 0.5, 1.0, False, 24, 1, 0, "unipc", 2),
    "mini": Size("mini", 250, 32, 2e-3, 25, "muon", 0.97, 1.0, False, 1200, 1, 512, "unipc", 6),
    "wide": Size("wide", 1200, 32, 2e-3, 50, "muon", 0.99, 1.0, False, 4000, 1, 512, "unipc", 6),
    "small": Size("small", 2000, 64, 1e-3, 100, "muon", 0.995, 1.0, True, 4000, 2, 0, "unipc", 10),
    # the paper's: 1000 epochs of InterHuman at 128 clips a step
    "full": Size("paper", 44_000, 128, 1e-4, 440, "adamw", 0.999, 0.0, True, 0, 0, 0, "ddim", 50),
}


def size(name: str) -> Size:
    """The size of that name; UserError lists them."""
    if name not in SIZES:
        raise unknown("size", name, SIZES)
    return SIZES[name]


def rows(table: str, dataset: str) -> tuple[str, ...]:
    """The rows of a table; UserError for an unknown one, or one that is of other data."""
    if table not in TABLES:
        raise unknown("table", table, TABLES)
    wanted = DATASETS.get(table, ("interhuman", "interx", "duets"))
    if dataset not in wanted:
        raise UserError(f"table {table} is of {' or '.join(wanted)}, and the data folder holds {dataset}")
    return TABLES[table]


def preset_of(row: str, family: str) -> str:
    """The preset of a row that is no `mended` (which one that is, is chosen on the validation split)."""
    if row == PUBLISHED:
        return family
    name = "intergen" if row == "intergen" and family == "paper" else f"{family}-{row}"
    if name not in PRESETS and name not in EXPERIMENT:  # a change that the size has anyway
        return family
    return name


def sizes_of(name: str) -> Parameters:
    """Parameters of the denoiser, all and active."""
    return parameters(preset(name).denoiser)
