"""What goes over the wire, as pydantic models: OpenAPI is made of them.

What a prompt or a persona may hold is said in one place each (`Prompt.check`, `Persona`), whose sentences the caller gets;
here stand the types, and the same ranges once more for OpenAPI's readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema

from intermoe.core.errors import UserError, unknown
from intermoe.core.persona import CHOICES, RANGES, Persona
from intermoe.diffusion.schedules import NUM_TIMESTEPS, SCHEDULERS
from intermoe.export.write import FORMATS
from intermoe.models.bundle import MAX_GUIDANCE
from intermoe.pipeline import MAX_CHARACTERS, SECONDS, Prompt
from intermoe.service.jobs import State
from intermoe.service.limits import MAX_PROMPTS, MAX_SEED

FORMAT_NAMES: list[Any] = [suffix.removeprefix(".") for suffix in FORMATS]
PERSON_EXAMPLE = {"stature": 1.92, "energy": 1.4, "handedness": "left"}
_ONLY = ConfigDict(extra="forbid", strict=True)

_PERSON_SCHEMA = {
    "type": "object",
    "description": "Body and manner of one person; what is left out is up to the model.",
    "additionalProperties": False,
    "properties": {
        **{name: {"type": "number", "minimum": known.low, "maximum": known.high, "description": known.says}
           for name, known in RANGES.items()},
        **{name: {"type": "string", "enum": list(choices)} for name, choices in CHOICES.items()},
    },
    "examples": [PERSON_EXAMPLE],
}  # fmt: skip

Person = Annotated[Persona, PlainValidator(Persona.of), WithJsonSchema(_PERSON_SCHEMA)]
Text = Annotated[str, Field(json_schema_extra={"minLength": 1, "maxLength": MAX_CHARACTERS})]
Seconds = Annotated[float, Field(json_schema_extra={"minimum": SECONDS[0], "maximum": SECONDS[1]})]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED)]
Guidance = Annotated[float, Field(json_schema_extra={"minimum": -MAX_GUIDANCE, "maximum": MAX_GUIDANCE})]


class PromptBody(BaseModel):
    """One prompt: a sentence about both people, a sentence for each person, or any of the three."""

    model_config = _ONLY

    text: Text | None = Field(None, examples=["Two people shake hands."], description="what happens, in English")
    text_a: Text | None = Field(None, examples=["A person bows."], description="what person A does")
    text_b: Text | None = Field(None, examples=["A person waves."], description="what person B does")
    person_a: Person | None = Field(None, description="body and manner of person A, whom the sentence mentions first")
    person_b: Person | None = Field(None, description="body and manner of person B")
    seconds: Seconds | None = Field(None, examples=[5.0], description="length of the motion; 5 where nobody says it")
    seed: Seed | None = Field(None, examples=[7], description="the same seed gives the same motion; 0 where not given")

    def prompt(self, *, seconds: float, seed: int) -> Prompt:
        """The pipeline's prompt; `seconds` and `seed` hold where it has none itself."""
        told = {name: getattr(self, name) for name in PromptBody.model_fields}
        return Prompt(**{"seconds": seconds, "seed": seed} | {k: v for k, v in told.items() if v is not None})


class JobRequest(PromptBody):
    """A job: one prompt, or several under `prompts`, and how they are sampled."""

    prompts: list[PromptBody] | None = Field(
        None, min_length=1, max_length=MAX_PROMPTS,
        description="several prompts in place of one; `seconds` and `seed` beside them hold where a prompt has none",
    )  # fmt: skip
    samples: int = Field(1, ge=1, le=MAX_PROMPTS, description="motions for each prompt: seeds SEED, SEED + 1, ...")
    steps: int | None = Field(
        None, json_schema_extra={"minimum": 1, "maximum": NUM_TIMESTEPS}, examples=[15],
        description="of the sampler; the model's own where not given, as for the next three",
    )  # fmt: skip
    scheduler: str | None = Field(None, json_schema_extra={"enum": list(SCHEDULERS)})
    guidance: Guidance | None = Field(None, description="how strongly the text is followed")
    identity_guidance: Guidance | None = Field(
        None, description="how strongly what is told of each person is followed; as `guidance` where nobody says it"
    )
    format: str = Field(
        "npz", json_schema_extra={"enum": FORMAT_NAMES}, examples=["glb"],
        description="of the result that the answer links to; every other one can be had as well",
    )  # fmt: skip

    def wanted(self) -> list[Prompt]:
        """The prompts, each as often as `samples` says. Raises UserError where `prompts` and a prompt are given."""
        own = [name for name in ("text", "text_a", "text_b", "person_a", "person_b") if getattr(self, name) is not None]
        if self.prompts is not None and own:
            raise UserError(f"give one prompt ({', '.join(own)}) or several (prompts), not both")
        seconds, seed = 5.0 if self.seconds is None else self.seconds, self.seed or 0
        asked = [p.prompt(seconds=seconds, seed=seed) for p in self.prompts or [self]]
        return [replace(prompt, seed=prompt.seed + number) for prompt in asked for number in range(self.samples)]


class Steps(BaseModel):
    """The sampler's steps over all motions of the job."""

    done: int
    total: int


class Links(BaseModel):
    """Paths on this server."""

    self: str
    events: str
    result: str


class Motion(BaseModel):
    """One motion of a job, in the order of the prompts, samples together."""

    text: str | None
    text_a: str | None
    text_b: str | None
    seconds: float
    seed: int
    warnings: list[str] = Field(description="what is known to be wrong with it, once it is made")


class JobBody(BaseModel):
    """A job as it stands."""

    id: str
    state: State
    steps: Steps
    motions: list[Motion]
    format: str
    error: str | None = Field(description="why there is no result, in a sentence")
    created: float = Field(description="seconds since 1970, as the next two")
    started: float | None
    finished: float | None
    expires: float | None = Field(description="when the result is thrown away, at the latest")
    links: Links

    model_config = ConfigDict(json_schema_extra={"examples": [{
        "id": "0f8c6f0c1f4b4d5d9a3f6a7b8c9d0e1f", "state": "running", "steps": {"done": 12, "total": 50},
        "motions": [{"text": "Two people shake hands.", "text_a": None, "text_b": None, "seconds": 5.0, "seed": 7,
                     "warnings": []}],
        "format": "glb", "error": None, "created": 1767225600.0, "started": 1767225600.1, "finished": None, "expires": None,
        "links": {"self": "/v1/jobs/0f8c6f0c1f4b4d5d9a3f6a7b8c9d0e1f",
                  "events": "/v1/jobs/0f8c6f0c1f4b4d5d9a3f6a7b8c9d0e1f/events",
                  "result": "/v1/jobs/0f8c6f0c1f4b4d5d9a3f6a7b8c9d0e1f/result.glb"},
    }]})  # fmt: skip


class Problem(BaseModel):
    """Why a request was not served: what was expected, what came, what to do."""

    detail: str

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"detail": "seconds must be a number from 1 to 10, found 20.0"}]}
    )


class Health(BaseModel):
    """Of the server."""

    status: str = Field(examples=["ok"])


class RangeBody(BaseModel):
    """Of a person's attribute that is a number."""

    low: float
    high: float
    mean: float
    says: str


class LimitsBody(BaseModel):
    """What a request may ask for, and what is kept."""

    characters: int
    seconds: tuple[float, float]
    motions: int
    steps: int
    queue: int
    keep: int
    expire_minutes: float
    body_bytes: int


class ModelBody(BaseModel):
    """What this server's model can do."""

    name: str
    device: str
    fps: float
    people: int
    skeleton: str
    joints: list[str]
    reads_personas: bool
    attributes: dict[str, RangeBody]
    choices: dict[str, list[str]]
    kinds: list[str] = Field(description="kinds of interaction that the corpus of the default model shows")
    sampling: dict[str, Any] = Field(description="the model's own settings")
    schedulers: list[str]
    formats: list[str]
    limits: LimitsBody


def sentence(errors: Sequence[Any]) -> str:
    """pydantic's errors as one sentence for people, whatever came."""
    told = []
    for error in errors[:3]:
        where = ".".join(str(part) for part in error["loc"][1:])
        kind, found = error["type"], error.get("input")
        if kind == "value_error":  # our own sentence
            told.append(f"{where}: {error['ctx']['error']}")
        elif kind == "json_invalid":
            told.append(f"the body is no JSON: {error['ctx']['error']} at character {error['loc'][-1]}")
        elif kind == "extra_forbidden":
            known = PromptBody if "prompts" in error["loc"] else JobRequest
            told.append(str(unknown("field", f"{error['loc'][-1]!s:.40}", known.model_fields)))
        elif kind == "missing":
            told.append(f"{where or 'a JSON body'} is missing")
        elif kind in ("model_type", "model_attributes_type"):
            told.append(f"{where or 'the body'} must be a JSON object, sent with Content-Type: application/json")
        else:
            told.append(f"{where or 'the body'}: {error['msg']}, found {_short(found)}")
    return "; ".join(told)


def _short(value: Any) -> str:
    try:
        return f"{value!r:.60}"
    except ValueError:  # a whole number that Python does not write out
        return "a number of thousands of digits"
