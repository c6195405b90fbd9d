"""Verb phrases of point_at."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            point at {o}
            point at {o}
            point at {o}
            point at {o}
            point to {o}
            point straight at {o}
            point at {o} with a finger
            point at {o} with an outstretched arm
            point at {o} for a moment
            point a finger at {o}
            point a finger at {o} from some distance
            point {their} finger at {o}
            aim {their} arm at {o}
            aim a finger at {o}
            level a finger at {o}
            direct a finger at {o}
            hold out a finger towards {o}
            hold a finger out at {o}
            stretch out an arm and ~point at {o}
            stretch a finger out towards {o}
            stretch an arm out towards {o}
            extend an arm and ~point at {o}
            extend a finger towards {o}
            lift an arm and ~point at {o}
            raise an arm and ~point at {o}
            raise a hand and ~point at {o}
            pick {o} out with a finger
            single {o} out
            single {o} out with a pointing finger
            show that {o} is meant
            choose {o} by pointing
            call on {o} by pointing
            name {o} the culprit with a finger
            mark {o} with a pointing finger
            indicate {o}
            indicate {o} with an index finger
            accuse {o} from a distance with a finger
            jab|jab a finger at {o}
            jab|point at {o} again and again
            jab|point at {o}, shaking the finger
            step|step forward and ~point at {o}
            step|take a step and ~point at {o}
            one-handed|point at {o} using the {hand} hand
            one-handed|hold {their} {hand} arm out at {o}
            """,
            take="""
            be pointed at by {o}
            be pointed at by {o}
            be pointed at by {o}
            be pointed at by {o} from a distance
            be singled out by {o}
            be singled out by {os} finger
            be picked out by {o} with a finger
            be chosen by {o} with a finger
            be indicated by {o}
            be meant by {o}, who points
            be the one whom {o} points at
            have {os} finger aimed at them
            have {o} point at them
            see {o} point at them
            see {os} finger aimed at them
            notice {os} pointing finger
            notice that {o} points at them
            stand in front of {os} pointing finger
            find {o} pointing at them
            self|look down at themselves as {o} points
            self|wonder why {o} points at them
            palms|hold up both palms as {o} points
            palms|raise {their} palms before {os} finger
            back|step back from {os} finger
            back|step back as {o} points at them
            around|look round as {o} points at them
            """,
            react="""
            react to it
            be surprised
            wonder what is meant
            look at the finger
            be puzzled
            be taken aback
            self|look down at themselves
            self|look down at {their} own chest
            self|put a hand to {their} chest
            self|lay a hand on the breast
            self|touch {their} own chest
            palms|raise both palms
            palms|hold up {their} palms
            palms|turn out {their} palms
            palms|lift both hands
            back|step back
            back|take a few steps back
            back|draw back
            around|look round
            around|look back over one shoulder
            around|look behind them
            around|turn the head to see who is meant
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            thrust out an index finger at {o}
            beam a pointed finger towards {o}
            identify {o} with a finger
            signal to {o} with a straight arm and a finger
            """,
            take="""
            be identified by {o} with a finger
            be confronted with {os} outstretched finger
            become the target of {os} pointing
            """,
            react="blink in confusion\nseem unsure who is meant\nrespond with their body",
        )
    },
    test={
        "main": Phrases(
            act="""
            use {their} index finger to point at {o}
            use a finger to point out {o}
            point in the direction of {o}
            point toward {o}
            point over at {o}
            point out {o}
            put an arm up and ~point to where {o} is
            gesture at {o} with a pointed finger
            have a finger pointed at {o}
            do a pointing gesture toward {o}
            keep pointing in {os} direction
            keep standing with a finger out toward {o}
            """,
            take="""
            get pointed at by {o}
            get pointed out by {o}
            get singled out by {o} with a finger
            be the person {o} is pointing toward
            see that {o} is pointing their way
            have {os} finger pointed in their direction
            get a finger pointed at them by {o}
            be called out by {o} with a finger
            look across at {o}, who has a finger out
            """,
            react="""
            seem confused
            look confused about it
            seem surprised by it
            wonder what they did
            respond to the pointing
            have no idea what it is about
            self|gesture at themselves
            self|look down as if to say who, me
            palms|put both hands up
            palms|put {their} hands up as if innocent
            back|move back a bit
            back|back up a few steps
            around|check behind them
            around|turn around to look for someone else
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        one-handed|with one arm
        """,
    ),
    facing=True,
)
