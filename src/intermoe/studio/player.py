"""Playing: time, speed and the thread that turns them into frames. Letters: T frames."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

LONGEST = 0.25  # seconds of the clock that one tick counts at most: after a pause of the machine nothing leaps


class Player:
    """A position in a motion of T frames, moved by its own thread while it plays.

    `on_frame` is called with the number of the frame, and with `lock` (re-entrant, the page's) held.
    """

    def __init__(self, on_frame: Callable[[int], None], lock: Any, *, rate: float = 30.0) -> None:
        self._on_frame, self._rate, self._lock = on_frame, rate, lock
        self._wake, self._closed = threading.Event(), False
        self._seconds, self._shown = 0.0, -1
        self.num_frames, self.fps, self.speed, self.playing = 1, 30.0, 1.0, False
        self._thread = threading.Thread(target=self._run, name="player", daemon=True)
        self._thread.start()

    @property
    def frame(self) -> int:
        """The frame shown now."""
        return min(int(self._seconds * self.fps + 1e-6), self.num_frames - 1)

    def load(self, num_frames: int, fps: float, *, play: bool = True) -> None:
        """Begin a motion at its first frame."""
        with self._lock:
            self.num_frames, self.fps, self._seconds, self._shown = num_frames, float(fps), 0.0, -1
            self.playing = play and num_frames > 1
            self._show()
        self._wake.set()

    def seek(self, frame: int) -> None:
        """Show a frame and stay there."""
        with self._lock:
            self.playing = False
            self._seconds = max(0, min(int(frame), self.num_frames - 1)) / self.fps
            self._show()

    def toggle(self) -> bool:
        """Play or pause; from the last frame it begins anew. Returns whether it plays now."""
        with self._lock:
            self.playing = not self.playing and self.num_frames > 1
            if self.playing and self.frame >= self.num_frames - 1:
                self._seconds = 0.0
        self._wake.set()
        return self.playing

    def refresh(self) -> None:
        """Show the frame again: what is laid over it has changed."""
        with self._lock:
            self._shown = -1
            self._show()

    def advance(self, seconds: float) -> None:
        """Go on by so many seconds of the clock; at the end the motion begins anew."""
        with self._lock:
            if self.playing:
                length = self.num_frames / self.fps
                self._seconds = (self._seconds + min(seconds, LONGEST) * self.speed) % length
                self._show()

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        self._wake.set()

    def _show(self) -> None:
        if self.frame != self._shown:
            self._shown = self.frame
            self._on_frame(self._shown)

    def _run(self) -> None:
        before = time.perf_counter()
        while not self._closed:
            if not self.playing:
                self._wake.wait()
                self._wake.clear()
                before = time.perf_counter()
                continue
            now = time.perf_counter()
            self.advance(now - before)
            before = now
            time.sleep(max(0.002, 1.0 / self._rate - (time.perf_counter() - now)))
