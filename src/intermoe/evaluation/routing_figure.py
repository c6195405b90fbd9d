"""The routing report as a picture: one column a layer, experts side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from intermoe.core.errors import UserError
from intermoe.evaluation.routing import SIGNALS, TENTHS

MOST_FAMILIES = 24
_BLUES, _BOTH = "Blues", "RdBu_r"


def draw(told: Mapping[str, Any], path: Path, *, title: str) -> None:
    """Write the picture (png, svg or pdf, by the ending). UserError without matplotlib."""
    try:
        import matplotlib
    except ImportError as missing:
        raise UserError(
            "the routing picture needs matplotlib: in the checkout, pip install -c constraints.txt '.[report]', or leave it out with --no-picture"
        ) from missing
    matplotlib.use("Agg")
    from matplotlib import pyplot

    layers = told["layers"]
    families = _families(layers)
    levels = [f"t = {t}" for t in told["timesteps"]]
    time = ["start", *[""] * (TENTHS - 2), "end"]
    rows = [
        ("share of frames, by noise level", _rows(layers, "share by noise"), levels, _BLUES),
        ("frames without an expert of their own", [_orphans(layer) for layer in layers], levels, _BLUES),
        ("overlap of two experts", [np.array(layer["overlap"]) for layer in layers], _numbers(layers[0]), _BLUES),
        ("share over the clip's time", [_time(layer) for layer in layers], time, _BLUES),
        ("correlation with the motion", _columns(layers, "correlation", SIGNALS), list(SIGNALS), _BOTH),
        ("share by kind of interaction, those that differ most", _columns(layers, "share by family", families), families, _BLUES),
    ]  # fmt: skip
    heights = [max(1.2, 0.2 * len(names)) for _, _, names, _ in rows]
    figure, axes = pyplot.subplots(
        len(rows), len(layers), figsize=(2.6 + 1.35 * len(layers), sum(heights) + 0.62 * len(rows)), squeeze=False,
        gridspec_kw={"height_ratios": heights}, layout="constrained",
    )  # fmt: skip
    for line, (what, tables, names, colours) in zip(axes, rows, strict=True):
        low = -1.0 if colours == _BOTH else 0.0
        for number, (place, table) in enumerate(zip(line, tables, strict=True)):
            image = place.imshow(table, vmin=low, vmax=1.0, cmap=colours, aspect="auto", interpolation="nearest")
            experts = _numbers(layers[number]) if table.shape[1] > 1 else [""]  # one column is of the layer itself
            place.set_xticks(range(len(experts)), experts, fontsize=6)
            place.set_yticks(range(len(names)), names if number == 0 else [""] * len(names), fontsize=6)
            place.tick_params(length=0)
            heading = [what if number == 0 else "", *([f"layer {number}"] if what == rows[0][0] else [])]
            place.set_title("\n".join(heading), fontsize=7, loc="left")
            if table.size <= 48:
                for (y, x), value in np.ndenumerate(table):
                    dark = abs(value) > 0.6
                    told_value = "" if np.isnan(value) else f"{value:.2f}".removeprefix("0").replace("-0", "-")
                    place.text(
                        x, y, told_value, ha="center", va="center", fontsize=5, color="white" if dark else "black"
                    )
        bar = figure.colorbar(image, ax=line, fraction=0.02, pad=0.01)
        bar.ax.tick_params(labelsize=5)
    figure.suptitle(title, fontsize=9)
    figure.supxlabel("expert", fontsize=8)
    figure.savefig(path, dpi=150)
    pyplot.close(figure)


def _families(layers: list[Mapping[str, Any]]) -> list[str]:
    """The kinds whose shares differ most from the experts' own, in alphabetical order (the JSON has all)."""
    far: dict[str, float] = {}
    for expert in (expert for layer in layers for expert in layer["experts"]):
        for name, share in expert["share by family"].items():
            far[name] = far.get(name, 0.0) + abs(share - expert["share"])
    return sorted(sorted(far, key=lambda name: -far[name])[:MOST_FAMILIES])


def _numbers(layer: Mapping[str, Any]) -> list[str]:
    return [str(number) for number in range(len(layer["experts"]))]


def _rows(layers: list[Mapping[str, Any]], name: str) -> list[np.ndarray]:
    return [np.array([list(e[name].values()) for e in layer["experts"]], float).T for layer in layers]


def _orphans(layer: Mapping[str, Any]) -> np.ndarray:
    return np.array([[value] for value in layer["frames without an expert of their own"].values()], float)


def _time(layer: Mapping[str, Any]) -> np.ndarray:
    return np.array([e["share by time"] for e in layer["experts"]], float).T


def _columns(layers: list[Mapping[str, Any]], name: str, keys: Sequence[str]) -> list[np.ndarray]:
    return [np.array([[e[name].get(key) for e in layer["experts"]] for key in keys], float) for layer in layers]
