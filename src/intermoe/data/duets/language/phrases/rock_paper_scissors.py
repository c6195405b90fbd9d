"""Verb phrases of rock_paper_scissors. The tags "rock", "paper", "scissors" are the winner's hand, or both hands of a
tie."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "win": Phrases(
            act="""
            play rock paper scissors with {o} and ~win
            play rock paper scissors with {o} and ~win
            win at rock paper scissors against {o}
            win a game of rock paper scissors against {o}
            beat {o} at rock paper scissors
            beat {o} in a game of rock paper scissors
            defeat {o} at rock paper scissors
            play rock, paper, scissors against {o} and ~win
            win against {o} with a hand game
            shake a fist with {o} and ~show the winning hand
            show the winning hand to {o}
            shake a fist in rhythm and ~beat {o}
            play a round of rock paper scissors with {o} and ~cheer
            win a round of rock paper scissors against {o} and ~cheer
            beat {o} at rock paper scissors and ~celebrate
            outplay {o} at rock paper scissors
            throw a better hand than {o}
            play the hand game against {o} and ~triumph
            triumph over {o} at rock paper scissors
            celebrate after beating {o} at rock paper scissors
            rejoice at beating {o} in a hand game
            come out ahead of {o} in rock paper scissors
            be luckier than {o} at rock paper scissors
            settle something with {o} by rock paper scissors and ~win
            swing a fist in time with {o} and then ~win
            play roshambo with {o} and ~win
            rock|beat {os} scissors with rock
            rock|show rock against {os} scissors
            rock|win with a fist against {os} two fingers
            rock|keep the fist closed and ~win over {o}
            paper|beat {os} rock with paper
            paper|show paper against {os} rock
            paper|win with a flat hand against {os} fist
            paper|open the hand to paper and ~win over {o}
            scissors|beat {os} paper with scissors
            scissors|show scissors against {os} paper
            scissors|win with two fingers against {os} flat hand
            scissors|stretch two fingers for scissors and ~win over {o}
            """,
            take="""
            play rock paper scissors with {o} and ~lose
            play rock paper scissors with {o} and ~lose
            lose at rock paper scissors against {o}
            lose to {o} at rock paper scissors
            lose a game of rock paper scissors to {o}
            lose a round of rock paper scissors against {o}
            be beaten by {o} at rock paper scissors
            be defeated by {o} at rock paper scissors
            be outdone by {o} in a hand game
            lose the hand game against {o}
            shake a fist with {o} and ~lose
            show the losing hand to {o}
            be unlucky at rock paper scissors with {o}
            play rock, paper, scissors against {o} and ~lose
            lose against {o} and ~shrug
            play roshambo with {o} and ~lose
            be outplayed by {o} at rock paper scissors
            see {o} win at rock paper scissors
            throw the worse hand against {o}
            swing a fist in time with {o} and then ~lose
            rock|show scissors, which {o} beats with rock
            paper|show rock, which {o} beats with paper
            scissors|show paper, which {o} beats with scissors
            """,
            react="""
            go down to defeat
            lose the round
            lose the game
            take the defeat
            be disappointed
            show the losing hand
            be beaten
            accept the defeat
            have no luck
            lose and ~be disappointed
            rock|show scissors and ~lose
            paper|show rock and ~lose
            scissors|show paper and ~lose
            """,
        ),
        "tie": Phrases(
            both="""
            play rock paper scissors
            play rock paper scissors
            play rock paper scissors with each other
            play a round of rock paper scissors
            play a game of rock paper scissors
            play rock, paper, scissors
            play roshambo
            play a hand game
            shake their fists and ~show the same hand
            shake their fists in time
            tie at rock paper scissors
            play rock paper scissors and ~tie
            play rock paper scissors to a draw
            draw at rock paper scissors
            have a tie in rock paper scissors
            decide something with rock paper scissors
            show the same hand in a game
            show the same shape at rock paper scissors
            make the same choice in rock paper scissors
            swing their fists and ~show a hand
            count with their fists and ~show a hand
            play rock paper scissors without a winner
            try rock paper scissors and both ~show the same
            shake a fist and ~reveal a hand
            have a rock paper scissors match
            rock|show rock at the same time
            rock|play rock paper scissors and both ~show rock
            paper|show paper at the same time
            paper|play rock paper scissors and both ~show paper
            scissors|show scissors at the same time
            scissors|play rock paper scissors and both ~show scissors
            """,
            act="""
            play rock paper scissors with {o}
            play rock paper scissors with {o}
            play a round of rock paper scissors with {o}
            play a game of rock paper scissors with {o}
            play roshambo with {o}
            play a hand game with {o}
            tie with {o} at rock paper scissors
            draw with {o} at rock paper scissors
            show the same hand as {o}
            shake a fist in time with {o}
            play rock paper scissors with {o} to a draw
            make the same choice as {o} in rock paper scissors
            rock|show rock just like {o}
            paper|show paper just like {o}
            scissors|show scissors just like {o}
            """,
        ),
    },
    val={
        "win": Phrases(
            act="""
            gain a victory over {o} in rock paper scissors
            carry off the win against {o} by hand signs
            best {o} in a contest of hand signs
            get the upper hand over {o} in a finger game
            """,
            take="""
            be bested by {o} in a contest of hand signs
            suffer a loss to {o} in a finger game
            yield to {os} better hand sign
            """,
            react="suffer a loss\nhave the weaker sign\nown up to the loss",
        ),
        "tie": Phrases(
            both="""
            contest rock paper scissors undecided
            choose identical hand signs
            run a finger game that nobody wins
            """,
            act="""
            choose the identical hand sign to {o}
            share a finger game with {o} that nobody wins
            """,
        ),
    },
    test={
        "win": Phrases(
            act="""
            win rock-paper-scissors against {o}
            play rock-paper-scissors with {o} and ~win
            play a quick game of rock-paper-scissors with {o} and ~win it
            beat {o} in rock-paper-scissors
            do rock-paper-scissors with {o} and ~come out as the winner
            get a win over {o} in rock-paper-scissors
            pump a fist up and down and ~beat {o}
            celebrate a rock-paper-scissors win over {o}
            pick the better hand against {o}
            win and ~celebrate while {o} loses
            make {o} lose at rock-paper-scissors
            raise a fist after winning rock-paper-scissors against {o}
            rock|do rock while {o} does scissors
            rock|pick rock to win against {o}
            paper|do paper while {o} does rock
            paper|pick paper to win against {o}
            scissors|do scissors while {o} does paper
            scissors|pick scissors to win against {o}
            """,
            take="""
            lose rock-paper-scissors to {o}
            play rock-paper-scissors with {o} but ~fail to win
            get beaten in rock-paper-scissors by {o}
            do rock-paper-scissors with {o} and ~come out as the loser
            pick the worse hand against {o}
            be on the losing side of rock-paper-scissors with {o}
            end up losing rock-paper-scissors to {o}
            get a loss against {o} in rock-paper-scissors
            let {o} win rock-paper-scissors
            rock|do scissors while {o} does rock
            paper|do paper's opposite, rock, against {o}
            scissors|do paper while {o} does scissors
            """,
            react="""
            end up losing
            get beaten
            look let down
            come out as the loser
            pick the worse hand
            fail to win
            """,
        ),
        "tie": Phrases(
            both="""
            play rock-paper-scissors
            play a quick game of rock-paper-scissors
            do rock-paper-scissors and ~end in a tie
            do a round of rock-paper-scissors
            pump their fists and ~pick the same hand
            get a tie in rock-paper-scissors
            end up with the same hand in rock-paper-scissors
            pick the same thing in rock-paper-scissors
            rock|pick rock at the same time
            paper|pick paper at the same time
            scissors|pick scissors at the same time
            """,
            act="""
            play rock-paper-scissors with {o}
            play a quick game of rock-paper-scissors with {o}
            do rock-paper-scissors with {o} and ~end in a tie
            do a round of rock-paper-scissors with {o}
            get a tie with {o} in rock-paper-scissors
            pick the same hand as {o}
            end up with the same hand as {o}
            """,
        ),
    },
    facing=True,
)
