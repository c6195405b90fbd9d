"""Verb phrases of dance_circle."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            whirl around hand in hand
            whirl in a circle
            rotate while holding hands
            rotate hand in hand
            revolve around each other
            twirl around together
            waltz around
            waltz in a circle
            wheel around, hands joined
            perform a dance in a circle
            perform a round dance
            move in a circle, dancing hand in hand
            dance a folk dance in a ring
            dance as a couple, going around
            go around in a ring
            link hands and ~dance
            dance with joined hands
            step round and round in a dance
            clasp hands and ~dance around
            turn together as a dancing couple
            dance in a circle
            dance in a circle
            dance together in a circle
            dance around in a circle
            hold hands and ~dance in a circle
            hold both hands and ~turn around
            join hands and ~go round and round
            join hands and ~circle
            dance round and round
            dance hand in hand in a circle
            dance a round dance
            take each other's hands and ~dance around
            turn in a circle, holding hands
            circle around each other hand in hand
            skip around in a ring, hands joined
            step around in a circle while holding hands
            spin around together holding hands
            go around in circles, dancing
            dance while holding both hands
            hold each other's hands and ~move around in a circle
            dance and ~turn together
            dance {turn} in a circle
            circle {turn} hand in hand
            hold hands and ~turn {turn}
            """,
            act="""
            whirl around with {o}
            whirl in a circle with {o}
            rotate hand in hand with {o}
            revolve hand in hand with {o}
            twirl around with {o}
            waltz around with {o}
            wheel around with {o}, hands joined
            perform a round dance with {o}
            dance a folk dance with {o}
            go around in a ring with {o}
            link hands with {o} and ~dance
            clasp {os} hands and ~dance around
            invite {o} to dance and ~go around in a circle
            dance hand in hand with {o}
            dance in a circle with {o}
            dance with {o} in a circle
            dance with {o}
            dance around with {o}
            hold hands with {o} and ~dance in a circle
            hold both of {os} hands and ~turn around
            join hands with {o} and ~go round and round
            take {os} hands and ~dance around
            take both {os} hands and ~circle
            circle around with {o} hand in hand
            skip around in a ring with {o}
            spin around with {o}, holding hands
            turn in a circle with {o}, hands joined
            dance {turn} in a circle with {o}
            hold hands with {o} and ~turn {turn}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            whirl about with linked hands
            perform a folk dance, revolving hand in hand
            rotate as a couple
            move along a ring with their hands clasped
            """,
            act="""
            whirl about with {o}, hands linked
            perform a folk dance with {o}, revolving hand in hand
            rotate with {o} as a couple
            move along a ring with {o}
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            hold hands and ~dance in a ring
            dance in circles while holding hands
            hold hands and ~go round and round
            turn in a circle together while dancing
            take each other's hands and ~spin around together
            do a folk dance, going around
            dance around hand in hand
            step sideways in a circle with their hands joined
            hold both hands and ~circle around
            go around in a circle like children at play
            have a dance, going around and around
            rotate together while dancing
            """,
            act="""
            hold hands and ~dance in a ring with {o}
            dance in circles with {o} while holding hands
            hold {os} hands and ~go round and round
            turn in a circle with {o} while dancing
            take {os} hands and ~spin around together
            do a folk dance with {o}, going around
            dance around hand in hand with {o}
            step sideways in a circle with {o}, hands joined
            hold both of {os} hands and ~circle around
            go around in a circle with {o} like children at play
            have a dance with {o}, going around and around
            rotate together with {o} while dancing
            """,
        ),
    },
    tails=Phrases(
        both="""
        clockwise|clockwise
        clockwise|in a clockwise direction
        counterclockwise|counterclockwise
        counterclockwise|in a counterclockwise direction
        """,
        act="""
        clockwise|clockwise
        clockwise|in a clockwise direction
        counterclockwise|counterclockwise
        counterclockwise|in a counterclockwise direction
        """,
    ),
    facing=True,
)
