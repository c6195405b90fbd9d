"""The parts of the panel that say what is wanted: sentences, characters, sampling. Each is one page's own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from intermoe.core.errors import UserError
from intermoe.core.persona import CHOICES, RANGES, Persona
from intermoe.models.bundle import SamplingConfig
from intermoe.pipeline import SECONDS, Prompt
from intermoe.studio.takes import Characters, Request

MAX_SAMPLES = 4
MAX_SEED = 2**31 - 1
OPEN = "any"  # of a choice, and of the list of saved characters
EXAMPLES = (
    "Two people shake hands.",
    "One person pushes the other, who stumbles back.",
    "Two friends hug each other.",
    "One waves hello and the other bows.",
    "Two people dance a waltz.",
    "Someone chases the other person.",
)
FIRST = ("A (blue)", "B (orange)")


class PersonForm:
    """A line for one person, and body and manner: what is off is left to the model."""

    def __init__(self, gui: Any, letter: str, characters: Characters, guard: Callable[..., Any]) -> None:
        self._gui, self._characters = gui, characters
        self.line = gui.add_text(f"What {letter} does", "", hint="Optional: a sentence about this person alone")
        self.saved = gui.add_dropdown("Character", (OPEN, *characters.names()), hint="Saved body and manner")
        self._numbers: dict[str, tuple[Any, Any]] = {}
        for name, known in RANGES.items():
            on = gui.add_checkbox(name.capitalize(), False, hint=known.says)
            step = 0.01 if known.high < 5 else 0.5
            slider = gui.add_slider(
                f"  {known.says.split(',')[0].split(';')[0][:24]}",
                known.low,
                known.high,
                step,
                known.mean,
                visible=False,
                hint=known.says,
            )
            on.on_update(guard(lambda _, on=on, slider=slider: setattr(slider, "visible", on.value)))
            self._numbers[name] = on, slider
        self._choices = {name: gui.add_dropdown(name.capitalize(), (OPEN, *kinds)) for name, kinds in CHOICES.items()}
        self._name = gui.add_text("Name", "", hint="Under which this character is saved")
        keep = gui.add_button("Save character", icon="device-floppy")
        keep.on_click(guard(lambda _: self._keep()))
        self.saved.on_update(guard(lambda event: self._recall() if event.client is not None else None))

    @property
    def persona(self) -> Persona:
        """What is switched on."""
        numbers = {name: round(float(slider.value), 3) for name, (on, slider) in self._numbers.items() if on.value}
        choices = {name: choice.value for name, choice in self._choices.items() if choice.value != OPEN}
        return Persona.of({**numbers, **choices})

    @persona.setter
    def persona(self, persona: Persona) -> None:
        for name, (on, slider) in self._numbers.items():
            value = getattr(persona, name)
            on.value = slider.visible = value is not None
            if value is not None:
                slider.value = value
        for name, choice in self._choices.items():
            choice.value = getattr(persona, name) or OPEN

    def refresh(self) -> None:
        """Read the list of saved characters again."""
        self.saved.options = (OPEN, *self._characters.names())

    def _keep(self) -> None:
        name = self._name.value.strip()
        self._characters.save(name, self.persona)
        self.refresh()
        self.saved.value = name

    def _recall(self) -> None:
        self.persona = Persona() if self.saved.value == OPEN else self._characters.load(self.saved.value)


class PromptForm:
    """The shared sentence, length, seed, samples, who is meant first, and the sampler's settings."""

    def __init__(self, gui: Any, guard: Callable[..., Any]) -> None:
        self.text = gui.add_text(
            "What happens", EXAMPLES[0], multiline=True, hint="One English sentence about both people"
        )
        self.first = gui.add_dropdown(
            "Mentioned first", FIRST, hint="Which of the two does what the sentence says first"
        )
        self.seconds = gui.add_slider("Seconds", SECONDS[0], SECONDS[1], 0.5, 5.0)
        self.samples = gui.add_slider("Samples", 1, MAX_SAMPLES, 1, 1, hint="Shown side by side")
        self.seed = gui.add_number("Seed", 0, min=0, max=MAX_SEED, step=1, hint="The same seed gives the same motion")
        dice = gui.add_button("Roll the seed", icon="dice-5", color="gray")
        dice.on_click(guard(lambda _: self.roll()))
        with gui.add_folder("Advanced", expand_by_default=False):
            self._own = gui.add_checkbox("The model's own settings", True)
            self._steps = gui.add_slider("Steps", 1, 200, 1, 50, disabled=True, hint="Denoising steps")
            self._guidance = gui.add_slider(
                "Guidance", 0.0, 10.0, 0.1, 1.5, disabled=True, hint="How strongly the text is followed"
            )
            self._clean = gui.add_checkbox(
                "Clean up", True, hint="Standing feet hold, bodies part, hands meet, bones keep their lengths"
            )
        self._own.on_update(guard(lambda _: self._settle()))

    def roll(self) -> None:
        """Another seed."""
        self.seed.value = secrets.randbelow(1_000_000)

    def at_most(self, seconds: float) -> None:
        """Ask for no more than so many seconds, in steps of the slider."""
        self.seconds.value = max(SECONDS[0], min(float(self.seconds.value), int(2 * seconds + 1e-3) / 2))

    def told(self, sampling: SamplingConfig) -> None:
        """Show the model's own settings where the sliders are not in use."""
        if self._own.value:
            self._steps.value, self._guidance.value = int(sampling.steps), float(sampling.guidance)

    def request(self, people: tuple[PersonForm, PersonForm]) -> Request:
        """What the form asks for. Raises UserError for what no motion can be made of."""
        prompt = Prompt(
            self.text.value.strip() or None,
            people[0].line.value.strip() or None,
            people[1].line.value.strip() or None,
            seconds=float(self.seconds.value),
            seed=int(self.seed.value),
            person_a=people[0].persona,
            person_b=people[1].persona,
        )
        prompt.check()
        return Request((prompt,), samples=int(self.samples.value), **self.settings())

    def settings(self) -> dict[str, Any]:
        """`exchanged`, `steps`, `guidance` and `clean` of a request."""
        own = self._own.value
        return {"exchanged": self.first.value == FIRST[1], "steps": None if own else int(self._steps.value),
                "guidance": None if own else float(self._guidance.value), "clean": bool(self._clean.value)}  # fmt: skip

    def fill(self, request: Request, people: tuple[PersonForm, PersonForm]) -> None:
        """Show what a take was made of."""
        self.fill_settings(request)
        prompt = request.prompts[0]
        self.text.value = prompt.text or ""
        self.first.value = FIRST[int(request.exchanged)]
        self.seconds.value, self.seed.value = float(prompt.seconds), int(prompt.seed)
        self.samples.value = request.samples
        lines = (prompt.text_a, prompt.text_b), (prompt.person_a, prompt.person_b)
        for person, line, persona in zip(people, *lines, strict=True):
            person.line.value, person.persona = line or "", persona

    def fill_settings(self, request: Request) -> None:
        """Show how a take was sampled."""
        self._own.value = request.steps is None and request.guidance is None
        self._clean.value = request.clean
        self._settle()
        if request.steps is not None:
            self._steps.value = request.steps
        if request.guidance is not None:
            self._guidance.value = request.guidance

    def swap(self, people: tuple[PersonForm, PersonForm]) -> None:
        """Each does the other's part; bodies and colours stay."""
        self.first.value = FIRST[1 - FIRST.index(self.first.value)]
        people[0].line.value, people[1].line.value = people[1].line.value, people[0].line.value

    def _settle(self) -> None:
        self._steps.disabled = self._guidance.disabled = bool(self._own.value)


class SequenceForm:
    """Several sentences in a row, a line each."""

    def __init__(self, gui: Any) -> None:
        self.lines = gui.add_text(
            "One sentence a line", "Two people walk towards each other.\nTwo people shake hands.\nOne waves goodbye.",
            multiline=True, hint="Up to two minutes in all. A line may start with its own length, as in `3s Two people hug.`",
        )  # fmt: skip
        self.seconds = gui.add_slider("Seconds each", SECONDS[0], SECONDS[1], 0.5, 4.0)

    def request(self, form: PromptForm, people: tuple[PersonForm, PersonForm]) -> Request:
        """The parts, with the people and settings of the other tabs. Raises UserError where a line cannot be used."""
        prompts = []
        for number, line in enumerate(filter(None, (line.strip() for line in self.lines.value.splitlines()))):
            seconds, text = split_seconds(line, float(self.seconds.value))
            prompts.append(Prompt(text, seconds=seconds, seed=int(form.seed.value) + number,
                                  person_a=people[0].persona, person_b=people[1].persona))  # fmt: skip
            prompts[-1].check()
        if len(prompts) < 2:
            raise UserError("a sequence needs at least two sentences: write one a line")
        return Request(tuple(prompts), **form.settings())

    def fill(self, request: Request) -> None:
        """Show what a sequence was made of."""
        self.lines.value = "\n".join(f"{p.seconds:g}s {p.text}" for p in request.prompts)


def split_seconds(line: str, default: float) -> tuple[float, str]:
    """("3s Two people hug.", 5.0) -> (3.0, "Two people hug."); without a length of its own the default."""
    head, _, rest = line.partition(" ")
    number = head.rstrip(":").removesuffix("s")
    if head.rstrip(":").endswith("s") and rest and number.replace(".", "", 1).isdigit():
        return float(number), rest.strip()
    return default, line


def one(request: Request, sample: int) -> Request:
    """The request of one sample alone."""
    prompt = request.prompts[0]
    return replace(request, prompts=(replace(prompt, seed=prompt.seed + sample), *request.prompts[1:]), samples=1)
