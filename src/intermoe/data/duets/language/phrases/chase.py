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
