"""Verb phrases of cover_mouth."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            cover {os} mouth
            cover {os} mouth
            cover {os} mouth
            cover {os} mouth with a hand
            cover {os} mouth with a hand
            put a hand over {os} mouth
            put a hand over {os} mouth
            lay a hand over {os} mouth
            hold a hand over {os} mouth
            clap a hand over {os} mouth
            clamp a hand over {os} mouth
            press a hand on {os} mouth
            press a palm against {os} mouth
            place a palm over {os} lips
            shut {os} mouth with a hand
            close {os} mouth with a hand
            hold {os} mouth shut
            silence {o}
            silence {o} with a hand
            silence {o} by covering their mouth
            hush {o} with a hand on the mouth
            stop {o} from speaking
            stop {o} from talking with a hand over the mouth
            keep {o} from talking
            keep {o} quiet with a hand
            muffle {o} with a hand
            muffle {os} voice
            gag {o} with a hand
            prevent {o} from talking
            reach for {os} mouth and ~cover it
            reach around and ~cover {os} mouth
            seal {os} lips with a palm
            behind|cover {os} mouth from behind
            behind|cover {os} mouth from behind
            behind|grab {os} mouth from behind
            behind|reach around {os} head and ~cover their mouth
            behind|stand behind {o} and ~cover their mouth
            behind|stand behind {o} with a hand over their mouth
            behind|surprise {o} from behind with a hand over the mouth
            behind|silence {o} from behind
            behind+approach|sneak up behind {o} and ~cover their mouth
            behind+approach|step behind {o} and ~cover their mouth
            beside|stand beside {o} and ~cover their mouth
            beside|cover {os} mouth from the side
            beside+approach|step beside {o} and ~put a hand on their mouth
            behind+seize|hold {o} from behind, a hand over the mouth
            """,
            take="""
            have {their} mouth covered by {o}
            have {their} mouth covered by {o}
            get {their} mouth covered by {o}
            be silenced by {o}
            be silenced by {os} hand
            be muffled by {o}
            be hushed by {o}
            be kept from talking by {o}
            be gagged by {os} hand
            get a hand over the mouth from {o}
            feel {os} hand on {their} mouth
            feel {os} palm on {their} lips
            have {os} hand over {their} mouth
            have {os} palm pressed on {their} lips
            be stopped from speaking by {o}
            be prevented from talking by {o}
            get silenced by {o}
            be unable to speak because of {os} hand
            be caught by {o}, who covers {their} mouth
            find {os} hand over {their} mouth
            behind|be grabbed from behind by {o}
            behind|be surprised from behind by {o}
            behind|have {o} behind them covering {their} mouth
            struggle|struggle against {os} hand
            struggle|fight against {os} grip
            pull|pull at {os} hand
            pull|tug at the hand of {o}
            still|let {o} cover {their} mouth
            """,
            react="""
            be silenced
            fall silent
            go quiet
            stop talking
            be startled
            be taken by surprise
            be kept quiet
            draw {their} shoulders up
            be unable to speak
            say nothing more
            struggle|struggle a little
            struggle|try to break free
            struggle|grab at the hand
            struggle|wriggle
            pull|pull at the hand
            pull|reach up for the hand
            pull|tug at the arm
            still|hold still
            still|put up with it
            still|bear it
            """,
        ),
    },
    val={
        "main": Phrases(
            act="""
            bar {os} lips with the palm
            have {their} palm close upon {os} lips
            render {o} speechless by hand
            enforce silence upon {o} by hand
            """,
            take="""
            be rendered speechless by {o}
            have silence enforced upon them by {o}
            find the lips barred by {os} palm
            """,
            react="""
            cease to speak
            lose the word
            grow mute
            """,
        ),
    },
    test={
        "main": Phrases(
            act="""
            shut {o} up with a hand
            put {their} palm on {os} mouth
            use a hand to cover {os} mouth
            make {o} stop talking
            slip a hand across {os} mouth
            keep a palm on {os} mouth
            slap a hand on {os} mouth to keep them quiet
            hold {their} hand tight over {os} mouth
            try to keep {o} quiet by covering the mouth
            force {o} to be quiet
            cup a palm over {os} mouth
            stop {os} words with the palm
            behind|grab {o} from the back and ~cover the mouth
            behind|come from the back of {o} to cover the mouth
            beside|cover the mouth of {o}, standing next to them
            """,
            take="""
            get shut up by {o} with a hand
            get a palm on the mouth from {o}
            have a hand put on the mouth by {o}
            be made quiet by {o}
            be forced by {o} to be quiet
            have {their} mouth blocked by {o}
            be told to be quiet by {o} with a hand on the lips
            be unable to talk with {os} palm on the mouth
            behind|get grabbed from the back by {o}
            struggle|try to get {os} hand off
            """,
            react="""
            get quiet
            be made to stop talking
            have no way to talk
            end up quiet
            get startled
            make no more sound
            struggle|try to get loose
            struggle|try to shake it off
            pull|try to pull the hand away
            still|wait it out
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        one-handed|with one hand
        """,
    ),
)
