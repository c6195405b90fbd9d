"""Verb phrases of twirl."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            twirl {o}
            twirl {o}
            twirl {o} around
            twirl {o} once
            twirl {o} by the hand
            twirl {o} under {their} arm
            twirl {o} under {their} raised hand
            raise {os} hand and ~twirl them
            raise {os} hand and ~turn them around
            raise {os} hand and ~spin them
            raise {os} hand above {os} head and ~turn them
            raise {their} arm and ~let {o} turn under it
            raise {their} arm and ~turn {o} once
            raise an arm and ~turn {o} below it
            lift {os} hand and ~twirl them around
            lift {os} hand and ~let them turn
            lift {os} arm and ~spin them once
            lift {their} hand and ~turn {o} beneath it
            spin {o} around by the hand
            spin {o} once
            spin {o} under {their} arm
            spin {o} on the spot
            turn {o} around by the hand
            turn {o} once under {their} arm
            turn {o} under the arm
            turn {o} in a full circle by the hand
            take {os} hand and ~twirl them
            take {os} hand and ~turn them around
            take {os} hand, ~lift it and ~spin them
            take {o} by the hand and ~turn them once
            hold {os} hand up and ~turn them
            hold {os} hand over {os} head and ~spin them around
            hold {os} hand and ~twirl them like a dancer
            lead {o} into a twirl
            lead {o} through a twirl by the hand
            guide {o} through a full turn under the arm
            make {o} twirl
            make {o} turn around under {their} arm
            let {o} twirl under {their} arm
            let {o} turn once under {their} hand
            whirl {o} around by the hand
            turn {o} {turn} under the arm
            twirl {o} {turn}
            """,
            take="""
            be twirled by {o}
            be twirled by {o}
            be twirled around by {o}
            be twirled by {o} under the arm
            be twirled once by {o}
            be turned around by {o} by the hand
            be turned once by {o}
            be turned by {o} under the arm
            be spun by {o} by the hand
            be spun around by {o} under the arm
            be spun once by {o}
            be led into a twirl by {o}
            be led through a turn under the arm by {o}
            twirl under {os} arm
            twirl under {os} raised hand
            turn under {os} arm
            turn once under {os} arm
            turn around under {os} raised hand
            turn in a circle under {os} hand
            spin under {os} arm
            spin once, held by {os} hand
            take {os} hand and ~turn under it
            give {o} a hand and ~be twirled
            pirouette under {os} arm
            whirl around under {os} hand
            turn {turn} under {os} arm
            """,
            react="""
            twirl
            twirl around
            turn around
            turn once
            turn around once
            turn under the arm
            turn beneath the raised hand
            spin around
            spin once on the spot
            make a full turn
            whirl around once
            pirouette under the arm
            curtsy|turn and ~curtsy
            make a {turn} turn
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            have {o} rotate below {their} uplifted hand
            make {o} pirouette
            send {o} whirling with a lift of the hand
            rotate {o} by an uplifted hand
            """,
            take="""
            be rotated by {o} below an uplifted hand
            be made to pirouette by {o}
            go whirling below {os} hand
            """,
            react="""
            rotate completely
            go whirling
            perform a revolution
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            give {o} a twirl
            give {o} a spin
            spin {o} like a ballerina
            hold up {os} hand to spin {o}
            raise {their} hand for {o} to spin under
            put {os} hand up in the air and ~spin {o}
            get {o} to spin around
            do a dance twirl with {o}
            grab {os} hand and ~give {o} a twirl
            spin {o} around in place
            hold {os} hand up high and ~let {o} spin
            get {their} partner to twirl
            """,
            take="""
            get twirled by {o}
            get twirled around by {o}
            get spun by {o}
            get spun around in place by {o}
            do a twirl while {o} holds {their} hand
            do a little spin while {o} holds {their} hand up
            do a spin beneath {os} hand
            spin like a ballerina, holding {os} hand
            go around once under {os} arm
            """,
            react="""
            do a twirl
            do a full twirl
            spin in place
            spin like a ballerina
            go all the way around
            do a twirl in place
            go around once
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with {their} {hand} hand
        one-handed|using the {hand} hand
        one-handed|with one hand
        clockwise|clockwise
        counterclockwise|counterclockwise
        """,
        take="""
        clockwise|clockwise
        counterclockwise|counterclockwise
        """,
    ),
    facing=True,
)
