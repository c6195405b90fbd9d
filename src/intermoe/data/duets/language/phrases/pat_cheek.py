"""Verb phrases of pat_cheek."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            pat|pat {o} on the cheek
            pat|pat {o} on the cheek
            pat|pat {os} cheek
            pat|pat {os} cheek
            pat|give {o} a pat on the cheek
            pat|give {os} cheek a few pats
            pat|tap {os} cheek
            pat|tap {o} lightly on the cheek
            pat|pat {os} face
            pat|pat {os} cheek in a friendly way
            pat|clap {o} lightly on the cheek
            pat|dab {os} cheek with the palm
            pat|tease {o} with pats on the cheek
            pat|praise {o} with a pat on the cheek
            pat|pat {o} tenderly on the face
            stroke|stroke {os} cheek
            stroke|stroke {os} cheek
            stroke|stroke {o} on the cheek
            stroke|stroke {os} face
            stroke|caress {os} cheek
            stroke|caress {os} cheek
            stroke|caress {os} face
            stroke|caress {o} tenderly
            stroke|rub {os} cheek softly
            stroke|wipe a tear from {os} cheek
            one-handed+stroke|run a hand down {os} cheek
            one-handed+stroke|brush {os} cheek with a hand
            one-handed+stroke|let {their} hand glide down {os} cheek
            touch {os} cheek
            touch {o} on the cheek
            touch {os} face
            touch {os} face tenderly
            reach for {os} face
            reach out to {os} cheek
            show affection by touching {os} cheek
            comfort {o} with a touch on the cheek
            one-handed|lay a hand on {os} cheek
            one-handed|put a hand to {os} cheek
            one-handed|put a palm against {os} cheek
            one-handed|place a hand on {os} cheek
            one-handed|rest a hand on {os} cheek
            one-handed|raise a hand to {os} cheek
            one-handed|cup {os} cheek in one hand
            both|take {os} face in both hands
            both|hold {os} face between {their} hands
            both|put both hands on {os} cheeks
            both|cup {os} face in both hands
            """,
            take="""
            be touched on the cheek by {o}
            be touched in the face by {o}
            feel {os} hand on {their} cheek
            feel {os} touch on {their} cheek
            feel {os} palm against {their} face
            have {os} hand on {their} cheek
            have {their} cheek touched by {o}
            let {o} touch {their} face
            let {o} touch {their} cheek
            be treated tenderly by {o}
            get a tender touch from {o}
            look at {o}, who touches {their} cheek
            stand still while {o} touches {their} cheek
            notice {os} hand on {their} cheek
            sense {os} hand at {their} face
            be comforted by {os} touch on the cheek
            enjoy {os} hand on {their} cheek
            pat|be patted on the cheek by {o}
            pat|get patted on the cheek by {o}
            pat|receive a pat on the cheek from {o}
            pat|get a pat on the cheek from {o}
            pat|have {their} cheek patted by {o}
            stroke|be stroked on the cheek by {o}
            stroke|be caressed by {o}
            stroke|have {their} cheek stroked by {o}
            stroke|get a caress on the cheek from {o}
            stroke|receive a caress from {o}
            stroke|enjoy {os} caress
            hold|hold {os} hand at {their} cheek
            lean|lean {their} cheek into {os} hand
            """,
            react="""
            let it happen
            enjoy it
            hold still for it
            permit it
            welcome it
            accept the touch
            remain close
            look back tenderly
            stand there
            feel the touch
            lean|lean into the hand
            lean|tilt {their} head into the palm
            lean|rest {their} cheek in the hand
            hold|take hold of the hand
            hold|reach up to the wrist
            hold|grasp the wrist
            down|look down
            down|lower {their} eyes
            down|look down shyly
            smile|give a nod
            """,
        ),
    },
    val={
        "main": Phrases(
            act="""
            set {their} palm upon {os} cheek
            make a fond gesture at {os} cheek
            show fondness with a touch of {os} cheek
            extend an affectionate palm to {os} face
            """,
            take="""
            be shown fondness by {o} at the cheek
            experience {os} palm upon the cheek
            be met by an affectionate palm from {o}
            """,
            react="""
            cherish the moment
            yield to the fond gesture
            respond in kind with the eyes
            """,
        ),
    },
    test={
        "main": Phrases(
            act="""
            pat|give {os} cheek a light pat
            pat|tap the side of {os} face
            pat|use an open palm to pat {os} cheek
            pat|do a little pat on {os} cheek
            stroke|run {their} fingers along {os} cheek
            stroke|move a hand gently over {os} face
            stroke|trace {os} cheek with the fingers
            put {their} palm on the side of {os} face
            reach up and ~touch {os} cheek
            make contact with {os} cheek using a hand
            touch the side of {os} face
            show tenderness to {o} by touching the face
            hold the side of {os} face
            go for a gentle touch on {os} cheek
            both|grab {os} face gently with both hands
            """,
            take="""
            get touched on the cheek by {o}
            get {os} hand on the face
            get a gentle touch on the face from {o}
            have {os} palm on the side of the face
            let {o} put a hand on the face
            get shown some affection by {o}
            receive a gentle touch to the cheek from {o}
            get the side of the face touched by {o}
            pat|get a few pats on the cheek from {o}
            stroke|get {their} cheek stroked by {o}
            """,
            react="""
            accept the affection
            like how it feels
            take pleasure in it
            seem to like it
            be okay with it
            look at the one doing it
            lean|nuzzle the palm
            down|glance down at the floor
            hold|put a hand over it
            smile|give a happy nod
            """,
        ),
    },
    tails=Phrases(
        act="""
        both|with both hands
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        one-handed|with one hand
        """,
        take="""
        both|with both hands
        one-handed|with one hand
        """,
    ),
    facing=True,
)
