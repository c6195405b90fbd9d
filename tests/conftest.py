"""Fixtures for all tests: one thread, and the material beside the project where it is present."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with golden tensors and real motion that lies beside the project; tests that need it skip without it."""
    root = Path(os.environ.get("INTERMOE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (root / "golden").is_dir():
        pytest.skip("no shared data beside the project (set INTERMOE_SHARED)")
    return root
