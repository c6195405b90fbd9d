"""Verb phrases of carry_on_back."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            carry {o} on {their} back
            carry {o} on {their} back
            carry {o} piggyback
            give {o} a piggyback
            give {o} a piggyback ride
            carry {o} around on {their} back
            take {o} on {their} back
            take {o} piggyback
            take {o} for a piggyback ride
            pick {o} up on {their} back
            lift {o} onto {their} back
            load {o} onto {their} back
            hoist {o} onto {their} back
            bend down and ~take {o} on {their} back
            bend down so that {o} can climb on {their} back
            bend forward and ~carry {o} on {their} back
            crouch and ~take {o} onto {their} back
            stoop and ~carry {o} on {their} back
            let {o} climb on {their} back
            let {o} climb on and ~walk
            let {o} jump on {their} back
            let {o} ride on {their} back
            let {o} get on {their} back
            let {o} hop on {their} back
            have {o} on {their} back
            have {o} on {their} back and ~walk
            walk with {o} on {their} back
            walk a few steps with {o} on {their} back
            walk along with {o} on {their} back
            walk forward with {o} on {their} back
            move forward with {o} on {their} back
            lean forward with {o} on {their} back
            hold {o} on {their} back
            hold {os} legs and ~carry them on {their} back
            hold {os} thighs and ~carry them
            keep {o} up on {their} back
            transport {o} on {their} back
            haul {o} on {their} back
            lug {o} along on {their} back
            bring {o} along on {their} back
            take {os} weight on {their} back
            offer {o} a ride on {their} back
            play horse for {o}
            be {os} horse
            """,
            take="""
            be carried by {o} on the back
            be carried on {os} back
            be carried piggyback by {o}
            get carried by {o}
            get carried on {os} back
            get a piggyback from {o}
            get a piggyback ride from {o}
            ride on {os} back
            ride piggyback on {o}
            climb on {os} back
            climb onto {os} back
            get on {os} back
            get onto {os} back
            jump on {os} back
            jump onto {os} back
            hop on {os} back
            hop onto {os} back
            hang on {os} back
            cling to {os} back
            hold on to {os} shoulders and ~be carried
            wrap both arms around {os} shoulders and ~be carried
            sit on {os} back
            be taken on {os} back
            be lifted onto {os} back
            climb up {o} from behind
            climb on {o} and ~be carried
            comes|walk up to {o} and ~climb on the back
            """,
            react="""
            climb on
            climb up
            hold on
            hold tightly
            ride along
            hang on
            cling on
            jump on
            hop on
            sit on the back
            put both arms around the shoulders
            hold on to the shoulders
            enjoy the ride
            be carried along
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            make a pack of {o} and ~march
            march ahead under {os} weight
            trudge ahead loaded with {o}
            move {o} from here to there like a backpack
            """,
            take="""
            hang behind {o} like a backpack
            get moved around by {o} like a pack
            be borne along by {o}
            """,
            react="""
            stay up there
            clasp the neck from behind
            let go of the ground
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            carry {o} with a piggyback
            do a piggyback carry with {o}
            do the piggybacking for {o}
            walk along as {o} holds on behind
            make a few heavy steps with {o} on top
            bring {o} somewhere piggyback style
            help {o} move with a piggyback carry
            lean over, ~let {o} climb up and ~walk off
            carry {os} whole weight while walking
            be the carrier in a piggyback with {o}
            tramp along with {o} hanging from behind
            walk under the load of {o}, bent forward
            give {o} a lift piggyback style
            """,
            take="""
            be piggybacked by {o}
            travel piggyback with {o}
            let {o} do the walking, up on the back
            mount {o} from behind
            leap onto {o} from behind
            put both legs around {os} waist and ~ride
            be transported by {o} piggyback
            hang around {os} neck from behind
            go for a ride with {o} as the carrier
            have {o} carry them piggyback
            """,
            react="""
            stay up behind
            ride behind
            grip the shoulders
            keep {their} legs around the waist
            hang around the neck
            lift both feet off the floor
            hold tight
            """,
        )
    },
)
