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
            wave simultaneously
            wave at one another
            wave together
            wave in unison
            wave at the same time
            wave to say hello
            wave across the space between them
            wave like old friends
            wave like old friends spotting each other
            wave cheerfully
            trade waves
            swap friendly waves
            share a wave
            offer each other a friendly wave
            make a greeting gesture with the hand
            perform a waving motion towards each other
            hail one another from afar
            acknowledge each other with a wave
            welcome each other with a wave
            salute one another with a raised hand
            signal to one another by hand
            signal each other with a waving hand
            motion to each other with a hand in the air
            greet one another with a friendly wave
            greet one another across a distance
            stick a hand up and ~wave
            bring a hand up and ~wave it
            throw a hand up and ~wave
            hold a hand in the air, waving
            hold up a hand and ~move it back and forth
            rock a raised hand back and forth
            swing their raised hands to and fro
            sway a raised hand from side to side in greeting
            waggle a raised hand
            flutter a hand in greeting
            oscillate a raised hand in front of each other
            flap their hands to say hi
            face each other and ~wave
            stand apart and ~wave to one another
            try to catch each other's eye by waving
            lift a palm and ~shake it at each other
            show each other a raised, waving hand
            """,
            act="""
            wave with {o}
            exchange waves with {o}
            share a wave with {o}
            wave at the same time as {o}
            wave together with {o}
            wave simultaneously with {o}
            wave in unison with {o}
            wave along with {o}
            wave just as {o} does
            trade waves with {o}
            swap friendly waves with {o}
            join {o} in waving
            join in a mutual wave with {o}
            raise a hand to wave at the same moment as {o}
            greet {o} with a wave, both at once
            wave to {o} while {o} waves too
            wave at {o} while being waved at
            give {o} a wave and ~get one at the same time
            hold up a hand and ~wave together with {o}
            face {o} and ~share a wave
            take part in a mutual wave with {o}
            signal a greeting at the same time as {o}
            match {o} in a simultaneous wave
            exchange a friendly hand greeting with {o}
            exchange hellos with {o}, both waving
            say hi together with {o} by waving
            swing a raised hand to and fro like {o}
            mirror {o}, each waving to the other
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
            initiate a wave to {o}
            initiate the exchange of waves with {o}
            open the exchange with a wave to {o}
            take the lead and ~wave to {o}
            lead with a wave to {o}
            go first, waving to {o}
            come first in waving to {o}
            wave to {o} and ~have the wave returned
            wave to {o} and ~receive one back
            wave at {o} and then ~see {o} wave too
            wave at {o}, prompting a wave in reply
            wave at {o}, who follows suit
            wave at {o}, who does likewise
            wave at {o} and ~be waved at in return
            wave over at {o}, earning a wave back
            wave and ~prompt {o} to wave back
            wave and ~elicit a wave from {o}
            give {o} a wave and ~get the same back
            give {o} the first wave
            offer {o} a wave that is returned
            offer the opening wave to {o}
            perform the first wave, facing {o}
            make a waving gesture to {o}, who reciprocates
            make the initial wave
            greet {o} by waving and ~be answered in kind
            greet {o} with a hand in the air and ~be greeted back
            hail {o} with a wave and ~get hailed back
            salute {o} with a wave and ~earn one in return
            acknowledge {o} with a wave and ~be acknowledged the same way
            welcome {o} with a wave, getting one in response
            say hi to {o} first with a wave
            signal to {o} with a waving hand and ~see the signal returned
            signal first, waving a hand at {o}
            lift a hand to {o} first and ~wave
            lift an arm and ~wave before {o} does the same
            put up a hand and ~wave to {o} first
            hold up a hand and ~wave it, with {o} answering
            throw up a hand and ~wave at {o}, drawing a wave in reply
            stick a hand up and ~wave before {o} joins in
            swing a raised hand from side to side, to which {o} responds
            shake a raised hand at {o} and ~have {o} do the same
            flap a hand at {o} and ~get a wave in answer
            waggle a raised hand at {o} first
            move a raised hand back and forth to greet {o} first
            catch {os} attention with a wave and ~get one back
            attract {os} attention by waving first
            invite {o} to wave by waving first
            set off a round of waves by waving at {o}
            start off the greeting, waving to {o}
            start waving before {o} does
            start out with a raised, waving hand, then ~be answered by {o}
            begin the greeting with a wave of the hand
            motion hello to {o} first with a raised hand
            exchange waves with {o}, going first
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
            wave in reply to {o}
            wave in response to {o}
            wave in response to {os} wave
            wave in turn after {os} wave
            wave over to {o} in return
            respond to {o} with a wave
            respond to {os} wave in kind
            respond to {os} greeting with a raised hand
            reciprocate {os} wave
            reciprocate after {o} waves
            reply to {os} greeting by waving
            mirror {os} wave a moment after it
            mirror {o} by waving as well
            echo {os} wave
            imitate {o} and ~wave as well
            match {os} wave with another
            follow {os} lead and ~wave
            follow suit after {os} wave
            do as {o} does and ~wave in turn
            return {os} greeting with a wave
            return the wave that {o} makes
            return the friendly gesture to {o} by waving
            acknowledge {os} wave by waving back
            acknowledge {o} with a wave in return
            be greeted with a wave by {o} and ~return it
            be hailed by {o} and ~wave back
            be waved to by {o} first and ~answer with a wave
            be the second to wave, answering {o}
            be prompted to wave by {os} wave
            receive {os} wave, then ~send one back
            accept {os} wave and ~offer one back
            see {o} wave and ~respond likewise
            see {os} raised hand and ~wave back
            watch {o} wave first, then ~wave too
            notice {os} wave and ~lift a hand in reply
            spot {o} waving and ~wave back
            let {o} wave first and then ~do the same
            let {o} go first and ~wave second
            lift an arm to answer {os} wave
            raise a hand and ~wave back to {o}
            raise {their} hand to greet {o} in return
            put up a hand in answer to {os} wave
            swing a raised hand in reply to {o}
            hail {o} in return with a wave
            greet {o} back with a wave
            say hi back to {o} by waving
            pay {o} back with a wave
            come second in an exchange of waves with {o}
            take {their} turn to wave once {o} has waved
            """,
            react="""
            wave back
            return the wave
            wave in return
            answer with a wave
            wave a moment later
            raise a hand too
            wave as well
            wave in response
            wave in turn
            wave next
            wave afterwards
            wave in acknowledgment
            reciprocate with a wave
            respond with a wave
            respond by raising a hand to wave
            answer by waving
            reply by waving a hand
            follow with a wave
            mirror the wave
            repeat the wave
            match it with another wave
            return the greeting with a wave
            return the hello by hand
            give a wave back
            offer a wave in exchange
            make a wave of {their} own
            acknowledge it with a wave
            lift a hand in answer
            lift an arm and ~wave as well
            raise a hand and ~wave back
            put up a hand in return
            hold up a hand and ~wave in turn
            swing a raised hand in reply
            greet back with a wave
            say hi back with a wave
            take {their} turn to wave
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
            offer {o} a wave
            offer {o} a friendly wave
            send a wave {os} way
            throw {o} a wave
            shoot {o} a wave
            toss {o} a casual wave
            make a wave in {os} direction
            make a greeting gesture with the hand to {o}
            perform a waving motion towards {o}
            execute a hand wave aimed at {o}
            wave across to {o}
            wave over at {o}
            wave towards {o}
            wave in {os} direction
            wave cheerfully to {o}
            wave like a friend spotting {o}
            wave to say hello to {o}
            wave to {o} without getting a wave back
            wave at {o} and ~get no answer
            wave alone, facing {o}
            wave to attract {os} attention
            wave a raised hand in front of {o}
            try to catch {os} eye with a wave
            try to flag {o} down, waving
            attempt to get {o} to notice, waving a hand
            acknowledge {o} with a wave
            welcome {o} with a wave
            address {o} with a waving hand
            bid {o} hello with a wave
            say hello to {o} by hand
            greet {o} with a friendly hand gesture
            greet {o}, one hand waving in the air
            signal {o} by waving
            signal towards {o} with a hand in the air
            motion to {o} with a raised hand
            gesture hello to {o} with a hand
            stick a hand up and ~wave at {o}
            bring a hand up and ~wave it at {o}
            throw a hand up and ~wave to {o}
            reach up and ~wave at {o}
            extend an arm upwards and ~wave to {o}
            hold a hand in the air, waving at {o}
            hold up a hand to {o} and ~move it back and forth
            rock a raised hand back and forth, facing {o}
            oscillate a raised hand towards {o}
            swing a raised hand to and fro at {o}
            sway a raised hand from side to side to hail {o}
            waggle a raised hand at {o}
            flutter a hand at {o} in greeting
            lift a palm and ~shake it at {o}
            show {o} a raised, waving hand
            face {o} and ~wave
            face {o} with a hand raised and waving
            look towards {o} and ~wave
            stand before {o} and ~wave a hand
            stand apart from {o} and ~wave
            hail {o} from afar
            call out to {o} with a wave
            treat {o} to a wave
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
            receive {os} wave without returning it
            receive a friendly wave from {o}
            receive a hand greeting from {o}
            accept {os} wave without a move
            accept a wave from {o}
            be welcomed by {o} with a wave
            be acknowledged by {o} with a wave
            be addressed by {o} with a waving hand
            be offered a wave by {o}
            be given a wave by {o}
            be signaled by {o} with a raised hand
            be hailed with a wave of {os} hand
            be the recipient of {os} wave
            be the one receiving a wave from {o}
            be the person that {o} waves at
            be greeted from a distance by {o}, waving
            get greeted by {o} with a raised hand
            have a hand waved at them by {o}
            have {o} greet them with a wave
            see {o} waving a hand in the air
            see {os} hand swing from side to side in greeting
            observe {o} waving
            observe {os} wave, standing still
            watch {o} raise a hand and wave
            watch {o} waving in greeting
            watch {os} waving hand
            look on while {o} makes a waving gesture
            notice {os} wave and ~stay still
            witness {os} wave
            stand still in front of {o} during the wave
            stand still while being waved at by {o}
            stand there and ~receive a wave from {o}
            remain still during {os} wave
            remain motionless as {o} waves
            stay put as {o} waves hello
            stay motionless, facing the wave of {o}
            keep {their} hands down during {os} wave
            keep still as {o} waves
            let {o} wave without waving back
            give {o} no wave back
            ignore {os} wave
            fail to answer {os} wave
            fail to wave back to {o}
            face {o}, who waves a hand
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
            stand idle
            keep {their} hands down
            keep {their} hands lowered
            watch without waving
            look on without waving
            observe the wave
            witness the wave
            receive the wave without moving
            ignore the wave
            fail to wave back
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
