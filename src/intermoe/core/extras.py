"""Packages that only one capability needs: looked for before the work, named with the command that installs them."""

from __future__ import annotations

import importlib.util

from intermoe.core.errors import UserError


def need(module: str, extra: str) -> None:
    """UserError unless `module`, which the extra installs, is here."""
    if importlib.util.find_spec(module) is None:
        raise UserError(
            f"this needs the package {module}, which is missing: in the checkout, pip install -c constraints.txt '.[{extra}]'"
        )
