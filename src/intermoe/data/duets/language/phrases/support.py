"""Verb phrases of support."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            support {o}
            support {o}
            support {o} while walking
            support {o} with an arm around the back
            help {o} walk
            help {o} walk
            help {o} along
            help {o} to walk, step by step
            help {o} move forward
            help {o} take a few steps
            assist {o} in walking
            hold {o} up
            hold {o} upright
            hold {o} around the back and ~walk along
            prop {o} up
            steady {o}
            aid {o} in walking
            act as a crutch for {o}
            serve {o} as a crutch
            carry part of {os} weight
            take some of {os} weight
            bear {os} weight
            keep {o} on their feet
            keep {o} from falling
            lead {o} forward bit by bit
            guide {o} with an arm around the back
            walk {o} along with patience
            walk in small steps with {o}, holding them up
            put an arm around {os} back and ~help them walk
            lend {o} an arm
            lend {o} a shoulder
            lame|help {o} limp along
            lame|support {o} while they limp
            lame|hold {o} up because of a hurt leg
            lame|help {o} walk on a hurt leg
            weak|support {o} in a moment of weakness
            weak|hold {o} up because of weakness
            weak|keep {o} going
            weak|drag {o} along
            over|carry {os} arm over the shoulders and ~help them along
            over|support {o} with {os} arm over the shoulders
            over|take {os} arm across the shoulders and ~walk
            round|hold {o} around the waist and ~help them walk
            start|take hold of {o} and ~help them walk
            start|prop {o} up and ~walk off together
            approach|come to help and ~support {o}
            approach|come to {os} aid and ~hold them up
            """,
            take="""
            be supported in walking by {o}
            be supported in walking by {o}
            be supported by {o} while walking
            be helped to walk by {o}
            be helped along by {o}
            be helped by {o} to take a few steps
            be held up by {o}
            be held upright by {o}
            be propped up by {o}
            be steadied by {o}
            be assisted by {o} in walking
            be led forward bit by bit by {o}
            be kept on their feet by {o}
            be guided by {o}, who has an arm around their back
            get help from {o} to walk
            get support from {o}
            use {o} as a crutch
            lean on {o}
            lean on {o} while walking
            lean heavily on {o}
            rest {their} weight on {o}
            walk with the help of {o}
            walk in small steps, supported by {o}
            need {os} support to walk
            depend on {os} support
            lame|limp along with the help of {o}
            lame|limp beside {o}, who holds them up
            lame|limp, supported by {o}
            lame|hobble along, held by {o}
            lame|hobble, leaning on {o}
            weak|stagger along, held up by {o}
            weak|drag {their} feet, supported by {o}
            weak|shuffle along on {os} arm
            over|hang an arm over {os} shoulders and ~walk
            over|walk with an arm over {os} shoulders for support
            """,
            react="""
            slow|walk slowly
            take weary steps
            take slow steps
            take small steps
            make slow progress
            hang {their} head
            lean on them
            lean against them
            move on with difficulty
            put one foot before the other
            accept the help
            lame|limp with every step
            lame|limp along
            lame|limp on one leg
            lame|hobble on
            lame|drag one leg
            weak|shuffle along
            weak|drag {their} feet
            weak|sag at the knees
            weak|walk with bent knees
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            offer {o} physical backing at every pace
            escort {o} in a frail state, arm about the body
            be a walking stick for {o}
            shore {o} up so that they can get on
            rescue {o} by hauling them along
            """,
            take="""
            rely on {o} at every pace
            be hauled along by {o}
            be shored up by {o}
            plod on with {o} as a walking stick
            """,
            react="plod on\nget on painfully\nmanage one pace at a time",
        )
    },
    test={
        "main": Phrases(
            act="""
            help {o} get around with an injury
            help {o} get away when injured
            assist {o} with walking
            let {o} use them for balance
            carry {o} along with one arm around the waist
            give {o} support to walk
            give {o} a hand with walking
            be {os} support while they walk
            prevent {o} from falling
            help {o} stay upright
            keep {o} steady while they walk
            lame|assist {o} in limping forward
            weak|get {o} to walk in spite of weakness
            over|put {os} arm over the shoulders and ~walk them away
            """,
            take="""
            get assisted by {o} with walking
            need help from {o} to stay upright
            be carried along by {o} with one arm
            lean onto {o} for support
            hold on to {o} in order to walk
            walk badly and ~get held by {o}
            be given support by {o} to walk
            be too weak to walk without {o}
            lame|walk with a limp, and {o} helps
            lame|have an injured leg and ~get help from {o}
            """,
            react="""
            walk with trouble
            struggle to walk
            follow with slow steps
            walk unsteadily
            manage to walk with trouble
            move one step at a time
            let the head drop
            lame|walk with a limp
            """,
        ),
    },
)
