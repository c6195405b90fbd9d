"""Verb phrases of grab."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            grab {o}
            grab {o}
            grab {o}
            seize {o}
            take hold of {o}
            get hold of {o}
            grip {o} with a hand
            grip {o} tightly
            grasp {o}
            lay hands on {o}
            clutch {o}
            clutch at {o} and ~hold on
            reach out and ~seize {o}
            stretch out a hand and ~grab {o}
            grab {o} and ~hold tight
            grab {o} roughly
            hold {o} tight
            stop {o} by grabbing them
            keep {o} from leaving
            wrist|grab {o} by the wrist
            wrist|grab {o} by the wrist
            wrist|grab {o} by the arm
            wrist|grab {os} wrist
            wrist|grab {os} arm
            wrist|grab {os} {side} arm
            wrist|grab {o} by the {side} wrist
            wrist|seize {o} by the arm
            wrist|seize {os} wrist
            wrist|seize {os} {side} wrist
            wrist|take {o} by the wrist
            wrist|take hold of {os} arm
            wrist|grip {os} wrist
            wrist|clutch {os} arm
            wrist|close a hand about {os} wrist
            wrist|hold {o} tight by the wrist
            wrist|hold on to {os} arm
            wrist|catch {o} by the wrist
            wrist|catch hold of {os} forearm
            collar|grab {o} by the collar
            collar|grab {o} by the collar
            collar|grab {o} by the shirt
            collar|grab {os} collar
            collar|grab {os} shirt
            collar|seize {o} by the collar
            collar|seize {os} collar
            collar|take {o} by the collar
            collar|take hold of {os} shirt
            collar|grip {os} collar
            collar|shake {o} by the collar
            collar|clutch {os} shirt at the chest
            collar|hold {o} by the collar
            collar|grab {o} by the front of the shirt
            collar|threaten {o} with a grip at the collar
            free|grab {o} and ~let go
            free|hold {o} for a while and ~let go
            approach|walk up to {o} and ~grab them
            """,
            take="""
            be grabbed by {o}
            be grabbed by {o}
            be seized by {o}
            be gripped by {o}
            be held tight by {o}
            be held by {o}
            get grabbed by {o}
            get seized by {o}
            struggle in {os} grip
            struggle against {os} grip
            wriggle in {os} grip
            resist {os} grip
            try to get free from {o}
            be unable to get away from {o}
            be stopped by {os} grip
            feel {os} tight grip
            lean away from {os} grip
            be grabbed by {o} and ~resist
            wrist|be grabbed by the wrist by {o}
            wrist|be held by the arm by {o}
            wrist|be seized by the wrist by {o}
            wrist|try to free {their} arm from {o}
            wrist|have {their} wrist seized by {o}
            wrist|have {their} arm held by {o}
            collar|be grabbed by the collar by {o}
            collar|be seized by the collar by {o}
            collar|be held by the collar by {o}
            collar|be shaken by the collar by {o}
            collar|have {their} collar seized by {o}
            free|break free from {o}
            free|get loose from {os} grip
            pry|pull at the hand of {o}
            """,
            react="""
            struggle in the grip
            resist
            try to get free
            lean back
            lean away
            wriggle
            squirm
            fight against the grip
            want to get away
            strain to get away
            pry|pull at the hand that holds them
            pry|try to loosen the grip
            wrist|tug with {their} arm
            free|get free
            free|break free
            free|get loose in the end
            back|step back
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            snatch hold of {o}
            lock {their} fingers on {o}
            apprehend {o} with one hand
            wrist|clamp a hand around {os} forearm
            collar|nab {o} by the clothes
            """,
            take="""
            be snatched at and held by {o}
            be caught tight in {os} fingers
            thrash about in {os} clutches
            """,
            react="writhe\nput up resistance\nclamor to be released",
        )
    },
    test={
        "main": Phrases(
            act="""
            reach over and ~take a tight hold of {o}
            get a firm grip on {o}
            get a hold of {o} and ~keep it
            hold on to {o} as they struggle
            hold {o} in place with a strong grip
            restrain {o} with one hand
            take a firm grip on {o}
            grab onto {o}
            latch onto {o}
            keep hold of {o} firmly
            wrist|grab on to {os} wrist
            wrist|wrap a hand around {os} wrist
            wrist|latch onto {os} arm
            wrist|restrain {o} by holding the wrist
            collar|grab a fistful of {os} shirt
            collar|get {o} by the shirt
            collar|pull on {os} collar
            collar|hold on to {os} shirt
            """,
            take="""
            get held by {o} against their will
            be restrained by {o}
            get caught in {os} grip
            try to pull away from {o}
            attempt to escape {os} hold
            try to break away from {o}
            struggle to get away from {o}
            wrist|get {their} wrist grabbed by {o}
            wrist|get grabbed on the arm by {o}
            collar|be caught by the shirt by {o}
            collar|get {their} collar grabbed by {o}
            """,
            react="""
            try to pull away
            attempt to escape
            try hard to get away
            try to break the grip
            attempt to get out of it
            back off but ~get held
            put up a struggle
            wrist|try to yank {their} arm back
            free|manage to escape
            free|end up free
            """,
        ),
    },
    tails=Phrases(
        act="one-handed|with the {hand} hand\none-handed|using {their} {hand} hand\none-handed|with one hand",
        take="one-handed|with the {hand} hand",
    ),
    facing=True,
)
