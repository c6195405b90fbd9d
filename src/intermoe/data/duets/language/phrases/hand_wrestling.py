"""Verb phrases of hand_wrestling."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            win a standing hand wrestling match against {o}
            beat {o} at hand wrestling
            beat {o} in a standing arm wrestle
            defeat {o} at hand wrestling
            win at hand wrestling against {o}
            win a hand wrestling match with {o}
            hand-wrestle with {o} and ~win
            hand-wrestle {o} and ~win
            wrestle hand to hand with {o} and ~win
            wrestle with {o} by one hand and ~win
            grip {os} hand and ~unbalance them
            grasp {os} hand and ~make them step
            hold {os} hand and ~bring them off balance
            bring {o} off balance by the hand
            unbalance {o} in a wrestle of hands
            wrestle {o} off balance
            struggle with {o} hand in hand and ~win
            contend with {o} hand in hand until they step
            force {o} to take a step in hand wrestling
            make {o} step in a hand wrestling match
            make {o} lose balance, hand in hand
            overcome {o} in a test of balance
            measure strength with {o} by the hand and ~win
            test {os} balance by the hand and ~win
            clasp hands with {o} and ~overpower them
            lock hands with {o} and ~win the struggle
            overpower {o} in a standing hand wrestle
            be stronger than {o} in hand wrestling
            tug and ~push at {os} hand until they step
            fight {o} for balance with gripped hands
            play balance wrestling with {o} and ~win
            win a trial of strength against {o}
            pull|pull {o} off balance by the hand
            pull|wrench {o} forward by the hand
            pull|draw {o} out of their stand by the hand
            push|press {o} out of their stand with a gripped hand
            push|force {o} backwards with a gripped hand
            one-handed|wrestle with {o}, gripping with the {hand} hand
            """,
            take="""
            lose a standing hand wrestling match against {o}
            lose at hand wrestling against {o}
            lose to {o} at hand wrestling
            be beaten by {o} at hand wrestling
            be defeated by {o} in a hand wrestle
            hand-wrestle with {o} and ~lose
            hand-wrestle {o} and ~lose
            wrestle with {o} by one hand and ~lose
            wrestle hand to hand with {o} and ~lose
            be brought off balance by {o}
            be brought off balance by {os} grip
            be unbalanced by {o}, hand in hand
            be wrestled off balance by {o}
            be forced to step by {o} in hand wrestling
            have to step while hand wrestling with {o}
            yield to {o} in hand wrestling
            be overpowered by {o} in a hand wrestle
            struggle with {o} hand in hand and ~lose
            play balance wrestling with {o} and ~lose
            lose a trial of strength to {o}
            be weaker than {o} in hand wrestling
            pull|be pulled off balance by {o}
            pull|be drawn forward by {os} grip
            push|be pressed backwards by {os} grip
            """,
            react="""
            have to take a step
            have to step out
            lose the balance
            lose the match
            be thrown out of their stand
            step out of the stand
            lose the struggle
            lose the trial of strength
            have to move a foot
            come off balance
            pull|be dragged forward
            push|be forced backwards
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            outwrestle {o} with joined hands
            conquer {o} in a duel of balance
            topple {o} from a firm stance by the hand
            maintain a firm stance against {o} with joined hands
            """,
            take="""
            be outwrestled by {o} with joined hands
            be conquered by {o} in a duel of balance
            be toppled from a firm stance by {o}
            """,
            react="forfeit the duel of balance\nabandon the stance\nbe toppled",
        )
    },
    test={
        "main": Phrases(
            act="""
            arm-wrestle {o} standing up and ~win
            do a standing arm wrestling match with {o} and ~win
            grab {os} hand and ~try to knock them off balance
            push and ~pull on {os} hand until they have to move their feet
            win a balance game against {o} while holding hands
            play a balance game with {o} and ~win
            try to make {o} move their feet by pushing and pulling one hand
            compete with {o} hand to hand and ~win
            keep their own feet planted while making {o} step
            do stand-up hand wrestling with {o} and ~come out on top
            get {o} off balance in a hand wrestling game
            be the winner of a hand wrestling game with {o}
            pull|yank {o} off balance
            push|drive {os} hand back until they step
            """,
            take="""
            arm-wrestle {o} standing up and ~lose
            do a standing arm wrestling match with {o} and ~lose
            play a balance game with {o} and ~lose
            get knocked off balance by {o} in a hand wrestling game
            have to move {their} feet as {o} pushes and pulls
            compete with {o} hand to hand and ~lose
            be the loser of a hand wrestling game with {o}
            do stand-up hand wrestling with {o} but ~lose balance
            get outmuscled by {o} in a balance game
            """,
            react="""
            have to move their feet
            get knocked off balance
            be the one to lose
            come out as the weaker one
            end up stepping
            fail to keep their feet planted
            """,
        ),
    },
    tails=Phrases(
        act="one-handed|with the {hand} hand\none-handed|using the {hand} hand",
        take="one-handed|with the {hand} hand",
    ),
    facing=True,
)
