"""What each word of a sentence does to the routing: the sentence is read again without it, at the same noise.

The change of an expert's share of frames is the word's own, all else being equal. Weights of the attention to a token would
cost less and say less: the text reaches the routers by the text head's vector as well, and the head has mixed the tokens.
Letters: W words, N denoising steps, P people, T latent frames, E experts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from intermoe.diffusion.schedules import scheduler
from intermoe.models.bundle import LATE
from intermoe.pipeline import InterMoEPipeline, Prompt
from intermoe.studio.experts import Watched, watching

MOST = 40  # words that are looked at, of all sentences together
READINGS = 40  # of a clip by the denoiser, about: half a second; the fewer words, the more steps are looked at
CHUNK = 16  # clips at once
VISIBLE = 0.5  # percentage points below which a cell stays empty
FULL = 10.0  # percentage points at which a cell has its full colour
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MORE, _LESS = (22, 163, 74), (192, 38, 211)  # green and purple: blue and orange are the people's


@dataclass(frozen=True)
class Word:
    """A word, whose sentence it is of ("" = the shared one, "A", "B" of the page), and what it changes: (P,E) percentage
    points of the frames that an expert takes, over all blocks."""

    text: str
    whose: str
    change: np.ndarray


@torch.inference_mode()
def weigh(pipeline: InterMoEPipeline, watched: Watched) -> list[Word]:
    """The words of what was told, in order, each with its change; at most MOST of them."""
    model, prompt = pipeline.model, watched.prompt
    denoiser = model.denoiser
    assert denoiser is not None
    timesteps = scheduler(pipeline.sampling().scheduler, len(watched.noisy)).timesteps.tolist()
    found = [(name, place) for name in ("text", "text_a", "text_b") for place in _places(getattr(prompt, name))][:MOST]
    if not found or len(timesteps) != len(watched.noisy):  # a solver that looks more than once at a step
        return []
    prompts = [prompt, *(_without(prompt, name, place) for name, place in found)]
    cond = model.condition(
        [(p.text, p.text_a, p.text_b) for p in prompts],
        [(prompt.person_a.known(), prompt.person_b.known())] * len(prompts),
    )
    late = model.emphasised(cond)
    count = min(len(timesteps), max(1, round(READINGS / len(prompts))))
    steps = np.unique(np.linspace(0, len(timesteps) - 1, count + 2)[1:-1].round().astype(int))
    shares = []
    for step in steps.tolist():
        x, told = watched.noisy[step], late if timesteps[step] <= LATE else cond
        with watching(denoiser) as seen:
            for first in range(0, len(prompts), CHUNK):
                some = told[first : first + CHUNK]
                t = torch.full((len(some),), timesteps[step], device=x.device)
                denoiser(x.expand(len(some), *x.shape), t, some)
        shares.append(np.concatenate(seen).reshape(len(prompts), x.shape[0], x.shape[1], -1))
    mean = 100.0 * np.stack(shares).mean(axis=(0, 3))  # (1+W,P,E)
    changes = (mean[:1] - mean[1:])[:, :: -1 if watched.swapped else 1]
    letters = {"text": "", "text_a": "AB"[watched.swapped], "text_b": "BA"[watched.swapped]}
    said = _as_written(watched)
    return [
        Word(said.get((name, place), getattr(prompt, name)[slice(*place)]), letters[name], change)
        for (name, place), change in zip(found, changes, strict=True)
    ]


def table(words: Sequence[Word]) -> str:
    """The words with what they change, a column an expert of each person, as HTML in which the words are plain text."""
    if not words:
        return ""
    num_experts = words[0].change.shape[-1]
    heads = "".join(f"<th>{letter}{e + 1}</th>" for letter in "AB"[: len(words[0].change)] for e in range(num_experts))
    rows = []
    for number, word in enumerate(words):
        if word.whose and (number == 0 or words[number - 1].whose != word.whose):
            rows.append(
                f'<tr><th style="text-align:left" colspan="{1 + word.change.size}">told of {word.whose}</th></tr>'
            )
        cells = "".join(_cell(value) for value in word.change.ravel())
        rows.append(f'<tr><td style="text-align:left">{html.escape(word.text[:24])}</td>{cells}</tr>')
    return (
        '<table style="width:100%;font-size:0.75em;text-align:center;border-collapse:collapse;font-variant-numeric:'
        f'tabular-nums"><tr><th></th>{heads}</tr>{"".join(rows)}</table>'
    )


def _cell(value: float) -> str:
    if abs(value) < VISIBLE:
        return "<td></td>"
    red, green, blue = _MORE if value > 0 else _LESS
    return (
        f'<td style="background:rgba({red},{green},{blue},{min(abs(value) / FULL, 1.0) * 0.75:.2f})">{value:+.0f}</td>'
    )


def _places(text: str | None) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text or "")]


def _without(prompt: Prompt, name: str, place: tuple[int, int]) -> Prompt:
    """The prompt without one word; a sentence of no other word is not told at all."""
    text = getattr(prompt, name)
    left = " ".join((text[: place[0]] + text[place[1] :]).split())
    given: dict[str, Any] = {name: left if _WORD.search(left) else None}
    return replace(prompt, **given)


def _as_written(watched: Watched) -> dict[tuple[str, tuple[int, int]], str]:
    """The shared sentence's words as they were written: the model reads ordinals in order of mention, word for word."""
    read, written = _places(watched.prompt.text), _places(watched.written)
    if len(read) != len(written):
        return {}
    return {("text", a): (watched.written or "")[slice(*b)] for a, b in zip(read, written, strict=True)}
