"""Verb phrases of salsa."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_BOTH = """
            dance salsa
            dance salsa
            dance salsa
            dance salsa together
            dance a salsa
            dance a passionate salsa
            dance to Latin music
            dance to a Latin rhythm
            dance a Latin dance
            dance a Latin dance together
            dance mambo
            dance a mambo as partners
            dance as a couple to salsa music
            dance in a Latin style
            perform salsa steps
            perform a salsa
            practice salsa
            practice salsa steps with each other
            move to a salsa beat
            step to a salsa rhythm
            take quick salsa steps
            go through the basics of salsa
            enjoy a salsa together
            groove to Latin music as a couple
            step forward and back to the beat, hips swinging
            sway their hips and ~step to the rhythm
            swing their hips in a Latin dance
            rock to and fro in a salsa basic
            shift from foot to foot, hips swinging
            hold hands and ~dance salsa
            hold hands and ~sway their hips to Latin music
            face each other and ~dance a lively Latin dance
"""

PHRASES = FamilyPhrases(
    train={
        "basic": Phrases(
            both=_BOTH
            + """
            do the basic step of salsa
            do the basic step of salsa, holding hands
            keep time with small quick steps, swaying the hips
            both|dance salsa with both hands joined
            both|hold both hands and ~dance a Latin dance
            one-handed|dance salsa with one hand joined
            one-handed|dance salsa, holding one hand
            sideways|step from side to side in a Latin dance
            sideways|do the side basic of salsa
            """,
            act="""
            dance salsa with {o}
            dance salsa with {o}
            dance salsa with {o}
            dance a salsa with {o}
            dance a passionate salsa with {o}
            dance to Latin music with {o}
            dance to a Latin rhythm with {o}
            dance a Latin dance with {o}
            dance a lively Latin dance with {o}
            dance mambo with {o}
            dance as a couple with {o} to salsa music
            dance in a Latin style with {o}
            perform salsa steps with {o}
            perform a salsa with {o}
            practice salsa with {o}
            practice salsa steps with {o}
            move to a salsa beat with {o}
            step to a salsa rhythm with {o}
            take quick salsa steps with {o}
            go through the basics of salsa with {o}
            enjoy a salsa with {o}
            groove to Latin music with {o}
            step forward and back with {o} to the beat
            sway {their} hips and ~step to the rhythm with {o}
            swing {their} hips in a Latin dance with {o}
            rock to and fro with {o} in a salsa basic
            shift from foot to foot with {o}, hips swinging
            keep time with {o} in small quick steps
            hold hands with {o} and ~dance salsa
            hold {os} hand and ~dance salsa
            face {o} and ~dance salsa
            invite {o} to a salsa and ~step to the beat
            partner {o} in a salsa
            do the basic step of salsa with {o}
            both|hold both of {os} hands and ~dance a Latin dance
            both|dance salsa with {o}, both hands joined
            one-handed|dance salsa with {o}, holding one hand
            sideways|step from side to side with {o} in a Latin dance
            """,
        ),
        "turn": Phrases(
            both=_BOTH
            + """
            dance salsa with an underarm turn
            dance salsa and ~do a turn
            dance a Latin dance with a turn under the arm
            """,
            act="""
            lead {o} in a salsa
            lead {o} in a salsa and ~turn them
            lead {o} through a salsa turn
            lead {o} into an underarm turn
            lead a salsa and ~let {o} turn
            lead {o} in a Latin dance with a turn
            dance salsa with {o} and ~turn them under the arm
            dance salsa with {o} and ~spin them
            dance salsa with {o} and ~twirl them around
            dance salsa and ~turn {o} once
            dance salsa and ~spin {o} around
            dance salsa and ~lead {o} into a spin
            dance a Latin dance and ~turn {o} around
            dance a Latin dance and ~spin {o} under the raised arm
            dance mambo with {o} and ~spin them
            dance as the leader and ~turn {o}
            be the leader in a salsa with {o}
            turn {o} in a salsa
            turn {o} under the arm while dancing salsa
            turn {o} around in a Latin dance
            spin {o} in a salsa
            spin {o} around while dancing salsa
            spin {o} under the arm to Latin music
            twirl {o} in a salsa
            twirl {o} during a Latin dance
            whirl {o} around in a salsa
            raise {their} arm and ~turn {o} in a salsa
            lift {os} hand and ~spin them in a salsa
            lift {os} hand and ~lead them through a turn, dancing
            guide {o} through a salsa turn
            guide {o} into a spin while dancing salsa
            take salsa steps with {o} and ~spin them
            step to the beat and ~spin {o} around
            step forward and back, then ~turn {o} under the arm
            sway to Latin music with {o} and ~spin them around
            make {o} turn in a salsa
            let {o} spin under {their} arm while dancing
            have {o} turn under the arm in a Latin dance
            lead {o} through a {turn} turn in a salsa
            dance salsa and ~turn {o} {turn}
            """,
            take="""
            be led by {o} in a salsa
            be led by {o} through a salsa turn
            be led into an underarm turn by {o}
            be led into a spin by {o} while dancing salsa
            be turned by {o} in a salsa
            be turned under the arm by {o} in a salsa
            be turned around by {o} in a Latin dance
            be spun by {o} in a salsa
            be spun around by {o} while dancing
            be twirled by {o} in a salsa
            be guided by {o} through a Latin dance
            dance salsa with {o} and ~be spun
            dance salsa and ~turn under {os} arm
            dance salsa and ~follow {os} lead
            dance salsa, led by {o}
            follow {o} in a salsa
            follow {os} lead in a salsa
            follow {os} lead into a turn
            turn under {os} arm in a salsa
            turn once, led by {o} in a salsa
            spin under {os} arm while dancing salsa
            spin around in a salsa, led by {o}
            get turned by {o} in a salsa
            be whirled by {o} to Latin music
            dance a Latin dance and ~be turned by {o}
            turn {turn} in a salsa, led by {o}
            """,
            react="""
            follow the lead
            follow and ~turn
            turn under the arm
            turn once around
            spin around
            spin under the raised arm
            do a turn
            make a full turn
            twirl on the beat
            whirl around once
            follow, hips swaying
            turn and ~step on
            make a {turn} turn
            """,
        ),
    },
    val={
        "basic": Phrases(
            both="""
            show some salsa footwork
            perform a fiery Latin number
            move in time with Caribbean music, hands linked
            dance a Cuban dance
            """,
            act="""
            show some salsa footwork with {o}
            perform a fiery Latin number with {o}
            move in time with Caribbean music, {os} hands in {their} hands
            dance a Cuban dance with {o}
            """,
        ),
        "turn": Phrases(
            both="""
            show some salsa footwork
            perform a fiery Latin number
            dance a Cuban dance
            """,
            act="""
            show salsa figures, leading {o} through a pirouette
            dance a Cuban dance and ~send {o} through a turn
            conduct {o} through a Latin number with a pirouette
            present {o} in a spinning figure
            """,
            take="""
            be conducted through a Latin number by {o}
            perform a pirouette in a Cuban dance with {o}
            be sent through a turn by {o} during the salsa
            """,
            react="""
            perform a pirouette
            go through the figure
            revolve on the spot
            """,
        ),
    },
    test={
        "basic": Phrases(
            both="""
            dance the salsa
            do the salsa
            do a salsa dance
            do some salsa dancing
            salsa-dance
            salsa-dance together
            dance like salsa dancers
            do salsa steps
            do Latin dancing together
            dance with a lot of hip movement
            go back and forth and ~move their hips to salsa music
            have fun dancing the salsa
            """,
            act="""
            dance the salsa with {o}
            do the salsa with {o}
            do a salsa dance with {o}
            do some salsa dancing with {o}
            salsa-dance with {o}
            dance like a salsa dancer with {o}
            do salsa steps with {o}
            do Latin dancing with {o}
            go back and forth with {o} and ~move {their} hips to salsa music
            have fun dancing the salsa with {o}
            move {their} hips and feet with {o} as in salsa
            """,
        ),
        "turn": Phrases(
            both="""
            dance the salsa
            do a salsa dance
            do some salsa dancing
            salsa-dance
            do salsa moves with a spin
            """,
            act="""
            dance the salsa and ~spin {o}
            dance the salsa with {o} and ~turn {o}
            do the salsa and ~spin {o} around
            do a salsa dance with {o} and ~twirl {o}
            salsa-dance and ~spin {o} around
            spin {their} partner while they do the salsa
            lead the salsa and ~make {o} spin
            lead the salsa with {o}
            give {o} a twirl in the salsa
            be the lead in the salsa and ~get {o} to turn
            do salsa moves and ~spin {o}
            """,
            take="""
            dance the salsa and ~get spun by {o}
            do the salsa and ~get turned by {o}
            get spun around by {o} as they salsa-dance
            get twirled by {o} as they do the salsa
            be the follower in the salsa while {o} leads
            get to spin as {o} leads the salsa
            be the one who follows {o} in the salsa
            do a spin in the salsa, holding {os} hand
            """,
            react="""
            do a spin
            do one spin
            go around in a spin
            spin all the way around
            get twirled
            go under the arm
            make one full spin
            """,
        ),
    },
    tails=Phrases(
        both="""
        both|holding both hands
        one-handed|holding one hand
        """,
        act="""
        both|holding both hands
        """,
    ),
    facing=True,
)
