"""The command line: `intermoe COMMAND ...`. A command's module is imported only when it is called, so that help is instant."""

from __future__ import annotations

import errno
import importlib
import io
import itertools
import os
import signal
import sys
import threading
from collections.abc import Sequence

from intermoe.core.errors import UserError, unknown

# command -> (module, function, one line of help)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "generate": (
        "generate",
        "generate",
        "a sentence to the motion of two people (npz, bvh, glb, usd, html, png, mp4, ...)",
    ),
    "convert": ("convert", "convert", "one motion format to another"),
    "persona": ("persona", "persona", "a character to a file, who is the same in clip after clip"),
    "train vae": ("train", "vae", "train the causal-skeletal autoencoder"),
    "train text": ("train", "text", "train the text head alone: who does what (before the denoiser, optional)"),
    "train denoiser": ("train", "denoiser", "train the cooperative denoiser on its latents"),
    "train refiner": ("train", "refiner", "train what makes small movements anew after sampling"),
    "train contacts": ("train", "contacts", "train what says which hand touches what"),
    "train idle": ("train", "idle", "learn how people move who do nothing, by their manner"),
    "train student": ("train", "student", "distil a model into one of 1, 2 or 4 steps"),
    "train evaluator": ("train", "evaluator", "train the evaluator of a data set: which text belongs to which motion"),
    "evaluate": ("evaluate", "evaluate", "score a model or a folder of motions on held-out captions"),
    "experiment": (
        "experiment",
        "experiment",
        "a table of the paper on a data folder: train, sample, measure every row",
    ),
    "routing": ("routing", "routing", "which experts of a model take which frames: how many, when, for which words"),
    "data duets": ("data", "duets", "make a corpus of two-person interactions by procedure"),
    "data bvh": ("data", "bvh", "read pairs of BVH files into a store"),
    "data interhuman": ("data", "interhuman", "prepare InterHuman from the folder its authors hand out"),
    "data interx": ("data", "interx", "prepare Inter-X from the folder its authors hand out"),
    "data humanml3d": ("data", "humanml3d", "prepare HumanML3D, one person, from the folder its scripts make"),
    "data check": ("data", "check", "tell what is missing or broken in a data set's folder"),
    "import-reference": ("reference", "import_reference", "released checkpoints to a model folder"),
    "studio": ("studio", "studio", "the page in the browser: write, watch, compare, download"),
    "bench": ("bench", "bench", "how fast this machine runs the model, against its matrix products"),
    "serve": ("serve", "serve", "text to motion over HTTP: jobs, events, results (extra `serve`)"),
    "doctor": ("doctor", "doctor", "tell what is installed and what is missing"),
}


def main(args: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, 2 for something the user can mend, 130 after Ctrl-C."""
    args = list(sys.argv[1:] if args is None else args)
    if args[:1] == ["studio"]:
        os.environ.setdefault(
            "OMP_WAIT_POLICY", "passive"
        )  # a browser draws on the cores that spinning threads would hold
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show is no reason to fail
            stream.reconfigure(errors="backslashreplace")
    here = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, _interrupt) if here else None
    try:
        return _dispatch(args)
    except UserError as problem:
        return _say(str(problem))
    except KeyboardInterrupt:
        print("intermoe: stopped; nothing half-written was left", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `intermoe ... | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        if problem.filename is None and problem.errno is None:
            raise
        hint = "; free some space or choose another place" if problem.errno == errno.ENOSPC else ""
        return _say(f"{problem.strerror or problem}{f': {problem.filename}' if problem.filename else ''}{hint}")
    finally:
        if here:
            signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: object) -> None:
    """A scheduler's SIGTERM ends a command as Ctrl-C does: what is half-written is removed, and it is told."""
    raise KeyboardInterrupt


def _say(message: str) -> int:
    print(f"intermoe: {' '.join(message.split())}", file=sys.stderr)
    return 2


def _dispatch(args: list[str]) -> int:
    if args[:1] == ["help"] and len(args) > 1:
        args = [*args[1:], "--help"]
    if not args or args[0] in ("-h", "--help", "help"):
        print(_help())
        return 0
    if args[0] in ("-V", "--version"):
        from intermoe import __version__

        print(f"intermoe {__version__}")
        return 0
    groups = {c.split()[0] for c in COMMANDS if " " in c}
    if args[0] in groups and (len(args) == 1 or args[1] in ("-h", "--help")):
        print(_help(args[0]))
        return 0
    words = 2 if args[0] in groups else 1
    name = " ".join(args[:words])
    if name not in COMMANDS:
        raise unknown("command", name, COMMANDS)
    if name == "generate":
        words_of = list(itertools.takewhile(lambda arg: not arg.startswith("-"), args[1:]))
        if len(words_of) > 1:
            raise UserError(f'the sentence has to stand in quotes: intermoe generate "{" ".join(words_of)}"')
    import tyro

    module, function, _ = COMMANDS[name]
    command = getattr(importlib.import_module(f"intermoe.cli.{module}"), function)
    status = tyro.cli(command, args=args[words:], prog=f"intermoe {name}")
    return int(status or 0)


def _help(group: str | None = None) -> str:
    rows = [(c, line) for c, (_, _, line) in COMMANDS.items() if group is None or c.startswith(group + " ")]
    width = max(len(c) for c, _ in rows) + 2
    lines = [f"  {c:{width}s}{line}" for c, line in rows]
    return "\n".join(
        [
            f"usage: intermoe {group or 'COMMAND'} ...",
            "",
            *lines,
            "",
            "`intermoe COMMAND --help` (or `intermoe help COMMAND`) lists a command's options.",
        ]
    )
