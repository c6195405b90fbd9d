"""Verb phrases of high_five."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            whack their open hands together above shoulder level
            reach up and ~tap palms
            slap hands up high
            slap each other's palms
            slap {their} palms together above
            strike {their} palms together high up
            tap palms up high
            touch palms in the air
            smack each other's hand up high
            smack hands in celebration
            hit each other's raised hand
            give a high five to each other
            perform a high five
            make a high five
            bring their hands together up high with a clap
            reach up to slap palms
            clap each other's hand in the air
            jump for joy and ~slap palms
            cheer with a high five
            high-five
            give each other a high five
            exchange a high five
            share a high five
            slap palms in the air
            slap {their} raised hands together
            clap their hands together overhead
            raise a hand and ~slap each other's palm
            lift their arms and ~clap palms
            celebrate with a high five
            swing their arms up and ~slap hands
            hit palms up high
            congratulate each other with a high five
            smack palms above their heads
            throw up a hand for a high five
            both|give each other a double high five
            both|slap both palms together up high
            one-handed|raise their {hand} hands and ~slap them together
            one-handed|slap {hand} palms in the air
            trade high fives
            swap a high five
            engage in a high five
            go for a high five
            go for a high five and ~connect
            connect in a high five
            connect palms in the air
            meet palms in mid-air
            meet in a high five
            bring their palms together in the air
            bring palms together with a smack
            bump palms up high
            clap palms together
            clap hands with each other in the air
            clap hands with each other up high
            pat palms up high
            pat each other's raised palm
            knock palms together overhead
            bang palms together in the air
            hit hands in mid-air
            slap hands above head height
            slap hands in triumph
            slap each other five
            give each other five
            give one another a celebratory high five
            greet each other with a high five
            rejoice with a high five
            mark a win with a high five
            execute a high five
            reach up for a high five
            reach high and ~slap hands
            stretch up and ~clap hands in the air
            strike palms up high
            swat palms up high
            smack their raised palms together
            act like winning teammates and ~high-five
            both|clap both hands against each other's in the air
            one-handed|high-five {hand} palm to {hand} palm
            one-handed|swing their {hand} arms up for a high five
            one-handed|meet {hand} palm to {hand} palm in the air
            """,
            act="""
            whack {os} open hand above shoulder level
            reach up and ~tap {os} palm
            slap hands with {o} up high
            slap {os} palm
            strike {os} raised palm
            tap {os} palm up high
            touch palms with {o} in the air
            smack {os} hand up high
            hit {os} raised hand
            perform a high five with {o}
            make a high five with {o}
            share a high five with {o}
            clap {os} hand in the air
            cheer {o} with a high five
            reach up to slap {os} palm
            high-five {o}
            high-five {o} in the air
            give {o} a high five
            exchange a high five with {o}
            raise a hand and ~slap {os} palm
            slap {os} raised hand
            slap palms with {o} in the air
            celebrate with {o} by a high five
            lift an arm and ~clap palms with {o}
            swing an arm up and ~slap {os} hand
            hit {os} palm up high
            smack palms with {o}
            both|give {o} a double high five
            both|slap both palms of {o} up high
            one-handed|give {o} a high five with the {hand} hand
            trade high fives with {o}
            swap a high five with {o}
            do a high five with {o}
            engage in a high five with {o}
            go for a high five with {o} and ~connect
            connect with {o} in a high five
            connect palms with {o} in the air
            meet {os} palm in mid-air
            meet {o} in a high five
            bring palms together with {o} in the air
            bump palms with {o} up high
            clap hands with {o} up high
            clap {os} raised palm
            pat {os} palm up high
            bang palms with {o} overhead
            hit hands with {o} in mid-air
            slap hands with {o} above head height
            slap {o} a high five
            slap {o} five
            give {o} five
            give {o} a celebratory high five
            get a high five from {o}
            greet {o} with a high five
            congratulate {o} with a high five
            reward {o} with a high five
            rejoice with {o} in a high five
            mark a win with {o} by a high five
            execute a high five with {o}
            reach up for a high five with {o}
            reach high and ~slap {os} hand
            stretch up and ~clap hands with {o}
            strike palms with {o} up high
            swat {os} raised palm
            smack {os} raised palm
            knock palms with {o} up high
            both|high-five {o} with both hands
            both|clap both hands against {os} hands in the air
            one-handed|high-five {o} with the {hand} hand
            one-handed|swing {their} {hand} arm up to high-five {o}
            one-handed|slap {os} palm with {their} {hand} hand
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            bring their palms together in a loud slap
            trade a high five
            strike palms at head height
            have a high five
            """,
            act="""
            trade a high five with {o}
            strike {os} palm at head height
            bring a palm up against {os} in a loud slap
            have a high five with {o}
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            go up for a high five
            do a little celebration with a high five
            slap palms up high
            clap their raised hands together
            smack their hands together up high
            celebrate and ~high-five
            reach up and ~slap hands
            swing their hands up for a high five
            congratulate each other and ~slap palms
            raise their hands and ~hit them together
            connect for a high five
            let their palms meet with a smack
            """,
            act="""
            give {o} a nice high five
            do a little celebration with {o}, a high five
            slap palms up high with {o}
            one-handed|clap {their} raised hand against {os}
            both|smack both hands against {os} hands up high
            celebrate with {o} and ~high-five
            one-handed|reach up and ~slap {os} hand
            one-handed|swing a hand up for a high five with {o}
            congratulate {o} and ~slap palms
            one-handed|raise a hand and ~hit {os} palm
            connect with {o} for a high five
            go up for a high five with {o}
            do a high five greeting with {o}
            meet {os} raised palms with a slap
            """,
        ),
    },
    tails=Phrases(
        both="""
        both|with both hands
        both|using both hands
        one-handed|with their {hand} hands
        one-handed|using the {hand} hand
        """,
        act="both|with both hands\none-handed|with the {hand} hand\none-handed|using {their} {hand} hand",
    ),
    facing=True,
)
