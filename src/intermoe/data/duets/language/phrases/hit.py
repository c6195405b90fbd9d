"""Verb phrases of hit."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            hit {o}
            hit {o}
            hit {o}
            hit {o} hard
            strike {o} with {their} hand
            deal {o} a hit
            give {o} a blow
            give {o} a knock
            land a blow on {o}
            lash out and ~hit {o}
            step in and ~hit {o}
            draw back an arm and ~hit {o}
            raise a hand against {o}
            use violence against {o}
            hurt {o} with a blow
            attack {o} by hitting them
            beat {o}
            start hitting {o}
            one-handed|hit {o} using the {hand} hand
            fist|punch {o}
            fist|punch {o}
            fist|punch {o} hard
            fist|hit {o} with a balled fist
            fist|strike {o} with a closed fist
            fist|give {o} a punch
            fist|thump {o} with a fist
            fist|ball a fist and ~hit {o}
            fist|clench a fist and ~punch {o}
            fist|ram a fist into {o}
            flat|hit {o} with a flat hand
            flat|strike {o} with an open hand
            flat|swat {o}
            flat|cuff {os} body with a palm
            arm|hit {o} on the arm
            arm|hit {o} on the {side} arm
            arm|hit {os} arm
            arm|strike {os} upper arm
            arm|knock {o} on the arm
            arm+fist|punch {o} in the arm
            arm+fist|punch {os} {side} arm
            arm+fist|bump {os} upper arm with a fist
            arm+flat|slap {o} on the arm
            arm+flat|slap {os} {side} arm
            shoulder|hit {o} on the shoulder
            shoulder|hit {o} on the {side} shoulder
            shoulder|strike {os} {side} shoulder
            shoulder|knock {o} on the shoulder
            shoulder+fist|punch {o} on the shoulder
            shoulder+fist|punch {os} shoulder
            shoulder+flat|slap {o} on the shoulder
            belly|hit {o} in the belly
            belly|hit {o} in the stomach
            belly|strike {o} in the belly
            belly|punch {o} in the belly
            belly|punch {os} belly
            belly|punch {o} in the stomach
            belly|drive a fist into {os} belly
            belly|ram a fist into {os} stomach
            belly|give {o} a punch in the belly
            twice|hit {o} twice
            twice|strike {o} two times
            approach|step up to {o} and ~hit them
            """,
            take="""
            be hit by {o}
            be hit by {o}
            be struck by {o}
            get hit by {o}
            get struck by {o}
            be beaten by {o}
            receive a blow from {o}
            suffer a blow by {o}
            take a blow from {o}
            be dealt a blow by {o}
            be hurt by a blow from {o}
            be assaulted with a blow by {o}
            fist|be punched by {o}
            fist|get punched by {o}
            fist|be hit by {os} fist
            fist|feel {os} fist
            flat|be hit by {os} flat hand
            flat|be swatted by {o}
            arm|be hit on the arm by {o}
            arm|get hit on the arm by {o}
            arm|be struck on the upper arm by {o}
            arm+rub|be hit on the arm by {o} and ~rub it
            arm+fist|be punched on the arm by {o}
            arm+flat|be slapped on the arm by {o}
            shoulder|be hit on the shoulder by {o}
            shoulder|get struck on the shoulder by {o}
            shoulder+fist|be punched on the shoulder by {o}
            belly|be hit in the belly by {o}
            belly|be punched in the belly by {o}
            belly|get punched in the stomach by {o}
            belly|double over from {os} punch
            belly|fold up from {os} blow
            belly|bend over after {os} blow to the belly
            back|step back from {os} blow
            twice|be hit twice by {o}
            """,
            react="""
            wince
            flinch
            recoil
            recoil from the blow
            take the blow
            be hurt
            shrink away
            feel the pain
            jerk back
            belly|double over
            belly|bend over in pain
            belly|hold {their} belly
            belly|clutch {their} stomach
            belly|fold up
            rub+arm|hold {their} arm
            rub+arm|hold the sore arm
            rub+shoulder|hold {their} shoulder
            back|step back
            back|take a step back
            back|stagger back
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            clobber {o}
            wallop {o}
            let {o} have it with one blow
            bash {o} by hand
            belly|sink a fist into {os} gut
            """,
            take="""
            be clobbered by {o}
            be walloped by {o}
            cop a blow from {o}
            belly|have the wind knocked out of them by {o}
            """,
            react="wobble from the impact\ngrunt and ~sway\nlook pained",
        )
    },
    test={
        "main": Phrases(
            act="""
            land a hit on {o}
            take a shot at {o}
            throw a hit and ~make contact with {o}
            come at {o} with a hit
            step forward and ~hit {o} once
            swing and ~hit {o}
            get physical with {o} and ~swing a hand
            fist|connect with a punch on {o}
            fist|throw a punch and ~hit {o}
            fist|slug {os} body
            arm|give {o} a hit on the arm
            arm+fist|slug {o} in the arm
            arm|smack {o} on the arm
            arm|go for {os} arm and ~hit it
            shoulder|give {o} a hit on the shoulder
            shoulder|smack {os} shoulder
            shoulder+fist|slug {os} shoulder
            belly|go for {os} stomach with a fist
            belly|slug {o} in the gut
            belly|land a gut punch on {o}
            belly|land a punch in {os} stomach
            twice|land two hits on {o}
            """,
            take="""
            take a hit from {o}
            get a hit from {o}
            be on the receiving end of {os} hit
            get hurt by {os} hit
            react in pain to {os} hit
            get hit hard by {o}
            fist|take a punch from {o}
            fist|get slugged by {o}
            arm|take a hit on the arm from {o}
            shoulder|take a hit to the shoulder from {o}
            belly|take a punch to the gut from {o}
            belly|get slugged in the stomach by {o}
            """,
            react="""
            react in pain
            show pain
            get pushed off balance a bit
            jerk away from the hit
            pull away from the hit
            look hurt by the hit
            belly|hunch over
            belly|reach for {their} stomach
            belly|lean over holding {their} stomach
            rub+arm|rub {their} arm
            rub+shoulder|rub {their} shoulder
            back|back up from the hit
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        fist|with a fist
        flat|with an open hand
        """,
        take="fist|with a fist\nflat|with an open hand\none-handed|with the {hand} hand",
    ),
    facing=True,
)
