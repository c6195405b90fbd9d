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
            walk forward side by side
            walk along, one beside the other
            walk in tandem, side by side
            walk like two friends, side by side
            walk the same path next to each other
            walk at the same pace
            walk flank to flank
            walk ahead in a row of two
            walk in formation, side by side
            walk two abreast
            walk level with each other
            walk and ~keep level with each other
            keep pace with each other
            keep abreast while walking
            keep beside each other on a walk
            stay side by side while walking
            stay next to each other as they walk
            go on foot together
            go along side by side
            go for a walk side by side
            go the same way on foot, shoulder to shoulder
            move forward as a pair
            move in parallel at walking pace
            proceed side by side
            proceed on foot beside each other
            head the same way, side by side
            head forward together at a walk
            progress forward in parallel
            travel on foot next to each other
            accompany each other on a walk
            step forward in unison
            go ahead next to each other
            step along next to one another
            pace ahead side by side
            march abreast
            take steps forward together, side by side
            make their way forward side by side
            make their way ahead as a pair
            traverse the room next to each other
            cross the floor shoulder to shoulder
            slow|stroll next to one another
            slow|walk slowly side by side
            slow|walk along unhurriedly together
            fast|walk quickly beside each other
            fast|rush along next to each other
            fast|power-walk side by side
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
            walk forward beside {o}
            walk forward together with {o}
            walk abreast of {o}
            walk level with {o}
            walk two abreast with {o}
            walk at the same pace as {o}
            walk the same path next to {o}
            walk flank to flank with {o}
            walk in formation beside {o}
            walk like a friend at {os} side
            keep abreast of {o} while walking
            keep up with {o} at {os} side
            keep level with {o} on a walk
            keep {o} company on a walk
            stay beside {o} while walking
            stay at {os} side and ~walk along
            go on foot beside {o}
            go forward side by side with {o}
            go the same way as {o}, shoulder to shoulder
            take a walk with {o}
            take a walk at {os} side
            take steps forward together with {o}
            move ahead together with {o}
            move in parallel with {o} at walking pace
            proceed side by side with {o}
            proceed on foot at {os} side
            head forward together with {o} at a walk
            head the same way as {o}, side by side
            progress forward in parallel with {o}
            travel side by side with {o}
            travel on foot next to {o}
            match {os} pace and ~walk alongside
            match strides with {o}
            move forward in step with {o}
            go ahead next to {o}
            step along next to {o}
            pace ahead side by side with {o}
            pace along next to {o}
            march abreast of {o}
            make {their} way forward beside {o}
            traverse the room next to {o}
            cross the floor shoulder to shoulder with {o}
            accompany {o} on foot
            accompany {o} side by side
            escort {o} on foot, side by side
            join {o} for a walk side by side
            fall into step beside {o}
            slow|stroll along with {o}
            slow|walk slowly beside {o}
            slow|walk along unhurriedly next to {o}
            fast|walk quickly at {os} side
            fast|rush along next to {o}
            fast|walk briskly alongside {o}
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
            give chase to {o}
            come running after {o}
            come after {o} at a run
            set out after {o} at full speed
            charge after {o}
            bolt after {o}
            pelt after {o}
            bound after {o}
            scramble after {o}
            scurry after {o}
            hustle after {o}
            zip after {o}
            zoom after {o}
            trot after {o}
            scamper after {o}
            barrel after {o}
            shoot off after {o}
            thunder along behind {o}
            lope along behind {o}
            hotfoot it after {o}
            be after {o} at a run
            be on {os} tail, running
            be hot on the trail of {o}
            stay close on {os} tail
            stick to {os} heels
            run close on {os} heels
            follow on the heels of {o} at a run
            hound {o}
            dog {os} steps at a run
            tail {o} at a run
            trail {o} at a run
            go in hot pursuit of {o}
            run along in hot pursuit of {o}
            be in pursuit of {o}
            take up the pursuit of {o}
            start chasing {o}
            keep on chasing {o}
            keep up the chase after {o}
            pursue {o} on foot
            try to run {o} down
            try to catch up with {o}
            try to stop {o} from getting away
            run to catch up with {o}
            run hard to close the gap to {o}
            run at full speed behind {o}
            run after {o}, trying to tag them
            run after {o}, who is fleeing
            attempt to catch {o}
            attempt to close in on {o} while running
            want to catch {o} and ~run behind
            sprint to get hold of {o}
            sprint along behind {o}
            make {o} run for it by giving chase
            put {o} to flight and ~run after them
            drive {o} off at a run
            follow hard behind {o}, running
            follow in {os} footsteps at a run
            be the chaser, with {o} fleeing ahead
            be it in a game of tag and ~run after {o}
            play catch and ~run after {o}
            play the part of the hunter, with {o} as the prey
            act as the pursuer of {o}
            go into a run after {o}
            jump into action and ~chase {o}
            see {o} running away and ~give chase
            chase {o} on foot
            chase {o} off
            chase {o} away
            chase hard after {o}
            chase behind {o}
            rush along behind {o}
            dash along close behind {o}
            go chasing after {o}
            refuse to let {o} get away and ~run after them
            circle|pursue {o} in a circle
            circle|run round in circles after {o}
            circle|chase {o} round and round
            circle|follow {o} around in a circle at a run
            circle|go round after {o} at a run
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
            turn tail and ~run from {o}
            turn and ~flee from {o}
            hightail it away from {o}
            leg it away from {o}
            scoot away from {o}
            skedaddle with {o} in pursuit
            scramble away from {o}
            pelt away from {o}
            bound away from {o}
            zip away from {o}
            hustle away from {o}
            charge off, pursued by {o}
            take off from {o} at a run
            take off with {o} in hot pursuit
            run off to escape {o}
            run away, chased by {o}
            run away, hotly pursued by {o}
            run away with {o} giving chase
            run ahead, with {o} close behind
            run to get clear of {o}
            run for safety from {o}
            run before {o} like hunted prey
            run, trying not to be caught by {o}
            run to keep out of {os} reach
            get away from {o} at a run
            try to run away from {o}
            try to flee from {o}
            try to evade {o} by running
            try to give {o} the slip
            try to shake {o} off
            try to lose {o}, who is in pursuit
            try to avoid being caught by {o}
            try to stay ahead of {o} at a run
            try to put some distance between themselves and {o} at a run
            attempt to escape {o}
            attempt to outrun {o}
            attempt to run from {o}
            struggle to get away from {o}, who is giving chase
            want to get away from {o} and ~run
            keep fleeing from {o}
            stay out of {os} grasp by running
            stay a few steps ahead of {o}, who is chasing
            show {o} a clean pair of heels
            lead {o} on a chase
            lead {o} a merry chase
            make {o} give chase
            make a run for it from {o}
            make a dash for it with {o} behind
            go into a full run to escape {o}
            be hounded by {o}
            be tailed by {o} at a run
            be chased away by {o}
            be chased off by {o}
            be chased on foot by {o}
            be hotly pursued by {o}
            be put to flight by {o}
            be driven off at a run by {o}
            be {os} quarry in a chase
            be the runaway in a chase by {o}
            get chased off by {o}
            get run after by {o}
            have {o} hot on {their} heels
            have {o} on {their} tail at a run
            have {o} in hot pursuit
            have {o} chasing after them
            find {o} running after them and ~flee
            see {o} coming after them and ~run
            escape at a run from {o}
            escape from {os} pursuit
            flee before {o}
            flee ahead of {o}
            flee on foot from {o}
            evade {o} at a run
            sprint off, pursued by {o}
            sprint ahead to escape {o}
            dash off with {o} after them
            bolt with {o} on {their} heels
            play tag and ~run away from {o}
            circle|flee from {o} in a circle
            circle|be chased round and round by {o}
            circle|run round in circles to escape {o}
            circle|be pursued around in a circle by {o}
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
            bolt
            bolt away
            take off at a run
            take to {their} heels
            turn and ~run
            turn tail
            leg it
            hightail it out of there
            scoot off
            skedaddle
            scramble away
            run for {their} life
            run for safety
            run ahead to escape
            run on without stopping
            run away at full speed
            try to run away
            try to outrun the pursuer
            try to shake off the pursuer
            try to stay ahead
            try to make an escape
            make a run for it
            make a dash for it
            make a break for it
            make a getaway
            keep fleeing
            keep on running to get away
            go into a full run
            rush off at a run
            flee on foot
            flee in haste
            flee at full speed
            rush off
            race off
            pelt away
            speed up to escape
            stay a few steps ahead
            hustle away
            dash off
            sprint off
            attempt to escape
            avoid getting caught by running
            put on speed to get away
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
            dance together, going round in a circle
            dance in a ring, hand in hand
            dance around each other with joined hands
            dance around a common center, hands linked
            dance around like happy children
            dance with hands held, going in circles
            dance a circle dance
            dance a circle together, both hands joined
            hold hands and ~spin in a circle
            hold hands and ~dance around each other
            hold on to each other's hands and ~rotate
            join hands to dance in a circle
            join hands and ~whirl
            join both hands and ~step around in a circle
            join in a round dance
            link hands and ~go around
            link hands and ~circle around
            clasp both hands and ~spin around together
            clasp hands and ~revolve
            grab each other's hands and ~dance in a circle
            grasp each other's hands and ~turn around together
            take hands and ~circle together
            take each other by the hands and ~whirl about
            connect hands and ~rotate around their shared center
            orbit each other hand in hand
            circle together in a dance
            circle in a dance, holding both hands
            circle each other, dancing with hands linked
            skip around hand in hand
            step in a circle hand in hand
            step around each other in a dance
            move round and round, holding hands
            move around in a dancing ring
            go round and round hand in hand
            go around and around with linked hands, dancing
            travel in a circle as a dancing pair
            turn around and around, dancing
            turn round in a ring with joined hands
            trace a circle in a dance together
            swirl around in a dance, hands joined
            swirl hand in hand
            twirl in a circle hand in hand
            play ring-around-the-rosie
            do a circle dance
            do a folk dance, going in a circle hand in hand
            make circles in a hand-in-hand dance
            make merry, dancing round in a circle
            celebrate by dancing in a circle
            join hands and ~go {turn} in a ring
            rotate {turn} hand in hand
            dance {turn}, holding both hands
            step {turn} in a circle dance
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
            dance around in a ring with {o}
            dance a circle dance with {o}
            dance a round dance with {o}
            dance round and round with {o}
            dance with {o}, hands joined
            dance with {o}, both hands held, in circles
            dance around a common center with {o}
            hold hands with {o} and ~spin in a circle
            hold {os} hands and ~rotate together
            hold {o} by both hands and ~dance around
            join hands with {o} to dance in a circle
            join both hands with {o} and ~whirl
            join {o} in a round dance
            link hands with {o} and ~circle around
            clasp both of {os} hands and ~spin around together
            grab {os} hands and ~dance in a circle
            grasp {os} hands and ~turn in circles
            take {o} by the hands and ~whirl about
            take {o} by both hands and ~dance in a circle
            take hands with {o} and ~circle together
            connect hands with {o} and ~rotate around a shared center
            orbit hand in hand with {o}
            circle together with {o} in a dance
            circle with {o}, dancing
            skip around hand in hand with {o}
            skip in circles with {o}, holding hands
            step around in a circle with {o}
            step round and round with {o} in a dance
            move round and round with {o}, holding hands
            move around in a dancing ring with {o}
            go round and round hand in hand with {o}
            go around in circles with {o}, dancing
            go dancing in a circle with {o}
            travel in a circle with {o} as a dancing pair
            turn around and around with {o}, hands held
            turn hand in hand with {o} in a dance
            trace a circle with {o} in a dance
            swirl around with {o}, hands joined
            twirl in a circle with {o}, both hands joined
            waltz in a circle with {o}
            play ring-around-the-rosie with {o}
            do a circle dance with {o}
            do a folk dance with {o}, going round in a circle
            celebrate with {o} by dancing in a circle
            perform a dance in a circle with {o}
            partner {o} in a dance around a circle
            revolve with {o}, hands clasped
            join hands with {o} and ~go {turn} in a ring
            rotate {turn} hand in hand with {o}
            dance {turn} with {o}, holding both hands
            step {turn} with {o} in a circle dance
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
            be called out by {o}
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
            get a finger pointed at them by {o}
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
            raise both palms
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
