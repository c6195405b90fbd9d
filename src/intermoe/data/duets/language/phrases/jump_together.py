"""Verb phrases of jump_together."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            jump for joy
            jump for joy
            jump for joy together
            jump together
            jump together with their arms up
            jump at the same time
            jump at once, arms raised
            jump into the air
            jump into the air together
            jump into the air and ~throw up their arms
            jump and ~cheer
            jump with joy
            jump with both arms raised
            high|jump high into the air
            leap for joy
            leap into the air
            leap into the air together
            leap up with raised arms
            leap up and ~cheer
            hop for joy
            hop into the air with raised arms
            spring into the air
            spring up together, arms high
            bounce up with joy
            celebrate with a jump
            celebrate by jumping
            celebrate a win by jumping with raised arms
            cheer and ~leap
            throw up their arms and ~jump
            throw their arms into the air and ~leap
            raise their arms and ~jump
            be so happy that they jump
            bend their knees and ~leap up
            rejoice and ~jump
            again|jump again and again
            again|jump repeatedly with raised arms
            again|leap up several times
            again|hop up and down with joy
            single|leap up once
            single|jump once with raised arms
            """,
            act="""
            jump for joy with {o}
            jump for joy together with {o}
            jump together with {o}
            jump at the same time as {o}
            jump into the air with {o}
            jump into the air with {o}, arms raised
            jump and ~cheer with {o}
            jump with joy beside {o}
            jump with both arms raised, like {o}
            leap for joy with {o}
            leap into the air with {o}
            leap up together with {o}
            hop for joy with {o}
            hop into the air with {o}
            spring into the air with {o}
            bounce up with joy along with {o}
            celebrate with {o} by jumping
            celebrate with a jump together with {o}
            cheer with {o} and ~leap
            throw up {their} arms and ~jump with {o}
            throw {their} arms into the air and ~leap with {o}
            raise {their} arms and ~jump along with {o}
            be so happy with {o} that they jump
            bend {their} knees and ~leap up with {o}
            rejoice with {o} and ~jump
            jump at once with {o}, arms raised
            leap up with raised arms, like {o}
            leap up and ~cheer with {o}
            spring up together with {o}, arms high
            celebrate a win with {o} by jumping
            hop for joy along with {o}
            high|jump high into the air with {o}
            again|jump again and again with {o}
            again|leap up several times with {o}
            again|hop up and down with {o}
            single|leap up once with {o}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            exult with springs off the ground
            vault upward in delight
            bound upward simultaneously
            take off from the ground in jubilation
            """,
            act="""
            exult with {o} in springs off the ground
            vault upward in delight with {o}
            bound upward simultaneously with {o}
            take off from the ground in jubilation with {o}
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            jump up
            jump up in the air
            jump up with excitement
            jump in celebration
            do a happy jump
            do a jump together
            jump happily with their hands in the air
            jump excitedly
            put their hands up and ~jump
            get excited and ~jump
            do jumps side by side
            celebrate and ~jump up
            """,
            act="""
            jump up with {o}
            jump up in the air with {o}
            jump up with excitement like {o}
            jump in celebration with {o}
            do a happy jump with {o}
            do a jump with {o}
            jump happily with {o}, hands in the air
            jump excitedly with {o}
            put {their} hands up and ~jump with {o}
            get excited with {o} and ~jump
            celebrate with {o} and ~jump up
            """,
        ),
    },
    tails=Phrases(),
)
