"""Verb phrases of help_up."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            help {o} up
            help {o} up
            help {o} to stand up
            help {o} get up
            help {o} up from the floor
            help {o} up off the ground
            pull {o} up
            pull {o} up from the floor
            pull {o} onto the feet
            both|pull {o} up by both hands
            one-handed|pull {o} up by the hand
            one-handed|pull {o} up with one hand
            give {o} a hand up
            give {o} a hand to stand up
            lend {o} a hand to get up
            one-handed|offer {o} a hand and ~pull
            reach down and ~help {o} up
            reach down to {o} and ~pull
            one-handed|hold out a hand to {o} and ~pull them up
            one-handed|take {os} hand and ~pull them up
            one-handed|grab {os} hand and ~lift them up
            both|grab {os} hands and ~pull them up
            both|take {os} hands and ~help them up
            both|take both of {os} hands and ~pull
            lift {o} from the floor
            lift {o} to a standing position
            raise {o} from the ground
            hoist {o} up from the floor
            draw {o} up from the floor
            haul {o} up
            haul {o} to a stand
            bring {o} back on the feet
            get {o} back on the feet
            get {o} off the floor
            set {o} on the feet again
            assist {o} in standing up
            support {o} in getting up
            bend down and ~pull {o} up
            lean down and ~give {o} a hand up
            approach|walk up and ~help {o} up
            approach|come over and ~pull {o} up
            approach|go to {o} and ~pull them up
            pick {o} up from the floor
            make {o} stand up with a pull
            """,
            take="""
            be helped up by {o}
            get helped up by {o}
            be helped to stand up by {o}
            be helped up from the floor by {o}
            be pulled up by {o}
            get pulled up by {o}
            be pulled to a stand by {o}
            one-handed|be pulled up by {o} by the hand
            both|be pulled up by {o} by both hands
            be lifted from the floor by {o}
            be raised from the ground by {o}
            get up with {os} help
            stand up with {os} help
            stand up with the help of {o}
            get up from the floor with a pull from {o}
            rise from the floor with {os} help
            one-handed|take {os} hand and ~get up
            one-handed|grab {os} hand and ~stand up
            both|hold {os} hands and ~stand up
            sit on the floor until {o} helps them up
            sit on the floor and ~be helped up by {o}
            let {o} pull them up
            be assisted by {o} in standing up
            be given a hand up by {o}
            be brought back on the feet by {o}
            get back on the feet thanks to {o}
            """,
            react="""
            stand up
            get up
            rise
            rise from the floor
            get to {their} feet
            come to {their} feet
            rise to {their} feet
            stand up again
            get up from the floor
            get up again
            take the help and ~get up
            straighten up
            thanks|nod in thanks
            thanks|give a nod of thanks
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            extend an arm so that {o} can climb back up
            use a strong pull to bring {o} upright
            aid {o} in coming up from the floor
            fetch {o} up with a firm grip
            act as a helper while {o} comes upright
            """,
            take="""
            come upright by means of {os} pull
            be aided by {o} in coming up
            """,
            react="""
            come upright
            arrive on both feet
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            assist {o} to stand
            offer a helping hand to {o} on the floor
            stretch out a hand to help {o} off the ground
            help {o}, who is sitting on the floor, to stand
            drag {o} up to standing
            tug {o} upright
            give {o} some help to get on the feet
            get {o} up on both legs
            bend over, ~grip {o} and ~pull upward
            reach out so {o} can stand
            both|pull with both arms until {o} stands
            one-handed|pull with one arm until {o} stands
            do {o} a favor and ~help with standing up
            approach|come up to {o} on the floor and ~lend a hand
            """,
            take="""
            be given help by {o} to stand
            be lifted to a standing position by {o}
            start on the floor and ~stand with a hand from {o}
            get off the ground with help from {o}
            reach up to {o} and ~be pulled upright
            be sitting on the floor before {o} helps
            be tugged upright by {o}
            grab hold of {o} to stand
            use {os} hand to stand
            go from sitting to standing thanks to {o}
            """,
            react="""
            end up standing
            stand with the help
            make it back up
            push off the floor
            grip the hand and ~stand
            thanks|say thanks with a nod
            go from sitting to standing
            """,
        )
    },
    tails=Phrases(
        act="""
        both|with both hands
        one-handed|with the {hand} hand
        one-handed|with one hand
        one-handed|using {their} {hand} hand
        """,
        take="""
        both|with both hands
        one-handed|with one hand
        """,
    ),
)
