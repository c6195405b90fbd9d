"""Playing: time becomes frames."""

import threading
import time

from intermoe.studio.player import LONGEST, Player


def player(frames: list[int]) -> Player:
    made = Player(frames.append, threading.RLock())
    made.load(60, 30.0, play=False)
    return made


def test_time_moves_the_frames_at_the_speed_asked_for() -> None:
    shown: list[int] = []
    p = player(shown)
    p.playing = True
    for _ in range(10):
        p.advance(0.1)
    assert p.frame == 30
    p.speed = 0.5
    p.advance(0.2)
    assert p.frame == 33
    p.close()


def test_the_end_begins_anew_and_a_stalled_machine_does_not_leap() -> None:
    p = player([])
    p.playing = True
    p.advance(100.0)
    assert p.frame == int(30 * LONGEST + 1e-6)
    for _ in range(20):
        p.advance(0.1)
    assert p.frame == (int(30 * LONGEST) + 60) % 60
    p.close()


def test_scrubbing_pauses_and_keeps_within_the_motion() -> None:
    shown: list[int] = []
    p = player(shown)
    p.playing = True
    p.seek(41)
    assert not p.playing and p.frame == 41 and shown[-1] == 41
    p.seek(1000)
    assert p.frame == 59
    assert p.toggle() and p.frame == 0  # from the end it begins anew
    p.close()


def test_it_plays_by_itself() -> None:
    shown: list[int] = []
    p = Player(shown.append, threading.RLock())
    p.load(300, 30.0)
    deadline = time.monotonic() + 5.0
    while len(shown) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    p.close()
    assert len(shown) >= 5 and shown == sorted(shown)
