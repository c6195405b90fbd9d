"""Verb phrases of slap."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            slap {o}
            slap {o}
            slap {o}
            slap {o} in the face
            slap {o} in the face
            slap {o} across the face
            slap {o} on the cheek
            slap {os} face
            slap {os} cheek
            slap {o} with the flat of the hand
            slap {o} with an open hand
            slap {o} once
            slap {o} angrily
            slap {o} so that the head turns
            slap {o} on the {side} cheek
            slap {os} {side} cheek
            one-handed|slap {o} using the {hand} hand
            give {o} a slap
            give {o} a slap in the face
            give {o} a slap on the cheek
            give {o} a slap on the {side} cheek
            give {o} a box on the ear
            deal {o} a slap
            fetch {o} a slap
            hit {os} cheek with a flat hand
            strike {o} across the cheek
            strike {os} face with an open palm
            smack {os} cheek
            smack {os} face
            swing a flat hand into {os} face
            raise a hand and ~slap {o}
            lift {their} hand and ~slap {o}
            draw back a hand and ~slap {o}
            swing an arm and ~slap {o}
            lose {their} temper and ~slap {o}
            get angry and ~slap {o}
            punish {o} with a slap
            insult {o} with a slap in the face
            let {their} palm land on {os} cheek
            cuff {o}
            clout {o} round the ear
            approach|step up to {o} and ~slap them
            leave|slap {o} and ~walk away
            leave|slap {o}, ~turn and ~walk off
            leave|give {o} a slap and ~walk away
            """,
            take="""
            be slapped by {o}
            be slapped by {o}
            be slapped in the face by {o}
            be slapped on the cheek by {o}
            be slapped across the face by {o}
            get slapped by {o}
            get slapped in the face by {o}
            get a slap from {o}
            get a slap in the face from {o}
            get a box on the ear from {o}
            receive a slap from {o}
            take a slap from {o}
            suffer a slap by {o}
            be given a slap by {o}
            be struck across the cheek by {o}
            be hit on the cheek by {o}
            be hit in the face by {os} palm
            be cuffed by {o}
            be smacked on the cheek by {o}
            have {their} cheek slapped by {o}
            have {their} face slapped by {o}
            feel {os} palm on {their} cheek
            turn {their} head from {os} slap
            flinch from {os} slap
            stand there when {o} slaps them
            cheek|hold {their} cheek after being slapped by {o}
            cheek|be slapped by {o} and ~hold the cheek
            back|be slapped by {o} and ~step back
            """,
            react="""
            flinch
            wince
            recoil
            be shocked
            be startled by the slap
            turn {their} head away
            turn the face aside
            jerk {their} head aside
            be stunned
            shrink from the blow
            take the slap
            cheek|hold {their} cheek
            cheek|hold the cheek
            cheek|touch {their} cheek
            cheek|put a hand to {their} cheek
            cheek|raise a hand to the cheek
            cheek|press a palm to {their} face
            back|step back
            back|stagger back a step
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            crack a palm against {os} cheek
            lash {os} face with a bare hand
            bring {their} palm hard across {os} face
            answer {o} with a stinging slap
            """,
            take="""
            catch a stinging palm from {o}
            be lashed across the face by {os} hand
            have {os} palm crack against the cheek
            """,
            react="jolt sideways\nreel from the sting\ngape in disbelief",
        )
    },
    test={
        "main": Phrases(
            act="""
            smack {o} across the face
            smack {o} in the face
            land an open hand across {os} face
            land a slap on {os} face
            give {o} a hard slap across the face
            give {o} a good smack
            walk over and ~slap {os} face hard
            swing {their} hand and ~slap {o} hard
            get mad and ~smack {o}
            slap at {o} and ~connect with the cheek
            use an open palm to slap {o}
            deliver a slap to {os} face
            slap the face of {o}
            one-handed|deliver a {hand}-handed slap to {o}
            """,
            take="""
            get smacked in the face by {o}
            get smacked across the face by {o}
            take a hard slap to the face from {o}
            get hit in the face by {o} with an open hand
            receive a hard slap from {o}
            get {their} face slapped by {o}
            be slapped hard across the cheek by {o}
            get slapped hard by {o}
            be on the receiving end of {os} slap
            have {o} slap them really hard
            """,
            react="""
            look hurt
            turn away from the hit
            get knocked to the side a little
            be caught off guard
            look shocked
            react with pain
            cheek|reach for {their} cheek
            cheek|cover {their} cheek with a hand
            cheek|rub {their} cheek
            cheek|hold {their} face in pain
            back|back off a bit in pain
            back|back up a step in shock
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        approach|after walking up
        """,
        take="one-handed|with the {hand} hand",
    ),
    facing=True,
)
