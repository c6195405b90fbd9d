"""Verb phrases of pat_back."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            rap {o} on the back
            bestow a few pats on {os} back
            soothe {o} with pats upon the back
            tap {o} between the shoulders
            rest a hand on {os} shoulder blades
            pat {os} shoulders from behind
            stroke {os} back
            rub {os} back
            tap {os} back
            touch {o} on the back
            cheer {o} up with a pat on the back
            calm {o} with a hand on the back
            console {o} by patting their back
            reassure {o} with a pat
            support {o} with a pat on the back
            soothe {o} by patting their back
            thank {o} with a pat on the back
            clap {os} back in praise
            comfort {o} with a hand on the back
            put a comforting hand on {os} back
            pat {o} gently on the back
            give {os} back a few pats
            give {o} a friendly slap on the back
            give {o} a few taps on the back
            thump {os} back in a friendly way
            pat {o} on the back
            pat {o} on the back
            pat {os} back
            give {o} a pat on the back
            tap {o} on the back
            clap {o} on the back
            slap {o} on the back
            put a hand on {os} back and ~pat it
            pat {o} between the shoulder blades
            encourage {o} with a pat on the back
            comfort {o} by patting {os} back
            console {o} with a pat on the back
            congratulate {o} with a slap on the back
            praise {o} by patting their back
            reach out and ~pat {os} back
            lay a hand on {os} back
            walk up and ~pat {o} on the back
            touch {os} back in a friendly way
            """,
            take="""
            be rapped on the back by {o}
            be thumped on the back by {o}
            be soothed by {o} with pats upon the back
            sense {os} hand on their back
            be stroked on the back by {o}
            be touched on the back by {o}
            be consoled by {o}
            be comforted by {o}, who pats their back
            be praised by {o} with a pat
            be calmed by {o} with a hand on the back
            be cheered by {o} with a pat on the back
            be soothed by {o}, who pats their back
            be reassured by {o} with a pat
            be supported by {o} with a pat on the back
            be given a pat on the back by {o}
            be slapped on the back by {o}
            get a tap on the back from {o}
            get comforted by {o}
            get a friendly slap on the back from {o}
            have {os} hand on their back
            have {os} hand patting them on the back
            enjoy being patted by {o}
            notice {os} hand on their back
            be patted on the back by {o}
            get patted on the back by {o}
            get a pat on the back from {o}
            receive a pat on the back from {o}
            be tapped on the back by {o}
            be clapped on the back by {o}
            be comforted by {o} with a pat on the back
            be encouraged by {o} with a pat on the back
            feel {os} hand patting their back
            stand still while {o} pats their back
            be congratulated by {o} with a slap on the back
            have {their} back patted by {o}
            let {o} pat their back
            """,
            react="""
            stand still
            accept it
            stay where they are
            listen
            stand there
            let it happen
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            thump {o} softly on the back
            reassure {o}, a palm on the back
            cheer {o} up with a few pats behind the shoulders
            place a supportive hand on {os} upper back
            """,
            take="""
            be thumped softly on the back by {o}
            be reassured by {o}, a palm on the back
            be cheered up by {o} with a few pats behind the shoulders
            be supported by {os} hand on the upper back
            """,
            react="take it calmly\nremain quiet",
        )
    },
    test={
        "main": Phrases(
            act="""
            give {o} an encouraging pat on the back
            comfort {o} with a few pats on the back
            come up from behind and ~pat {o}
            reach over to {os} back and ~pat
            give {os} back a few taps
            place a hand on {os} back and ~pat
            say well done to {o} with a pat on the back
            use one hand to pat {os} back
            try to make {o} feel better with a pat on the back
            pat {os} upper back
            touch {os} back with a few light pats
            show some support for {o} by patting the back
            """,
            take="""
            get an encouraging pat on the back from {o}
            be comforted by {o} with some pats on the back
            get tapped on the back a few times by {o}
            be patted between the shoulder blades by {o}
            feel {os} hand on {their} upper back
            be told well done by {o} with a pat on the back
            be cheered up by {o} with a pat on the back
            get patted on the upper back by {o}
            feel {o} patting from behind
            get some pats on the back from {o} as support
            """,
            react="""
            stay standing
            stand and ~take it
            accept the comfort
            turn {their} head to look
            look over {their} shoulder
            stay in place
            feel comforted
            feel glad about it
            appreciate it
            look around to see who it is
            """,
        ),
    },
    tails=Phrases(
        act="one-handed|with the {hand} hand\none-handed|using {their} {hand} hand\none-handed|with one hand",
        take="one-handed|with the {hand} hand",
    ),
)
