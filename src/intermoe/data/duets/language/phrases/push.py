"""Verb phrases of push."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            jostle {o}
            heave {o} away
            bump {o} backwards by hand
            hurl {o} backwards
            fend {o} off with a strong thrust
            ram {o}
            propel {o} away
            bump into {o} with {their} hands and ~push
            push {o} hard
            shove {o} hard
            shove {o} backward
            thrust both arms against {o}
            press against {o} and ~push them back
            bang into {os} chest with {their} hands
            push {o} over backwards
            give {o} a hard push
            throw {o} back with a push
            nudge {o} away
            elbow {o} out of the way
            push {o} aside
            repel {o} with a push
            knock {o} backwards
            force {o} to step backwards
            force {o} to step back by pushing
            ward {o} off with a push
            push {o} so that they stumble
            use both hands to push {o}
            slam {their} hands into {os} chest
            push {o}
            push {o}
            push {o} away
            push {o} back
            push {o} backwards
            push {o} in the chest
            shove {o}
            shove {o} away
            give {o} a push
            give {o} a shove
            shove {o} in the chest
            push against {os} chest
            force {o} back with a push
            thrust {o} away
            knock {o} back with a push
            put {their} hands on {os} chest and ~push
            make {o} stumble with a push
            step forward and ~push {o}
            lunge and ~shove {o} backwards
            push {o} off balance
            """,
            take="""
            be jostled by {o}
            be heaved away by {o}
            be hurled backwards by {o}
            be bumped backwards by {o}
            be rammed by {o} with the hands
            be flung backwards by {o}
            be knocked backwards by {o}
            be forced backwards by {o}
            be pushed hard by {o}
            be nudged away by {o}
            be shoved away by {o}
            get pushed back by {o}
            get shoved in the chest by {o}
            be thrown back by {o}
            suffer a push from {o}
            be made to stumble by {o}
            be repelled by {o}
            be given a push by {o}
            be given a shove by {o}
            tumble back from a push by {o}
            stumble because {o} pushes them
            be the victim of {os} push
            be pushed by {o}
            get pushed by {o}
            be pushed away by {o}
            be pushed back by {o}
            be pushed in the chest by {o}
            be shoved by {o}
            get shoved by {o}
            be shoved backwards by {o}
            receive a push from {o}
            get a shove from {o}
            stumble back after being pushed by {o}
            stagger backwards from {os} push
            lose {their} balance as {o} pushes
            be knocked back by {o}
            be forced back by {o}
            be thrust away by {o}
            take a push to the chest from {o}
            step back because {o} pushes
            """,
            react="""
            totter
            backpedal
            reel back
            stumble
            stagger
            tumble backwards a few steps
            lose {their} balance
            be pushed back
            move backwards
            be forced to step back
            stumble back
            stagger backwards
            step back to keep {their} balance
            be thrown off balance
            take a few steps back
            fall back a step
            be driven backwards
            lurch back
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            use force to move {o} back
            press hard against {o} to make them yield
            make {o} go backwards with a shove
            """,
            take="""
            be pressed back by {o} with force
            suffer a violent shove by {o}
            be propelled backwards by {o}
            have to give way as {o} pushes
            """,
            react="""
            give way
            be carried backwards
            tremble and ~step backwards
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            give {o} a good shove
            thump {os} torso with a hard push
            use force to move {o} backward
            both|get both palms on {o} and ~push
            push hard against {o}
            step in and ~push {o}
            try to drive {o} off with a push
            send {o} stumbling backward
            attack {o} with a push
            make {o} step back with a shove
            both|push off {os} chest with both hands
            start a fight by shoving {o}
            do an aggressive push on {o}
            knock {o} off balance with a shove
            """,
            take="""
            get a good shove from {o}
            get shoved in the torso by {o}
            be knocked off balance by {o}
            lose balance because of a push from {o}
            take a push from {o}
            be sent stumbling backward by {o}
            get pushed and ~move back from {o}
            be attacked by {o} with a push
            be made to step back by {o}
            get an aggressive push from {o}
            get knocked back a few steps by {o}
            get pushed in the torso by {o}
            """,
            react="""
            go stumbling back
            trip backward
            struggle to stay standing
            take several steps back
            get knocked back
            come close to falling but ~recover
            get moved back a few steps
            regain {their} footing
            lose {their} footing for a second
            end up a few steps behind
            """,
        ),
    },
    tails=Phrases(
        act="""
        both|with both hands
        both|using both arms
        one-handed|with the {hand} hand
        one-handed|with one hand
        one-handed|using {their} {hand} arm
        """,
        take="both|with both hands\none-handed|with one hand",
    ),
    facing=True,
)
