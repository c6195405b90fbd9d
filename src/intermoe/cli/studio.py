"""`intermoe studio`: the page in the browser."""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path


def studio(
    *, model: str = "default", folder: Path | None = None, port: int = 8080, browser: bool = True, device: str = "auto"
) -> int:
    """Write what two people do in the browser, watch them, and download the motion. Ctrl-C ends it.

    The page is for this machine alone (127.0.0.1). It keeps every take until it is deleted.

    Args:
        model: `default`, a model folder, or a repository name on the Hugging Face hub.
        folder: where takes and characters are kept (default: the user's data directory).
        port: of the page, or the next one that is free.
        browser: open the page.
        device: auto, cuda, mps or cpu.
    """
    from intermoe.core.errors import UserError
    from intermoe.models.bundle import model_folder
    from intermoe.pipeline import InterMoEPipeline
    from intermoe.studio.server import Studio
    from intermoe.studio.takes import default_folder

    if not 0 <= port <= 65535:
        raise UserError(f"--port must be from 0 to 65535, found {port}")
    model_folder(model)  # a wrong name is told here, not in the page
    running = Studio(
        lambda: InterMoEPipeline.from_pretrained(model, device=device),
        folder or default_folder(),
        port=port,
        patience=4.0,
    )
    print(f"{running.url} (takes in {running.takes.folder}); Ctrl-C ends it", flush=True)
    if browser:
        webbrowser.open(running.url)
    try:
        threading.Event().wait()
    finally:
        running.stop()
    return 0
