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
            shake on it
            shake one another's hand
            shake hands face to face
            shake hands like business partners
            shake hands in agreement
            shake hands in a friendly way
            shake hands as a greeting
            shake hands with their {hand} hands
            meet each other with a handshake
            meet with a hand clasp and ~shake
            bring their {hand} hands together in a handshake
            bring hands together and ~shake them
            engage in a handshake
            execute a handshake
            complete a handshake
            lock hands and ~shake
            lock {hand} hands in a handshake
            link {hand} hands and ~shake them up and down
            connect in a handshake
            pump each other's hand
            pump hands in greeting
            press palms together and ~shake
            press each other's hand and ~shake it
            offer each other the {hand} hand and ~shake
            extend a hand to one another for a handshake
            extend their arms to each other for a handshake
            reach for each other's hand and ~shake it
            reach towards one another and ~exchange a handshake
            welcome one another, shaking hands
            salute each other with a handshake
            acknowledge each other with a handshake
            make peace with a handshake
            mark their agreement with a handshake
            close a deal by shaking hands
            trade handshakes
            do a handshake
            do a handshake with their {hand} hands
            unite their {hand} hands and ~shake
            grip hands and ~shake them
            hold {hand} hands and ~shake
            say hi by shaking hands
            get acquainted with a handshake
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
            shake on it with {o}
            shake hands with {o} face to face
            shake hands with {o} in greeting
            shake {hand} hands with {o}
            shake {o} by the hand
            take {o} by the hand and ~shake it
            take hold of {os} hand and ~shake it up and down
            meet {o} with a handshake
            meet {os} outstretched hand and ~shake it
            engage in a handshake with {o}
            execute a handshake with {o}
            share a handshake with {o}
            swap a handshake with {o}
            do a handshake with {o}
            have a handshake with {o}
            lock hands with {o} and ~shake
            link {hand} hands with {o} and ~shake
            connect with {o} in a handshake
            pump {os} hand
            pump {os} {hand} hand in greeting
            press {os} hand in a handshake
            press {os} {hand} hand and ~shake it
            extend the {hand} hand for {o} to shake
            extend {their} {hand} arm and ~shake hands with {o}
            put out a hand and ~shake with {o}
            present {their} {hand} hand to {o} for a handshake
            reach for {os} hand and ~shake it
            reach out to {o} for a handshake
            move {os} hand up and down in a handshake
            salute {o} by shaking hands
            acknowledge {o} with a handshake
            make peace with {o} by a handshake
            agree with {o} and ~shake hands on it
            close a deal with {o}, shaking hands
            thank {o} with a handshake
            get acquainted with {o} by a handshake
            say hi to {o}, shaking hands
            join {hand} hands with {o} in a handshake
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
