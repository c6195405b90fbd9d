"""Verb phrases of punch_block."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            fling a fist at {o}
            drive a fist at {os} head
            let fly at {o} with {their} fists
            sock at {o}
            fire a hook at {o}
            deliver a blow to {o}
            want to punch {o}
            punch towards {os} face
            try to hit {o} in the head
            hit out at {o}
            box {o}
            swing at {o}
            take a punch at {o}
            throw {their} fist at {o}
            deal {o} a blow
            aim a blow at {o}
            attack {o} with {their} fists
            try to strike {o}
            try to land a punch on {o}
            strike out at {o}
            smash a fist at {os} face
            slug at {o}
            try to knock {o} out
            fight {o} with a punch
            start a fist fight with {o}
            hurl a punch at {o}
            punch at {o}
            punch at {o}
            throw a punch at {o}
            throw a punch at {os} face
            swing a fist at {o}
            try to punch {o}
            attack {o} with a punch
            strike at {o} with {their} fist
            launch a punch at {o}
            take a swing at {o}
            try to hit {o}
            aim a punch at {os} head
            box at {o}
            attempt to hit {o} in the face
            jab at {o}
            lash out at {o} with a fist
            assault {o} with a punch
            one-handed|throw a {hand} punch at {o}
            one-handed|swing {their} {hand} fist at {o}
            """,
            take="""
            fend off a fist of {o}
            repel {os} fist
            intercept {os} fist
            stave off a blow from {o}
            hold off a punch from {o}
            absorb {os} punch on the forearm
            turn aside {os} punch
            block {os} blow
            block {os} fist
            block a blow from {o}
            stop a punch from {o}
            stop {os} punch with an arm
            parry a blow from {o}
            ward off a blow by {o}
            defend themselves against {os} fist
            defend against a punch thrown by {o}
            guard {their} head from {os} punch
            protect themselves from {os} blow
            deflect a blow from {o}
            shield themselves from {os} punch
            be attacked with a punch by {o} and ~defend
            hold up a forearm against {os} fist
            lift an arm in defense as {o} punches
            fend for themselves by blocking {os} punch
            counter {os} punch with a block
            resist {os} punch
            block a punch from {o}
            block {os} punch
            defend against {os} punch
            stop {os} fist with a forearm
            parry a punch thrown by {o}
            parry {os} punch
            guard against a punch from {o}
            be attacked by {o} and ~block the punch
            raise an arm to block {os} punch
            shield {their} face from {os} fist
            ward off {os} punch
            be punched at by {o} but ~block it
            put up an arm against {os} blow
            protect {their} head as {o} punches
            deflect {os} punch
            """,
            react="""
            block
            parry
            defend themselves
            hold up a forearm
            shield {their} head
            protect {their} face
            block the attack
            parry the blow
            lift an arm in defense
            block it
            block the punch
            block the blow with a forearm
            parry the punch
            defend with a raised arm
            raise an arm to block
            stop the fist
            ward it off
            guard {their} face
            deflect the punch
            put up {their} guard
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            send a fist toward {o}
            go at {o} fist first
            direct a punch at {os} face
            use a fist to attack {o}
            """,
            take="""
            turn aside a blow from {o}
            catch a punch from {o} on the arm
            hold off {os} fist
            save {their} face from {os} punch
            """,
            react="turn it aside\nabsorb it on the arm\nhold it off",
        )
    },
    test={
        "main": Phrases(
            act="""
            strike out with a fist toward {o}
            try to get a punch in on {o}
            attack {o} with a fist
            go for {os} head with a punch
            swing {their} fist toward {o}
            hit toward {os} head but ~get blocked
            attempt to hit {o} with a fist
            punch and ~hit only {os} arm
            try a punch against {o}
            force {o} into blocking a punch
            aim a fist at {os} head
            fight with {o} and ~throw a punch
            """,
            take="""
            defend {their} face against {o}
            use a forearm to stop {os} punch
            raise an arm to protect {their} face from {o}
            manage to block {os} hit
            guard {their} head against {os} fist
            get {their} guard up against {o}
            stop {os} fist before it can land
            get attacked by {o} but ~block the hit
            deflect {os} fist with an arm
            be punched at by {o} and ~block
            hold up an arm to block {os} hit
            defend against an attack by {o} with an arm
            """,
            react="""
            defend with an arm
            use a forearm to stop it
            raise an arm to protect {their} face
            do a block
            put an arm up in front of {their} face
            get {their} guard up
            get an arm up in time
            deflect the hit
            hold up an arm as a shield
            manage to block
            """,
        ),
    },
    tails=Phrases(act="one-handed|with the {hand} hand\none-handed|with {their} {hand} fist"),
    facing=True,
)
