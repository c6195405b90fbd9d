"""InterMoE: a sentence in, the 3D motion of two interacting people out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intermoe.core.types import Interaction
    from intermoe.pipeline import InterMoEPipeline

__version__ = "0.1.0"
__all__ = ["InterMoEPipeline", "Interaction", "__version__"]


def __getattr__(name: str) -> Any:  # lazy: `import intermoe` stays instant, torch loads with the pipeline
    if name == "Interaction":
        from intermoe.core.types import Interaction

        return Interaction
    if name == "InterMoEPipeline":
        from intermoe.pipeline import InterMoEPipeline

        return InterMoEPipeline
    raise AttributeError(f"module 'intermoe' has no attribute {name!r}")
