"""Verb phrases of boxing."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            box against {o}
            box with {o}
            box with {o}
            box with {o}
            have a boxing match with {o}
            have a boxing bout with {o}
            spar with {o}
            fight {o} in a boxing match
            train boxing with {o}
            practise boxing with {o}
            attack {o} with boxing punches
            attack {o} with a series of punches
            attack {o} with several punches
            attack {o} with both fists
            attack {o} like a boxer
            throw punches at {o}
            throw punch after punch at {o}
            throw several punches at {o}
            throw a series of punches at {o}
            throw a combination of punches at {o}
            throw jabs and crosses at {o}
            throw quick punches at {o}
            punch at {o} again and again
            punch at {o} several times
            punch at {o} with both fists in turn
            strike at {o} with one fist after the other
            jab and ~punch at {o}
            rain punches on {o}
            rain blows on {o}
            let {their} fists fly at {o}
            drive {o} back with punches
            drive {o} back with jabs
            force {o} onto the defensive with punches
            press {o} with a flurry of punches
            move in on {o} and ~punch
            go at {o} with {their} fists up
            dance about and ~punch at {o}
            bounce on {their} feet and ~punch at {o}
            keep {their} guard up and ~punch at {o}
            pummel {o}
            hammer at {os} guard
            batter {os} guard with {their} fists
            test {os} guard with jabs
            hook|throw a hook and other punches at {o}
            hook|swing hooks at {o}
            body|punch at {os} head and body
            body|box {o} high and low
            body|strike at {os} body and head in turn
            """,
            take="""
            box defensively against {o}
            defend against {os} punches
            defend against a series of punches from {o}
            defend against {o} in a boxing match
            defend themselves against {o} in the ring
            guard against {os} punches
            guard {their} head against {os} punches
            block {os} punches
            block several punches from {o}
            cover up against {os} punches
            cover up as {o} punches
            keep up {their} guard against {o}
            keep {their} fists up as {o} attacks
            take cover from {os} fists
            be attacked by {o} in a boxing match
            be attacked by {o} with several punches
            be attacked with both fists by {o}
            be driven back by {os} punches
            be pressed by {o} with punches
            be pummeled by {o}
            be punched at several times by {o}
            be boxed by {o}
            give ground to {os} punches
            step back before {os} fists
            stand {os} attack with raised fists
            spar with {o} on the defensive
            slip|slip {os} punches
            slip|slip and ~block {os} punches
            slip|duck from {os} fists
            """,
            react="""
            block and ~step back
            keep on guarding
            keep {their} guard up
            cover up
            give ground
            defend with both fists up
            hold up both fists
            block the punches
            step back behind {their} guard
            protect {their} head with both fists
            take the punches on the forearms
            slip|slip aside
            slip|slip a punch
            slip|dodge and ~block
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            pepper {o} with quick jabs
            barrage {o} in a bout of boxing
            exercise their boxing on {o}
            trade on quick fists to outbox {o}
            """,
            take="""
            be peppered by {o} with quick jabs
            weather a barrage of fists by {o}
            shelter behind raised gloves from {o}
            """,
            react="shelter behind both arms\nhunker down\nscuttle behind lifted arms",
        )
    },
    test={
        "main": Phrases(
            act="""
            do some boxing with {o} and ~be on the offense
            be in a boxing match with {o} and ~attack
            go on the offense against {o} with boxing punches
            throw a bunch of punches at {o}
            throw a boxing combo at {o}
            throw some quick punches toward {o}
            land a few punches on {os} guard
            keep punching at {o}
            try to land punches on {o}
            try to connect with a boxing combo on {o}
            come at {o} with jabs
            practice boxing moves on {o}
            be the attacker in a boxing fight with {o}
            """,
            take="""
            be in a boxing match with {o} and ~defend
            be on the defense while boxing {o}
            get attacked by {o} with punches
            get a bunch of punches from {o}
            have to defend against a boxing combo from {o}
            use {their} arms to block what {o} throws
            stay behind {their} guard while {o} keeps punching
            back up from all of {os} punches
            use blocks and dodges against {os} punches
            try to avoid {os} fists in a boxing fight
            """,
            react="""
            defend in a boxing stance
            back up and ~block
            keep {their} hands up to block
            use {their} arms as a guard
            stay on the defense
            try to avoid the hits
            get {their} arms up to block
            move back with {their} hands up
            slip|move {their} head out of the way
            """,
        ),
    },
    facing=True,
)
