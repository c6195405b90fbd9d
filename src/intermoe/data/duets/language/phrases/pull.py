"""Verb phrases of pull."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            pull {o}
            pull {o}
            pull {o} by the arm
            pull {o} by the arm
            pull {o} by the {side} arm
            pull at {os} arm
            pull {os} arm
            tug {o} by the arm
            tug at {o}
            tug at {os} arm
            haul {o} by the arm
            draw {o} by the arm
            drag {o} by the arm
            yank {o} by the arm
            jerk {o} by the arm
            take {o} by the arm and ~pull
            take hold of {o} and ~pull
            seize {o} and ~pull
            want {o} to come along and ~pull
            make {o} come by pulling
            force {o} to come
            one-handed|pull {o} using the {hand} hand
            by-hand|pull {o} by the hand
            by-hand|take {o} by the hand and ~pull
            by-hand|take {os} hand and ~pull
            by-hand|tug at {os} hand
            by-hand|draw {o} by the hand
            wrist|pull {o} by the wrist
            wrist|seize {os} wrist and ~pull
            wrist|take {o} by the wrist and ~pull
            closer|pull {o} closer
            closer|pull {o} nearer
            closer|pull {o} up close
            closer|draw {o} closer
            closer|draw {o} near
            closer|drag {o} closer by the arm
            closer|jerk {o} closer
            along|pull {o} along
            along|pull {o} along by the arm
            along|drag {o} along
            along|drag {o} away
            along|lead {o} along by the arm
            along|lead {o} away
            along|tow {o} along
            along|haul {o} along
            along|draw {o} along
            along|take {o} along by the arm
            along+by-hand|lead {o} by the hand
            along+by-hand|walk off and ~pull {o} by the hand
            backwards|walk backwards and ~pull {o} along
            backwards|pull {o} along, walking backwards
            backwards|go backwards, pulling {o}
            ahead|turn round and ~pull {o} along
            ahead|walk ahead and ~pull {o} along
            ahead|go ahead, pulling {o} by the arm
            ahead|walk off, dragging {o} along
            resist|pull hard at {o}
            resist|pull {o} against resistance
            resist|pull until {o} comes
            """,
            take="""
            be pulled by {o}
            be pulled by {o}
            be pulled by the arm by {o}
            be tugged by the arm by {o}
            be dragged by {o}
            be drawn by {o}
            be hauled by the arm by {o}
            be jerked by {o}
            get pulled by {o}
            get pulled by the arm by {o}
            give in to {os} pull
            yield to {os} pull
            step after {o}, who pulls
            be made to come by {o}
            have {o} pulling at {their} arm
            by-hand|be pulled by the hand by {o}
            by-hand|have {their} hand pulled by {o}
            wrist|be pulled by the wrist by {o}
            closer|be pulled closer by {o}
            closer|be pulled towards {o}
            closer|be drawn near by {o}
            closer|stumble towards {o}
            along|be pulled along by {o}
            along|be dragged along by {o}
            along|be dragged away by {o}
            along|be led along by {o}
            along|be led away by {o}
            along|follow {o}, who pulls
            along|walk after {o}, pulled by the arm
            along+by-hand|be led by the hand by {o}
            resist|resist {os} pull
            resist|resist at first as {o} pulls
            resist|brace themselves against {os} pull
            """,
            react="""
            comply
            yield
            give in
            step after {o}
            come after {o}
            be pulled off balance
            let it happen
            closer|stumble closer
            closer|come nearer
            along|follow along behind
            along|follow behind
            along|come along
            along|walk after {o}
            resist|resist at first
            resist|resist
            resist|lean back
            resist|brace {their} feet
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            tow {o} by one arm
            coax {o} on with a pull
            lug {o} by the arm
            wrench {o} forward
            """,
            take="""
            be towed by one arm by {o}
            be wrenched forward by {o}
            be coaxed on by {os} pulling
            """,
            react="trail after them\nlurch ahead\nhave no choice but to move",
        )
    },
    test={
        "main": Phrases(
            act="""
            hold {o} by the arm and ~pull
            try to get {o} to move by pulling
            use one arm to pull {o}
            yank on {os} arm
            give {os} arm a pull
            bring {o} along with a tug
            by-hand|use {os} hand to pull them
            by-hand|hold {os} hand and ~pull it
            wrist|get {o} by the wrist and ~pull
            closer|bring {o} closer by pulling an arm
            closer|reel {o} in
            closer|tug {o} toward them
            along|drag {o} behind them
            along|make {o} follow with a tug on the arm
            along|try to bring {o} somewhere
            along+by-hand|guide {o} by the hand
            backwards|back up while pulling {o}
            backwards|walk backward and ~drag {o}
            ahead|start walking and ~drag {o} behind
            resist|try to pull {o}, who does not want to come
            """,
            take="""
            get yanked by {o}
            get tugged on the arm by {o}
            get {their} arm pulled by {o}
            be made to move by {o} pulling on the arm
            be forced to move by {o}
            get brought along by {o}
            closer|get pulled in by {o}
            closer|end up closer to {o} after a pull
            along|get dragged behind by {o}
            along|get led somewhere by {o}
            along+by-hand|be guided by the hand by {o}
            resist|try not to go with {o}
            """,
            react="""
            go with it
            get moved by the pull
            take a stumbling step forward
            take some steps forward
            end up following
            move in the direction of the pull
            along|get dragged forth
            closer|end up close
            resist|try to stay in place at first
            resist|dig {their} heels in
            resist|hold back before giving in
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        """,
        take="one-handed|with the {hand} hand",
    ),
    facing=True,
)
