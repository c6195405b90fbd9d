"""Curves over time that the engine is made of: minimum jerk, envelopes, smoothing, 1/f noise. Times in seconds, (T,)
arrays."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

FPS = 30.0


def ease(x: np.ndarray) -> np.ndarray:
    """Minimum jerk from 0 (x <= 0) to 1 (x >= 1): 10 x^3 - 15 x^4 + 6 x^5 (Flash and Hogan 1985)."""
    x = np.clip(x, 0.0, 1.0)
    return x * x * x * (10.0 + x * (-15.0 + 6.0 * x))


def envelope(t: np.ndarray, start: float, rise: float, hold: float, fall: float) -> np.ndarray:
    """Rises to 1, holds, falls to 0."""
    up = ease((t - start) / max(rise, 1e-3))
    return up * (1.0 - ease((t - start - rise - hold) / max(fall, 1e-3)))


def smooth(x: np.ndarray, seconds: float, axis: int = -1) -> np.ndarray:
    """Gaussian over time, standard deviation in seconds."""
    return gaussian_filter1d(x, seconds * FPS, axis=axis, mode="nearest", truncate=3.0)


def pink(rng: np.random.Generator, shape: tuple[int, ...], *, low: float = 0.12, high: float = 6.0) -> np.ndarray:
    """Noise with a 1/f power spectrum between `low` and `high` hertz, standard deviation 1, over the last axis."""
    frames = max(shape[-1], int(2 * FPS / low))
    f = np.fft.rfftfreq(frames, 1 / FPS)
    gain = np.where((f >= low) & (f <= high), 1.0 / np.sqrt(np.maximum(f, low)), 0.0) / (1.0 + (f / 3.0) ** 4)
    spectrum = (rng.normal(size=(*shape[:-1], len(f))) + 1j * rng.normal(size=(*shape[:-1], len(f)))) * gain
    noise = np.fft.irfft(spectrum, frames, axis=-1)
    return noise[..., : shape[-1]] / np.sqrt(2 * (gain**2).sum() * 2) * frames


def table(u: np.ndarray, values: np.ndarray) -> np.ndarray:
    """A curve given at equal steps of u in [0, 1], smoothly interpolated (Catmull-Rom, flat beyond the ends)."""
    n = len(values) - 1
    x = np.clip(u, 0.0, 1.0) * n
    i = np.minimum(x.astype(int), n - 1)
    f = x - i
    p = np.concatenate([values[:1], values, values[-1:]])
    a, b, c, d = p[i], p[i + 1], p[i + 2], p[i + 3]
    return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))
