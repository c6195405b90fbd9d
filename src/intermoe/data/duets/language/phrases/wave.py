"""Verb phrases of wave."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_WAVE_TAILS = Phrases(
    both="with one hand\nwith a raised hand",
    act="""
    one-handed|with the {hand} hand
    one-handed|using {their} {hand} hand
    one-handed|with {their} {hand} arm raised
    """,
)

PHRASES = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            shake an open palm in the air at each other
            wiggle their fingers up high at one another
            beckon to each other with an arm up
            flap a hand at each other
            signal hello with their hands
            wave with a hand
            wave an arm
            wave their arms at each other
            wave in greeting
            wave happily to each other
            wave from afar
            greet with raised hands
            greet each other by waving
            greet each other from a distance with their hands
            signal to each other with a wave
            signal a greeting with a raised hand
            move their raised hands from side to side
            shake a raised hand in greeting
            lift a hand in greeting
            put up a hand and ~wave
            make a waving gesture
            hail each other with a hand
            salute each other with a wave
            wave
            wave to each other
            wave at each other
            wave to each other from a distance
            greet each other with a wave
            exchange a wave
            raise a hand and ~wave
            lift their arms and ~wave
            wave hello
            wave hello to each other
            wave goodbye to each other
            wave their hands
            say hi with a wave
            say goodbye by waving
            swing a raised hand from side to side
            give each other a wave
            hold up a hand and ~wave it
            """,
            act="""
            wave with {o}
            exchange waves with {o}
            share a wave with {o}
            wave at the same time as {o}
            wave together with {o}
            """,
        ),
        "back": Phrases(
            act="""
            wave before {o} does
            make the first wave to {o}
            begin by waving to {o}
            wave to {o}, who then answers
            start with a wave to {o}
            wave first
            wave as the first of the two
            start waving at {o}
            greet {o} first with a wave
            wave at {o} and ~get a wave back
            raise a hand first and ~wave to {o}
            """,
            take="""
            make the second wave, after {o}
            reply to {os} wave by waving
            give {o} a wave in answer to theirs
            follow {o} with a wave
            be waved at by {o} and ~wave back
            wave back to {o}
            wave back at {o}
            return {os} wave
            answer {os} wave
            wave second, after {o}
            wave in return to {o}
            wave after {o}
            receive a wave from {o} and ~wave back
            """,
            react="""
            wave back
            return the wave
            wave in return
            answer with a wave
            wave a moment later
            raise a hand too
            wave as well
            """,
        ),
        "one": Phrases(
            act="""
            shake an open palm in the air at {o}
            wiggle {their} fingers up high at {o}
            hail {o} with an arm up
            flap a hand at {o}
            signal hello to {o} by hand
            wave an arm at {o}
            wave in greeting to {o}
            wave happily to {o}
            wave from afar at {o}
            greet {o} by waving
            greet {o} from a distance with a raised hand
            signal to {o} with a wave
            signal a greeting to {o} with a raised hand
            move a raised hand from side to side to greet {o}
            shake a raised hand in greeting to {o}
            lift a hand in greeting to {o}
            put up a hand and ~wave to {o}
            make a waving gesture towards {o}
            hail {o} with a wave
            salute {o} with a wave
            try to get {os} attention by waving
            call {o} with a wave of the hand
            wave to {o}
            wave at {o}
            wave to {o} from a distance
            greet {o} with a wave
            raise a hand and ~wave at {o}
            lift an arm and ~wave to {o}
            wave hello to {o}
            wave goodbye to {o}
            wave a hand at {o}
            give {o} a wave
            hold up a hand and ~wave it at {o}
            say hi to {o} with a wave
            swing a raised hand from side to side to greet {o}
            """,
            take="""
            be hailed by {o}
            notice {o} flapping a hand
            be saluted by {o} with a wave
            be signaled to by {o} with a wave
            be the one {o} waves to
            see {o} raise a hand and wave
            notice {o} waving
            look at {o}, who waves
            give no answer while {o} waves
            have {o} wave at them
            have {os} greeting waved to them
            be waved at by {o}
            be waved to by {o}
            receive a wave from {o}
            get a wave from {o}
            be greeted by {o} with a wave
            watch {o} wave
            stand still while {o} waves
            """,
            react="""
            stay still
            watch quietly
            remain still
            observe it
            stand still
            watch
            look on
            look back without moving
            stand there and ~wait
            keep {their} arms down
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            motion hello with their hands
            send each other a wave
            show a friendly wave
            greet with the arms in the air
            """,
            act="""
            show a friendly wave jointly with {o}
            motion hello together with {o}
            """,
        ),
        "back": Phrases(
            act="""
            open with a wave to {o}
            send {o} a wave before anybody else
            """,
            take="""
            reply to {o} with a wave
            send {o} a wave in reply
            """,
            react="reply with a wave\nrepeat the gesture",
        ),
        "one": Phrases(
            act="""
            motion hello to {o} by hand
            send {o} a wave
            show {o} a friendly wave
            """,
            take="""
            be sent a wave by {o}
            be the target of a wave by {o}
            """,
            react="do nothing\ntake it in calmly",
        ),
    },
    test={
        "together": Phrases(
            both="""
            say hello by waving
            get a hand up and ~wave
            put their hands up to say hello
            give a friendly wave to one another
            have a hand up, waving
            swing a hand back and forth in the air
            say hi by waving
            lift a hand to greet each other
            put a hand up and ~wave it
            do a wave as a greeting
            give each other a friendly wave
            move their hands in a wave
            say goodbye with a wave
            """,
            act="""
            say hello by waving at the same moment as {o}
            do a wave in sync with {o}
            say hello by waving in sync with {o}
            have a hand up, waving in sync with {o}
            swing a hand back and forth in the air, just like {o}
            greet {o}, both of them waving
            say hi by waving, at the same time as {o}
            give {o} a friendly wave and ~get one at the same time
            put a hand up and ~wave in sync with {o}
            lift a hand and ~wave in sync with {o}
            """,
        ),
        "back": Phrases(
            act="""
            do a wave to {o} and ~get one back
            be the first to wave at {o}
            start things off with a wave to {o}
            get things started by waving to {o}
            make the first move with a wave to {o}
            get a hand up to wave and ~get a wave back from {o}
            hold up a hand to wave at {o} and ~wait for a wave back
            begin the greeting with a wave to {o}
            say hello first by waving to {o}
            say hi, waving to {o}, and ~wait for the reply
            """,
            take="""
            do a wave after {os} wave
            respond to {os} wave with the same
            lift a hand too after {os} wave
            reply to {os} wave by lifting a hand too
            get waved at by {o} and ~do it back
            greet {o} back, waving
            wait for {os} wave and then ~wave
            follow {os} wave with another
            put a hand up as well after a wave from {o}
            copy {os} wave
            """,
            react="""
            do it too
            lift a hand as well
            copy the wave
            return the gesture
            put a hand up as well
            give a friendly wave back
            follow with another wave
            send a wave back
            lift a hand and ~wave too
            do one too
            """,
        ),
        "one": Phrases(
            act="""
            say hello to {o} by waving
            lift a hand and ~wave to {o}
            greet {o}, waving
            hold up a hand and ~wave at {o}
            swing a hand back and forth in the air for {o}
            say hi to {o} by waving
            lift a hand to greet {o}
            put a hand up and ~wave it at {o}
            do a wave to {o}
            give {o} a friendly wave
            move {their} hand in a wave to {o}
            say goodbye to {o} with a wave
            try to be noticed by {o} by waving
            """,
            take="""
            see {o} do a wave
            get waved at by {o}
            let {o} do all the waving
            be greeted by {o} waving
            be sent a friendly wave by {o}
            look at {o} waving
            get a friendly wave from {o} and ~do nothing back
            stand and ~watch during {os} wave
            accept {os} wave without returning it
            be on the receiving end of a wave from {o}
            """,
            react="""
            give nothing back
            give no reaction
            see it and ~do nothing
            keep still and ~watch
            stay in the same spot
            wait and ~watch
            give no wave back
            take it without waving
            give a small nod
            keep on looking
            """,
        ),
    },
    tails=_WAVE_TAILS,
    facing=True,
)
