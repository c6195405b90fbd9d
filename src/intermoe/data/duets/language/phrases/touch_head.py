"""Verb phrases of touch_head."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            touch {os} head
            touch {os} head
            touch {o} on the head
            put a hand on {os} head
            put a hand on {os} head
            lay a hand on {os} head
            place a hand on {os} head
            rest a hand on {os} head
            set a hand on top of {os} head
            reach for {os} head
            reach out to {os} head
            bring a hand down on {os} head
            lower a hand onto {os} hair
            touch {os} hair
            stretch out an arm to {os} head
            tease {o} with a hand on the head
            comfort {o} with a hand on the head
            praise {o} with a hand on the head
            show affection by touching {os} head
            treat {o} like a child with a hand on the head
            raise a hand to {os} head
            ruffle|ruffle {os} hair
            ruffle|ruffle {os} hair
            ruffle|tousle {os} hair
            ruffle|mess up {os} hair
            ruffle|rub {os} head
            ruffle|rub {o} on the head
            ruffle|scratch {os} head
            ruffle|rumple {os} hair
            ruffle|give {os} hair a ruffle
            ruffle|run a hand through {os} hair
            ruffle|tease {o} by ruffling their hair
            pat|pat {os} head
            pat|pat {os} head
            pat|pat {o} on the head
            pat|pat {o} on the head
            pat|give {o} a pat on the head
            pat|tap {o} on the head
            pat|tap {os} head
            pat|give {os} head a few pats
            pat|pet {o} on the head
            pat|praise {o} with a pat on the head
            pat|comfort {o} by patting their head
            rest|stroke {os} head
            rest|stroke {os} hair
            rest|stroke {o} over the head
            rest|caress {os} hair
            rest|keep a hand on {os} head
            approach|walk over and ~touch {os} head
            """,
            take="""
            be touched on the head by {o}
            feel {os} hand on {their} head
            feel {os} palm on {their} hair
            have {os} hand on {their} head
            have {their} head touched by {o}
            let {o} touch {their} head
            let {o} put a hand on {their} head
            notice {os} hand on {their} head
            sense {os} hand in {their} hair
            be teased by {o} with a hand on the head
            be treated like a child by {o}
            be comforted by {os} hand on the head
            stand still while {o} touches {their} head
            ruffle|have {their} hair ruffled by {o}
            ruffle|get {their} hair ruffled by {o}
            ruffle|be ruffled by {o}
            ruffle|have {their} hair messed up by {o}
            ruffle|be rubbed on the head by {o}
            pat|be patted on the head by {o}
            pat|get patted on the head by {o}
            pat|get a pat on the head from {o}
            pat|receive a pat on the head from {o}
            pat|be praised by {o} with a pat on the head
            rest|be stroked on the head by {o}
            rest|have {their} hair stroked by {o}
            duck|duck under {os} hand
            duck|lower {their} head under {os} hand
            up|look up at {o}, who touches {their} head
            grab|take {o} by the wrist
            """,
            react="""
            let it happen
            put up with it
            bear it
            endure it
            allow it
            hold still for it
            accept the touch
            stand there
            be amused
            suffer it patiently
            duck|duck
            duck|duck {their} head
            duck|lower {their} head
            duck|shrink under the hand
            duck|bend under the hand
            up|look up
            up|raise {their} face
            grab|reach for the wrist
            grab|grasp the wrist
            grab|take hold of the arm
            grab|try to remove the hand
            """,
        ),
    },
    val={
        "main": Phrases(
            act="""
            bestow a touch upon {os} crown
            have {their} palm settle upon {os} hair
            make a playful gesture at {os} hair
            acknowledge {o} with a palm upon the crown
            """,
            take="""
            be acknowledged by {o} with a palm upon the crown
            experience {os} palm upon the hair
            have a palm settled upon the crown by {o}
            """,
            react="""
            tolerate the gesture
            humour the gesture
            yield beneath the palm
            """,
        ),
    },
    test={
        "main": Phrases(
            act="""
            put {their} hand on top of {os} head
            touch the top of {os} head
            drop a hand on {os} head
            reach over and ~touch {os} head
            use one hand to touch {os} hair
            feel the top of {os} head
            stick a hand on {os} head
            make contact with the top of {os} head
            show some love to {o} with a hand on the hair
            ruffle|play with {os} hair
            ruffle|mess around with {os} hair
            ruffle|shake up {os} hair with a hand
            pat|give the top of {os} head a pat
            pat|do a pat on {os} head
            pat|pat the top of {os} head
            rest|stroke the top of {os} head
            """,
            take="""
            get touched on the head by {o}
            get {os} hand on the head
            get a hand on the hair from {o}
            have a palm on the top of the head from {o}
            let {o} reach over and touch the hair
            get treated like a kid by {o}
            be given a touch on the top of the head by {o}
            ruffle|get {their} hair messed up by {o}
            pat|get a few pats on the head from {o}
            rest|get {their} head stroked by {o}
            """,
            react="""
            take it in good humor
            be okay with it
            play along
            feel a bit annoyed
            seem fine with that
            wait until it is over
            duck|get {their} head down
            duck|get a little lower
            up|gaze up
            grab|try to get the hand off
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        one-handed|with one hand
        """,
        take="""
        one-handed|with one hand
        """,
    ),
    facing=True,
)
