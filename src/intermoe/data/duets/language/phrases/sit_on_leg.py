"""Verb phrases of sit_on_leg."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            let {o} sit on {their} thigh
            let {o} sit on {their} leg
            let {o} sit on {their} knee
            let {o} sit down on {their} thigh
            let {o} sit on the {side} thigh
            let {o} sit on the {side} leg
            let {o} rest on {their} leg
            let {o} use {their} knee as a chair
            offer {o} a seat on {their} thigh
            offer {o} {their} knee as a seat
            offer {their} thigh to {o}
            kneel down and ~let {o} sit on {their} thigh
            kneel on one knee so that {o} can sit on the other leg
            kneel on one knee and ~let {o} sit down
            kneel while {o} sits on {their} thigh
            kneel with the {side} leg in front for {o} to sit on
            go down on one knee and ~let {o} sit on {their} leg
            get down on one knee to be {os} seat
            be a seat for {o}
            serve {o} as a seat
            serve as a chair for {o}
            give {o} a seat on {their} leg
            give {o} a place to sit on {their} thigh
            make a seat for {o} with {their} leg
            have {o} sit on {their} knee
            have {o} sitting on {their} thigh
            take {o} onto {their} knee
            take {o} onto {their} leg
            hold {o} on {their} thigh
            embrace|hold {o} on {their} knee with an arm round the back
            embrace|put an arm around {o}, who sits on {their} leg
            support {o} on {their} thigh
            support {o} with {their} leg
            prop {o} up on {their} knee
            invite|pat {their} thigh and ~let {o} sit on it
            invite|invite {o} to sit on {their} leg
            invite|tap {their} leg to invite {o} to sit
            provide {o} with a seat on {their} leg
            use {their} thigh as a bench for {o}
            seat {o} on {their} thigh
            seat {o} on {their} knee
            put {o} on {their} knee
            """,
            take="""
            sit on {os} leg
            sit on {os} leg
            sit on {os} thigh
            sit on {os} knee
            sit down on {os} leg
            sit down on {os} thigh
            sit down on {os} knee
            take a seat on {os} thigh
            take a seat on {os} leg
            take a seat on {os} knee
            sit on the leg of {o}
            sit on the thigh of {o}, who kneels
            sit on {o}, who kneels on one knee
            use {os} thigh as a seat
            use {os} knee as a chair
            rest on {os} thigh
            settle on {os} knee
            settle down on {os} leg
            perch on {os} thigh
            perch on {os} knee
            be seated on {os} thigh
            turn round and ~sit on {os} leg
            step up and ~sit on {os} thigh
            come over and ~sit on {os} knee
            lower the body onto {os} thigh
            find a seat on {os} leg
            have a seat on {os} knee
            be held by {o} on the thigh
            go and ~sit on {os} leg
            """,
            react="""
            sit down
            sit down on it
            sit on the leg
            sit on the thigh
            sit on the knee
            take a seat
            take the seat
            settle down on it
            turn round and ~sit
            come and ~sit
            step up and ~sit down
            lower {their} body onto it
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            lend {o} {their} leg for a rest
            become a stool for {o}
            stay on one knee beneath {o}
            accept {o} as a weight on the thigh
            """,
            take="""
            choose {os} leg as a stool
            place all weight on {os} thigh
            repose upon {os} knee
            """,
            react="""
            choose it as a stool
            place all weight on it
            get comfortable there
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            act as a seat for {o}
            be on one knee with {o} on the lap
            drop to one knee to give {o} a place to sit
            let {o} have a sit on the lap
            offer a lap for {o} to sit on
            be on one knee so {o} can have a seat
            hold {o} up on one leg
            become a chair for {o}
            welcome {o} onto the lap
            bend one knee as a bench for {o}
            embrace|hold {o} around the back while they sit on the lap
            let {o} plop down on the lap
            """,
            take="""
            sit on {os} lap
            sit upon {os} leg
            use {os} leg to sit on
            move onto {os} lap
            plop down on {os} lap
            be sitting on the lap of {o}
            have {o} as a chair
            sit with {o} as the chair
            lean back and ~sit on {os} lap
            """,
            react="""
            have a sit
            get seated
            make use of the seat
            sit there comfortably
            place {their} weight on the lap
            be comfortable on the lap
            plop down
            """,
        )
    },
)
