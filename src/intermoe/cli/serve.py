"""`intermoe serve`: the pipeline as an HTTP service."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from intermoe.core.errors import UserError


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    model: str = "default",
    device: str = "auto",
    token_file: Path | None = None,
    batch: int | None = None,
    motions: int = 16,
    steps: int = 100,
    queue: int = 64,
    keep: int = 256,
    expire: float = 60.0,
    grace: float = 30.0,
) -> int:
    """Sentences in, motions out, over HTTP (docs/service.md). Ctrl-C or SIGTERM finishes what runs and ends.

    Args:
        host: address to listen on; other than this machine's own needs a token.
        port: port to listen on; 0 takes one that is free and prints it.
        model: `default`, a model folder, or a repository name on the Hugging Face hub.
        device: auto, cuda, mps or cpu.
        token_file: file with the token that every request needs (or the environment variable INTERMOE_SERVE_TOKEN).
        batch: motions that are made together (default: 4 on a CPU, 32 elsewhere).
        motions: motions that one job may ask for.
        steps: sampler's steps that one job may ask for.
        queue: motions that may wait; beyond it a job is answered 429.
        keep: motions that are kept, the newest.
        expire: minutes that they are kept.
        grace: seconds in which what runs is finished after a signal to stop; then it is handed back.
    """
    try:
        from intermoe.service.gate import read_token
        from intermoe.service.limits import Limits
        from intermoe.service.server import Server, listen
        from intermoe.service.server import serve as run
        from intermoe.service.service import Service
    except ModuleNotFoundError as problem:
        if (problem.name or "").startswith("intermoe"):
            raise
        raise UserError(
            f"`intermoe serve` needs {problem.name}: in the checkout, pip install -c constraints.txt '.[serve]'"
        ) from problem
    from intermoe.core import runtime
    from intermoe.pipeline import InterMoEPipeline

    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    token = read_token(token_file)
    limits = Limits(motions=motions, steps=steps, queue=queue, keep=keep, expire=expire, grace=grace)
    if batch is not None and not 1 <= batch <= 1024:
        raise UserError(f"--batch must be from 1 to 1024, found {batch}")
    kind = runtime.device(device).type
    bound = listen(host, port, token=token)
    server = Server(
        Service.of(lambda: InterMoEPipeline.from_pretrained(model, device=device), limits, device=kind, batch=batch),
        token=token,
    )
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{bound.getsockname()[1]}"
    run(server, bound, ready=lambda: print(f"serving on {address}", flush=True))  # a wrong model never says so
    if not server.clean:  # a thread inside torch would hold the process up
        sys.stdout.flush()
        os._exit(0)
    return 0
