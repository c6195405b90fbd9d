"""Verb phrases of walk_side_by_side."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            advance in a row of two
            saunter along as companions
            tread forward at the same pace
            march ahead as a pair
            cross the room together on foot
            walk along next to one another
            walk along the same way
            walk on together
            walk in parallel
            walk as a pair
            march side by side
            march next to each other
            step forward together
            move along side by side
            move ahead together
            travel side by side
            wander side by side
            go along beside each other
            pace forward in step
            advance side by side
            stride side by side
            cross the room side by side
            take a stroll together
            walk ahead shoulder to shoulder
            walk side by side
            walk side by side
            walk next to each other
            walk together
            walk beside each other
            walk along together
            go for a walk
            walk abreast
            go forward side by side
            take a walk together
            walk shoulder to shoulder
            walk in step
            move forward next to each other
            walk in the same direction
            walk alongside each other
            walk forward together
            pace along next to each other
            slow|stroll side by side
            slow|stroll along
            slow|walk leisurely next to each other
            slow|amble along together
            fast|hurry along side by side
            fast|walk briskly next to each other
            fast|stride along together
            walk forward side by side
            walk along, one beside the other
            walk in tandem, side by side
            walk like two friends, side by side
            walk the same path next to each other
            walk at the same pace
            walk flank to flank
            walk ahead in a row of two
            walk in formation, side by side
            walk two abreast
            walk level with each other
            walk and ~keep level with each other
            keep pace with each other
            keep abreast while walking
            keep beside each other on a walk
            stay side by side while walking
            stay next to each other as they walk
            go on foot together
            go along side by side
            go for a walk side by side
            go the same way on foot, shoulder to shoulder
            move forward as a pair
            move in parallel at walking pace
            proceed side by side
            proceed on foot beside each other
            head the same way, side by side
            head forward together at a walk
            progress forward in parallel
            travel on foot next to each other
            accompany each other on a walk
            step forward in unison
            go ahead next to each other
            pace ahead side by side
            march abreast
            take steps forward together, side by side
            make their way forward side by side
            make their way ahead as a pair
            traverse the room next to each other
            cross the floor shoulder to shoulder
            slow|stroll next to one another
            slow|walk slowly side by side
            slow|walk along unhurriedly together
            fast|walk quickly beside each other
            fast|rush along next to each other
            fast|power-walk side by side
            """,
            act="""
            saunter along with {o}
            tread forward beside {o}
            march ahead beside {o}
            cross the room together with {o}
            walk along beside {o}
            walk on next to {o}
            march next to {o}
            step forward together with {o}
            move along at {os} side
            wander beside {o}
            go along with {o}
            advance side by side with {o}
            stride side by side with {o}
            cross the room side by side with {o}
            take a stroll with {o}
            escort {o} on a walk
            walk in parallel with {o}
            walk in the same direction as {o}
            walk at {os} side
            accompany {o}, walking beside them
            walk side by side with {o}
            walk next to {o}
            walk beside {o}
            walk together with {o}
            walk with {o}
            walk along with {o}
            go for a walk with {o}
            walk alongside {o}
            accompany {o} on a walk
            move forward next to {o}
            walk shoulder to shoulder with {o}
            walk in step with {o}
            keep pace with {o}
            slow|stroll beside {o}
            slow|amble along with {o}
            fast|hurry along beside {o}
            fast|stride along next to {o}
            walk forward beside {o}
            walk forward together with {o}
            walk abreast of {o}
            walk level with {o}
            walk two abreast with {o}
            walk at the same pace as {o}
            walk the same path next to {o}
            walk flank to flank with {o}
            walk in formation beside {o}
            walk like a friend at {os} side
            keep abreast of {o} while walking
            keep up with {o} at {os} side
            keep level with {o} on a walk
            keep {o} company on a walk
            stay beside {o} while walking
            stay at {os} side and ~walk along
            go on foot beside {o}
            go forward side by side with {o}
            go the same way as {o}, shoulder to shoulder
            take a walk with {o}
            take a walk at {os} side
            take steps forward together with {o}
            move ahead together with {o}
            move in parallel with {o} at walking pace
            proceed side by side with {o}
            proceed on foot at {os} side
            head forward together with {o} at a walk
            head the same way as {o}, side by side
            progress forward in parallel with {o}
            travel side by side with {o}
            travel on foot next to {o}
            match {os} pace and ~walk alongside
            match strides with {o}
            move forward in step with {o}
            go ahead next to {o}
            pace ahead side by side with {o}
            pace along next to {o}
            march abreast of {o}
            make {their} way forward beside {o}
            traverse the room next to {o}
            cross the floor shoulder to shoulder with {o}
            accompany {o} on foot
            accompany {o} side by side
            escort {o} on foot, side by side
            join {o} for a walk side by side
            fall into step beside {o}
            slow|stroll along with {o}
            slow|walk slowly beside {o}
            slow|walk along unhurriedly next to {o}
            fast|walk quickly at {os} side
            fast|rush along next to {o}
            fast|walk briskly alongside {o}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            proceed shoulder by shoulder
            make their way forward together
            wander on next to one another
            continue on foot as a pair
            """,
            act="""
            make {their} way forward next to {o}
            march ahead with {o}
            wander on beside {o}
            proceed at {os} side
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            walk forward alongside each other
            go out walking, one next to the other
            walk along as a duo
            take a stroll beside each other
            move forward together at the same speed
            walk with their shoulders level
            keep to the same pace on a walk
            walk ahead next to each other
            walk the same path together
            walk down the street together
            slow|have a relaxed walk together
            fast|walk briskly beside each other
            """,
            act="""
            walk forward alongside {o}
            go out walking in {os} company
            walk along as a duo with {o}
            take a stroll beside {o}
            move forward at the same speed as {o}
            walk in line with {o}
            keep to the same pace as {o}
            walk ahead next to {o}
            walk the same path as {o}
            walk down the street together with {o}
            match {os} walking speed
            slow|have a relaxed walk with {o}
            fast|walk briskly beside {o}
            """,
        ),
    },
)
