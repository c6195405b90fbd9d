"""Films of the two mannequins: MP4 (H.264, 720p, at the motion's own rate) and GIF (480p, 15 pictures a second).

`export.stage` draws the frames, without a screen or a GPU; here they are labelled and encoded. Letters: P people, T frames.
"""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from intermoe.core.errors import UserError
from intermoe.core.files import atomic_write
from intermoe.core.types import Interaction
from intermoe.export.stage import check_drawing, pictures
from intermoe.motion.resample import resample
from intermoe.skeleton.solve import consistent

MP4_SIZE, GIF_SIZE = (1280, 720), (854, 480)
MP4_FPS, GIF_FPS = 60.0, 15.0  # at most: a motion of more frames a second is resampled
GIF_SECONDS = 30.0  # 20 MB and 600 MB of memory
_QUALITY = 20  # of H.264, a constant rate factor: text and edges stay clean
_PALETTE_FRAMES, _STILL = 6, 12  # from which a GIF's one palette is taken; by how much a still pixel may change
_INK, _LINES = (29, 33, 39), 2


def check(path: str | Path) -> None:
    """UserError where a film cannot be made on this machine: said before the work."""
    check_drawing()
    if Path(path).suffix.lower() == ".mp4":
        _ffmpeg()


def write_mp4(interaction: Interaction, path: str | Path) -> Path:
    """Write the motion as a film that browsers, phones and presentations play (H.264, yuv420p).

    Raises UserError where pyvista, imageio-ffmpeg or OpenGL is missing, for another skeleton than smpl22 and for paths
    that cannot be written.
    """
    import imageio_ffmpeg

    path = Path(path)
    check(path)
    moving = _at_most(interaction, MP4_FPS)
    with atomic_write(path, ".mp4") as temporary:
        film = imageio_ffmpeg.write_frames(
            temporary, MP4_SIZE, fps=moving.fps, codec="libx264", quality=None, macro_block_size=1,
            output_params=["-crf", str(_QUALITY), "-preset", "veryfast", "-movflags", "+faststart"], ffmpeg_log_level="error",
        )  # fmt: skip
        film.send(None)
        try:
            for picture in _labelled(moving, MP4_SIZE):
                film.send(picture.tobytes())
        except OSError as problem:  # its text is ffmpeg's whole command
            raise OSError("ffmpeg stopped before the end; the disk may be full") from problem
        finally:
            film.close()
        if not _whole(temporary, moving.num_frames):  # ffmpeg's exit status is not told
            raise OSError("ffmpeg did not write the film to its end; the disk may be full")
    return path


def _whole(film: Path, frames: int) -> bool:
    """Whether a film can be read and has so many frames."""
    import imageio_ffmpeg

    try:
        return bool(film.stat().st_size) and imageio_ffmpeg.count_frames_and_secs(str(film))[0] == frames
    except RuntimeError:
        return False


def write_gif(interaction: Interaction, path: str | Path) -> Path:
    """Write the motion as a GIF that loops, smaller and slower than the MP4. Raises UserError as `write_mp4` does."""
    path = Path(path)
    check(path)
    if interaction.seconds > GIF_SECONDS:
        raise UserError(
            f"a GIF holds at most {GIF_SECONDS:g} s, this motion is {interaction.seconds:.0f} s long: write an .mp4"
        )
    moving = _at_most(interaction, GIF_FPS)
    frames = list(_labelled(moving, GIF_SIZE))
    palette = _palette(frames)
    indexed = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    ends = [round(100 * (number + 1) / moving.fps) for number in range(len(frames))]  # GIF counts in hundredths
    durations = [10 * (end - start) for start, end in zip([0, *ends], ends, strict=False)]
    with atomic_write(path, ".gif") as temporary:
        indexed[0].save(temporary, save_all=True, append_images=indexed[1:], duration=durations, loop=0, optimize=False)
    return path


def _ffmpeg() -> str:
    try:
        import imageio_ffmpeg
    except ImportError as problem:
        raise UserError(
            "MP4 is encoded by imageio-ffmpeg, which is missing: in the checkout, pip install -c constraints.txt '.[video]', or write a .gif"
        ) from problem
    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except (RuntimeError, OSError, subprocess.SubprocessError) as problem:
        raise UserError(
            f"MP4 needs ffmpeg, which does not run here ({problem}); install it, or write a .gif"
        ) from problem


def _at_most(interaction: Interaction, fps: float) -> Interaction:
    """The motion with rotations that fit, at its own rate or, where that is higher, at `fps`."""
    moving = consistent(interaction)
    return moving if moving.fps <= fps else consistent(resample(moving, fps))


def _labelled(moving: Interaction, size: tuple[int, int]) -> Iterator[Image.Image]:
    """The frames (RGB) with the sentence above them."""
    label = _label(moving.text or "  ".join(text for text in moving.texts if text), size)
    for picture in pictures(moving, size):
        if label is not None:
            picture.paste(_INK, (0, 0), label)
        yield picture


def _label(text: str, size: tuple[int, int]) -> Image.Image | None:
    """A mask (L) of the picture's upper part with the sentence, two lines of it at most; None where there is none."""
    if not text.strip():
        return None
    font = ImageFont.load_default(round(size[1] / 34))
    columns = int(0.9 * size[0] / font.getlength("the length of English") * len("the length of English"))
    lines = textwrap.wrap(" ".join(text.split()), columns, max_lines=_LINES, placeholder=" …")
    mask = Image.new("L", (size[0], round(size[1] * 0.11)))
    ImageDraw.Draw(mask).multiline_text(
        (size[0] / 2, size[1] * 0.02), "\n".join(lines), fill=255, font=font, anchor="ma", align="center"
    )
    return mask


def _palette(frames: list[Image.Image]) -> Image.Image:
    """One palette of 256 colours for all frames, so that they do not flicker, half of it for what moves."""
    chosen = np.stack([np.asarray(frame) for frame in frames[:: max(1, len(frames) // _PALETTE_FRAMES)]])
    whole = chosen[0].reshape(-1, 3)
    moving = chosen[:, np.ptp(chosen, axis=0).max(axis=-1) > _STILL].reshape(-1, 3)
    width = len(whole)
    if len(moving):
        whole = np.concatenate([whole, moving[np.linspace(0, len(moving) - 1, width).astype(int)]])
    return Image.fromarray(whole.reshape(-1, frames[0].width, 3)).quantize(
        256, method=Image.Quantize.MEDIANCUT, kmeans=2
    )
