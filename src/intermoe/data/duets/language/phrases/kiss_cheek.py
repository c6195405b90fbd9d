"""Verb phrases of kiss_cheek."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            kiss {o} on the cheek
            kiss {o} on the cheek
            kiss {o} on the cheek
            kiss {os} cheek
            kiss {os} cheek
            give {o} a kiss on the cheek
            give {o} a kiss on the cheek
            give {o} a kiss
            kiss {o}
            kiss {o} tenderly
            kiss {o} in greeting
            kiss {o} goodbye
            peck {o} on the cheek
            peck {os} cheek
            give {o} a peck on the cheek
            plant a kiss on {os} cheek
            press a kiss on {os} cheek
            place a kiss on {os} cheek
            put {their} lips to {os} cheek
            press {their} lips to {os} cheek
            touch {os} cheek with {their} lips
            lean in and ~kiss {o} on the cheek
            lean forward and ~kiss {os} cheek
            bend forward to kiss {o}
            greet {o} with a kiss on the cheek
            greet {o} with a kiss
            welcome {o} with a kiss on the cheek
            say hello to {o} with a kiss on the cheek
            say goodbye to {o} with a kiss on the cheek
            thank {o} with a kiss
            steal a kiss from {o}
            surprise {o} with a kiss
            smooch {o} on the cheek
            bring {their} face close to {os} and ~kiss the cheek
            one-handed|take {o} by the shoulder and ~kiss them
            one-handed|put a hand on {os} shoulder and ~kiss their cheek
            both|take {o} by the shoulders and ~kiss them
            both|hold {os} shoulders and ~kiss their cheek
            once|kiss {os} {side} cheek
            once|kiss {o} once on the cheek
            twice|kiss {o} on both cheeks
            twice|kiss {o} on both cheeks
            twice|kiss {o} twice
            twice|give {o} a kiss on each cheek
            twice|kiss one cheek of {o} and then the other
            twice|greet {o} with two kisses
            approach|come over and ~kiss {o} on the cheek
            approach|walk over to kiss {o}
            """,
            take="""
            be kissed by {o}
            be kissed by {o}
            be kissed on the cheek by {o}
            be kissed on the cheek by {o}
            get kissed by {o}
            get kissed on the cheek by {o}
            get a kiss from {o}
            get a kiss on the cheek from {o}
            receive a kiss from {o}
            receive a kiss on the cheek from {o}
            be greeted by {o} with a kiss
            be pecked on the cheek by {o}
            get a peck on the cheek from {o}
            feel {os} lips on {their} cheek
            feel {os} kiss on {their} cheek
            have {their} cheek kissed by {o}
            let {o} kiss {their} cheek
            let {o} kiss them
            offer {o} a cheek to kiss
            turn {their} cheek to {os} kiss
            hold still for {os} kiss
            be welcomed by {o} with a kiss
            be thanked by {o} with a kiss
            twice|be kissed on both cheeks by {o}
            twice|get two kisses from {o}
            twice|receive a kiss on each cheek from {o}
            surprise|be surprised by {os} kiss
            surprise|draw back after {os} kiss
            touch|touch {their} cheek after {os} kiss
            """,
            react="""
            hold still for it
            turn {their} cheek
            offer a cheek
            let it happen
            accept the kiss
            receive the kiss
            bend {their} face aside
            permit it
            welcome it
            lean closer
            smile|enjoy the kiss
            smile|incline {their} head
            touch|touch {their} cheek
            touch|put a hand to {their} cheek
            touch|hold {their} cheek afterwards
            surprise|draw back in surprise
            surprise|step back, startled
            surprise|be surprised
            """,
        ),
    },
    val={
        "main": Phrases(
            act="""
            brush {os} cheek with the lips
            bestow a kiss upon {os} cheek
            salute {o} with a kiss on the face
            honour {os} cheek with a kiss
            """,
            take="""
            have a kiss bestowed upon the cheek by {o}
            be honoured by {os} kiss
            be saluted by {o} with a kiss on the face
            """,
            react="""
            present the cheek
            take the kiss calmly
            keep steady for the kiss
            """,
        ),
    },
    test={
        "main": Phrases(
            act="""
            go in for a kiss on {os} cheek
            do a cheek kiss with {o}
            put a kiss on {os} cheek
            move in and ~kiss {o} on the side of the face
            lean over to kiss {os} face
            get close and ~kiss {os} cheek
            show {o} some love with a kiss
            give {o} a friendly cheek kiss
            give {o} a little smooch on the face
            try to kiss {os} cheek
            land a kiss on the side of {os} face
            say hi to {o} by kissing the cheek
            twice|do a kiss on each side of {os} face
            twice|kiss both of {os} cheeks
            """,
            take="""
            get a cheek kiss from {o}
            get smooched by {o}
            be given a kiss on the side of the face by {o}
            take a kiss from {o} on the face
            let {o} go in for a kiss
            have {o} lean in for a kiss
            get shown some love by {o} with a kiss
            get {their} cheek kissed by {o}
            be leaned in on and kissed by {o}
            end up with a kiss from {o}
            """,
            react="""
            be still for the kiss
            stay in the same place for it
            be happy about the kiss
            give the side of {their} face
            play along
            be fine with that
            smile|seem pleased
            touch|feel {their} cheek with a hand
            surprise|pull away a bit, surprised
            surprise|get caught off guard
            """,
        ),
    },
    tails=Phrases(
        act="""
        one-handed|with a hand on the shoulder
        one-handed|holding them by one arm
        both|with both hands on the shoulders
        """,
    ),
)
