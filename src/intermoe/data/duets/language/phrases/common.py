"""Coming together and parting: phrases that many families share."""

from __future__ import annotations

from .kind import Phrases

# both: the two people; act: one of them
APPROACH = {
    "train": Phrases(
        both="""
        walk up to each other
        walk towards each other
        approach each other
        come together
        step up to each other
        come face to face
        move toward one another
        meet in the middle
        take a few steps towards each other
        """,
        act="""
        walk up to {o}
        approach {o}
        step up to {o}
        walk over to {o}
        come towards {o}
        go to {o}
        """,
    ),
    "val": Phrases(both="advance to meet each other\nhead for each other", act="head over to {o}\nadvance on {o}"),
    "test": Phrases(
        both="""
        come closer to each other
        close the gap between them
        step in toward each other
        go up to each other
        """,
        act="""
        come closer to {o}
        go up to {o}
        step toward {o}
        make a move toward {o}
        """,
    ),
}
LEAVE = {
    "train": Phrases(
        both="""
        step back
        move apart
        back away
        take a step back
        separate
        part
        walk backwards a little
        """
    ),
    "val": Phrases(both="draw apart\nretreat a step"),
    "test": Phrases(
        both="""
        step away from each other
        give each other some space
        back up a bit
        go back a step
        """,
    ),
}
