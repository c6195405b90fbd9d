"""Frozen dataclasses as configurations: to and from plain dictionaries, with an unknown key refused by name."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any, TypeVar

from intermoe.core.errors import UserError, unknown

C = TypeVar("C")
_KINDS = {
    float: "a number",
    int: "a whole number",
    str: "text",
    bool: "true or false",
    tuple: "a list",
    dict: "a table",
}


def to_dict(config: Any) -> dict[str, Any]:
    """A configuration as nested dictionaries of JSON values."""
    return dataclasses.asdict(config)


def from_dict(cls: type[C], values: dict[str, Any], *, where: str = "configuration") -> C:
    """Build `cls` from a dictionary as `to_dict` gives it. Nested dataclasses and tuples are restored.

    Raises UserError for an unknown key (naming the nearest right one), a missing one, a value of another type, or one that
    the class refuses.
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
    restored = {k: _restore(hints[k], v, where=f"{where}.{k}") for k, v in values.items()}
    try:
        return cls(**restored)
    except (TypeError, ValueError) as problem:  # a UserError of the class among them
        raise UserError(f"{where}: {problem}") from problem


def _restore(hint: Any, value: Any, *, where: str) -> Any:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return value
    if origin in (typing.Union, types.UnionType):
        if value is None and type(None) in inner:
            return None
        (hint,) = (h for h in inner if h is not type(None))  # of unions only `X | None` is used
        return _restore(hint, value, where=where)
    if dataclasses.is_dataclass(hint):
        return from_dict(typing.cast(type, hint), value, where=where)
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_restore(inner[0], item, where=f"{where}[{i}]") for i, item in enumerate(value))
    kind = origin or hint
    if not isinstance(value, int | float if kind is float else kind) or (isinstance(value, bool) and kind is not bool):
        raise UserError(f"{where}: expected {_KINDS.get(kind, kind.__name__)}, found {value!r:.60}")
    return value
