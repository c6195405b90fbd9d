"""Verb phrases of the families that move through the room or talk: walk_side_by_side, chase, dance_circle, argue."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

WALK_SIDE_BY_SIDE = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            advance in a row of two
            saunter along as companions
            tread forward at the same pace
            march ahead as a pair
            cross the room together on foot
            walk along next to one another
            walk along the same way
            walk on together
            walk in parallel
            walk as a pair
            march side by side
            march next to each other
            step forward together
            move along side by side
            move ahead together
            travel side by side
            wander side by side
            go along beside each other
            pace forward in step
            advance side by side
            stride side by side
            cross the room side by side
            take a stroll together
            walk ahead shoulder to shoulder
            walk side by side
            walk side by side
            walk next to each other
            walk together
            walk beside each other
            walk along together
            go for a walk
            walk abreast
            go forward side by side
            take a walk together
            walk shoulder to shoulder
            walk in step
            move forward next to each other
            walk in the same direction
            walk alongside each other
            walk forward together
            pace along next to each other
            slow|stroll side by side
            slow|stroll along
            slow|walk leisurely next to each other
            slow|amble along together
            fast|hurry along side by side
            fast|walk briskly next to each other
            fast|stride along together
            """,
            act="""
            saunter along with {o}
            tread forward beside {o}
            march ahead beside {o}
            cross the room together with {o}
            walk along beside {o}
            walk on next to {o}
            march next to {o}
            step forward together with {o}
            move along at {os} side
            wander beside {o}
            go along with {o}
            advance side by side with {o}
            stride side by side with {o}
            cross the room side by side with {o}
            take a stroll with {o}
            escort {o} on a walk
            walk in parallel with {o}
            walk in the same direction as {o}
            walk at {os} side
            accompany {o}, walking beside them
            walk side by side with {o}
            walk next to {o}
            walk beside {o}
            walk together with {o}
            walk with {o}
            walk along with {o}
            go for a walk with {o}
            walk alongside {o}
            accompany {o} on a walk
            move forward next to {o}
            walk shoulder to shoulder with {o}
            walk in step with {o}
            keep pace with {o}
            slow|stroll beside {o}
            slow|amble along with {o}
            fast|hurry along beside {o}
            fast|stride along next to {o}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            proceed shoulder by shoulder
            make their way forward together
            wander on next to one another
            continue on foot as a pair
            """,
            act="""
            make {their} way forward next to {o}
            march ahead with {o}
            wander on beside {o}
            proceed at {os} side
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            walk forward alongside each other
            go out walking, one next to the other
            walk along as a duo
            take a stroll beside each other
            move forward together at the same speed
            walk with their shoulders level
            keep to the same pace on a walk
            walk ahead next to each other
            walk the same path together
            walk down the street together
            slow|have a relaxed walk together
            fast|walk briskly beside each other
            """,
            act="""
            walk forward alongside {o}
            go out walking in {os} company
            walk along as a duo with {o}
            take a stroll beside {o}
            move forward at the same speed as {o}
            walk in line with {o}
            keep to the same pace as {o}
            walk ahead next to {o}
            walk the same path as {o}
            walk down the street together with {o}
            match {os} walking speed
            slow|have a relaxed walk with {o}
            fast|walk briskly beside {o}
            """,
        ),
    },
)

CHASE = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            hurtle after {o}
            hasten after {o}
            hunt down {o}
            tear along behind {o}
            set off after {o} at a run
            stay hot on {os} heels
            run in pursuit of {o}
            race behind {o}
            dart after {o}
            speed after {o}
            fly after {o}
            storm after {o}
            follow {o} running
            follow close behind {o} at a run
            run down {o}
            run to get {o}
            try to reach {o}, who runs away
            try to get hold of {o}, running
            try to grab {o}, who runs away
            try to tag {o}
            keep running after {o}
            pursue {o} at a run
            jog after {o}
            gallop after {o}
            chase {o}
            chase {o}
            chase after {o}
            run after {o}
            pursue {o}
            hunt {o}
            run behind {o}
            race after {o}
            try to catch {o}
            chase down {o}
            follow {o} at a run
            dash after {o}
            sprint after {o}
            rush after {o}
            run to catch {o}
            hurry after {o}
            play tag and ~chase {o}
            keep after {o}, running
            go running after {o}
            circle|chase {o} around
            circle|chase {o} in a circle
            circle|run after {o} in a circle
            """,
            take="""
            scurry off from {o}
            scamper away from {o}
            make off from {o}
            bolt away from {o}
            speed off with {o} behind
            run off, {o} at the heels
            outrun {o}
            run for {their} life from {o}
            race away from {o}
            dart away from {o}
            hurry away from {o}
            rush off from {o}
            run from {o}
            run from {o}, who wants to catch them
            be followed by {o} at a run
            be raced after by {o}
            get pursued by {o}
            get hunted by {o}
            have {o} running after them
            have {o} behind them, running
            keep running away from {o}
            try to escape from {o}
            try to outpace {o}
            take to {their} heels before {o}
            jog away from {o}
            break away from {o} at a run
            elude {o}, who runs after them
            be chased by {o}
            get chased by {o}
            run away from {o}
            flee from {o}
            escape from {o}
            be pursued by {o}
            be hunted by {o}
            run in front of {o}, who follows
            run off with {o} behind
            try to get away from {o}
            dash away from {o}
            sprint away from {o}
            rush away as {o} chases
            flee with {o} in pursuit
            be run after by {o}
            run ahead of {o} to escape
            circle|be chased in a circle by {o}
            circle|run in a circle away from {o}
            """,
            react="""
            scurry off
            scamper away
            make off
            race away
            dart away
            hurry off
            keep running
            rush away
            run on
            escape
            run away
            flee
            try to escape
            run off
            run for it
            dash away
            sprint away
            try to get away
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            take off after {o}
            set off in pursuit of {o}
            set off to catch {o} at a run
            head after {o} at top speed
            """,
            take="""
            speed away from {o}
            take flight from {o}
            be in flight from {o}
            be on the run from {o}
            """,
            react="""
            speed away
            take flight
            try an escape
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            run and ~try to reach {o}
            be the chaser, with {o} running away
            sprint behind {o}
            do a sprint to catch {o}
            try to grab {o} from behind, running
            be on {os} heels
            chase and ~reach out for {o}
            play tag with {o} as the catcher
            keep going after {o} at top speed
            do the chasing, with {o} in front
            try to get to {o} by running
            be close behind {o} and ~run fast
            circle|run around in circles after {o}
            """,
            take="""
            run, so as not to be caught by {o}
            have {o} close behind and ~run
            sprint to avoid {o}
            run ahead of {o}, not wanting to be caught
            take off running, with {o} close behind
            be followed by {o}, running
            look back and ~run from {o}
            play tag with {o} and ~be the runner
            try not to get caught by {o}
            head off running, away from {o}
            be on the run, with {o} chasing
            circle|run around in circles to get away from {o}
            """,
            react="""
            sprint to escape
            try to lose the chaser
            run ahead, looking back
            try not to get caught
            keep ahead
            take off running
            look back and ~keep going
            go running away
            try to outrun the chaser
            be running in front
            """,
        ),
    },
    tails=Phrases(
        act="circle|around in a circle\ncircle|in a wide circle\ncircle|round and round",
        take="circle|around in a circle\ncircle|in a wide circle",
    ),
)

DANCE_CIRCLE = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            whirl around hand in hand
            whirl in a circle
            rotate while holding hands
            rotate hand in hand
            revolve around each other
            twirl around together
            waltz around
            waltz in a circle
            wheel around, hands joined
            perform a dance in a circle
            perform a round dance
            move in a circle, dancing hand in hand
            dance a folk dance in a ring
            dance as a couple, going around
            go around in a ring
            link hands and ~dance
            dance with joined hands
            step round and round in a dance
            clasp hands and ~dance around
            turn together as a dancing couple
            dance in a circle
            dance in a circle
            dance together in a circle
            dance around in a circle
            hold hands and ~dance in a circle
            hold both hands and ~turn around
            join hands and ~go round and round
            join hands and ~circle
            dance round and round
            dance hand in hand in a circle
            dance a round dance
            take each other's hands and ~dance around
            turn in a circle, holding hands
            circle around each other hand in hand
            skip around in a ring, hands joined
            step around in a circle while holding hands
            spin around together holding hands
            go around in circles, dancing
            dance while holding both hands
            hold each other's hands and ~move around in a circle
            dance and ~turn together
            dance {turn} in a circle
            circle {turn} hand in hand
            hold hands and ~turn {turn}
            """,
            act="""
            whirl around with {o}
            whirl in a circle with {o}
            rotate hand in hand with {o}
            revolve hand in hand with {o}
            twirl around with {o}
            waltz around with {o}
            wheel around with {o}, hands joined
            perform a round dance with {o}
            dance a folk dance with {o}
            go around in a ring with {o}
            link hands with {o} and ~dance
            clasp {os} hands and ~dance around
            invite {o} to dance and ~go around in a circle
            dance hand in hand with {o}
            dance in a circle with {o}
            dance with {o} in a circle
            dance with {o}
            dance around with {o}
            hold hands with {o} and ~dance in a circle
            hold both of {os} hands and ~turn around
            join hands with {o} and ~go round and round
            take {os} hands and ~dance around
            take both {os} hands and ~circle
            circle around with {o} hand in hand
            skip around in a ring with {o}
            spin around with {o}, holding hands
            turn in a circle with {o}, hands joined
            dance {turn} in a circle with {o}
            hold hands with {o} and ~turn {turn}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            whirl about with linked hands
            perform a folk dance, revolving hand in hand
            rotate as a couple
            move along a ring with their hands clasped
            """,
            act="""
            whirl about with {o}, hands linked
            perform a folk dance with {o}, revolving hand in hand
            rotate with {o} as a couple
            move along a ring with {o}
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            hold hands and ~dance in a ring
            dance in circles while holding hands
            hold hands and ~go round and round
            turn in a circle together while dancing
            take each other's hands and ~spin around together
            do a folk dance, going around
            dance around hand in hand
            step sideways in a circle with their hands joined
            hold both hands and ~circle around
            go around in a circle like children at play
            have a dance, going around and around
            rotate together while dancing
            """,
            act="""
            hold hands and ~dance in a ring with {o}
            dance in circles with {o} while holding hands
            hold {os} hands and ~go round and round
            turn in a circle with {o} while dancing
            take {os} hands and ~spin around together
            do a folk dance with {o}, going around
            dance around hand in hand with {o}
            step sideways in a circle with {o}, hands joined
            hold both of {os} hands and ~circle around
            go around in a circle with {o} like children at play
            have a dance with {o}, going around and around
            rotate together with {o} while dancing
            """,
        ),
    },
    tails=Phrases(
        both="""
        clockwise|clockwise
        clockwise|in a clockwise direction
        counterclockwise|counterclockwise
        counterclockwise|in a counterclockwise direction
        """,
        act="""
        clockwise|clockwise
        clockwise|in a clockwise direction
        counterclockwise|counterclockwise
        counterclockwise|in a counterclockwise direction
        """,
    ),
)

ARGUE = FamilyPhrases(
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
            point at {o} in anger
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
)
