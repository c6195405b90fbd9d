"""Sentence templates in three splits that share none.

Slots: {two} both people; {x} who is named first; {y} the partner by the name of a second mention; {do} {does} {doing}
{did} the verb phrase; {reacts} {reacting} {reacted} what the partner does in turn; {approach} {leave} coming and
parting. "tag|template" may be used only where the facts have the tag, and a template with {approach} or {leave} only
where the clip shows it.
"""

from __future__ import annotations

from dataclasses import dataclass


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
        In this clip, {two} {do}.
        {two} are shown {doing}.
        This is a clip of {two} {doing}.
        Footage of {two} {doing}.
        Short video of {two} {doing}.
        Watch how {two} {do}.
        An animation where {two} {do}.
        Generate a motion where {two} {do}.
        In the video, {two} {did}.
        In the video, {two} are {doing}.
        What happens here: {two} {do}.
        This time {two} {do}.
        facing|Standing across from each other, {two} {do}.
        facing|{two} are turned towards each other and {do}.
        approach|As soon as they meet, {two} {do}.
        {two} {approach}, and once they are close enough they {do}.
        To start with, {two} {approach}; next, they {do}.
        {two} {do}, and after that they {leave}.
        In this clip, {two} {approach}, {do}, and at the end they {leave}.
        """,
        one="""
        In this clip, {x} {does}.
        {x} is shown {doing}.
        This is a clip of {x} {doing}.
        Footage of {x} {doing}.
        Short video of {x} {doing}.
        Watch how {x} {does}.
        An animation where {x} {does}.
        Generate a motion where {x} {does}.
        In the video, {x} {did}.
        In the video, {x} is {doing}.
        What happens here: {x} {does}.
        This time {x} {does}.
        It starts with {x} {doing}.
        There are two people in the clip; {x} is {doing}.
        Two people are in the frame, and {x} {does}.
        facing|Two people are standing across from each other, and {x} {does}.
        """,
        act_react="""
        In this clip, {x} {does} and then {y} {reacts}.
        {x} {does} and in response {y} {reacts}.
        The moment {x} {does}, {y} {reacts}.
        Once {x} {does}, {y} {reacts}.
        {x} is shown {doing} while {y} is {reacting}.
        In the video, {x} {did} and {y} {reacted}.
        What happens here: {x} {does} and {y} {reacts}.
        Two people: {x} {does}, {y} {reacts}.
        Generate a motion where {x} {does} and {y} {reacts}.
        """,
        react_act="""
        In this clip, {x} {reacts} when {y} {does}.
        {x} {reacts} the moment {y} {does}.
        {x} {reacts} in response to {y} {doing}.
        {x} is shown {reacting} while {y} is {doing}.
        In the video, {x} {reacted} after {y} {did}.
        Watch how {x} {reacts} when {y} {does}.
        """,
        own="""
        In this clip, {s} {does}.
        {s} is shown {doing}.
        This is a clip of {s} {doing}.
        Footage of {s} {doing}.
        Watch how {s} {does}.
        An animation where {s} {does}.
        In the video, {s} {did}.
        The movement of {s} {doing}.
        This time {s} {does}.
        """,
        taller="""
        {x} is the taller of the two.
        {y} is not as tall as {x}.
        {x} has a height advantage over {y}.
        """,
        shorter="""
        {x} is the shorter of the two.
        {x} is not as tall as {y}.
        {y} has a height advantage over {x}.
        """,
        same="""
        They are about the same height.
        There is no real height difference between them.
        """,
        left="""
        On the left is {x}.
        {y} keeps to the right.
        {x} keeps to the left, {y} to the right.
        """,
    ),
}


@dataclass(frozen=True)
class SequenceTemplates:
    """Sentences about two things that follow each other: {first} {second} are clauses, for `own` verb phrases."""

    shared: str
    own: str


SEQUENCES = {
    "train": SequenceTemplates(
        shared="""
        {first}, then {second}.
        {first} and then {second}.
        First {first}, then {second}.
        {first}. Then {second}.
        {first}; then {second}.
        {first}. After that, {second}.
        First {first} and afterwards {second}.
        {first}. Next, {second}.
        {first}, whereupon {second}.
        """,
        own="""
        {s} {first} and then {second}.
        {s} {first}, then {second}.
        First {s} {first}, then {second}.
        {s} {first}. Then {s} {second}.
        """,
    ),
    "val": SequenceTemplates(
        shared="""
        To begin with, {first}; later {second}.
        {first}, and this done {second}.
        """,
        own="{s} {first} and later {second}.",
    ),
    "test": SequenceTemplates(
        shared="""
        {first}, and after that {second}.
        At first {first}, and a moment later {second}.
        {first}, followed by this: {second}.
        The clip starts as {first}, and it ends as {second}.
        In this clip, {first} and finally {second}.
        """,
        own="""
        {s} {first} and after that {second}.
        At first {s} {first}, and a moment later {second}.
        """,
    ),
}
