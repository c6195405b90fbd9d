"""The table of `intermoe evaluate`: every measure of a set of motions, one row a set.

Rows are read against each other: real motion, in which each measure's own error shows; real motion with its people
exchanged, which a measure of identity must tell apart; the clip of the nearest training caption, and the corpus's generator
given the caption's script, which say what a network is for; the model.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from intermoe.core.types import Interaction
from intermoe.evaluation import identity, manner, protocol, quality
from intermoe.evaluation.copying import Training
from intermoe.evaluation.manner import Reader
from intermoe.evaluation.protocol import Figure, Reference
from intermoe.evaluation.quality import Asked
from intermoe.models.duet_evaluator import DuetEvaluator

# figures that are better when they are larger: what a model loses on unseen combinations is a share of these
LARGER = ("contact, %", "contact precision, %", "role, %", "R-precision 1", "R-precision 1, person", "persona, %", "stature",
          "tempo", "tempo, partners", "amplitude", "energy", "posture", "steadiness", "handedness")  # fmt: skip


@dataclass(frozen=True)
class Bench:
    """What all rows of one split are measured with."""

    asked: Sequence[Asked]
    real: Sequence[Interaction]  # of the asked clips, in their order
    signatures: quality.Signatures
    ways: quality.Ways
    reader: Reader
    training: Training
    seed: int = 0
    judge: DuetEvaluator | None = None
    known: Reference | None = None  # with `judge`

    def row(self, name: str, motions: Sequence[Interaction], *, asked_personas: bool = True) -> dict[str, Figure]:
        """The figures of motions that answer the asked captions.

        asked_personas: whether the personas of the captions' clips were asked for; else nobody is compared with them.
        """
        measured, _ = quality.measure(name, motions, self.asked, self.signatures, self.ways)
        found = _bodily(measured)
        found["homogenisation"] = Figure(identity.homogenisation(motions, self.real))
        if asked_personas:
            found |= self._personal(motions)
        apart = self.training.distances(motions)
        found["nearest training clip, cm"] = Figure(float(np.median(apart)))
        found["nearest training clip, cm, closest 1 %"] = Figure(float(np.percentile(apart, 1)))
        if self.judge is not None and self.known is not None:
            return found | protocol.row(self.judge, motions, self.known, seed=self.seed, asked_personas=asked_personas)
        return found | {"role swap, %": Figure(100.0 - measured.role)}

    def _personal(self, motions: Sequence[Interaction]) -> dict[str, Figure]:
        clips = [want.clip for want in self.asked]
        body = identity.body_error(motions, [clip.identity for clip in clips])
        found = {"stature": body.stature, "stature, mm": body.stature_mm, "bones, mm": body.bones_mm}
        return {k: Figure(v) for k, v in (found | manner.fidelity(self.reader, motions, clips)).items()}


def loss(seen: Mapping[str, Figure], unseen: Mapping[str, Figure]) -> dict[str, Figure]:
    """What a row loses from the one split to the other, % of its value: 100 (seen - unseen) / seen, of the figures that are
    better when they are larger.
    """
    found = {}
    for name in LARGER:
        if name in seen and name in unseen and seen[name].value > 0 and math.isfinite(unseen[name].value):
            found[name] = Figure(100.0 * (seen[name].value - unseen[name].value) / seen[name].value)
    return found


def _bodily(measured: quality.Row) -> dict[str, Figure]:
    """Contact, role and physics of a row, under the names of the table."""
    names = {
        "contact, %": measured.contact, "contact precision, %": measured.contact_precision, "role, %": measured.role,
        "slide, mm/frame": measured.slide, "foot skate, mm/frame": measured.skate,
        "bone deviation, %": measured.bone_deviation, "jerk, m/s3": measured.jerk,
        "penetration, cm": measured.penetration, "inside each other, %": measured.inside,
    }  # fmt: skip
    return {name: Figure(value) for name, value in names.items()}
