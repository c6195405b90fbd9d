"""Verb phrases of step_on_foot."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            step on {os} foot
            step on {os} foot
            step on {os} foot
            step on {os} {side} foot
            step on {os} toes
            step onto {os} foot
            step hard on {os} foot
            step on {os} foot on purpose
            stamp on {os} foot
            stamp on {os} foot
            stamp on {os} {side} foot
            stamp on {os} toes
            stamp hard on {os} foot
            stamp down on {os} foot
            stamp a foot onto {os} foot
            tread on {os} foot
            tread on {os} toes
            tread on {os} {side} foot
            tread hard on {os} foot
            trample on {os} foot
            trample {os} toes
            set a foot on {os} foot
            set {their} foot down on {os} foot
            put a foot down hard on {os} toes
            put {their} foot on {os} foot
            bring a heel down on {os} toes
            crush {os} toes with a foot
            squash {os} foot
            kick down at {os} foot
            lift a foot and ~stamp on {os} foot
            lift a knee and ~stamp on {os} foot
            raise a foot and ~step on {os} foot
            raise a leg and ~tread on {os} toes
            hurt {os} foot with a stamp
            hurt {o} by stepping on {their} foot
            one-handed|stamp on {os} foot with the {hand} foot
            one-handed|step on {os} foot with {their} {hand} foot
            approach|walk up and ~step on {os} foot
            approach|walk up to {o} and ~stamp on {their} foot
            """,
            take="""
            have {their} foot stepped on by {o}
            have {their} foot trodden on by {o}
            have {their} toes trodden on by {o}
            have {their} foot stamped on by {o}
            have {their} toes crushed by {o}
            have {o} step on {their} foot
            have {o} stamp on {their} toes
            have a sore foot after {o} stamps on it
            be stepped on by {o}
            be stepped on the foot by {o}
            be trodden on by {o}
            be trodden on the toes by {o}
            be stamped on the foot by {o}
            be hurt in the foot by {o}
            be hurt when {o} stamps on {their} foot
            suffer a stamp on the foot by {o}
            suffer {os} foot on {their} toes
            feel {os} heel on {their} foot
            feel {os} sole on {their} foot
            bend over after {o} stamps on {their} foot
            draw back the foot on which {o} stamps
            raised|lift the foot on which {o} steps
            raised|stand on one leg after {o} steps on the other foot
            """,
            react="""
            bend over
            bend down in pain
            bend over the sore foot
            draw back the foot
            draw {their} foot away
            draw {their} foot back in pain
            wince and ~bend over
            start with pain
            flinch and ~bend
            cringe
            raised|lift the sore foot
            raised|lift {their} foot
            raised|stand on one leg
            raised|hold the hurt foot up
            raised|draw up the foot
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            grind a shoe into {os} toes
            flatten {os} toes under a shoe
            clump down upon {os} foot
            pin {os} foot to the floor with a stamp
            """,
            take="""
            get {their} toes ground under {os} shoe
            endure {os} shoe on {their} toes
            have {their} foot pinned to the floor by {o}
            """,
            react="cower over the aching toes\nyelp and ~stoop\nfavor the other leg",
        )
    },
    test={
        "main": Phrases(
            act="""
            stomp {os} foot
            stomp down hard onto {os} foot
            slam a foot down on top of {os} foot
            put all {their} weight on {os} foot
            place a foot on top of {os} foot
            press down on {os} toes with a foot
            use a foot to put pressure on {os} toes
            bring {their} foot down on top of {os}
            attack {os} foot with a stomp
            give {os} foot a stomp
            land a stomp on {os} toes
            go for {os} foot with a stomp
            """,
            take="""
            get {their} foot stepped on by {o}
            get {their} foot stomped by {o}
            get {their} toes stepped on by {o}
            get stepped on by {o}
            get stomped on the foot by {o}
            get a foot stomp from {o}
            get hurt by {o} stomping on a foot
            take a stomp to the foot from {o}
            be in pain after {o} stomps {their} foot
            react to {o} stomping on {their} toes
            """,
            react="""
            lean over in pain
            get {their} foot away
            move {their} foot out of the way
            hunch over in pain
            react to the pain in {their} foot
            show pain and ~look at the foot
            look down at {their} hurt foot
            raised|pick {their} foot up off the floor
            raised|balance on the other foot
            """,
        ),
    },
    tails=Phrases(act="approach|after walking up"),
    facing=True,
)
