"""Frozen dataclasses as configurations: to and from plain dictionaries, with an unknown key refused by name."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, TypeVar

from intermoe.core.errors import UserError, unknown

C = TypeVar("C")


def to_dict(config: Any) -> dict[str, Any]:
    """A configuration as nested dictionaries of JSON values."""
    return dataclasses.asdict(config)


def from_dict(cls: type[C], values: dict[str, Any], *, where: str = "configuration") -> C:
    """Build `cls` from a dictionary as `to_dict` gives it. Nested dataclasses and tuples are restored.

    Raises UserError for an unknown key (naming the nearest right one), a missing one, or a value the class refuses.
    """
    if not isinstance(values, dict):
        raise UserError(f"{where}: expected a table of settings for {cls.__name__}, found {type(values).__name__}")
    hints = typing.get_type_hints(cls)
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for key in values:
        if key not in fields:
            raise UserError(f"{where}: {unknown('setting', key, fields)}")
    missing = [
        n for n, f in fields.items() if n not in values and f.default is f.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise UserError(f"{where}: {cls.__name__} lacks {', '.join(missing)}")
    try:
        return cls(**{k: _restore(hints[k], v, where=f"{where}.{k}") for k, v in values.items()})
    except UserError:
        raise
    except (TypeError, ValueError) as problem:
        raise UserError(f"{where}: {problem}") from problem


def _restore(hint: Any, value: Any, *, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        inner = [h for h in typing.get_args(hint) if h is not type(None)]
        return _restore(inner[0], value, where=where) if len(inner) == 1 else value
    if dataclasses.is_dataclass(hint) and isinstance(value, dict):
        return from_dict(typing.cast(type, hint), value, where=where)
    if origin is tuple and isinstance(value, list):
        return tuple(value)
    return value
