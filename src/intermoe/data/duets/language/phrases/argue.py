"""Verb phrases of argue."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            wrangle loudly
            get into a spat
            row with each other
            rant at each other
            bicker
            squabble
            have a heated argument
            have a quarrel
            have a verbal fight
            fall out with each other
            debate angrily
            discuss angrily
            insult each other
            scream at each other
            bark at each other
            fight with words
            exchange insults
            gesture wildly while they talk
            talk with big angry gestures
            complain to each other loudly
            contradict each other
            be angry with each other and ~gesture
            disagree loudly
            wave their arms in anger
            rage at each other
            argue
            argue with each other
            argue with each other
            have an argument
            quarrel
            argue heatedly
            gesture angrily at each other
            have a heated discussion
            have a fight with words
            shout at each other
            yell at each other and ~gesture
            talk angrily with their hands
            disagree and ~gesture wildly
            throw up their hands in an argument
            debate with big gestures
            wave their arms about while arguing
            fight verbally
            discuss something heatedly
            stand face to face and ~argue
            have a row
            gesticulate at each other
            """,
            act="""
            wrangle loudly with {o}
            get into a spat with {o}
            row with {o}
            bicker with {o}
            squabble with {o}
            have a quarrel with {o}
            have a verbal fight with {o}
            have a heated argument with {o}
            debate angrily with {o}
            argue loudly with {o}
            exchange insults with {o}
            insult {o} and ~get insulted
            trade angry words with {o}
            disagree loudly with {o}
            fight with {o} in words
            argue with {o}
            have an argument with {o}
            quarrel with {o}
            have a heated discussion with {o}
            shout back and forth with {o}
            disagree with {o} and ~gesture wildly
            debate with {o} with big gestures
            discuss something heatedly with {o}
            fight verbally with {o}
            argue face to face with {o}
            """,
        ),
        "point": Phrases(
            act="""
            rebuke {o}
            berate {o}
            chide {o}
            reprimand {o}
            lash out at {o} in words
            threaten {o} with a finger
            warn {o} with a raised finger
            admonish {o}
            shout at {o} and ~point
            complain to {o}, pointing
            reproach {o}
            rail at {o}
            be angry with {o} and ~point at them
            chastise {o}
            bawl {o} out
            order {o} around with a pointing finger
            point the finger at {o}
            stab a finger towards {o}
            scold {o} with a raised finger
            scold {o}
            point a finger at {o}
            point angrily at {o}
            point at {o} and ~shout
            shake a finger at {o}
            tell {o} off
            accuse {o}
            blame {o} and ~point
            lecture {o} with a raised finger
            yell at {o} and ~point a finger
            wag a finger at {o}
            jab a finger at {o} in anger
            criticize {o} with a pointing hand
            one-handed|point at {o} with {their} {hand} hand
            """,
            take="""
            be rebuked by {o}
            be berated by {o}
            be chided by {o}
            be reprimanded by {o}
            be threatened with a finger by {o}
            be warned by {o} with a raised finger
            be admonished by {o}
            be shouted at by {o}
            be yelled at by {o}
            be reproached by {o}
            be chastised by {o}
            get told off by {o}
            get lectured by {o}
            listen to {os} scolding with raised hands
            hold up both palms as {o} scolds
            have {o} pointing at them
            have {o} yelling at them
            face {os} pointing finger
            be scolded by {o}
            be told off by {o}
            get scolded by {o}
            be accused by {o}
            be blamed by {o}
            be pointed at by {o}
            be lectured by {o}
            get yelled at by {o}
            be criticized by {o}
            raise both hands as {o} points a finger
            defend themselves while {o} scolds
            """,
            react="""
            turn up both palms
            lift both hands
            lift {their} hands in defense
            hold {their} hands up
            answer with open arms
            make a defensive gesture
            raise both hands
            hold up {their} hands
            spread {their} arms
            lift {their} palms in defense
            throw up {their} hands
            put {their} hands up to calm things
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            clash in an argument
            exchange angry words
            keep up an argument
            speak to each other in anger
            """,
            act="""
            clash in an argument with {o}
            exchange angry words with {o}
            keep up an argument with {o}
            speak in anger with {o}
            """,
        ),
        "point": Phrases(
            act="""
            direct an angry finger at {o}
            make accusations against {o}
            """,
            take="""
            have to hear a scolding from {o}
            be met with accusations by {o}
            """,
            react="show {their} palms\nmake a calming gesture",
        ),
    },
    test={
        "together": Phrases(
            both="""
            have a loud argument
            get angry at each other
            shout at one another and ~wave their arms
            get loud with each other
            go back and forth in an argument
            have a big verbal fight
            disagree strongly about something
            talk angrily with a lot of hand gestures
            yell at each other in anger
            gesture with their hands while arguing
            get into a heated discussion
            start yelling at each other
            """,
            act="""
            have a loud argument with {o}
            get angry at {o} in an argument
            get loud with {o} in an argument
            go back and forth with {o} in an argument
            shout at {o} and ~get shouted at
            have a big verbal fight with {o}
            disagree strongly with {o} about something
            talk angrily to {o} with a lot of hand gestures
            gesture with both hands while arguing with {o}
            get into a heated discussion with {o}
            have a shouting match with {o}
            """,
        ),
        "point": Phrases(
            act="""
            aim an angry finger at {o}
            point a finger in {os} face
            yell at {o} while pointing
            get angry and ~point at {o}
            be angry at {o} and ~point
            yell and ~point at {o}
            get mad at {o}
            blame {o} for something, pointing
            jab a finger toward {o} in anger
            lecture {o} with a finger in the air
            treat {o} like a child, with a finger out
            complain to {o} with one finger out
            """,
            take="""
            get shouted at by {o}
            get pointed at by {o} in anger
            get in trouble with {o}
            get accused of something by {o}
            take the blame from {o}
            get a telling-off from {o}
            be yelled at and pointed at by {o}
            have to listen to {o} complaining
            get {os} finger in the face
            be on the receiving end of {os} anger
            """,
            react="""
            put both hands up
            raise {their} hands defensively
            get both hands up to calm things down
            shake {their} head with raised hands
            deny it with a shake of the head
            show {their} open hands as if innocent
            try to calm things down
            back off a little with both hands up
            keep both hands up in defense
            gesture that it was not their fault
            """,
        ),
    },
    facing=True,
)
