"""Verb phrases of whisper."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            whisper to {o}
            whisper to {o}
            whisper something to {o}
            whisper in {os} ear
            whisper into {os} ear
            whisper into {os} ear
            whisper into {os} {side} ear
            whisper a secret to {o}
            whisper a few words to {o}
            tell {o} a secret
            tell {o} something in a whisper
            tell {o} something behind a hand
            lean over and ~whisper to {o}
            lean to {os} ear and ~whisper
            lean to {os} ear and ~speak softly
            bend to {os} ear
            bend over to {o} and ~whisper something
            bring {their} mouth close to {os} ear
            put {their} mouth to {os} ear
            put a hand to {their} mouth and ~whisper to {o}
            hold a hand beside {their} mouth and ~whisper to {o}
            cup a hand around {their} mouth and ~whisper to {o}
            cup the {hand} hand at {their} mouth and ~whisper to {o}
            raise a hand to {their} mouth and ~whisper in {os} ear
            shield {their} mouth with a hand and ~whisper to {o}
            speak softly into {os} ear
            speak to {o} under {their} breath
            murmur something to {o}
            murmur into {os} ear
            breathe a few words into {os} ear
            share a secret with {o}
            confide in {o}
            confide a secret to {o}
            pass a secret on to {o}
            let {o} in on a secret
            gossip with {o} in a whisper
            mutter in {os} ear
            talk to {o} in a low voice
            talk into {os} ear behind a hand
            come close to {o} and ~whisper
            stand at {os} side and ~whisper
            approach|walk to {os} side and ~whisper something
            approach|come over to {o} to whisper something
            hold|put a hand on {os} shoulder and ~whisper to them
            hold|hold on to {os} shoulder and ~whisper
            """,
            take="""
            be whispered to by {o}
            hear a whisper from {o}
            hear {o} whisper
            hear {o} whisper a secret
            listen to {os} whisper
            listen to {o}, who whispers in {their} ear
            listen as {o} whispers
            lend {o} an ear
            lend an ear to {os} secret
            be told a secret by {o}
            be told something in a whisper by {o}
            get a whisper in the ear from {o}
            receive a secret from {o}
            have {o} whisper in {their} ear
            have {o} whisper something to them
            have {os} mouth close to {their} ear
            let {o} whisper into {their} ear
            tilt {their} head to hear {o}
            tilt {their} head towards {os} whisper
            incline {their} head while {o} whispers
            stand still while {o} whispers something
            be let in on a secret by {o}
            be spoken to softly by {o}
            approach|be approached by {o}, who whispers something
            laugh|laugh at what {o} whispers
            nod|nod at what {o} whispers
            """,
            react="""
            listen
            listen carefully
            listen with a tilted head
            tilt {their} head to listen
            incline {their} head
            bend {their} head
            hear it out
            lend an ear
            pay attention
            keep still to hear it
            nod|nod
            nod|nod at the words
            nod|listen and ~nod
            laugh|laugh
            laugh|laugh about it
            laugh|listen and ~laugh
            look|turn to the speaker
            """,
        ),
    },
    val={
        "main": Phrases(
            act="""
            voice something quietly at {os} ear
            breathe a secret to {o}
            make a hushed remark to {o}
            impart something to {o} in hushed tones
            """,
            take="""
            be given a hushed remark by {o}
            catch {os} hushed words
            have something imparted to them by {o}
            """,
            react="""
            attend to the words
            take it in with a bent neck
            heed what is said
            """,
        ),
    },
    test={
        "main": Phrases(
            act="""
            say something quietly in {os} ear
            say something to {o} that nobody else should hear
            tell {o} something privately, close to the ear
            get close to {o} to whisper
            lean in close to {o} and ~say something quietly
            lean in to {os} ear
            talk quietly in {os} ear
            share some gossip with {o} behind a hand
            spill a secret to {o}
            hide {their} mouth behind a hand and ~tell {o} something
            cover one side of {their} mouth and ~talk to {o}
            speak very quietly so only {o} can hear
            get to share something private with {o}
            """,
            take="""
            get a secret told quietly by {o}
            be given a secret by {o}
            hear something quiet from {o}
            lean an ear toward {o}
            lean over so that {o} can say something quietly
            get told something private by {o}
            find out a secret from {o}
            let {o} say something in private
            get leaned in on by {o} for some gossip
            """,
            react="""
            lean an ear in
            try to make out the words
            drop {their} head a bit
            take in what is said
            hear what is being said
            concentrate on the words
            nod|agree with a nod
            laugh|find it funny
            laugh|crack up
            look|turn {their} face to see who is talking
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|behind a hand
        one-handed|with a hand at {their} mouth
        one-handed|behind {their} {hand} hand
        """,
    ),
)
