"""Verb phrases of kick_dodge."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            whip a leg toward {o}
            boot at {o}
            fling a leg up against {o}
            lash out with a leg at {o}
            thrust a foot out at {o}
            go for {o} with a leg
            want to kick {o}
            attack {o} feet first
            kick towards {o}
            try to hit {o} with a foot
            swing a foot at {o}
            kick forward at {o}
            raise a leg and ~kick towards {o}
            aim a foot at {os} belly
            strike out at {o} with a leg
            hurl a kick at {o}
            take a swing at {o} with a leg
            use a leg to attack {o}
            attack {o} with a foot
            fight {o} with a kick
            do a front kick at {o}
            snap a kick at {o}
            stretch out a leg to kick {o}
            kick up at {o}
            kick, trying to hit {o}
            try to land a kick on {o}
            kick at {o}
            kick at {o}
            try to kick {o}
            throw a kick at {o}
            attack {o} with a kick
            launch a kick at {o}
            aim a kick at {o}
            swing a leg at {o}
            kick towards {os} stomach
            take a kick at {o}
            attempt a kick at {o}
            strike at {o} with a foot
            lift a leg and ~kick at {o}
            shoot out a foot at {o}
            perform a front kick against {o}
            step in and ~kick at {o}
            kick out at {o}
            one-handed|swing {their} {hand} leg at {o}
            one-handed|throw a {hand} kick at {o}
            """,
            take="""
            shy away from {os} kick
            skip back from {os} kick
            duck {os} leg
            slip past {os} foot
            bail out before {os} kick
            keep away from {os} leg
            dodge a kick by {o}
            dodge {os} leg
            avoid {os} leg
            avoid a kick by {o}
            evade {os} leg
            evade {os} kick
            escape from {os} kick
            escape a foot that comes from {o}
            get away from {os} foot
            leap away from {os} kick
            move out of the way of {os} leg
            move out of reach as {o} kicks
            retreat from {os} kick
            spring away as {o} kicks
            withdraw from {os} kick
            be nearly kicked by {o} but ~get away
            save themselves from {os} kick
            back away from {os} foot
            swerve away from {os} leg
            dodge a kick from {o}
            dodge {os} kick
            avoid {os} kick
            avoid being kicked by {o}
            evade a kick from {o}
            evade {os} foot
            get out of the way of {os} kick
            escape {os} kick
            be kicked at by {o} but ~dodge
            be attacked by {o} with a kick and ~evade it
            move away from {os} kick
            dodge as {o} kicks
            step away from {os} kick
            slip away from a kick thrown by {o}
            back|jump back from {os} kick
            back|step back to avoid {os} kick
            back|hop backwards as {o} kicks
            aside|step aside to avoid {os} kick
            aside|sidestep {os} kick
            aside|move sideways as {o} kicks
            """,
            react="""
            shy away
            duck down
            bail out
            escape
            evade
            get away
            leap away
            move away
            spring away
            swerve out of the way
            avoid being hit
            avoid it
            dodge
            dodge it
            dodge the kick
            evade it
            avoid the kick
            get out of the way
            escape the kick
            move out of reach
            back|jump back
            back|step back to avoid it
            back|hop backwards
            aside|step aside
            aside|sidestep it
            aside|move to the side
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            go for {o} with a kick
            send a foot toward {o}
            direct a kick at {os} belly
            use a foot against {o}
            """,
            take="""
            elude {os} kick
            clear out of range of {os} kick
            pull back from {os} kick
            let {os} kick go past
            """,
            react="""
            elude it
            clear out of range
            pull back in time
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            kick out toward {o}
            throw a kick toward {os} body
            attack {o} with a leg
            try to get {o} with a foot
            swing a leg toward {o}
            miss {o} with a kick
            attempt to hit {o} with a kick
            lift a leg and ~kick toward {o}
            make {o} dodge with a kick
            fight with {o} using a kick
            try a kick against {o}
            use {their} leg to strike at {o}
            """,
            take="""
            do a dodge when kicked at by {o}
            move before {os} kick can land
            be attacked with a kick by {o} and ~dodge
            move to stay clear of {os} kick
            avoid getting kicked by {o}
            manage to dodge {os} leg
            see {os} kick coming and ~get away
            react in time to {os} kick and ~dodge
            be kicked at by {o} but not hit
            aside|move to one side to avoid {os} leg
            aside|shift to the side to let {os} kick go by
            back|move backward to avoid {os} leg
            back|go back a step to be safe from {os} kick
            """,
            react="""
            do a dodge
            manage not to get hit
            get out of there in time
            move to be safe
            avoid getting kicked
            manage to dodge
            see it coming and ~get away
            react in time and ~dodge
            aside|move to one side
            aside|shift to the side
            back|move backward to avoid it
            back|shift {their} weight back and ~step away
            """,
        ),
    },
    tails=Phrases(
        act="one-handed|with the {hand} foot\none-handed|with {their} {hand} leg",
    ),
    facing=True,
)
