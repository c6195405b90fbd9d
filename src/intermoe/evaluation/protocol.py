"""What the duets evaluator says of a set of motions against captions: the learned figures of one row of the table.

Every figure of a row is a mean over repetitions (what is compared with what is drawn anew) with the half-width of its
95 % interval. The whole row, and the rows it is read against, are `table`'s.
Letters: N clips, P people (2), M embedding, R repetitions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from intermoe.core.errors import UserError
from intermoe.core.types import Interaction
from intermoe.data.duets.language.order import in_order
from intermoe.evaluation import identity, metrics
from intermoe.evaluation.quality import Asked
from intermoe.models.duet_evaluator import ATTRIBUTES, DuetEvaluator, Seen

BATCH = 32  # R-precision: one right answer among so many
LEAST = 2 * BATCH  # clips
REPEATS = 20
DIVERSITY_PAIRS = 300
HALF = 2  # FID compares one half of the clips with the other half of the real ones: the real row is the floor


@dataclass(frozen=True)
class Figure:
    """A mean over repetitions and the half-width of its 95 % interval (Student's t; NaN for one repetition)."""

    value: float
    interval: float = float("nan")

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        if len(values) < 2:
            return cls(float(values[0]) if len(values) else float("nan"))
        half = stats.t.ppf(0.975, len(values) - 1) * np.std(values, ddof=1) / math.sqrt(len(values))
        return cls(float(np.mean(values)), float(half))

    def __str__(self) -> str:
        if math.isnan(self.value):
            return "-"
        digits = 3 if abs(self.value) < 10 else 1
        return f"{self.value:.{digits}f}" + ("" if math.isnan(self.interval) else f" ± {self.interval:.{digits}f}")


@dataclass(frozen=True)
class Reference:
    """What every row is compared with: the captions' embeddings and the real motions."""

    asked: Sequence[Asked]
    real_pairs: np.ndarray  # (N,M)
    texts: np.ndarray  # (N,M) shared captions, in order of mention
    turned: np.ndarray  # (N,) bool: person 1 is mentioned first, so that the exchanged pair is what the text tells of
    own: np.ndarray  # (N,2,M) captions of each person
    differs: np.ndarray  # (N,) bool: the two do different things
    personas: Sequence[Sequence[Mapping[str, object]]]
    cast: np.ndarray  # (N,2) number of the persona, -1 = not of the cast


def reference(evaluator: DuetEvaluator, asked: Sequence[Asked], real: Sequence[Interaction]) -> Reference:
    """Embed captions and real motions. UserError if there are too few clips for the protocol."""
    if len(asked) < LEAST:
        raise UserError(f"the evaluation needs at least {LEAST} clips, found {len(asked)}")
    number = {name: k for k, name in enumerate(evaluator.config.personas)}
    ordered = [in_order(want.text) for want in asked]
    persons = [text[0] if text else want.text for want in asked for text in want.clip.texts]
    personas = [want.clip.identity for want in asked]
    return Reference(
        asked=asked,
        real_pairs=evaluator.see(real).pair.numpy(),
        texts=evaluator.read([text for text, _ in ordered], of="pair").numpy(),
        turned=np.array([turned for _, turned in ordered]),
        own=evaluator.read(persons, of="person").numpy().reshape(len(asked), 2, -1),
        differs=np.array([not want.clip.symmetric for want in asked]),
        personas=personas,
        cast=np.array([[number.get(str(p.get("name", "")), -1) for p in pair] for pair in personas]),
    )


def row(
    evaluator: DuetEvaluator,
    motions: Sequence[Interaction],
    known: Reference,
    *,
    seed: int = 0,
    repeats: int = REPEATS,
    asked_personas: bool = True,
) -> dict[str, Figure]:
    """The figures of N motions that answer the N captions of `known`, by name.

    asked_personas: whether the personas of the captions' clips were asked for; else attributes are not compared.
    """
    seen = evaluator.see(motions)
    pairs = seen.pair.numpy()
    told = np.where(known.turned[:, None], seen.exchanged.numpy(), pairs)  # as the captions have it
    rng = np.random.RandomState(seed)
    figures: dict[str, Figure] = {}
    ranks = _repeated(repeats, lambda: _precision(known.texts, told, rng))
    figures |= {f"R-precision {k + 1}": Figure.of([r[k] for r in ranks]) for k in range(3)}
    ranks = _repeated(repeats, lambda: _person_precision(known.own, seen, rng))
    figures["R-precision 1, person"] = Figure.of([r[0] for r in ranks])
    figures["FID"] = Figure.of(_repeated(repeats, lambda: _half_distance(pairs, known.real_pairs, rng)))
    figures["MM-distance"] = Figure(metrics.mm_distance(known.texts, told))
    drawn = min(DIVERSITY_PAIRS, len(pairs) // 2)
    figures["diversity"] = Figure.of(_repeated(repeats, lambda: metrics.diversity(pairs, pairs=drawn, rng=rng)))
    return figures | _identity(seen, known, asked_personas)


def _identity(seen: Seen, known: Reference, asked_personas: bool) -> dict[str, Figure]:
    found = {"role swap, %": Figure(identity.role_swap_rate(known.own, seen.person.numpy(), known.differs))}
    if not asked_personas:
        return found
    found["persona, %"] = Figure(identity.persona_accuracy(seen.personas.numpy(), known.cast))
    fidelity = identity.attribute_fidelity(seen.attributes.numpy(), known.personas, ATTRIBUTES)
    return found | {f"{name}, learned": Figure(value) for name, value in fidelity.items()}


def markdown(rows: Mapping[str, Mapping[str, Figure]]) -> str:
    """A table with a line a figure and a column a row: there are more figures than rows."""
    names = list(dict.fromkeys(name for figures in rows.values() for name in figures))
    lines = ["| | " + " | ".join(rows) + " |", "|---" * (len(rows) + 1) + "|"]
    lines += [
        f"| {name} | " + " | ".join(str(figures.get(name, "-")) for figures in rows.values()) + " |" for name in names
    ]
    return "\n".join(lines) + "\n"


def _repeated(times: int, measure: Callable[[], object]) -> list:
    return [measure() for _ in range(times)]


def _precision(texts: np.ndarray, pairs: np.ndarray, rng: np.random.RandomState) -> np.ndarray:
    order = rng.permutation(len(texts))
    return metrics.r_precision(texts[order], pairs[order], batch_size=BATCH)


def _person_precision(own: np.ndarray, seen: Seen, rng: np.random.RandomState) -> np.ndarray:
    order = rng.permutation(len(own))
    return identity.person_precision(own[order], seen.person.numpy()[order], batch_size=BATCH)


def _half_distance(pairs: np.ndarray, real: np.ndarray, rng: np.random.RandomState) -> float:
    """FID between a random half of the motions and the real motions of the other half."""
    order, cut = rng.permutation(len(pairs)), len(pairs) // HALF
    return metrics.frechet_distance(pairs[order[:cut]], real[order[cut : 2 * cut]])
