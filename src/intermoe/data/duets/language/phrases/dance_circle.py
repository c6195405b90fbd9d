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
            dance together, going round in a circle
            dance in a ring, hand in hand
            dance around each other with joined hands
            dance around a common center, hands linked
            dance around like happy children
            dance with hands held, going in circles
            dance a circle dance
            dance a circle together, both hands joined
            hold hands and ~spin in a circle
            hold hands and ~dance around each other
            hold on to each other's hands and ~rotate
            join hands to dance in a circle
            join hands and ~whirl
            join both hands and ~step around in a circle
            join in a round dance
            link hands and ~go around
            link hands and ~circle around
            clasp both hands and ~spin around together
            clasp hands and ~revolve
            grab each other's hands and ~dance in a circle
            grasp each other's hands and ~turn around together
            take hands and ~circle together
            take each other by the hands and ~whirl about
            connect hands and ~rotate around their shared center
            orbit each other hand in hand
            circle together in a dance
            circle in a dance, holding both hands
            circle each other, dancing with hands linked
            skip around hand in hand
            step in a circle hand in hand
            step around each other in a dance
            move round and round, holding hands
            move around in a dancing ring
            go round and round hand in hand
            go around and around with linked hands, dancing
            travel in a circle as a dancing pair
            turn around and around, dancing
            turn round in a ring with joined hands
            trace a circle in a dance together
            swirl around in a dance, hands joined
            swirl hand in hand
            twirl in a circle hand in hand
            play ring-around-the-rosie
            do a circle dance
            do a folk dance, going in a circle hand in hand
            make circles in a hand-in-hand dance
            make merry, dancing round in a circle
            celebrate by dancing in a circle
            join hands and ~go {turn} in a ring
            rotate {turn} hand in hand
            dance {turn}, holding both hands
            step {turn} in a circle dance
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
            dance around in a ring with {o}
            dance a circle dance with {o}
            dance a round dance with {o}
            dance round and round with {o}
            dance with {o}, hands joined
            dance with {o}, both hands held, in circles
            dance around a common center with {o}
            hold hands with {o} and ~spin in a circle
            hold {os} hands and ~rotate together
            hold {o} by both hands and ~dance around
            join hands with {o} to dance in a circle
            join both hands with {o} and ~whirl
            join {o} in a round dance
            link hands with {o} and ~circle around
            clasp both of {os} hands and ~spin around together
            grab {os} hands and ~dance in a circle
            grasp {os} hands and ~turn in circles
            take {o} by the hands and ~whirl about
            take {o} by both hands and ~dance in a circle
            take hands with {o} and ~circle together
            connect hands with {o} and ~rotate around a shared center
            orbit hand in hand with {o}
            circle together with {o} in a dance
            circle with {o}, dancing
            skip around hand in hand with {o}
            skip in circles with {o}, holding hands
            step around in a circle with {o}
            step round and round with {o} in a dance
            move round and round with {o}, holding hands
            move around in a dancing ring with {o}
            go round and round hand in hand with {o}
            go around in circles with {o}, dancing
            go dancing in a circle with {o}
            travel in a circle with {o} as a dancing pair
            turn around and around with {o}, hands held
            turn hand in hand with {o} in a dance
            trace a circle with {o} in a dance
            swirl around with {o}, hands joined
            twirl in a circle with {o}, both hands joined
            waltz in a circle with {o}
            play ring-around-the-rosie with {o}
            do a circle dance with {o}
            do a folk dance with {o}, going round in a circle
            celebrate with {o} by dancing in a circle
            perform a dance in a circle with {o}
            partner {o} in a dance around a circle
            revolve with {o}, hands clasped
            join hands with {o} and ~go {turn} in a ring
            rotate {turn} hand in hand with {o}
            dance {turn} with {o}, holding both hands
            step {turn} with {o} in a circle dance
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
