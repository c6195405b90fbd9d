"""InterMoE: a sentence in, the 3D motion of two interacting people out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from intermoe.core.errors import UserError
    from intermoe.core.types import Interaction
    from intermoe.export.read import read
    from intermoe.export.write import write
    from intermoe.pipeline import InterMoEPipeline, Prompt

__version__ = "0.1.0"
__all__ = ["InterMoEPipeline", "Interaction", "Prompt", "UserError", "__version__", "read", "write"]

_HOMES = {
    "Client": "service.client",  # not in __all__: it needs the extra `serve`
    "InterMoEPipeline": "pipeline",
    "Interaction": "core.types",
    "Prompt": "pipeline",
    "UserError": "core.errors",
    "read": "export.read",
    "write": "export.write",
}


def __getattr__(name: str) -> Any:  # lazy: `import intermoe` stays instant, torch loads with the pipeline
    if name in _HOMES:
        return getattr(importlib.import_module(f"intermoe.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'intermoe' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
