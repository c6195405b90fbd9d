"""What one server takes and keeps."""

from __future__ import annotations

from dataclasses import dataclass, fields

from intermoe.core.errors import UserError

TOKEN_VARIABLE = "INTERMOE_SERVE_TOKEN"
MAX_BODY = 1 << 20  # bytes of a request: room for a job of the longest prompts
MAX_PROMPTS = 64
MAX_SEED = 2**53 - 1  # the greatest whole number that every JSON reader keeps


@dataclass(frozen=True)
class Limits:
    """UserError for numbers that no server can be run with."""

    motions: int = 16  # of one job: prompts x samples
    steps: int = 100  # of the sampler
    queue: int = 64  # motions that wait
    keep: int = 256  # motions that are kept; the oldest go first
    expire: float = 60.0  # minutes that they are kept
    grace: float = 30.0  # seconds from the signal to stop until what runs is handed back

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            least = 0 if field.name == "grace" else 1
            if not least <= value <= 1e9:
                raise UserError(f"--{field.name} must be from {least} to 1e9, found {value:g}")
        if self.motions > self.queue:
            raise UserError(
                f"a job of {self.motions} motions (--motions) never fits a queue of {self.queue}: raise --queue, or lower --motions"
            )
