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
            clash verbally
            clash over something
            lock horns
            trade barbs
            trade angry words
            trade accusations
            hurl insults at each other
            hurl accusations back and forth
            fling angry words at each other
            snap at each other
            snipe at each other
            holler at each other
            bellow at each other
            bawl at each other
            rail at one another
            spar verbally
            have it out
            have it out with big gestures
            have words
            have a blazing row
            have a bitter dispute
            have a falling-out
            get into an argument
            get into a heated exchange
            get into a shouting match
            get worked up and ~argue
            be in the middle of a quarrel
            be in a heated dispute
            be locked in an argument
            be at odds and ~gesticulate
            engage in a verbal confrontation
            engage in a heated debate with gestures
            exchange harsh words face to face
            dispute something with animated hand gestures
            dispute loudly
            differ angrily
            wage a war of words
            go at each other verbally
            carry on a heated argument
            conduct an agitated conversation
            raise their voices at each other
            speak angrily to each other, hands moving
            talk agitatedly with their hands flying
            move their arms angrily while talking
            throw their hands around in a quarrel
            gesture heatedly in a disagreement
            gesticulate furiously
            act out a quarrel
            vent their anger at each other
            confront each other verbally
            confront each other with angry gestures
            accuse each other
            blame each other loudly
            face off in a verbal duel
            hash something out angrily
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
            clash verbally with {o}
            clash with {o} over something
            lock horns with {o}
            trade barbs with {o}
            trade accusations with {o}
            trade insults with {o}
            hurl insults back and forth with {o}
            spar verbally with {o}
            have it out with {o}
            have words with {o}
            have a row with {o}
            have a blazing row with {o}
            have a bitter dispute with {o}
            have a falling-out with {o}
            get into an argument with {o}
            get into a heated exchange with {o}
            get worked up and ~argue with {o}
            be in the middle of a quarrel with {o}
            be locked in an argument with {o}
            be at odds with {o} and ~gesticulate
            be engaged in an angry discussion with {o}
            engage in a verbal confrontation with {o}
            engage {o} in a heated debate
            exchange harsh words with {o} face to face
            dispute something with {o}
            dispute loudly with {o}
            discuss something angrily with {o}
            contradict {o} and ~get contradicted
            wage a war of words with {o}
            go back and forth with {o} in anger
            go at it with {o} verbally
            carry on a heated argument with {o}
            conduct an agitated conversation with {o}
            raise {their} voice in an argument with {o}
            speak angrily with {o}, hands moving
            talk heatedly with {o}, arms waving
            talk back and forth with {o} in angry gestures
            argue with {o} with animated hand gestures
            argue back and forth with {o}
            argue it out with {o}
            argue heatedly, facing {o}
            gesture heatedly in a disagreement with {o}
            gesticulate in a quarrel with {o}
            wave {their} arms about in an argument with {o}
            throw {their} hands around while quarreling with {o}
            fall out with {o}
            fall into a quarrel with {o}
            face off with {o} in a verbal duel
            face {o} in an angry exchange
            hash something out angrily with {o}
            act out a quarrel with {o}
            take part in a shouting match with {o}
            stand face to face with {o} and ~argue
            stand there quarreling with {o}
            snap at {o} and ~get snapped at
            yell back and forth with {o}
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
            upbraid {o}
            castigate {o}
            scold {o}, pointing
            scold {o} with angry pointing gestures
            dress {o} down
            give {o} a dressing-down
            give {o} an earful
            give {o} a telling-off
            give {o} a piece of {their} mind
            give {o} a good talking-to with a pointed finger
            rip into {o} verbally
            haul {o} over the coals
            rake {o} over the coals
            call {o} out
            call {o} to account with a pointed finger
            take {o} to task
            read {o} the riot act
            chew {o} out
            bark at {o} with a finger out
            snap at {o} and ~point
            scream at {o} and ~jab a finger
            bellow at {o}, finger outstretched
            holler at {o}, pointing
            shout accusations at {o}
            hurl accusations at {o} and ~point
            throw blame at {o} with a pointed finger
            level an accusing finger at {o}
            aim an accusing finger at {o}
            extend an arm to point at {o} in anger
            jab a finger in {os} direction
            stretch out an accusing arm towards {o}
            brandish a finger at {o}
            single {o} out with an accusing finger
            poke the air in front of {o} with a finger
            gesture accusingly at {o}
            gesticulate angrily at {o} with a pointing hand
            pin the blame on {o} with a pointed finger
            put the blame on {o}
            hold {o} responsible, pointing
            denounce {o} with a pointed finger
            condemn {o}, pointing
            confront {o} with a pointing finger
            reproach {o} with an outstretched finger
            reprove {o}
            censure {o}
            preach at {o} with a raised finger
            go off at {o} and ~point
            go on at {o} with a pointed finger
            vent {their} anger at {o}, pointing
            rant at {o} while pointing
            rage at {o} and ~point a finger
            attack {o} verbally
            argue with {o} and ~point at them
            start pointing at {o} in an argument
            make an angry point to {o} with a finger
            let {o} have it verbally
            find fault with {o} and ~point
            express anger at {o} by pointing
            charge {o} with something, finger pointed
            harangue {o} with a pointing finger
            tick {o} off
            one-handed|stab the air towards {o} with {their} {hand} hand
            one-handed|accuse {o}, pointing with the {hand} hand
            one-handed|gesture sternly at {o} with {their} {hand} hand
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
            be upbraided by {o}
            be castigated by {o}
            be taken to task by {o}
            be hauled over the coals by {o}
            be dressed down by {o}
            be given an earful by {o}
            be given a telling-off by {o}
            be chewed out by {o}
            be bawled out by {o}
            be screamed at by {o}
            be denounced by {o}
            be confronted by {o} with a pointing finger
            be harangued by {o}
            be reproved by {o}
            be attacked verbally by {o}
            be singled out by {os} accusing finger
            be the target of {os} pointing finger
            be the target of {os} anger
            be on the receiving end of {os} tirade
            be held responsible by {o}
            be put on the defensive by {o}
            get blamed by {o}
            get accused by {o}
            get an earful from {o}
            get a dressing-down from {o}
            get a talking-to from {o}
            get chewed out by {o}
            receive a scolding from {o}
            receive a rebuke from {o}
            receive a stern lecture from {o}
            have {o} wagging a finger at them
            have {os} finger pointed at them
            have {o} blame them with a pointing finger
            take a scolding from {o} and ~lift both palms
            face {os} accusations with open palms
            face an angry, pointing {o}
            answer {os} accusations with raised hands
            answer {os} pointing with both palms up
            respond to {os} scolding by raising both hands
            deny {os} accusations with both hands up
            reject {os} blame with lifted palms
            protest against {os} accusations, hands raised
            plead with {o}, both hands up
            try to calm {o} with raised palms
            try to placate the pointing {o}, both hands up
            appease {o} by raising both hands
            throw up both hands at {os} accusations
            lift both hands in reply to {os} pointing finger
            endure {os} scolding with hands held up
            raise {their} hands in defense against {os} reproaches
            make excuses to {o} with hands raised
            claim innocence before {o}, hands in the air
            stand accused by {o}, hands up
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
            raise {their} arms in protest
            raise {their} hands in protest
            raise {their} hands in self-defense
            raise both hands as if innocent
            hold up both palms
            hold both hands out in defense
            hold {their} palms up in front
            lift {their} arms
            lift {their} hands in a calming gesture
            lift both hands in denial
            lift both palms helplessly
            throw both arms up
            throw up both hands in protest
            fling up {their} hands
            put {their} hands up in defense
            bring both hands up
            bring {their} palms up defensively
            open {their} arms in protest
            open both hands in a gesture of innocence
            open out {their} hands
            open {their} arms wide in disbelief
            show open hands
            extend both palms in a plea for calm
            gesture with both hands in defense
            gesture for calm with both hands
            defend themselves with raised hands
            deny it with both hands up
            protest with raised palms
            protest {their} innocence, hands up
            plead with both hands raised
            plead innocence with open palms
            try to explain with open hands
            respond with a two-handed defensive gesture
            respond with raised palms
            react with both hands up
            answer by raising both hands
            appease with open palms
            surrender with both hands up
            reply with open, lifted hands
            make a gesture of innocence with both hands
            move both hands up in defense
            have both hands raised in answer
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
