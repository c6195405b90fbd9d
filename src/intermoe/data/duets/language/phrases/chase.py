"""Verb phrases of chase."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            hurtle after {o}
            hasten after {o}
            hunt down {o}
            tear along behind {o}
            set off after {o} at a run
            stay hot on {os} heels
            run in pursuit of {o}
            race behind {o}
            dart after {o}
            speed after {o}
            fly after {o}
            storm after {o}
            follow {o} running
            follow close behind {o} at a run
            run down {o}
            run to get {o}
            try to reach {o}, who runs away
            try to get hold of {o}, running
            try to grab {o}, who runs away
            try to tag {o}
            keep running after {o}
            pursue {o} at a run
            jog after {o}
            gallop after {o}
            chase {o}
            chase {o}
            chase after {o}
            run after {o}
            pursue {o}
            hunt {o}
            run behind {o}
            race after {o}
            try to catch {o}
            chase down {o}
            follow {o} at a run
            dash after {o}
            sprint after {o}
            rush after {o}
            run to catch {o}
            hurry after {o}
            play tag and ~chase {o}
            keep after {o}, running
            go running after {o}
            circle|chase {o} around
            circle|chase {o} in a circle
            circle|run after {o} in a circle
            give chase to {o}
            come running after {o}
            come after {o} at a run
            set out after {o} at full speed
            charge after {o}
            bolt after {o}
            pelt after {o}
            bound after {o}
            scramble after {o}
            scurry after {o}
            hustle after {o}
            zip after {o}
            zoom after {o}
            trot after {o}
            scamper after {o}
            barrel after {o}
            shoot off after {o}
            thunder along behind {o}
            lope along behind {o}
            hotfoot it after {o}
            be after {o} at a run
            be on {os} tail, running
            be hot on the trail of {o}
            stay close on {os} tail
            stick to {os} heels
            run close on {os} heels
            follow on the heels of {o} at a run
            hound {o}
            dog {os} steps at a run
            tail {o} at a run
            trail {o} at a run
            go in hot pursuit of {o}
            run along in hot pursuit of {o}
            be in pursuit of {o}
            take up the pursuit of {o}
            start chasing {o}
            keep on chasing {o}
            keep up the chase after {o}
            pursue {o} on foot
            try to run {o} down
            try to catch up with {o}
            try to stop {o} from getting away
            run to catch up with {o}
            run hard to close the gap to {o}
            run at full speed behind {o}
            run after {o}, trying to tag them
            run after {o}, who is fleeing
            attempt to catch {o}
            attempt to close in on {o} while running
            want to catch {o} and ~run behind
            sprint to get hold of {o}
            sprint along behind {o}
            make {o} run for it by giving chase
            put {o} to flight and ~run after them
            drive {o} off at a run
            follow hard behind {o}, running
            follow in {os} footsteps at a run
            be the chaser, with {o} fleeing ahead
            be it in a game of tag and ~run after {o}
            play catch and ~run after {o}
            play the part of the hunter, with {o} as the prey
            act as the pursuer of {o}
            go into a run after {o}
            jump into action and ~chase {o}
            see {o} running away and ~give chase
            chase {o} on foot
            chase {o} off
            chase {o} away
            chase hard after {o}
            chase behind {o}
            rush along behind {o}
            dash along close behind {o}
            go chasing after {o}
            refuse to let {o} get away and ~run after them
            circle|pursue {o} in a circle
            circle|run round in circles after {o}
            circle|chase {o} round and round
            circle|follow {o} around in a circle at a run
            circle|go round after {o} at a run
            """,
            take="""
            scurry off from {o}
            scamper away from {o}
            make off from {o}
            bolt away from {o}
            speed off with {o} behind
            run off, {o} at the heels
            outrun {o}
            run for {their} life from {o}
            race away from {o}
            dart away from {o}
            hurry away from {o}
            rush off from {o}
            run from {o}
            run from {o}, who wants to catch them
            be followed by {o} at a run
            be raced after by {o}
            get pursued by {o}
            get hunted by {o}
            have {o} running after them
            have {o} behind them, running
            keep running away from {o}
            try to escape from {o}
            try to outpace {o}
            take to {their} heels before {o}
            jog away from {o}
            break away from {o} at a run
            elude {o}, who runs after them
            be chased by {o}
            get chased by {o}
            run away from {o}
            flee from {o}
            escape from {o}
            be pursued by {o}
            be hunted by {o}
            run in front of {o}, who follows
            run off with {o} behind
            try to get away from {o}
            dash away from {o}
            sprint away from {o}
            rush away as {o} chases
            flee with {o} in pursuit
            be run after by {o}
            run ahead of {o} to escape
            circle|be chased in a circle by {o}
            circle|run in a circle away from {o}
            turn tail and ~run from {o}
            turn and ~flee from {o}
            hightail it away from {o}
            leg it away from {o}
            scoot away from {o}
            skedaddle with {o} in pursuit
            scramble away from {o}
            pelt away from {o}
            bound away from {o}
            zip away from {o}
            hustle away from {o}
            charge off, pursued by {o}
            take off from {o} at a run
            take off with {o} in hot pursuit
            run off to escape {o}
            run away, chased by {o}
            run away, hotly pursued by {o}
            run away with {o} giving chase
            run ahead, with {o} close behind
            run to get clear of {o}
            run for safety from {o}
            run before {o} like hunted prey
            run, trying not to be caught by {o}
            run to keep out of {os} reach
            get away from {o} at a run
            try to run away from {o}
            try to flee from {o}
            try to evade {o} by running
            try to give {o} the slip
            try to lose {o}, who is in pursuit
            try to avoid being caught by {o}
            try to stay ahead of {o} at a run
            try to put some distance between themselves and {o} at a run
            attempt to outrun {o}
            attempt to run from {o}
            want to get away from {o} and ~run
            keep fleeing from {o}
            stay out of {os} grasp by running
            stay a few steps ahead of {o}, who is chasing
            show {o} a clean pair of heels
            lead {o} on a chase
            lead {o} a merry chase
            make {o} give chase
            make a run for it from {o}
            make a dash for it with {o} behind
            go into a full run to escape {o}
            be hounded by {o}
            be tailed by {o} at a run
            be chased away by {o}
            be chased off by {o}
            be chased on foot by {o}
            be hotly pursued by {o}
            be put to flight by {o}
            be driven off at a run by {o}
            be {os} quarry in a chase
            be the runaway in a chase by {o}
            get chased off by {o}
            get run after by {o}
            have {o} hot on {their} heels
            have {o} on {their} tail at a run
            have {o} in hot pursuit
            have {o} chasing after them
            find {o} running after them and ~flee
            see {o} coming after them and ~run
            escape at a run from {o}
            escape from {os} pursuit
            flee before {o}
            flee ahead of {o}
            flee on foot from {o}
            evade {o} at a run
            sprint off, pursued by {o}
            sprint ahead to escape {o}
            dash off with {o} after them
            bolt with {o} on {their} heels
            play tag and ~run away from {o}
            circle|flee from {o} in a circle
            circle|be chased round and round by {o}
            circle|run round in circles to escape {o}
            circle|be pursued around in a circle by {o}
            """,
            react="""
            scurry off
            scamper away
            make off
            race away
            dart away
            hurry off
            keep running
            rush away
            run on
            escape
            run away
            flee
            try to escape
            run off
            run for it
            dash away
            sprint away
            try to get away
            bolt
            bolt away
            take off at a run
            take to {their} heels
            turn and ~run
            turn tail
            leg it
            hightail it out of there
            scoot off
            skedaddle
            scramble away
            run for {their} life
            run for safety
            run ahead to escape
            run on without stopping
            run away at full speed
            try to run away
            try to outrun the pursuer
            try to shake off the pursuer
            try to stay ahead
            try to make an escape
            make a run for it
            make a dash for it
            make a break for it
            make a getaway
            keep fleeing
            keep on running to get away
            go into a full run
            rush off at a run
            flee on foot
            flee in haste
            flee at full speed
            rush off
            race off
            pelt away
            speed up to escape
            stay a few steps ahead
            hustle away
            dash off
            sprint off
            avoid getting caught by running
            put on speed to get away
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            take off after {o}
            set off in pursuit of {o}
            set off to catch {o} at a run
            head after {o} at top speed
            """,
            take="""
            speed away from {o}
            take flight from {o}
            be in flight from {o}
            be on the run from {o}
            """,
            react="""
            speed away
            take flight
            try an escape
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            run and ~try to reach {o}
            be the chaser, with {o} running away
            sprint behind {o}
            do a sprint to catch {o}
            try to grab {o} from behind, running
            be on {os} heels
            chase and ~reach out for {o}
            play tag with {o} as the catcher
            keep going after {o} at top speed
            do the chasing, with {o} in front
            try to get to {o} by running
            be close behind {o} and ~run fast
            circle|run around in circles after {o}
            """,
            take="""
            run, so as not to be caught by {o}
            have {o} close behind and ~run
            sprint to avoid {o}
            run ahead of {o}, not wanting to be caught
            take off running, with {o} close behind
            be followed by {o}, running
            look back and ~run from {o}
            play tag with {o} and ~be the runner
            try not to get caught by {o}
            head off running, away from {o}
            be on the run, with {o} chasing
            circle|run around in circles to get away from {o}
            """,
            react="""
            sprint to escape
            try to lose the chaser
            run ahead, looking back
            try not to get caught
            keep ahead
            take off running
            look back and ~keep going
            go running away
            try to outrun the chaser
            be running in front
            """,
        ),
    },
    tails=Phrases(
        act="circle|around in a circle\ncircle|in a wide circle\ncircle|round and round",
        take="circle|around in a circle\ncircle|in a wide circle",
    ),
)
