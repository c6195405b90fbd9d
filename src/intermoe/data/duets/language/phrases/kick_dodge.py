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
            let fly with a foot at {o}
            let loose a kick at {o}
            lunge at {o} with a kick
            lash a foot out at {o}
            have a go at kicking {o}
            have a kick at {o}
            make a kick at {o}
            make an attempt to kick {o}
            make a kicking attack on {o}
            send a kick {os} way
            send a kick towards {o}
            send a foot flying at {o}
            send out a kick against {o}
            deliver a kick that misses {o}
            direct a foot at {os} body
            fire a kick at {o}
            fire off a kick towards {o}
            unleash a kick at {o}
            execute a kick against {o}
            execute a front kick toward {o}
            aim a front kick at {o}
            aim to kick {o} in the stomach
            kick out towards {o}
            kick but ~miss {o}
            kick in vain at {o}
            kick in {os} direction
            kick at {os} middle
            kick at {os} body
            kick a leg out at {o}
            kick a foot forward at {o}
            kick, without hitting {o}
            fail to hit {o} with a kick
            fail to land a kick on {o}
            try a kick on {o}
            try to boot {o}
            try to catch {o} with a kick
            try to plant a foot in {os} belly
            try to reach {o} with a kick
            try to strike {o} with a foot
            try to get {o} with a front kick
            attempt to kick {o}
            attempt to hit {o} with a foot
            attempt to land a kick on {o}
            attempt a front kick on {o}
            want to land a kick on {o}
            swing a kick at {o}
            swing a leg up towards {o}
            swing out at {o} with a foot
            bring a leg up to kick at {o}
            bring a foot up towards {o}
            lift a foot and ~kick out at {o}
            lift a knee and ~snap a foot at {o}
            raise a foot to kick {o}
            raise a leg in attack on {o}
            extend a leg towards {o} in a kick
            stretch a leg out at {o} in a kick
            drive a foot towards {os} stomach
            drive a kick at {o}
            shoot a kick at {o}
            shoot a leg out towards {o}
            hurl a foot at {o}
            fling a kick at {o}
            throw a leg at {o}
            throw a front kick at {o}
            throw out a foot to hit {o}
            strike with a leg at {o}
            strike towards {o} with a kick
            hit out at {o} with a foot
            lash out with a kick towards {o}
            come at {o} with a kick
            go at {o} with a kick
            step forward and ~try to kick {o}
            step up and ~throw a kick at {o}
            charge {o} with a kick
            assault {o} with a kick
            set upon {o} with a kick
            launch a foot at {o}
            launch an attack on {o} with a kick
            start a fight by kicking at {o}
            use a front kick against {o}
            use a foot to strike at {o}
            whip out a kick at {o}
            jab a foot at {o}
            one-handed|kick at {o} with the {hand} leg
            one-handed|lash out at {o} with the {hand} foot
            one-handed|lift the {hand} leg and ~kick at {o}
            one-handed|try to kick {o} with {their} {hand} foot
            one-handed|aim the {hand} foot at {o}
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
            dodge {os} foot
            dodge a front kick from {o}
            dodge a kick aimed by {o}
            dodge out of the way of {os} kick
            dodge away from {os} kick
            dodge being kicked by {o}
            duck away from {os} kick
            duck out of {os} kick
            avoid {os} foot
            avoid a front kick from {o}
            avoid getting hit by {os} kick
            avoid contact with {os} foot
            avoid the leg of {o}
            avoid an attack by {o}, who kicks
            evade a kick thrown by {o}
            evade a kick by moving away from {o}
            evade being kicked by {o}
            evade {os} attack with a leg
            escape a kick from {o}
            escape getting kicked by {o}
            escape unhurt from {os} kick
            escape by moving away from {os} foot
            elude a foot aimed by {o}
            get away from a kick by {o}
            get clear of {os} kick
            get out of range of {os} foot
            get out of reach of {os} leg
            get attacked by {o} with a kick but ~avoid it
            get kicked at by {o} and ~evade
            get missed by {os} kick
            move clear of {os} leg
            move away before {os} foot can land
            move out of the path of {os} kick
            move out of {os} reach to avoid a kick
            jump away from {os} leg
            jump clear of {os} kick
            jump out of the way of {os} foot
            hop clear of a kick from {o}
            hop out of the way of {os} leg
            leap clear of {os} foot
            leap out of the way as {o} kicks
            skip clear of {os} foot
            step clear of {os} kick
            step out of range of {os} kick
            step out of the way of a kick by {o}
            slip {os} kick
            slip out of the way of {os} foot
            scoot away from {os} kick
            scramble clear of a kick from {o}
            shift out of the way of {os} kick
            recoil from {os} kick
            flinch away from {os} kick
            pull away from {os} kick
            pull out of range of {os} foot
            swerve clear of a kick from {o}
            steer clear of {os} foot
            stay out of reach of {os} foot
            stay unhurt by moving away from {os} kick
            keep clear of a kick from {o}
            keep out of {os} kicking range
            make {o} miss with a kick
            make {os} kick miss
            make {os} kick hit nothing but air
            let a kick from {o} hit thin air
            cause {o} to miss with the kick
            see {os} kick coming and ~dodge
            see {os} foot coming and ~move away
            react to {os} kick by dodging
            respond to {os} kick with a dodge
            be missed by {os} foot
            be missed by a kick from {o}
            be the target of {os} kick but ~avoid it
            be targeted by {o} with a kick and ~dodge
            be aimed at by {o} with a foot but ~escape
            be narrowly missed by {os} kick
            be almost hit by {os} foot but ~move away
            back|jump backwards out of reach of {os} foot
            back|step backwards from a kick by {o}
            back|leap back to dodge {os} kick
            aside|step to the side to dodge {os} kick
            aside|dodge sideways from {os} foot
            aside|hop aside to avoid a kick from {o}
            aside|sidestep a kick from {o}
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
            avoid the foot
            avoid being kicked
            avoid the attack
            avoid contact
            avoid it by moving away
            dodge away
            dodge the foot
            dodge the attack
            dodge out of the way
            dodge just in time
            duck away
            evade the kick
            evade the attack
            evade the foot
            evade it just in time
            escape it
            escape unhurt
            escape being hit
            get clear
            get clear of the foot
            get out of reach
            get out of range
            get away from it
            hop away
            hop out of the way
            jump away
            jump clear
            jump out of the way
            leap clear
            leap out of the way
            make it miss
            make the kick miss
            let it hit nothing but air
            move away from the kick
            move clear of it
            move out of the way
            recoil from it
            flinch away
            scoot away
            shift out of the way
            skip out of the way
            slip away
            slip out of the way
            step clear
            step out of range
            swerve away
            pull out of range
            stay out of reach
            keep clear of it
            be missed
            back|leap backwards
            back|jump backwards to dodge
            aside|hop to the side
            aside|dodge sideways
            aside|step to one side to avoid it
            aside|get out of the way with a step to the side
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
