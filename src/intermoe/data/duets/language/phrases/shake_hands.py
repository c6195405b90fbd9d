"""Verb phrases of shake_hands."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            shake each other's hand
            shake each other's {hand} hand
            shake hands firmly
            shake hands politely
            shake hands to greet each other
            perform a handshake
            make a handshake
            conclude a deal with a handshake
            confirm something by a handshake
            join hands in a handshake
            grab each other's hand and ~shake
            grasp each other's hand and ~shake it
            hold each other's hand and ~shake it up and down
            squeeze and ~shake each other's hand
            move their joined {hand} hands up and down
            press hands in greeting
            give each other {their} hands
            meet and ~shake hands
            congratulate each other with a handshake
            shake hands
            shake hands
            exchange a handshake
            share a handshake
            give each other a handshake
            greet each other with a handshake
            say hello with a handshake
            reach out and ~shake each other's hand
            extend their {hand} hands and ~shake
            clasp each other's {hand} hand and ~shake it
            grip each other's hand and ~pump it up and down
            take each other's hand and ~shake it
            grasp hands in greeting
            seal a deal with a handshake
            introduce themselves with a handshake
            hold out their hands and ~shake
            offer each other a hand to shake
            swap a friendly handshake
            welcome each other with a firm handshake
            clasp hands and ~move them up and down
            stretch out their arms and ~shake hands
            put their {hand} hands together and ~shake them
            agree on something and ~shake on it
            stand face to face shaking hands
            have a handshake
            """,
            act="""
            shake hands firmly with {o}
            shake hands politely with {o}
            perform a handshake with {o}
            make a handshake with {o}
            conclude a deal with {o} by a handshake
            grab {os} hand and ~shake it
            grasp {os} hand and ~shake it
            hold {os} hand and ~shake it up and down
            squeeze {os} hand in greeting
            congratulate {o} with a handshake
            stretch out a hand for {o} to shake
            give {o} {their} {hand} hand in greeting
            introduce themselves to {o} with a handshake
            join hands with {o} in a handshake
            shake hands with {o}
            shake {os} hand
            shake {os} {hand} hand
            exchange a handshake with {o}
            greet {o} with a handshake
            give {o} a handshake
            reach out and ~shake {os} hand
            extend a hand to {o} and ~shake
            offer {o} {their} {hand} hand and they shake
            hold out {their} {hand} hand to shake {os} hand
            grip {os} hand and ~pump it
            take {os} {hand} hand and ~shake it
            clasp {os} hand and ~move it up and down
            seal a deal with {o} by a handshake
            say hello to {o} with a handshake
            welcome {o} with a firm handshake
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            trade a handshake
            lock hands and ~give them a shake
            complete a formal handshake
            press each other's hand in a polite shake
            """,
            act="""
            trade a handshake with {o}
            complete a formal handshake with {o}
            press {os} hand in a polite shake
            lock hands with {o} and ~give them a shake
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            get a good grip and ~shake hands
            do a proper handshake
            clasp {hand} hands and ~pump them a few times
            shake on a deal
            reach out and ~grab each other's hand for a shake
            extend their hands and ~shake
            grip each other's hand and ~move it up and down
            have a firm handshake
            agree on something and ~shake hands
            get introduced with a handshake
            say hello and ~shake hands
            put their hands out for a shake
            """,
            act="""
            join hands with {o} to shake
            get a good grip on {os} hand and ~shake
            clasp {os} hand and ~pump it a few times
            shake on a deal with {o}
            reach out and ~grab {os} hand for a shake
            extend a hand and ~shake with {o}
            grip {os} hand and ~move it up and down
            have a firm handshake with {o}
            seal a deal with {o} by handshake
            welcome {o} with a handshake
            say hello to {o} and ~shake hands
            stick out a hand for {o} to shake
            """,
        ),
    },
    tails=Phrases(
        both="with their {hand} hands\nusing the {hand} hand\n{hand} hand to {hand} hand",
        act="with the {hand} hand\nusing {their} {hand} hand",
    ),
    facing=True,
)
