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
        both="close the distance between them\ncome nearer\nstroll up to one another",
        act="close in on {o}\ncome nearer to {o}\nturn up in front of {o}",
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
    "test": Phrases(both="ease away from each other\nmake some room again\nback off a pace"),
}
