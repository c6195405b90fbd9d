"""Verb phrases of bow."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_BOW_TAILS = Phrases(
    both="deep|deeply\nslight|slightly\nslight|just a little",
    act="deep|deeply\nslight|slightly\nslight|just a little",
    take="deep|deeply\nslight|slightly",
)

PHRASES = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            dip their heads and bodies to each other
            hinge at the waist to greet each other
            tip their torsos forward to each other
            fold forward from the hips in greeting
            pay homage to each other with a bow
            bow forward
            bow formally
            bow politely to each other
            bend over in greeting
            bend forward in front of each other
            bend their upper bodies forward
            bend the back to each other
            lower their upper bodies to each other
            tilt their bodies forward in greeting
            dip forward in a bow
            show each other respect with a bow
            perform a formal bow to each other
            greet each other the Japanese way, bowing
            trade bows
            bow
            bow to each other
            bow to each other
            greet each other with a bow
            exchange a bow
            exchange bows
            take a bow in front of each other
            lower their heads and ~bow
            bend forward at the waist
            bend at the hips to greet each other
            bow at the same time
            bow respectfully
            give each other a bow
            bow in greeting
            show respect by bowing
            lean forward in a bow
            make a bow to one another
            incline their upper bodies to each other
            deep|bow low to each other
            slight|nod and ~bow a little
            """,
            act="""
            bow to {o} together
            exchange bows with {o}
            share a bow with {o}
            bow at the same time as {o}
            bow in unison with {o}
            """,
        ),
        "back": Phrases(
            act="""
            bow before {o} does
            make the first bow to {o}
            begin by bowing to {o}
            bow to {o}, who then answers
            bow first
            greet {o} with a bow first
            bow as the first of the two
            start with a bow to {o}
            bow to {o} and ~get a bow in return
            bend forward first and ~bow to {o}
            bow before {o}
            """,
            take="""
            make the second bow, after {o}
            reply to {os} bow by bowing
            give {o} a bow in answer to theirs
            follow {o} with a bow
            be bowed to by {o} and ~bow back
            bow back after {o} bows
            return {os} bow
            answer {os} bow with a bow
            bow in return to {o}
            bow second, after {o}
            wait for {o} to bow and then ~bow back
            bow after {o}
            receive a bow from {o} and ~return it
            """,
            react="""
            bow back
            return the bow
            bow in return
            answer with a bow
            bow a moment later
            bow as well
            do the same afterwards
            """,
        ),
        "one": Phrases(
            act="""
            dip {their} head and body to {o}
            hinge at the waist to greet {o}
            tip {their} torso forward to {o}
            fold forward from the hips to greet {o}
            pay homage to {o} with a bow
            bow forward to {o}
            bow politely to {o}
            bow formally to {o}
            bend over in greeting to {o}
            bend forward in front of {o}
            bend the upper body to {o}
            bend the back to {o}
            lower the upper body before {o}
            tilt {their} body forward to greet {o}
            dip forward in a bow to {o}
            show respect to {o} with a bow
            make a formal bow to {o}
            thank {o} with a bow
            bow to {o}
            bow to {o}
            bow in front of {o}
            greet {o} with a bow
            make a bow to {o}
            take a bow in front of {o}
            lower {their} head and ~bow to {o}
            bend forward at the waist towards {o}
            bow respectfully to {o}
            give {o} a bow
            show {o} respect by bowing
            lean forward in a bow to {o}
            """,
            take="""
            be shown respect by {o} with a bow
            be thanked by {o} with a bow
            be the one {o} bows to
            notice {o} bowing
            have {o} bow in front of them
            look at {o}, who bows
            be given a bow by {o}
            be bowed to by {o}
            receive a bow from {o}
            be greeted by {o} with a bow
            get a bow from {o}
            watch {o} bow
            stand still while {o} bows
            """,
            react="""
            stay still
            watch quietly
            remain still
            observe it
            stand still
            watch
            look on
            stay upright
            stand there and ~wait
            remain standing
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            pay their respects with a bow
            carry out a ceremonial bow
            send each other a bow
            greet, bending forward
            """,
            act="""
            carry out a ceremonial bow jointly with {o}
            pay respects with a bow together with {o}
            """,
        ),
        "back": Phrases(
            act="""
            open with a bow to {o}
            carry out the first bow
            """,
            take="""
            reply to {o} with a bow
            carry out the second bow, following {o}
            """,
            react="reply with a bow\nrepeat the gesture",
        ),
        "one": Phrases(
            act="""
            carry out a bow for {o}
            send a bow in {os} direction
            """,
            take="""
            accept a bow from {o}
            be sent a bow by {o}
            """,
            react="take it in calmly\ndo nothing",
        ),
    },
    test={
        "together": Phrases(
            both="""
            greet each other by bowing
            make a bow as a greeting
            make a bow toward one another
            bend at the waist toward each other
            lower their upper bodies in a bow
            take a bow, both together
            do a respectful bow
            do a bow as a sign of respect
            bend at the hips as a greeting
            perform a Japanese-style bow
            put their heads down and ~bow
            tip their upper bodies forward in greeting
            deep|bend forward really low in a bow
            slight|give a little bow
            """,
            act="""
            do a bow together with {o}
            do a respectful bow together with {o}
            take a bow in sync with {o}
            bend forward in greeting together with {o}
            lower {their} upper body in a bow, just like {o}
            put {their} head down and ~bow together with {o}
            show {o} respect with a bow and ~get one at the same time
            perform a Japanese-style bow together with {o}
            greet {o} by bowing, both at once
            bend at the waist in sync with {o}
            """,
        ),
        "back": Phrases(
            act="""
            do a bow first, and {o} after that
            be the first to bow to {o}
            start things off with a bow to {o}
            get things started by bowing to {o}
            make the first move with a bow to {o}
            greet {o} by bowing and ~get a bow back
            do a bow for {o} and ~get one back
            bend forward first to greet {o}
            begin the greeting with a bow to {o}
            do a respectful bow to {o} and ~wait for the reply
            """,
            take="""
            do a bow after {os} bow
            respond to {os} bow with the same
            do a bow to {o} too
            reply to {os} bow by bending forward too
            get bowed to by {o} and ~do it back
            greet {o} back, bowing
            wait for {os} bow and then ~bow
            match {os} bow
            bend forward as well after a bow from {o}
            follow {os} bow with another
            copy {os} bow
            """,
            react="""
            do it too
            respond in the same way
            copy the bow
            bend forward as well
            return the gesture
            give a polite bow back
            follow with another bow
            greet back by bowing
            take a bow too
            do one too
            """,
        ),
        "one": Phrases(
            act="""
            do a bow, facing {o}
            greet {o} with a respectful bow
            bend at the waist toward {o}
            pay respect to {o} with a bow
            lower {their} upper body toward {o}
            be respectful to {o} and ~bow
            perform a Japanese-style bow to {o}
            bend at the hips in front of {o}
            say thanks to {o} by bowing
            tip forward in a bow to {o}
            put {their} head down and ~bow to {o}
            apologize to {o} with a bow
            deep|bend forward really low in front of {o}
            slight|do a little bow toward {o}
            """,
            take="""
            see {o} do a bow
            get bowed to by {o}
            let {o} do a bow
            be bowed to respectfully by {o}
            get a polite bow from {o}
            be greeted by {o} bowing
            stand upright during {os} bow
            look at {o} bowing
            accept {os} bow without returning it
            be on the receiving end of a bow from {o}
            """,
            react="""
            give nothing back
            keep standing upright
            see it and ~do nothing
            keep still and ~watch
            stand around without moving
            wait and ~watch
            give no bow back
            take it without bowing
            stand upright the whole time
            keep on looking
            """,
        ),
    },
    tails=_BOW_TAILS,
    facing=True,
)
