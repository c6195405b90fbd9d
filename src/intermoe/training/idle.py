"""How strongly people move by themselves, by their manner: the law of `motion.idle`, fitted to the training split."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import tyro

from intermoe.core.errors import UserError, unknown
from intermoe.core.files import check_writable
from intermoe.core.persona import Persona
from intermoe.data.batching import open_stores
from intermoe.data.store import Clip, Store
from intermoe.models.bundle import CONFIG, STORAGES, load
from intermoe.motion import idle
from intermoe.training.clips import check_motion
from intermoe.training.logs import Callback

_FEW = 20  # clips, below which a law is luck


@dataclass(frozen=True, kw_only=True)
class IdleTrainConfig:
    """Settings of the fit."""

    data: Path  # the data folder
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])]  # the run's folder
    model: Path = Path("default")  # the model that gets the law; its weights stay, in the format of `storage`
    clips: int = 1200  # of the training split, drawn by the seed
    seed: int = 0  # of the draw
    storage: str = "float16"  # number format of the weights in the model folder: float32, float16 or int8

    def __post_init__(self) -> None:
        if self.clips < _FEW:
            raise UserError(f"clips must be at least {_FEW}, found {self.clips}")
        if self.seed < 0:
            raise UserError(f"seed must not be negative, found {self.seed}")
        if self.storage not in STORAGES:
            raise unknown("storage", self.storage, STORAGES)


def train_idle(config: IdleTrainConfig, callback: Callback | None = None) -> Path:
    """Fit the law and write the model folder with it; its path.

    Raises UserError for a model without a denoiser or of other motion, where there are too few clips or personas that are
    none, and where the run's folder holds a model already.
    """
    callback, made = callback or Callback(), config.output / "model"
    if (made / CONFIG).exists():
        raise UserError(f"{made} is there already, and is not written over: name another folder with --output")
    check_writable(made / CONFIG)
    model, store = load(config.model), open_stores((config.data,), layout=None)[0]
    if model.denoiser is None:
        raise UserError(f"{config.model} has no denoiser, so it makes no motion to add to: name one that has")
    check_motion(config.model, model, store)
    if model.config.layout == "interx":
        raise UserError(f"{config.model} makes Inter-X's 55 joints, and idle motion is of 22; name another model")
    law = learn(store, clips=config.clips, seed=config.seed, callback=callback)
    told = {"stage": "idle", "seed": config.seed, "clips": min(config.clips, len(store.split("train")))}
    model.config = replace(model.config, idle=law, trained={**model.config.trained, "idle": told})
    return model.save(made, storage=config.storage)


def learn(store: Store, *, clips: int, seed: int = 0, callback: Callback | None = None) -> idle.IdleConfig:
    """The law of the training split; UserError where it has too few clips."""
    found = np.random.default_rng(seed).permutation(np.asarray(store.split("train"), int))[:clips]
    if len(found) < _FEW:
        raise UserError(f"the training split of {store.path} has {len(found)} clips; at least {_FEW} are needed")
    seen: list[np.ndarray] = []
    people: list[Any] = []
    for done, index in enumerate(found):
        if callback is not None:
            callback.preparing("looking at clips", done, len(found))
        seen.extend(idle.strengths(store.interaction(int(index))))
        people.extend(_manner(store.clips[int(index)]))
    return idle.fit(np.stack(seen), people)


def _manner(clip: Clip) -> list[dict[str, Any]]:
    """What is told of each person's manner; UserError for a value that no persona has."""
    people = [{name: who[name] for name in idle.MANNERS if who.get(name) is not None} for who in clip.identity]
    for who in people:
        try:
            Persona.of(who)
        except UserError as problem:
            raise UserError(f"clip {clip.id}: {problem}") from problem
    return people
