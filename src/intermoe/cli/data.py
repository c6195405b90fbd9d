"""`intermoe data`: folders of clips that training and evaluation read."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro
from rich.console import Console
from rich.progress import Progress

from intermoe.core.errors import UserError

if TYPE_CHECKING:
    from intermoe.data.prepare.source import Fault, Source

Out = Annotated[Path, tyro.conf.arg(aliases=["-o"])]


def _refused(by_reason: Mapping[tuple[str, str], int]) -> list[tuple[str, Counter[str]]]:
    """What the gate refused by family, the most first; all sequences together, of which there are thousands of kinds."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (family, reason), number in by_reason.items():
        found["sequences" if "+" in family else family][reason] += number
    return sorted(found.items(), key=lambda item: -item[1].total())


def duets(*, out: Out, count: int = 10_000, seed: int = 0, workers: int = 0, overwrite: bool = False) -> int:
    """Make two-person interactions by procedure: 52 families, captions, roles, contacts, phases, personas, hand shapes.

    Args:
        out: the data folder.
        count: clips; of twenty rounds through the families one is for validation, one for the test, one for `unseen`.
        seed: the same seed gives the same bytes, with any number of workers.
        workers: processes (0: one a core).
        overwrite: replace a folder that is there.
    """
    from intermoe.data.duets.generate import ALL_SPLITS, empty_splits, generate

    with _progress("clips") as report:
        refused = generate(out, count=count, seed=seed, workers=workers or None, overwrite=overwrite, progress=report)
    for family, reasons in _refused(refused):
        told = ", ".join(f"{reason} {number}" for reason, number in reasons.most_common())
        print(f"refused and made anew: {family} {reasons.total()} ({told})")
    if empty := empty_splits(count):
        print(
            f"no clips in {'the split ' if len(empty) == 1 else 'these splits: '}{', '.join(empty)}; {ALL_SPLITS} clips fill all",
            file=sys.stderr,
        )
    print(out)
    return 0


def bvh(
    files: tyro.conf.Positional[tuple[Path, ...]] = (),
    *,
    out: Out,
    caption: tuple[str, ...] = ("Two people move together.",),
    joints: tuple[Path, ...] = (),
    leave_out: tuple[str, ...] = (),
    fps: float | None = None,
    skip: int = 0,
    unit: float = 0.01,
    cut: bool = False,
    family: str = "bvh",
    overwrite: bool = False,
) -> int:
    """Read pairs of BVH files onto the 22-joint skeleton: A1 B1 A2 B2 ...

    Args:
        files: two files a pair, person A before person B.
        out: the data folder.
        caption: what the people do; several may be given.
        joints: npz files of joint positions (2, T, 22, 3) with `fps`, read as well.
        leave_out: arrays of those files that are not taken.
        fps: true frame rate of the BVH files, where their header is wrong.
        skip: frames to leave out at the start of each file.
        unit: metres that one unit of the files stands for.
        cut: shorten the longer of two partners in place of refusing them.
        family: name of this kind of interaction.
        overwrite: replace a folder that is there.
    """
    from intermoe.data.bvh import Labels, import_pairs

    if len(files) % 2:
        raise UserError(f"BVH files come in pairs (A1 B1 A2 B2 ...), found {len(files)} of them")
    pairs = list(zip(files[::2], files[1::2], strict=True))
    with _progress("pairs") as report:
        clips = import_pairs(
            pairs, out, Labels(caption, family=family), joints=joints, leave_out=leave_out, fps=fps, skip=skip, unit=unit,
            cut=cut, overwrite=overwrite, progress=report,
        )  # fmt: skip
    print(f"{out}: {clips} clip{'' if clips == 1 else 's'}")
    return 0


def interhuman(
    src: tyro.conf.Positional[Path],
    *,
    out: Out,
    protocol: Literal["intermoe", "released"] = "intermoe",
    seed: int = 0,
    skip_broken: bool = False,
    workers: int = 0,
    overwrite: bool = False,
) -> int:
    """Prepare InterHuman from the folder that its authors hand out (motions_processed, annots, split).

    Args:
        src: the data set's folder.
        out: the data folder.
        protocol: `released` draws windows, order of the people and floors as the released reader does (docs/data.md).
        seed: of those draws.
        skip_broken: leave out clips that cannot be used, naming each.
        workers: processes (0: one a core); they do not change the result.
        overwrite: replace a folder that is there.
    """
    from intermoe.data.prepare.interhuman import InterHuman

    return _prepare(InterHuman(src, protocol=protocol, seed=seed), out, skip_broken, workers, overwrite)


def interx(
    src: tyro.conf.Positional[Path],
    *,
    out: Out,
    smplx: Path | None = None,
    protocol: Literal["intermoe", "released"] = "intermoe",
    skip_broken: bool = False,
    workers: int = 0,
    overwrite: bool = False,
) -> int:
    """Prepare Inter-X from the folder that its authors hand out: raw (motions/G.../P1.npz) or processed (train.h5 ...).

    Args:
        src: the data set's folder.
        out: the data folder.
        smplx: your SMPLX_NEUTRAL.npz, or its folder; without it (and none in SRC) the store has no positions and suits
            Inter-X's evaluator only.
        protocol: `released` keeps the released code's frame: floors, start, last velocity (docs/data.md).
        skip_broken: leave out clips that cannot be used, naming each.
        workers: processes (0: one a core); they do not change the result.
        overwrite: replace a folder that is there.
    """
    from intermoe.data.prepare.interx import InterX

    return _prepare(InterX(src, body=smplx, protocol=protocol), out, skip_broken, workers, overwrite)


def humanml3d(
    src: tyro.conf.Positional[Path],
    *,
    out: Out,
    skip_broken: bool = False,
    workers: int = 0,
    overwrite: bool = False,
) -> int:
    """Prepare HumanML3D (one person) from the folder that its authors' scripts make (new_joint_vecs, texts, lists).

    Args:
        src: the data set's folder.
        out: the data folder.
        skip_broken: leave out clips that cannot be used, naming each.
        workers: processes (0: one a core); they do not change the result.
        overwrite: replace a folder that is there.
    """
    from intermoe.data.prepare.humanml3d import HumanML3D

    return _prepare(HumanML3D(src), out, skip_broken, workers, overwrite)


def check(src: tyro.conf.Positional[Path], *, workers: int = 0) -> int:
    """Read a data set's folder (InterHuman, Inter-X or HumanML3D), and tell file by file what is missing or broken; or a data
    folder that `intermoe data` made.

    Args:
        src: the folder as the data set's authors hand it out, or a data folder.
        workers: processes (0: one a core).
    """
    from intermoe.data.prepare.detect import detect
    from intermoe.data.prepare.run import check as read
    from intermoe.data.prepare.run import counted

    if (src / "store.json").is_file():  # made by the other commands here
        return _check_made(src)
    source = detect(src)
    with _progress("clips") as report:
        found = read(source, workers=workers or None, progress=report)
    for line in (*found.faults, *found.notes):
        print(line)
    told = ", ".join(f"{number} {split}" for split, number in found.clips.items()) or "none"
    print(f"{src} ({source.name}): clips that can be used: {told}")
    if not found.faults:
        return 0
    print(f"{len(found.faults)} problems: {counted(found.faults)}. {source.ask}")
    return 2


def _check_made(folder: Path) -> int:
    """A data folder, read from end to end."""
    from intermoe.data.folder_check import check_folder
    from intermoe.data.store import SPLITS

    with _progress("clips") as report:
        store, faults = check_folder(folder, progress=report)
    for fault in faults:
        print(fault)
    told = ", ".join(f"{number} {split}" for split in SPLITS if (number := len(store.split(split))))
    broken = len({fault.where for fault in faults})
    print(f"{folder} (a data folder of layout {store.head['layout']}): clips: {told}; broken: {broken}")
    return 2 if broken else 0


def _prepare(source: Source, out: Path, skip_broken: bool, workers: int, overwrite: bool) -> int:
    from intermoe.data.prepare.run import BrokenData, counted, prepare

    try:
        with _progress("clips") as report:
            found = prepare(
                source, out, workers=workers or None, skip_broken=skip_broken, overwrite=overwrite, progress=report
            )
    except BrokenData as problem:
        _tell(problem.faults)
        raise
    except KeyboardInterrupt:
        print("intermoe: stopped; the same command goes on where it was", file=sys.stderr)
        return 130
    _tell(found.faults)
    for note in found.notes:
        print(note)
    if found.faults:
        print(f"left out for {len(found.faults)} problems: {counted(found.faults)}")
    print(f"{out}: {', '.join(f'{number} {split}' for split, number in found.clips.items())}")
    return 0


def _tell(faults: Sequence[Fault]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
