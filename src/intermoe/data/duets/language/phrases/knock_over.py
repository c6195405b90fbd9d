"""Verb phrases of knock_over."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            knock {o} over
            knock {o} over
            knock {o} down
            knock {o} to the floor
            knock {o} to the ground
            knock {o} off the feet
            shove|push {o} over
            shove|push {o} down
            shove|push {o} to the floor
            shove|push {o} to the ground
            shove|shove {o} to the floor
            shove|shove {o} to the ground
            shove|shove {o} so hard that they fall
            shove|push {o} so hard that they fall down
            shove|floor {o} with a push
            make {o} fall
            make {o} fall over
            make {o} fall on the backside
            make {o} land on the floor
            topple {o}
            throw {o} to the floor
            throw {o} to the ground
            send {o} to the floor
            send {o} down to the ground
            bring {o} down
            floor {o}
            bowl {o} over
            tip {o} over backwards
            strike {o} to the ground
            attack {o} and ~bring them down
            hit {o} so that they fall
            barge|barge into {o} and ~knock them down
            barge|ram {o} with a shoulder
            barge|ram {o} with the {side} shoulder
            barge|bump {o} over with a shoulder
            barge|knock {o} over with a shoulder
            barge|charge at {o} and ~knock them over
            barge|throw {their} shoulder against {o}
            barge|crash into {o} and ~send them to the floor
            over|knock {o} over and ~stand over them
            over|knock {o} down and ~look down at them
            point|knock {o} over and ~point at them
            point|knock {o} down and ~point at them
            approach|walk up and ~knock {o} over
            approach|come up and ~knock {o} down
            """,
            take="""
            be knocked over by {o}
            be knocked down by {o}
            get knocked down by {o}
            get knocked over by {o}
            be knocked to the floor by {o}
            be knocked to the ground by {o}
            shove|be pushed over by {o}
            shove|be pushed to the ground by {o}
            shove|be pushed down by {o}
            shove|be shoved to the floor by {o}
            barge|be barged over by {o}
            barge|be rammed over by {o}
            be thrown to the floor by {o}
            be thrown to the ground by {o}
            be brought down by {o}
            be floored by {o}
            be toppled by {o}
            be bowled over by {o}
            be sent to the floor by {o}
            fall over because of {o}
            fall to the floor because of {o}
            fall down when {o} attacks
            land on the floor because of {o}
            land on the backside because of {o}
            lose the balance and ~fall because of {o}
            be attacked by {o} and ~fall down
            go down under {os} attack
            be hit by {o} and ~fall
            """,
            react="""
            fall
            fall down
            fall over
            fall backwards
            fall to the floor
            fall to the ground
            fall on {their} backside
            land on the floor
            land on {their} backside
            sit down hard
            end on the floor
            go down
            lose {their} balance and ~fall
            tumble to the floor
            drop to the floor
            stumble and ~fall
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            put {o} on the floor by brute force
            take {o} off balance until they drop
            use {their} weight to upset {o}
            shove|thrust {o} down onto the floor
            bring about {os} downfall
            """,
            take="""
            be put on the floor by {o}
            drop because {o} strikes
            be upset by {os} weight
            """,
            react="""
            crash down
            thud onto the floor
            drop backwards in a heap
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            take {o} down
            flatten {o}
            force {o} to the floor
            send {o} tumbling down
            shove|use a push to put {o} on the ground
            shove|deliver a push that puts {o} on the ground
            barge|use a shoulder to put {o} on the ground
            barge|tackle {o} with the shoulder
            make {o} tumble onto the floor
            hit {o} and ~watch them fall
            slam into {o} so they end up on the floor
            cause {o} to fall backward
            be too rough and ~make {o} fall
            be violent and ~put {o} on the floor
            """,
            take="""
            get taken down by {o}
            be flattened by {o}
            be made to fall by {o}
            wind up on the floor because {o} attacks
            be forced to the floor by {o}
            hit the floor after contact with {o}
            get put on the ground by {o}
            take a fall caused by {o}
            crash onto {their} bottom because of {o}
            suffer a fall because {o} is rough
            """,
            react="""
            hit the floor
            wind up on the ground
            take a hard fall
            collapse onto {their} bottom
            topple backward
            look up from the floor
            get stuck on the floor
            """,
        )
    },
    tails=Phrases(
        act="""
        both|with both hands
        one-handed|with the {hand} hand
        one-handed|with one hand
        """,
        take="""
        both|with both hands
        one-handed|with one hand
        """,
    ),
)
