"""Sentence templates in three splits that share none.

Slots: {two} both people; {x} who is named first; {y} the partner by the name of a second mention; {do} {does} {doing}
{did} the verb phrase; {reacts} {reacting} {reacted} what the partner does in turn; {approach} {leave} coming and
parting. "tag|template" may be used only where the facts have the tag, and a template with {approach} or {leave} only
where the clip shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

FACING = frozenset(
    ["shake_hands", "high_five", "hug", "bow", "wave", "push", "punch_block", "kick_dodge", "dance_circle", "argue"]
)


@dataclass(frozen=True)
class Templates:
    """One split's templates, one a line."""

    both: str  # the two people are the subject
    one: str  # one person is the subject; the partner is inside the verb phrase
    act_react: str  # one acts, the other reacts; the one who acts is named first
    react_act: str  # the same; the one who reacts is named first
    own: str  # a caption about one person alone: {s} is that person
    taller: str  # a further sentence: {x} is taller than {y}
    shorter: str
    same: str  # of one height
    left: str  # a further sentence about the places of two who walk: {x} is on the left of the pair


TEMPLATES = {
    "train": Templates(
        both="""
        {two} {do}.
        {two} {do}.
        {two} {do}.
        {two} are {doing}.
        {two} are {doing}.
        {two} {did}.
        Here {two} {do}.
        In this scene {two} {do}.
        There are two people; they {do}.
        {two} can be seen {doing}.
        {two} begin {doing}.
        {two} start {doing}.
        {two} are busy {doing}.
        We see {two} {doing}.
        I see {two} {doing}.
        A scene with {two} {doing}.
        An animation of {two} {doing}.
        Now {two} {do}.
        Then {two} {do}.
        For a few seconds {two} {do}.
        In the room {two} {do}.
        {two} want to {do}.
        {two} decide to {do}.
        {two} are going to {do}.
        It is a moment in which {two} {do}.
        {two}, who know each other, {do}.
        facing|Facing each other, {two} {do}.
        facing|{two} face each other and {do}.
        facing|{two} stand opposite each other and {do}.
        facing|{two} look at each other and {do}.
        facing|{two} stand face to face, {doing}.
        {two} {approach} and {do}.
        {two} {approach}, then {do}.
        {two} {approach} and are {doing}.
        {two} {approach}, {do} and {leave}.
        {two} {approach}, {do} and then {leave}.
        {two} {do} and {leave}.
        {two} {do} before they {leave}.
        {two} {do}, then {leave}.
        First {two} {approach}, then they {do}.
        First they {approach}, then they {do}, and finally they {leave}.
        After they {approach}, {two} {do}.
        {two} {approach} to {do}.
        """,
        one="""
        {x} {does}.
        {x} {does}.
        {x} {does}.
        {x} {does}.
        {x} is {doing}.
        {x} is {doing}.
        {x} {did}.
        Here {x} {does}.
        In this scene {x} {does}.
        There are two people, and {x} {does}.
        Among two people, {x} {does}.
        {x} can be seen {doing}.
        {x} begins {doing}.
        {x} starts {doing}.
        We see {x} {doing}.
        I see {x} {doing}.
        A scene with {x} {doing}.
        An animation of {x} {doing}.
        Now {x} {does}.
        Then {x} {does}.
        Suddenly {x} {does}.
        At one point {x} {does}.
        After a moment {x} {does}.
        {x}, all of a sudden, {does}.
        It is {x} who {does}.
        {x} is the one who {does}.
        {x} is about to {do}.
        In the room {x} {does}.
        For a moment {x} {does}.
        Two people are there. {x} {does}.
        Two people meet. {x} {does}.
        facing|Two people face each other. {x} {does}.
        facing|Two people stand opposite each other and {x} {does}.
        """,
        act_react="""
        {x} {does}, and {y} {reacts}.
        {x} {does}, and {y} {reacts}.
        {x} {does}; {y} {reacts}.
        {x} {does} and {y} {reacts}.
        {x} {does} while {y} {reacts}.
        {x} {does}, then {y} {reacts}.
        {x} {does}. {y} {reacts}.
        {x} is {doing} and {y} is {reacting}.
        {x} {did} and {y} {reacted}.
        When {x} {does}, {y} {reacts}.
        As {x} {does}, {y} {reacts}.
        {x} {does}, {y} {reacts}.
        {x} {does}, with {y} {reacting}.
        First {x} {does}, then {y} {reacts}.
        In this scene {x} {does} and {y} {reacts}.
        We see {x} {doing} and {y} {reacting}.
        """,
        react_act="""
        {x} {reacts} as {y} {does}.
        {x} {reacts} when {y} {does}.
        {x} {reacts} while {y} {does}.
        {x} {reacts} because {y} {does}.
        {x} {reacts} after {y} {does}.
        {x} {reacted} as {y} {did}.
        {x} is {reacting}, for {y} {does}.
        Here {x} {reacts} when {y} {does}.
        """,
        own="""
        {s} {does}.
        {s} {does}.
        {s} is {doing}.
        {s} {did}.
        {does}.
        {doing}.
        {do}.
        We see how {s} {does}.
        Here {s} {does}.
        {s} starts {doing}.
        This is {s} {doing}.
        Now {s} {does}.
        """,
        taller="""
        {x} is taller than {y}.
        {x} is the taller one.
        {x} is bigger than {y}.
        {y} is shorter than {x}.
        """,
        shorter="""
        {x} is shorter than {y}.
        {x} is the shorter one.
        {x} is smaller than {y}.
        {y} is taller than {x}.
        """,
        same="""
        They are equally tall.
        Both have the same height.
        """,
        left="""
        {x} is on the left.
        {x} walks on the left side.
        {x} goes on the left, {y} on the right.
        {y} is on the right.
        """,
    ),
    "val": Templates(
        both="""
        You see how {two} {do}.
        {two} take a moment to {do}.
        The recording has {two} {doing}.
        At this place {two} {do}.
        {two} {approach} in order to {do}.
        Once they have met, {two} {do}; afterwards they {leave}.
        """,
        one="""
        You see how {x} {does}.
        The recording has {x} {doing}.
        {x} goes ahead and {does}.
        At this place {x} {does}.
        What happens is that {x} {does}.
        """,
        act_react="""
        {x} {does}, so {y} {reacts}.
        {x} {does}, upon which {y} {reacts}.
        You see how {x} {does} and how {y} {reacts}.
        """,
        react_act="""
        {x} {reacts}, since {y} {does}.
        You see how {x} {reacts} at the moment {y} {does}.
        """,
        own="""
        You see how {s} {does}.
        {s} goes ahead and {does}.
        Someone who {does}.
        """,
        taller="Of the two, {x} is taller.\n{x} has the larger body.",
        shorter="Of the two, {x} is shorter.\n{x} has the smaller body.",
        same="No one is taller.",
        left="You see {x} at the left.",
    ),
    "test": Templates(
        both="""
        The clip shows {two} {doing}.
        It looks as if {two} {do}.
        Look at {two}: they {do}.
        What we have here is {two} {doing}.
        Somewhere {two} are {doing}.
        When the clip begins, {two} {do}.
        The clip shows {two} who {approach} and {do}.
        Having met, {two} {do} and eventually {leave}.
        """,
        one="""
        The clip shows {x} {doing}.
        It looks as if {x} {does}.
        {x} comes in and {does}.
        What we have here is {x} {doing}.
        When the clip begins, {x} {does}.
        Out of nowhere {x} {does}.
        Somewhere {x} is {doing}.
        """,
        act_react="""
        {x} {does}, whereupon {y} {reacts}.
        The clip shows {x} {doing}, {y} {reacting}.
        Out of nowhere {x} {does} and so {y} {reacts}.
        """,
        react_act="""
        {x} {reacts} just as {y} {does}.
        The clip shows {x} {reacting} once {y} {does}.
        {x} has to {react}: {y} {does}.
        """,
        own="""
        The clip shows {s} {doing}.
        It looks as if {s} {does}.
        What {s} does: {doing}.
        The one who {does}.
        """,
        taller="{x} stands taller.\nIn height {x} beats {y}.",
        shorter="{x} stands shorter.\nIn height {y} beats {x}.",
        same="Their heights match.",
        left="The left place belongs to {x}.",
    ),
}
