"""Verb phrases of tug_of_war."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_BOTH = """
            play tug of war
            play tug of war
            play tug-of-war with each other
            have a tug of war
            have a pulling match
            have a trial of strength by pulling
            pull against each other
            pull against each other with all their strength
            pull backwards against each other
            pull in opposite directions
            lean back and ~pull against each other
            lean back and ~tug with all their weight
            dig in their heels and ~pull
            brace their feet and ~pull
            strain against each other, pulling
            struggle to pull each other over
            try to pull each other over
            tug against each other, to and fro
            heave and ~pull against each other
            measure their strength in a tug of war
            compete at pulling
            rope|pull on an imaginary rope
            rope|pull on an invisible rope from both ends
            rope|tug at a rope that is not there
            rope|play tug of war with an imaginary rope
            rope|mime a tug of war with a rope
            rope|hold a rope between them and ~pull
            hand in hand|pull on each other's hands
            hand in hand|tug on each other's hands
            hand in hand|hold each other's hands and ~pull backwards
            hand in hand|grip each other's hands and ~lean back
            hand in hand|play tug of war with their hands
            hand in hand|pull each other by the hands
"""

PHRASES = FamilyPhrases(
    train={
        "even": Phrases(
            both=_BOTH
            + """
            pull against each other, and neither wins
            play tug of war without a winner
            pull to and fro in an even tug of war
            """,
            act="""
            play tug of war with {o}
            play tug of war against {o}
            have a tug of war with {o}
            have a pulling match with {o}
            pull against {o}
            pull against {o} with all {their} strength
            pull backwards against {o}
            pull in the opposite direction to {o}
            lean back and ~pull against {o}
            lean back and ~tug against {o}
            dig in {their} heels and ~pull against {o}
            brace {their} feet and ~pull against {o}
            strain against {o}, pulling
            struggle to pull {o} over
            try to pull {o} over
            heave and ~pull against {o}
            measure {their} strength with {o} in a tug of war
            compete with {o} at pulling
            have a trial of strength with {o} by pulling
            play an even tug of war with {o}
            pull with all {their} weight against {o}
            tug to and fro against {o}
            struggle against {o} in a tug of war
            be as strong as {o} in a tug of war
            lean far back and ~heave against {o}
            hold out against {o} in a pulling match
            rope|pull on an imaginary rope against {o}
            rope|tug at an invisible rope against {o}
            rope|mime a tug of war with {o}
            rope|play tug of war with {o} on an imaginary rope
            hand in hand|pull on {os} hands
            hand in hand|tug on {os} hands
            hand in hand|hold {os} hands and ~pull backwards
            hand in hand|grip {os} hands and ~lean back
            hand in hand|try to pull {o} over by the hands
            """,
        ),
        "win": Phrases(
            both=_BOTH,
            act="""
            win a tug of war against {o}
            win a tug of war
            win a pulling match against {o}
            win against {o} at tug of war
            beat {o} at tug of war
            beat {o} in a pulling match
            defeat {o} in a tug of war
            pull {o} over
            pull {o} over in a tug of war
            pull {o} forward
            pull {o} off balance
            pull {o} across
            pull {o} along
            pull harder than {o}
            pull harder and ~drag {o} forward
            drag {o} forward
            drag {o} along
            drag {o} forward in a tug of war
            tug {o} over
            tug {o} forward
            tug harder than {o}
            haul {o} over
            haul {o} forward in a tug of war
            heave {o} forward
            yank {o} forward
            lean back and ~pull {o} over
            lean back and ~drag {o} along
            dig in {their} heels and ~pull {o} over
            brace {their} feet and ~haul {o} forward
            make {o} stumble forward in a tug of war
            play tug of war with {o} and ~win
            play tug of war with {o} and ~pull them over
            be stronger than {o} in a tug of war
            overpower {o} in a tug of war
            rope|pull {o} over on an imaginary rope
            rope|drag {o} forward with an imaginary rope
            rope|win a tug of war with an invisible rope against {o}
            rope|tug at a rope that is not there and ~pull {o} over
            hand in hand|pull {o} over by the hands
            hand in hand|drag {o} forward by the hands
            hand in hand|pull on {os} hands and ~make {o} stumble
            hand in hand|grip {os} hands and ~haul them forward
            cheer|pull {o} over and ~cheer
            cheer|win a tug of war and ~throw up {their} arms
            """,
            take="""
            lose a tug of war against {o}
            lose a tug of war to {o}
            lose to {o} at tug of war
            lose a pulling match against {o}
            be pulled over by {o}
            be pulled over by {o} in a tug of war
            be pulled forward by {o}
            be pulled off balance by {o}
            be pulled along by {o}
            be dragged forward by {o}
            be dragged along by {o}
            be dragged forward by {o} in a tug of war
            be tugged forward by {o}
            be hauled forward by {o}
            be yanked forward by {o}
            be beaten by {o} at tug of war
            be defeated by {o} in a tug of war
            be overpowered by {o} in a tug of war
            be weaker than {o} in a tug of war
            stumble forward, pulled by {o}
            stumble towards {o} in a tug of war
            play tug of war with {o} and ~lose
            pull against {o} but ~be dragged over
            pull less hard than {o} and ~stumble forward
            rope|be pulled over by {o} on an imaginary rope
            hand in hand|be pulled over by {o} by the hands
            """,
            react="""
            stumble forward
            be dragged forward
            be pulled along
            be pulled over
            stagger forwards
            trip forward
            lose the match
            lose {their} footing and ~stumble forward
            be dragged along
            be yanked forward
            resist, but ~stumble forward
            be hauled forward
            """,
        ),
    },
    val={
        "even": Phrases(
            both="""
            contend in a tugging game
            draw with might in contrary directions
            jerk backwards at one another
            match their muscles in a tugging game
            """,
            act="""
            contend with {o} in a tugging game
            draw with might in the direction contrary to {o}
            jerk backwards against {o}
            match {their} muscles with {o} in a tugging game
            """,
        ),
        "win": Phrases(
            both="""
            contend in a tugging game
            jerk backwards at one another
            match their muscles in a tugging game
            """,
            act="""
            prevail over {o} in a tugging game
            jerk {o} from the spot
            tow {o} by sheer might
            triumph over {o} by tugging
            """,
            take="""
            succumb to {o} in a tugging game
            be jerked from the spot by {o}
            be towed by {o}
            """,
            react="""
            be jerked from the spot
            be towed behind
            succumb
            """,
        ),
    },
    test={
        "even": Phrases(
            both="""
            do a tug of war
            do tug of war
            do a tug-of-war
            play the tug of war game
            fight in a tug of war
            try to tug each other
            pull back and forth on each other
            try to out-pull each other
            do a strength contest of pulling
            """,
            act="""
            do a tug of war with {o}
            do tug of war with {o}
            play the tug of war game with {o}
            fight {o} in a tug of war
            try to tug {o} closer
            pull back and forth with {o}
            try to out-pull {o}
            do tug-of-war moves with {o}
            get nowhere in the tug of war with {o}
            do a strength contest of pulling with {o}
            """,
        ),
        "win": Phrases(
            both="""
            do a tug of war
            do tug of war
            play the tug of war game
            try to out-pull each other
            """,
            act="""
            win the tug of war against {o}
            win the tug of war
            win the tug of war game with {o}
            do a tug of war with {o} and ~win
            out-pull {o}
            end up pulling {o} over
            pull hard enough to make {o} stumble
            beat {o} in the tug of war
            pull {o} closer and closer
            get {o} to stumble by pulling
            pull back hard on {o} and ~win
            """,
            take="""
            lose the tug of war to {o}
            lose the tug of war game
            do a tug of war with {o} and ~lose
            get pulled over by {o}
            get pulled forward by {o}
            get dragged by {o}
            be beaten by {o} in the tug of war
            end up stumbling toward {o}
            get out-pulled by {o}
            """,
            react="""
            get pulled over
            get dragged forward
            get pulled toward the winner
            end up stumbling
            lose the contest
            get pulled in
            nearly fall forward
            """,
        ),
    },
    tails=Phrases(
        both="""
        rope|on an imaginary rope
        hand in hand|with joined hands
        """,
        act="""
        rope|with an imaginary rope
        hand in hand|with joined hands
        """,
        take="""
        rope|with an imaginary rope
        hand in hand|with joined hands
        """,
    ),
    facing=True,
)
