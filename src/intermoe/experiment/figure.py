"""The table as a picture: every seed's FID above its floor by row, and against the parameters of the model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intermoe.core.errors import UserError
from intermoe.experiment.run import ABOVE


def draw(found: Mapping[str, Any], path: Path) -> None:
    """Write the picture (png, svg or pdf, by the ending). UserError without matplotlib."""
    try:
        import matplotlib
    except ImportError as missing:
        raise UserError("the experiment's picture needs matplotlib: pip install 'intermoe[report]'") from missing
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = found["rows"]
    names = list(rows)
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 1.6 + 0.42 * len(names) + 1.4), layout="constrained")
    colours = pyplot.get_cmap("tab10")
    for place, name in enumerate(names):
        row, colour = rows[name], colours(place % 10)
        points = [c["figures"][ABOVE]["value"] for c in found["cells"] if c["row"] == name]
        mean, half = row["figures"][ABOVE]["value"], row["figures"][ABOVE]["interval"] or 0.0
        left.scatter(points, [place] * len(points), s=22, color=colour, alpha=0.6, zorder=3)
        left.errorbar([mean], [place], xerr=[half], fmt="|", color=colour, markersize=14, capsize=4, zorder=2)
        total = row["parameters"]["total"] / 1e6
        right.errorbar([total], [mean], yerr=[half], fmt="o", color=colour, capsize=3)
        right.annotate(name, (total, mean), xytext=(5, 4 + 9 * (place % 3)), textcoords="offset points", fontsize=7)
    seeds = max(len(row["seeds"]) for row in rows.values())
    left.set_yticks(range(len(names)), names, fontsize=8)
    left.invert_yaxis()
    left.set_xlabel(f"{ABOVE} (down is better); bars: 95 % over seeds", fontsize=8)
    left.grid(axis="x", alpha=0.3)
    right.set_xscale("log")
    right.set_xlabel("parameters of the denoiser, millions", fontsize=8)
    right.set_ylabel(ABOVE, fontsize=8)
    right.grid(alpha=0.3, which="both")
    for axes in (left, right):
        axes.tick_params(labelsize=8)
    settings = found["settings"]
    figure.suptitle(
        f"{found['table']}: size {settings['size_name']}, split {settings['split']}, {seeds} seed{'s' * (seeds > 1)}",
        fontsize=9,
    )
    figure.savefig(path, dpi=140)
    pyplot.close(figure)
