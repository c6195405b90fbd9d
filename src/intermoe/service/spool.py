"""Results on disk: a private folder that goes with the server. A motion is an npz there; other formats are made when asked for.

No name in it comes from outside: folders are drawn, files are `motion` and an extension out of `export.write.FORMATS`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path

from intermoe.core.errors import unknown
from intermoe.core.types import Interaction
from intermoe.export.write import FORMATS, targets, write

MEDIA = {
    "npz": "application/x-npz",
    "glb": "model/gltf-binary",
    "html": "text/html; charset=utf-8",
    "png": "image/png",
    "mp4": "video/mp4",
    "gif": "image/gif",
    "zip": "application/zip",
}


def known_format(name: str) -> str:
    """`glb` for "glb"; UserError for what no motion is written as."""
    if f".{name}" not in FORMATS:
        raise unknown("format", name[:40], [suffix.removeprefix(".") for suffix in FORMATS])
    return name


class Spool:
    """The folder. `pack` may be called from any thread; one file is written at a time."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="intermoe-serve-"))  # 0700
        self._writing = threading.Lock()

    def put(self, motion: Interaction) -> Path:
        """Keep a motion; the path is what `pack` and `forget` take."""
        place = Path(tempfile.mkdtemp(dir=self.folder))
        return motion.save(place / "motion.npz")

    def pack(self, motions: Sequence[tuple[str, Path]], format: str) -> tuple[str, bytes]:
        """Named motions in a format: the extension and the bytes of one file, or of a zip where they are several.

        UserError where the format cannot be written, FileNotFoundError where a motion was forgotten.
        """
        suffix = f".{known_format(format)}"
        files = []
        with self._writing:
            for name, path in motions:
                finals = targets(path.with_suffix(suffix))
                if not all(file.is_file() for file in finals):
                    path.stat()  # a forgotten motion is no fault of the format
                    finals = write(Interaction.load(path), path.with_suffix(suffix))
                files += [(file.name.replace("motion", name, 1), file) for file in finals]
        if len(files) == 1:
            return format, files[0][1].read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, file in files:
                archive.write(file, name)
        return "zip", packed.getvalue()

    def forget(self, path: Path) -> None:
        """Remove a motion in all its formats."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)
