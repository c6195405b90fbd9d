"""Verb phrases of hug."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            cuddle
            snuggle up to each other
            enfold each other
            hug warmly
            hug tightly
            hug each other goodbye
            cling to each other
            clasp each other in their arms
            enclose each other in their arms
            fall into an embrace
            hold each other
            hold each other close in a hug
            press each other in a hug
            draw each other into an embrace
            greet each other by embracing
            join in a hug
            unite in an embrace
            cling together in a hug
            hug
            hug
            hug each other
            embrace
            embrace each other
            share a hug
            give each other a hug
            exchange a hug
            wrap their arms around each other
            put their arms around one another
            throw their arms around each other
            hold each other in their arms
            hold each other tight
            greet each other with a hug
            come together in an embrace
            pull each other into a hug
            close their arms around each other
            lock in an embrace
            say goodbye with a hug
            comfort each other with a hug
            take each other in their arms
            open their arms and ~hug
            long|share a long hug
            long|stay in a long embrace
            brief|give each other a quick hug
            hug one another
            hug it out
            hug like old friends
            hug affectionately
            hug in greeting
            hug to say hello
            embrace warmly
            embrace tenderly
            embrace like long-lost friends
            embrace one another closely
            squeeze each other
            squeeze each other in a hug
            meet in a hug
            meet in an embrace
            come together and ~hug
            come in for a hug
            get into a hug
            step into an embrace
            share an embrace
            exchange an affectionate embrace
            trade hugs
            be wrapped in each other's arms
            be in each other's arms
            be locked in a hug
            stand in a hug
            stand in each other's arms
            stand close, arms around each other
            fold each other in their arms
            fold their arms around one another
            encircle each other with their arms
            envelop each other in a hug
            loop their arms around one another
            bring each other into an embrace
            gather each other into their arms
            reach around each other's back in an embrace
            press close together in an embrace
            lean into a hug
            welcome each other into their arms
            console each other in an embrace
            show affection by hugging
            express affection with a hug
            do a hug
            long|hold on to each other in a long hug
            brief|share a brief embrace
            brief|hug for just a moment
            """,
            act="""
            cuddle {o}
            snuggle up to {o}
            enfold {o}
            hug {o} warmly
            hug {o} tightly
            cling to {o}
            clasp {o} in {their} arms
            enclose {o} in {their} arms
            fall into an embrace with {o}
            hold {o} close in a hug
            squeeze {o} in a hug
            press {o} in a hug
            draw {o} into an embrace
            greet {o} by embracing
            wrap {o} in a hug
            fling {their} arms around {o}
            console {o} with an embrace
            hug {o}
            hug {o}
            embrace {o}
            give {o} a hug
            wrap {their} arms around {o}
            put {their} arms around {o}
            throw {their} arms around {o}
            hold {o} in {their} arms
            hold {o} tight
            pull {o} into a hug
            greet {o} with a hug
            take {o} in {their} arms
            open {their} arms and ~hug {o}
            share a hug with {o}
            close {their} arms around {o}
            comfort {o} with a hug
            welcome {o} with an embrace
            long|give {o} a long hug
            brief|give {o} a quick hug
            hug {o} affectionately
            hug {o} like an old friend
            hug {o} in greeting
            hug {o} close
            hug it out with {o}
            embrace {o} warmly
            embrace {o} tenderly
            embrace {o} like a long-lost friend
            meet {o} in a hug
            meet {o} in an embrace
            come together with {o} in a hug
            step into an embrace with {o}
            share an embrace with {o}
            exchange a hug with {o}
            trade hugs with {o}
            join {o} in an embrace
            lock in an embrace with {o}
            be wrapped in a hug with {o}
            stand in a hug with {o}
            fold {o} in {their} arms
            fold {their} arms around {o}
            encircle {o} with {their} arms
            envelop {o} in a hug
            loop {their} arms around {o}
            bring {o} into an embrace
            gather {o} into {their} arms
            gather {o} up in a hug
            reach around {os} back in an embrace
            press {o} close
            press {o} to {their} chest
            lean into a hug with {o}
            lean in and ~hug {o}
            welcome {o} with open arms into a hug
            show affection for {o} with a hug
            express affection for {o} by hugging
            say hello to {o} with a hug
            hold on to {o} in an embrace
            long|keep {o} in a long embrace
            brief|hug {o} briefly
            brief|share a brief embrace with {o}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            press themselves together in a warm embrace
            clasp each other to the chest
            trade a hug
            keep each other in their arms
            """,
            act="""
            trade a hug with {o}
            press {o} in a warm embrace
            clasp {o} to the chest
            keep {o} in {their} arms
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            share a warm hug
            meet for a hug
            pull each other close
            give each other a good squeeze
            reach around each other and ~hug
            lean in and ~embrace
            give one another a big hug
            have a hug
            go in for a hug
            squeeze one another tight
            give one another a tight squeeze
            do a friendly hug
            brief|have a hug of only a moment
            long|stay in each other's arms for a good long while
            """,
            act="""
            share a warm hug with {o}
            meet {o} for a hug
            bring {o} close with both arms
            give {o} a squeeze with both arms
            stretch out {their} arms and ~hug {o}
            lean in and ~embrace {o}
            give {o} a big hug
            have a hug with {o}
            go in for a hug with {o}
            squeeze {o} tight
            reach around {o} and ~hug
            do a friendly hug with {o}
            brief|have a hug of only a moment with {o}
            long|stay in {os} arms for a good long while
            """,
        ),
    },
    tails=Phrases(
        both="long|for a long time\nlong|for a while\nbrief|for a moment\nbrief|briefly",
        act="long|for a long time\nlong|for a while\nbrief|for a moment\nbrief|briefly",
    ),
    facing=True,
)
