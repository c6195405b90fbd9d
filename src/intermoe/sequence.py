"""Several sentences one after another: one motion of the same two people, up to two minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.core.persona import RANGES, Persona
from intermoe.core.types import Interaction
from intermoe.motion.join import join
from intermoe.pipeline import InterMoEPipeline, Prompt, as_prompt
from intermoe.skeleton.body import stature
from intermoe.skeleton.smpl22 import OFFSETS, STATURE

LONGEST = 120.0  # seconds of all sentences together; the transitions come on top
_LEGS, _TRUNK, _ARMS = [4, 5, 7, 8], [3, 6, 9, 12], [18, 19, 20, 21]
_OF_THE_BODY = ("stature", "legs", "arms", "build", "sex", "handedness")


def sequence(
    pipeline: InterMoEPipeline,
    prompts: Sequence[str | dict[str, Any] | Prompt],
    *,
    seconds: float = 5.0,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
    **settings: Any,
) -> Interaction:
    """Two people do one thing after another.

    The first sentence decides who they are: its persons' bodies, or those that the model drew, are asked for in all that
    follow, and all parts end on the same bones. `motion.join` makes the transitions.

    Args:
        pipeline: makes the parts.
        prompts: what `InterMoEPipeline.batch` takes, in order.
        seconds: length of a sentence that has none of its own.
        seed: of the first; the others have the next ones.
        progress: called with (steps done, steps in all) over all parts; an exception in it cancels.
        settings: of the sampler, as for `InterMoEPipeline.batch`.

    Returns:
        the motion; `meta["parts"]` has the first and the last frame (beyond it) of each sentence, `meta["prompts"]` what
        was asked for, with the bodies.

    Raises UserError for no sentence, for more than two minutes in all, and for what `batch` refuses.
    """
    wanted = [as_prompt(p, seconds=seconds, seed=seed + n) for n, p in enumerate(prompts)]
    if not wanted:
        raise UserError("a sequence needs at least one sentence")
    for prompt in wanted:
        pipeline.check(prompt)
        if prompt.constraints:
            raise UserError(
                "the sentences of a sequence keep to no constraints: direct a single motion, or leave them out"
            )
    total = sum(float(p.seconds) for p in wanted)
    if total > LONGEST:
        raise UserError(f"a sequence lasts at most {LONGEST:g} seconds, these sentences take {total:g}: leave some out")
    done_before, batches = 0, 1 if len(wanted) == 1 else 2

    def report(done: int, steps: int) -> None:
        if progress is not None:
            progress(done_before * steps + done, batches * steps)

    clips = pipeline.batch(wanted[:1], progress=report, **settings)
    if len(wanted) > 1:
        done_before = 1
        if pipeline.reads_personas:
            wanted[1:] = [_same_people(p, wanted[0], clips[0]) for p in wanted[1:]]
        clips += pipeline.batch(wanted[1:], progress=report, batch_size=len(wanted), **settings)
    motion = join(clips, cleaned=bool(settings.get("clean", True)))
    return motion.replace(
        text=" ".join(p.text for p in wanted if p.text),
        texts=tuple(" ".join(filter(None, (getattr(p, name) for p in wanted))) for name in ("text_a", "text_b")),
        meta={**motion.meta, "prompts": [prompt_to_json(p) for p in wanted]},
    )


def prompt_to_json(prompt: Prompt) -> dict[str, Any]:
    """A prompt without constraints as JSON values; `prompt_from_json` reads them."""
    told = {name: value for name, value in vars(prompt).items() if name != "constraints"}
    return told | {name: getattr(prompt, name).known() for name in ("person_a", "person_b")}


def prompt_from_json(held: dict[str, Any]) -> Prompt:
    """Raises UserError, TypeError or KeyError for what `prompt_to_json` never wrote."""
    return Prompt(**(held | {name: Persona.of(held[name]) for name in ("person_a", "person_b")}))


def _same_people(prompt: Prompt, first: Prompt, motion: Interaction) -> Prompt:
    """The prompt with the bodies of the first one: those asked for, and where nothing was, those that came."""
    people = []
    for person, name in enumerate(("person_a", "person_b")):
        asked = {k: v for k, v in getattr(first, name).known().items() if k in _OF_THE_BODY}
        manner = {k: v for k, v in getattr(prompt, name).known().items() if k not in _OF_THE_BODY}
        people.append(Persona.of({**measured(motion, person), **asked, **manner}))
    return replace(prompt, person_a=people[0], person_b=people[1])


def measured(motion: Interaction, person: int) -> dict[str, float]:
    """Stature, legs and arms of a person by the bones, as persona attributes (ratios: core/persona.py)."""
    assert motion.offsets is not None
    bones = np.linalg.norm(motion.offsets[person].astype(np.float64), axis=-1)
    rest, tall = np.linalg.norm(OFFSETS, axis=-1), float(stature(motion.offsets[person]))
    legs = (bones[_LEGS].sum() / rest[_LEGS].sum()) / (bones[_TRUNK].sum() / rest[_TRUNK].sum())
    found = {
        "stature": tall,
        "legs": 2.0 * legs / (1.0 + legs),  # longer legs go with a trunk that is shorter by as much
        "arms": bones[_ARMS].sum() / rest[_ARMS].sum() / (tall / STATURE),
    }
    return {k: round(float(np.clip(v, RANGES[k].low, RANGES[k].high)), 3) for k, v in found.items()}
