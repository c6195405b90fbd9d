"""Verb phrases of swing_hands."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            swing their joined hands
            swing their joined hands
            swing their hands together
            swing their joined arms
            swing their joined arms to and fro
            swing their joined hands forwards and backwards
            swing their linked arms
            swing their arms, hand in hand
            hold hands and ~swing their arms
            hold hands and ~swing them
            hold hands and ~swing them to and fro
            hold hands side by side and ~swing their arms
            hold hands and ~let their arms swing
            take each other's hands and ~swing them
            join hands and ~swing them to and fro
            join hands and ~swing their arms
            link hands and ~let their arms swing
            go hand in hand, arms swinging
            let their joined hands swing
            let their joined arms swing back and forth
            sway their joined hands back and forth
            rock their joined hands forth and back
            be hand in hand, swinging their arms
            dangle their joined hands to and fro
            walking|walk hand in hand
            walking|walk hand in hand, swinging their arms
            walking|walk side by side and ~swing their joined hands
            walking|walk along holding hands
            walking|walk along with joined hands swinging
            walking|stroll hand in hand
            walking|stroll along, swinging their hands
            walking|stroll along with linked hands
            walking|go for a walk hand in hand
            walking|wander along hand in hand, arms swinging
            walking|hold hands while walking and ~swing their arms
            standing|stand hand in hand and ~swing their arms
            standing|stand side by side, holding hands and swinging them
            standing|stand beside each other and ~swing their joined hands
            standing|stand still with their joined hands swinging
            high|swing their joined arms high
            high|swing their joined hands in wide arcs
            """,
            act="""
            swing joined hands with {o}
            swing joined arms with {o}
            swing {their} arm, hand in hand with {o}
            swing {os} hand in {their} own
            swing {os} hand to and fro
            swing {os} hand, side by side
            hold {os} hand and ~swing it
            hold {os} hand and ~swing it to and fro
            hold hands with {o} and ~swing them
            hold hands with {o} and ~swing {their} arm
            hold hands with {o}, arms swinging
            take {os} hand and ~swing it
            take {os} hand and ~let the arms swing
            join hands with {o} and ~swing them
            link hands with {o} and ~swing the arms
            let {their} hand swing in {os} hand
            let {os} hand swing to and fro
            dangle joined hands to and fro with {o}
            sway {their} joined hand back and forth with {o}
            be hand in hand with {o}, swinging the arms
            rock {os} hand forth and back
            stay beside {o}, arms swinging
            walking|walk hand in hand with {o}
            walking|walk hand in hand with {o}, swinging the arms
            walking|walk beside {o} and ~swing joined hands
            walking|walk along with {o}, holding hands
            walking|stroll hand in hand with {o}
            walking|stroll along with {o}, arms swinging
            walking|go for a walk with {o} hand in hand
            walking|wander along hand in hand with {o}
            walking|hold {os} hand while walking and ~swing it
            standing|stand hand in hand with {o} and ~swing the arms
            standing|stand beside {o} and ~swing joined hands
            standing|stand next to {o}, holding hands and swinging them
            high|swing joined arms high with {o}
            high|swing {os} hand in wide arcs
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            oscillate their clasped hands
            clasp hands and ~move them like a pendulum
            walking|promenade with clasped hands
            move their clasped hands rhythmically
            """,
            act="""
            oscillate clasped hands with {o}
            clasp {os} hand and ~move it like a pendulum
            walking|promenade with {o}, hands clasped
            move {os} clasped hand rhythmically
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            swing hands
            swing their held hands
            swing the hands that they hold
            swing their hands back and forth like kids
            be side by side holding hands and swinging
            swing their hands playfully
            swing arms together like a happy couple
            walking|walk holding hands
            walking|take a walk holding hands
            walking|walk and ~hold hands, arms swinging back and forth
            walking|walk like a couple holding hands
            standing|hold hands standing next to each other and ~swing
            swing their arms while they hold hands
            """,
            act="""
            swing hands with {o} like kids
            hold on to {os} hand and ~swing
            swing {their} held hand with {o}
            swing arms with {o} like a happy couple
            swing {their} arm while it holds {os} hand
            swing {os} hand playfully
            be side by side with {o}, holding hands and swinging
            walking|walk holding hands with {o}
            walking|take a walk holding {os} hand
            walking|walk and ~hold hands with {o}
            walking|take a stroll holding hands with {o}
            standing|hold hands standing next to {o} and ~swing
            """,
        ),
    },
    tails=Phrases(),
)
