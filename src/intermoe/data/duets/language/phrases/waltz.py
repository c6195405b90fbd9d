"""Verb phrases of waltz."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            waltz
            waltz
            waltz together
            waltz with each other
            dance a waltz
            dance a waltz
            dance a waltz together
            dance a slow dance in three-four time
            dance a ballroom dance
            dance in a closed hold
            dance in closed position, turning
            dance a turning waltz in a closed hold
            dance cheek to cheek
            dance as a ballroom couple
            perform a waltz
            perform a ballroom dance
            practice waltz steps
            practice a box step in a closed hold
            glide through a waltz
            glide across the room in a ballroom hold
            turn in a waltz
            turn in box steps, holding each other
            hold each other and ~dance a waltz
            take each other in a dance hold and ~turn
            sway in three-four time
            do box steps as a couple
            dance an elegant waltz
            dance a waltz, turning {turn}
            """,
            act="""
            lead {o} in a waltz
            lead {o} in a waltz
            lead {o} through a waltz
            lead {o} through box steps
            lead {o} in a ballroom dance
            lead {o} in a slow dance
            lead {o} in a closed hold
            lead {o} across the floor in a waltz
            waltz with {o}
            waltz with {o}
            waltz and ~lead {o}
            waltz with {o}, a hand on {os} back
            dance a waltz with {o}
            dance a waltz with {o}
            dance a waltz and ~lead {o}
            dance a waltz with {o}, one hand on {os} back
            dance a ballroom dance with {o}
            dance an elegant waltz with {o}
            dance with {o} in a closed hold
            dance with {o} in three-four time
            dance as the leader of a waltz with {o}
            perform a waltz with {o}
            perform box steps with {o} in {their} arms
            practice waltz steps with {o}
            put a hand on {os} back and ~waltz
            put a hand on {os} back and ~lead them in a waltz
            place {their} hand on {os} shoulder blade and ~dance a waltz
            take {os} hand, ~hold {os} back and ~waltz
            take {o} in a dance hold and ~waltz
            take {o} in {their} arms and ~dance a waltz
            hold {o} close and ~dance a waltz
            hold {os} hand at shoulder height and ~lead them in box steps
            guide {o} through a waltz
            guide {o} through turning box steps
            steer {o} through a ballroom dance
            turn with {o} in a waltz
            turn {o} around the room in a waltz
            glide across the room with {o} in a waltz
            invite {o} to a waltz and ~lead
            dance a waltz with {o}, turning {turn}
            """,
            take="""
            be led by {o} in a waltz
            be led by {o} in a waltz
            be led through a waltz by {o}
            be led through box steps by {o}
            be led in a ballroom dance by {o}
            be guided by {o} through a waltz
            be held by {o} in a waltz
            be held around the back by {o} in a dance
            be steered by {o} through a slow dance
            be turned around the room by {o} in a waltz
            follow {o} in a waltz
            follow {os} lead in a waltz
            follow {os} lead through box steps
            waltz in {os} arms
            waltz with {o} and ~follow
            waltz, led by {o}
            dance a waltz in {os} arms
            dance a waltz, led by {o}
            dance a waltz with {o}, a hand on {os} shoulder
            dance in a closed hold, led by {o}
            put a hand on {os} shoulder and ~follow in a waltz
            lay a hand on {os} shoulder and ~waltz
            hold {os} shoulder and ~waltz
            let {o} lead in a waltz
            rest {their} hand on {os} shoulder while dancing a waltz
            """,
            react="""
            follow along
            follow the lead
            follow with mirrored steps
            follow in box steps
            step backwards in turn
            go along with the steps
            turn along
            move along in the dance
            match the steps
            lay a hand on the leader's shoulder
            hold on to the leader's shoulder
            turn together with the leader
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            swirl through a Viennese waltz
            revolve gracefully in a formal embrace
            perform the steps of a ball
            """,
            act="""
            conduct {o} in a Viennese dance
            swirl through a Viennese waltz with {o}
            revolve gracefully with {o} in a formal embrace
            perform the steps of a ball with {o}
            """,
            take="""
            be conducted by {o} in a Viennese dance
            be twirled through a Viennese waltz by {o}
            be embraced formally by {o} for a ball dance
            """,
            react="""
            accompany the steps
            revolve along
            submit to the lead
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            do a waltz
            do the waltz
            dance the waltz
            slow-dance together
            do ballroom dancing
            do a slow ballroom dance
            dance together like at a wedding
            spin slowly in each other's arms
            dance close together with their hands on each other
            do a waltz, going round and round
            """,
            act="""
            do a waltz with {o}
            do the waltz with {o}
            dance the waltz with {o}
            slow-dance with {o}
            do ballroom dancing with {o}
            lead the waltz with {o}
            lead {o} in the waltz
            dance together with {o} like at a wedding
            have a hand on {os} upper back and ~slow-dance
            spin slowly with {o} in {their} arms
            do a slow ballroom dance with {o}
            be the one who leads {o} in the waltz
            """,
            take="""
            do the waltz with {o} leading
            do a waltz while {o} leads
            dance the waltz as {o} leads
            let {o} lead the waltz
            be the one who follows {o} in the waltz
            get led by {o} in the waltz
            slow-dance while {o} leads
            have a hand up on {os} shoulder for a slow ballroom dance
            get led around by {o} in a slow ballroom dance
            """,
            react="""
            go with it
            step along
            dance along
            keep in step
            mirror the steps
            spin slowly along
            keep up with the dance
            """,
        ),
    },
    tails=Phrases(
        both="""
        clockwise|turning clockwise
        counterclockwise|turning counterclockwise
        """,
        act="""
        clockwise|turning clockwise
        counterclockwise|turning counterclockwise
        """,
    ),
    facing=True,
)
