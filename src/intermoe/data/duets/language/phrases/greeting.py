"""Verb phrases of the greetings: shake_hands, high_five, hug, bow, wave."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

SHAKE_HANDS = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            shake each other's hand
            shake each other's {hand} hand
            shake hands firmly
            shake hands politely
            shake hands to greet each other
            perform a handshake
            make a handshake
            conclude a deal with a handshake
            confirm something by a handshake
            join hands in a handshake
            grab each other's hand and ~shake
            grasp each other's hand and ~shake it
            hold each other's hand and ~shake it up and down
            squeeze and ~shake each other's hand
            move their joined {hand} hands up and down
            press hands in greeting
            give each other {their} hands
            meet and ~shake hands
            congratulate each other with a handshake
            shake hands
            shake hands
            exchange a handshake
            share a handshake
            give each other a handshake
            greet each other with a handshake
            say hello with a handshake
            reach out and ~shake each other's hand
            extend their {hand} hands and ~shake
            clasp each other's {hand} hand and ~shake it
            grip each other's hand and ~pump it up and down
            take each other's hand and ~shake it
            grasp hands in greeting
            seal a deal with a handshake
            introduce themselves with a handshake
            hold out their hands and ~shake
            offer each other a hand to shake
            swap a friendly handshake
            welcome each other with a firm handshake
            clasp hands and ~move them up and down
            stretch out their arms and ~shake hands
            put their {hand} hands together and ~shake them
            agree on something and ~shake on it
            stand face to face shaking hands
            have a handshake
            shake on it
            shake one another's hand
            shake hands face to face
            shake hands like business partners
            shake hands in agreement
            shake hands in a friendly way
            shake hands as a greeting
            shake hands with their {hand} hands
            meet each other with a handshake
            meet with a hand clasp and ~shake
            bring their {hand} hands together in a handshake
            bring hands together and ~shake them
            engage in a handshake
            execute a handshake
            complete a handshake
            lock hands and ~shake
            lock {hand} hands in a handshake
            link {hand} hands and ~shake them up and down
            connect in a handshake
            pump each other's hand
            pump hands in greeting
            press palms together and ~shake
            press each other's hand and ~shake it
            offer each other the {hand} hand and ~shake
            extend a hand to one another for a handshake
            extend their arms to each other for a handshake
            reach for each other's hand and ~shake it
            reach towards one another and ~exchange a handshake
            welcome one another, shaking hands
            salute each other with a handshake
            acknowledge each other with a handshake
            make peace with a handshake
            mark their agreement with a handshake
            close a deal by shaking hands
            trade handshakes
            do a handshake
            do a handshake with their {hand} hands
            unite their {hand} hands and ~shake
            grip hands and ~shake them
            hold {hand} hands and ~shake
            say hi by shaking hands
            get acquainted with a handshake
            """,
            act="""
            shake hands firmly with {o}
            shake hands politely with {o}
            perform a handshake with {o}
            make a handshake with {o}
            conclude a deal with {o} by a handshake
            grab {os} hand and ~shake it
            grasp {os} hand and ~shake it
            hold {os} hand and ~shake it up and down
            squeeze {os} hand in greeting
            congratulate {o} with a handshake
            stretch out a hand for {o} to shake
            give {o} {their} {hand} hand in greeting
            introduce themselves to {o} with a handshake
            join hands with {o} in a handshake
            shake hands with {o}
            shake {os} hand
            shake {os} {hand} hand
            exchange a handshake with {o}
            greet {o} with a handshake
            give {o} a handshake
            reach out and ~shake {os} hand
            extend a hand to {o} and ~shake
            offer {o} {their} {hand} hand and they shake
            hold out {their} {hand} hand to shake {os} hand
            grip {os} hand and ~pump it
            take {os} {hand} hand and ~shake it
            clasp {os} hand and ~move it up and down
            seal a deal with {o} by a handshake
            say hello to {o} with a handshake
            welcome {o} with a firm handshake
            shake on it with {o}
            shake hands with {o} face to face
            shake hands with {o} in greeting
            shake {hand} hands with {o}
            shake {o} by the hand
            take {o} by the hand and ~shake it
            take hold of {os} hand and ~shake it up and down
            meet {o} with a handshake
            meet {os} outstretched hand and ~shake it
            engage in a handshake with {o}
            execute a handshake with {o}
            share a handshake with {o}
            swap a handshake with {o}
            do a handshake with {o}
            have a handshake with {o}
            lock hands with {o} and ~shake
            link {hand} hands with {o} and ~shake
            connect with {o} in a handshake
            pump {os} hand
            pump {os} {hand} hand in greeting
            press {os} hand in a handshake
            press {os} {hand} hand and ~shake it
            extend the {hand} hand for {o} to shake
            extend {their} {hand} arm and ~shake hands with {o}
            put out a hand and ~shake with {o}
            present {their} {hand} hand to {o} for a handshake
            reach for {os} hand and ~shake it
            reach out to {o} for a handshake
            move {os} hand up and down in a handshake
            salute {o} by shaking hands
            acknowledge {o} with a handshake
            make peace with {o} by a handshake
            agree with {o} and ~shake hands on it
            close a deal with {o}, shaking hands
            thank {o} with a handshake
            get acquainted with {o} by a handshake
            say hi to {o}, shaking hands
            join {hand} hands with {o} in a handshake
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            trade a handshake
            lock hands and ~give them a shake
            complete a formal handshake
            press each other's hand in a polite shake
            """,
            act="""
            trade a handshake with {o}
            complete a formal handshake with {o}
            press {os} hand in a polite shake
            lock hands with {o} and ~give them a shake
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            get a good grip and ~shake hands
            do a proper handshake
            clasp {hand} hands and ~pump them a few times
            shake on a deal
            reach out and ~grab each other's hand for a shake
            extend their hands and ~shake
            grip each other's hand and ~move it up and down
            have a firm handshake
            agree on something and ~shake hands
            get introduced with a handshake
            say hello and ~shake hands
            put their hands out for a shake
            """,
            act="""
            join hands with {o} to shake
            get a good grip on {os} hand and ~shake
            clasp {os} hand and ~pump it a few times
            shake on a deal with {o}
            reach out and ~grab {os} hand for a shake
            extend a hand and ~shake with {o}
            grip {os} hand and ~move it up and down
            have a firm handshake with {o}
            seal a deal with {o} by handshake
            welcome {o} with a handshake
            say hello to {o} and ~shake hands
            stick out a hand for {o} to shake
            """,
        ),
    },
    tails=Phrases(
        both="with their {hand} hands\nusing the {hand} hand\n{hand} hand to {hand} hand",
        act="with the {hand} hand\nusing {their} {hand} hand",
    ),
)

HIGH_FIVE = FamilyPhrases(
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
            one-handed|high-five with their {hand} hands
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
)

HUG = FamilyPhrases(
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
            pull {o} close
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
)

_BOW_TAILS = Phrases(
    both="deep|deeply\nslight|slightly\nslight|just a little",
    act="deep|deeply\nslight|slightly\nslight|just a little",
    take="deep|deeply\nslight|slightly",
)
BOW = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            dip their heads and bodies to each other
            hinge at the waist to greet each other
            tip their torsos forward to each other
            fold forward from the hips in greeting
            pay homage to each other with a bow
            bow forward
            bow formally
            bow politely to each other
            bend over in greeting
            bend forward in front of each other
            bend their upper bodies forward
            bend the back to each other
            lower their upper bodies to each other
            tilt their bodies forward in greeting
            dip forward in a bow
            show each other respect with a bow
            perform a formal bow to each other
            greet each other the Japanese way, bowing
            trade bows
            bow
            bow to each other
            bow to each other
            greet each other with a bow
            exchange a bow
            exchange bows
            take a bow in front of each other
            lower their heads and ~bow
            bend forward at the waist
            bend at the hips to greet each other
            bow at the same time
            bow respectfully
            give each other a bow
            bow in greeting
            show respect by bowing
            lean forward in a bow
            make a bow to one another
            incline their upper bodies to each other
            deep|bow low to each other
            slight|nod and ~bow a little
            bow simultaneously
            bow in unison
            bow at the very same moment
            bow to one another in perfect sync
            bend at the waist before one another
            make a courteous bow
            make a reverent bow to each other
            pay their respects by bowing
            salute each other with a bow
            honor each other with a bow
            acknowledge each other with a bow
            exchange polite bows face to face
            bow like two martial artists before a match
            say hello with a bow
            welcome each other by bowing
            stoop forward to greet one another
            stoop out of mutual respect
            bend down towards each other
            lean their torsos towards each other in a bow
            drop their heads and ~bend at the hips
            incline towards each other in greeting
            offer each other a bow
            offer mutual bows
            share a respectful bow
            perform a mutual bow
            do a bow to each other
            do a Japanese-style bow
            flex at the hips, trunks inclined towards one another
            bend from the hips as a sign of respect
            go into a bow at the same moment
            greet one another with a courtly bow
            stand across from each other and ~bow
            face each other and ~bow
            duck their heads and shoulders in a bow
            curve their upper bodies forward in a polite greeting
            give one another a polite bow
            bid each other welcome with a bow
            act out a ceremonial greeting, both bowing
            let their upper bodies sink forward in a synchronized bow
            deep|bend far forward in a bow
            deep|bow deeply to one another
            deep|make a deep reverence
            slight|give each other a small bow
            slight|bow slightly
            slight|dip forward just a little in greeting
            """,
            act="""
            bow to {o} together
            exchange bows with {o}
            share a bow with {o}
            bow at the same time as {o}
            bow in unison with {o}
            bow along with {o}
            bow simultaneously with {o}
            bow just as {o} does
            join {o} in a bow
            join {o} in bending forward
            trade bows with {o}
            swap bows with {o}
            bend forward in sync with {o}
            perform a mutual bow with {o}
            greet {o} with a bow, both at once
            bow to {o} while being bowed to
            give {o} a bow and ~get one at the same time
            dip forward in time with {o}
            lower the upper body together with {o}
            bend at the waist at the same moment as {o}
            face {o} and ~share a polite bow
            take part in a mutual bow with {o}
            stoop forward in greeting together with {o}
            exchange a respectful greeting bow with {o}
            show respect alongside {o} by bowing together
            hinge at the hips in unison with {o}
            make a synchronized bow with {o}
            """,
        ),
        "back": Phrases(
            act="""
            bow before {o} does
            make the first bow to {o}
            begin by bowing to {o}
            bow to {o}, who then answers
            bow first
            greet {o} with a bow first
            bow as the first of the two
            start with a bow to {o}
            bow to {o} and ~get a bow in return
            bend forward first and ~bow to {o}
            bow before {o}
            initiate a bow to {o}
            initiate the exchange of bows with {o}
            open the exchange with a bow to {o}
            take the lead and ~bow to {o}
            lead with a bow to {o}
            go first, bowing to {o}
            go ahead and ~bow before {o} does so too
            bow to {o} and ~have the bow returned
            bow to {o} and ~receive one back
            bow to {o} and then ~see {o} bow too
            bow to {o}, prompting a bow in reply
            bow and ~prompt {o} to bow back
            greet {o} by bowing and ~be answered in kind
            give {o} a bow and ~get the same back
            offer {o} a bow that is returned
            offer the opening bow to {o}
            perform the first bow, facing {o}
            make a bow to {o} and ~have it reciprocated
            make a bow to {o}, who reciprocates
            bend at the waist to {o} first
            bend towards {o} before getting a bow back
            bow and ~elicit a bow from {o}
            bow to {o}, who follows suit
            bow to {o}, who does likewise
            bow to {o} ahead of the return bow
            show {o} respect with a bow first
            show respect first, bowing to {o}
            salute {o} with a bow and ~earn one in return
            honor {o} with a bow, then ~receive the same honor
            lower the upper body to {o} first
            lower {their} head and torso to {o} before {o} follows
            tilt forward in a bow to {o}, getting one in response
            lean forward and ~bow to {o} as the opening move
            dip into a bow first, with {o} answering
            stoop forward to {o} first
            fold at the hips to {o} and ~have {o} do the same
            hinge forward at the hips to {o}, who mirrors it afterwards
            acknowledge {o} with a bow and ~be acknowledged the same way
            welcome {o} with a bow and ~get one back
            say hello to {o} with a bow first
            address {o} with a bow, to which {o} responds
            bid {o} welcome with a bow, answered by another
            set off a round of bows by bowing to {o}
            start off the greeting, bowing to {o}
            start bowing before {o} does
            begin the greeting by bending forward to {o}
            come first in bowing to {o}
            incline {their} body to {o} and ~draw a bow in reply
            invite {o} to bow by bowing first
            flex the trunk forward towards {o} first
            present a bow to {o} and ~be bowed to afterwards
            make the initial bow
            exchange bows with {o}, going first
            """,
            take="""
            make the second bow, after {o}
            reply to {os} bow by bowing
            give {o} a bow in answer to theirs
            follow {o} with a bow
            be bowed to by {o} and ~bow back
            bow back after {o} bows
            return {os} bow
            answer {os} bow with a bow
            bow in return to {o}
            bow second, after {o}
            wait for {o} to bow and then ~bow back
            bow after {o}
            receive a bow from {o} and ~return it
            bow back to {o}
            bow back at {o}
            bow in reply to {o}
            bow in turn after {os} bow
            respond to {o} with a bow
            respond to {os} bow in kind
            respond to {os} greeting by bending forward
            reciprocate {os} bow
            reciprocate after {o} bows
            mirror {os} bow a moment after it
            mirror {o} by bowing as well
            echo {os} bow
            repeat {os} bow back to {o}
            imitate {o} and ~bow as well
            follow {os} lead and ~bow
            follow suit after {os} bow
            do as {o} does and ~bow in turn
            return {os} greeting with a bow
            return the bow that {o} makes
            return the courtesy to {o} by bowing
            return the respect shown by {o} with a bow
            acknowledge {os} bow by bowing back
            be greeted with a bow by {o} and ~return it
            be the second to bow, answering {o}
            get a bow from {o} and ~give one back
            accept {os} bow and ~offer one back
            see {o} bow and ~respond likewise
            watch {o} bow first, then ~bow too
            notice {os} bow and ~bend forward in reply
            wait out {os} bow, then ~make another
            let {o} bow first and then ~do the same
            let {o} go first and ~bow second
            bend at the waist in answer to {o}
            bend forward to {o} after being bowed to
            lower the upper body in reply to {os} bow
            incline {their} body towards {o} in return
            lean forward in return for {os} bow
            dip forward after {o} in a bow of reply
            stoop forward to {o} in response
            thank {o} for the bow with another bow
            pay {o} back with a bow
            honor {o} with a bow in return
            be honored with a bow by {o} and ~reply the same way
            be prompted to bow by {os} bow
            come second in an exchange of bows with {o}
            take {their} turn to bow once {o} has bowed
            """,
            react="""
            bow back
            return the bow
            bow in return
            answer with a bow
            bow a moment later
            bow as well
            do the same afterwards
            bow in reply
            bow in turn
            bow next
            bow afterwards
            bow in acknowledgment
            reciprocate
            reciprocate with a bow
            respond with a bow
            respond in kind
            respond by bending forward
            answer in kind
            answer by bowing
            reply by bending at the waist
            follow suit
            follow with a bow
            do likewise
            mirror the bow
            echo the gesture
            copy the gesture afterwards
            repeat the bow
            return the courtesy
            return the greeting with a bow
            give a bow back
            give one back
            offer a bow in exchange
            offer the same courtesy
            make a bow of {their} own
            acknowledge it with a bow
            bend at the waist in turn
            lower {their} upper body in answer
            incline {their} body in return
            tilt {their} torso forward in reply
            lean forward in return
            dip forward in turn
            stoop forward too
            take {their} turn to bow
            be next to bow
            show the same respect in return
            """,
        ),
        "one": Phrases(
            act="""
            dip {their} head and body to {o}
            hinge at the waist to greet {o}
            tip {their} torso forward to {o}
            fold forward from the hips to greet {o}
            pay homage to {o} with a bow
            bow forward to {o}
            bow politely to {o}
            bow formally to {o}
            bend over in greeting to {o}
            bend forward in front of {o}
            bend the upper body to {o}
            bend the back to {o}
            lower the upper body before {o}
            tilt {their} body forward to greet {o}
            dip forward in a bow to {o}
            show respect to {o} with a bow
            make a formal bow to {o}
            thank {o} with a bow
            bow to {o}
            bow to {o}
            bow in front of {o}
            greet {o} with a bow
            make a bow to {o}
            take a bow in front of {o}
            lower {their} head and ~bow to {o}
            bend forward at the waist towards {o}
            bow respectfully to {o}
            give {o} a bow
            show {o} respect by bowing
            lean forward in a bow to {o}
            offer {o} a bow
            offer {o} a respectful bow
            present {o} with a bow
            address {o} with a bow
            acknowledge {o} with a bow
            acknowledge {o} by bending at the waist
            honor {o} with a bow
            salute {o} with a bow
            welcome {o} with a bow
            say hello to {o} with a bow
            say hello to {o} by bending forward
            bid {o} welcome, bowing
            greet {o}, bending at the hips
            greet {o} the Japanese way, bowing
            bow courteously to {o}
            bow reverently before {o}
            bow humbly to {o}
            bow alone, facing {o}
            bow to {o} without getting a bow back
            bow to {o} and ~get no bow back
            bow towards {o}
            bow from the waist to {o}
            stand before {o} and ~bow
            face {o} and ~bow
            face {o} and ~bend at the waist
            look towards {o} and ~make a bow
            execute a bow in front of {o}
            perform a bow for {o}
            perform a ceremonial bow to {o}
            do a Japanese-style bow to {o}
            go into a bow in front of {o}
            drop into a bow before {o}
            stoop forward to {o}
            stoop in front of {o} out of respect
            lean the torso towards {o} in a bow
            incline {their} body towards {o}
            incline the upper body to {o} in greeting
            flex the trunk forward, facing {o}
            curve the upper body forward to {o} in a polite gesture
            duck {their} head and shoulders to {o} in a bow
            let the torso sink forward in a bow to {o}
            fold at the hips before {o}
            pitch forward at the hips to bow to {o}
            bend down before {o} respectfully
            bend down in a bow to {o}
            bend politely towards {o}
            bend the trunk to {o}
            pay {their} respects to {o} by bowing
            pay {o} respect with a bow
            express gratitude to {o} by bowing
            express respect for {o} by bending forward
            make {o} a polite bow
            make a courtly bow before {o}
            make a show of respect to {o}, bowing
            treat {o} to a courteous bow
            bow like a servant before {o}
            bow like a butler to {o}
            move the upper body down and forward before {o}
            """,
            take="""
            be shown respect by {o} with a bow
            be thanked by {o} with a bow
            be the one {o} bows to
            notice {o} bowing
            have {o} bow in front of them
            look at {o}, who bows
            be given a bow by {o}
            be bowed to by {o}
            receive a bow from {o}
            be greeted by {o} with a bow
            get a bow from {o}
            watch {o} bow
            stand still while {o} bows
            receive {os} bow without returning it
            receive a polite bow from {o}
            receive a respectful greeting bow from {o}
            accept {os} bow without a move
            be honored by {o} with a bow
            be honored with {os} bow
            be saluted by {o} with a bow
            be welcomed by {o} with a bow
            be acknowledged by {o} with a bow
            be addressed with a bow by {o}
            be offered a bow by {o}
            be presented with a bow by {o}
            be paid respect by {o}, who bows
            be treated to a bow by {o}
            be the recipient of {os} bow
            be the one receiving a bow from {o}
            be the target of a bow by {o}
            be respectfully greeted by {o}, bowing
            get greeted by {o} with a bow
            have a bow made to them by {o}
            have {o} bend forward in front of them
            have {o} show them respect with a bow
            see {o} bend forward in greeting
            see {o} dip into a bow
            observe {o} bowing
            observe {os} bow, standing still
            watch {o} bend at the waist
            watch {o} lower the upper body in a bow
            watch {os} bow from a standing position
            look on while {o} makes a bow
            notice {os} bow and ~stay upright
            witness {os} bow
            stand upright before {o} during the bow
            stand still in front of {o} during the bow
            stand there and ~receive a bow from {o}
            remain upright while {o} bends forward
            remain still during {os} bow
            stay on {their} feet, motionless, as {o} bows
            keep still as {o} bends forward
            keep a straight back as {o} bows
            hold still for {os} bow
            let {o} bow without bowing back
            leave {os} bow unanswered
            take {os} bow standing still
            face {o}, who makes a bow
            """,
            react="""
            stay still
            watch quietly
            remain still
            observe it
            stand still
            watch
            look on
            stay upright
            stand there and ~wait
            remain standing
            hold still
            stay put
            stay motionless
            stay quiet
            stay on the spot
            stand by
            stand by and ~watch
            stand motionless
            stand straight
            stand there quietly
            stand and ~look on
            remain motionless
            remain upright
            remain in place
            remain passive
            keep a straight back
            keep upright and ~watch
            watch without moving
            watch without bowing
            watch it happen
            look on quietly
            look on without bowing
            observe quietly
            observe the gesture
            observe without moving
            witness the bow
            receive the bow standing
            take the bow without moving
            wait in place
            wait without moving
            make no move
            leave the bow unanswered
            hold an upright position
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            pay their respects with a bow
            carry out a ceremonial bow
            send each other a bow
            greet, bending forward
            """,
            act="""
            carry out a ceremonial bow jointly with {o}
            pay respects with a bow together with {o}
            """,
        ),
        "back": Phrases(
            act="""
            open with a bow to {o}
            carry out the first bow
            """,
            take="""
            reply to {o} with a bow
            carry out the second bow, following {o}
            """,
            react="reply with a bow\nrepeat the gesture",
        ),
        "one": Phrases(
            act="""
            carry out a bow for {o}
            send a bow in {os} direction
            """,
            take="""
            accept a bow from {o}
            be sent a bow by {o}
            """,
            react="take it in calmly\ndo nothing",
        ),
    },
    test={
        "together": Phrases(
            both="""
            greet each other by bowing
            make a bow as a greeting
            make a bow toward one another
            bend at the waist toward each other
            lower their upper bodies in a bow
            take a bow, both together
            do a respectful bow
            do a bow as a sign of respect
            bend at the hips as a greeting
            perform a Japanese-style bow
            put their heads down and ~bow
            tip their upper bodies forward in greeting
            deep|bend forward really low in a bow
            slight|give a little bow
            """,
            act="""
            do a bow together with {o}
            do a respectful bow together with {o}
            take a bow in sync with {o}
            bend forward in greeting together with {o}
            lower {their} upper body in a bow, just like {o}
            put {their} head down and ~bow together with {o}
            show {o} respect with a bow and ~get one at the same time
            perform a Japanese-style bow together with {o}
            greet {o} by bowing, both at once
            bend at the waist in sync with {o}
            """,
        ),
        "back": Phrases(
            act="""
            do a bow first, and {o} after that
            be the first to bow to {o}
            start things off with a bow to {o}
            get things started by bowing to {o}
            make the first move with a bow to {o}
            greet {o} by bowing and ~get a bow back
            do a bow for {o} and ~get one back
            bend forward first to greet {o}
            begin the greeting with a bow to {o}
            do a respectful bow to {o} and ~wait for the reply
            """,
            take="""
            do a bow after {os} bow
            respond to {os} bow with the same
            do a bow to {o} too
            reply to {os} bow by bending forward too
            get bowed to by {o} and ~do it back
            greet {o} back, bowing
            wait for {os} bow and then ~bow
            match {os} bow
            bend forward as well after a bow from {o}
            follow {os} bow with another
            copy {os} bow
            """,
            react="""
            do it too
            respond in the same way
            copy the bow
            bend forward as well
            return the gesture
            give a polite bow back
            follow with another bow
            greet back by bowing
            take a bow too
            do one too
            """,
        ),
        "one": Phrases(
            act="""
            do a bow, facing {o}
            greet {o} with a respectful bow
            bend at the waist toward {o}
            pay respect to {o} with a bow
            lower {their} upper body toward {o}
            be respectful to {o} and ~bow
            perform a Japanese-style bow to {o}
            bend at the hips in front of {o}
            say thanks to {o} by bowing
            tip forward in a bow to {o}
            put {their} head down and ~bow to {o}
            apologize to {o} with a bow
            deep|bend forward really low in front of {o}
            slight|do a little bow toward {o}
            """,
            take="""
            see {o} do a bow
            get bowed to by {o}
            let {o} do a bow
            be bowed to respectfully by {o}
            get a polite bow from {o}
            be greeted by {o} bowing
            stand upright during {os} bow
            look at {o} bowing
            accept {os} bow without returning it
            be on the receiving end of a bow from {o}
            """,
            react="""
            give nothing back
            keep standing upright
            see it and ~do nothing
            keep still and ~watch
            stand around without moving
            wait and ~watch
            give no bow back
            take it without bowing
            stand upright the whole time
            keep on looking
            """,
        ),
    },
    tails=_BOW_TAILS,
)

_WAVE_TAILS = Phrases(
    both="with one hand\nwith a raised hand",
    act="""
    one-handed|with the {hand} hand
    one-handed|using {their} {hand} hand
    one-handed|with {their} {hand} arm raised
    """,
)
WAVE = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            shake an open palm in the air at each other
            wiggle their fingers up high at one another
            beckon to each other with an arm up
            flap a hand at each other
            signal hello with their hands
            wave with a hand
            wave an arm
            wave their arms at each other
            wave in greeting
            wave happily to each other
            wave from afar
            greet with raised hands
            greet each other by waving
            greet each other from a distance with their hands
            signal to each other with a wave
            signal a greeting with a raised hand
            move their raised hands from side to side
            shake a raised hand in greeting
            lift a hand in greeting
            put up a hand and ~wave
            make a waving gesture
            hail each other with a hand
            salute each other with a wave
            wave
            wave to each other
            wave at each other
            wave to each other from a distance
            greet each other with a wave
            exchange a wave
            raise a hand and ~wave
            lift their arms and ~wave
            wave hello
            wave hello to each other
            wave goodbye to each other
            wave their hands
            say hi with a wave
            say goodbye by waving
            swing a raised hand from side to side
            give each other a wave
            hold up a hand and ~wave it
            wave simultaneously
            wave at one another
            wave together
            wave in unison
            wave at the same time
            wave to say hello
            wave across the space between them
            wave like old friends
            wave like old friends spotting each other
            wave cheerfully
            trade waves
            swap friendly waves
            share a wave
            offer each other a friendly wave
            make a greeting gesture with the hand
            perform a waving motion towards each other
            hail one another from afar
            acknowledge each other with a wave
            welcome each other with a wave
            salute one another with a raised hand
            signal to one another by hand
            signal each other with a waving hand
            motion to each other with a hand in the air
            greet one another with a friendly wave
            greet one another across a distance
            stick a hand up and ~wave
            bring a hand up and ~wave it
            throw a hand up and ~wave
            hold a hand in the air, waving
            hold up a hand and ~move it back and forth
            rock a raised hand back and forth
            swing their raised hands to and fro
            sway a raised hand from side to side in greeting
            waggle a raised hand
            flutter a hand in greeting
            oscillate a raised hand in front of each other
            flap their hands to say hi
            face each other and ~wave
            stand apart and ~wave to one another
            try to catch each other's eye by waving
            lift a palm and ~shake it at each other
            show each other a raised, waving hand
            """,
            act="""
            wave with {o}
            exchange waves with {o}
            share a wave with {o}
            wave at the same time as {o}
            wave together with {o}
            wave simultaneously with {o}
            wave in unison with {o}
            wave along with {o}
            wave just as {o} does
            trade waves with {o}
            swap friendly waves with {o}
            join {o} in waving
            join in a mutual wave with {o}
            raise a hand to wave at the same moment as {o}
            greet {o} with a wave, both at once
            wave to {o} while {o} waves too
            wave at {o} while being waved at
            give {o} a wave and ~get one at the same time
            hold up a hand and ~wave together with {o}
            face {o} and ~share a wave
            take part in a mutual wave with {o}
            signal a greeting at the same time as {o}
            match {o} in a simultaneous wave
            exchange a friendly hand greeting with {o}
            exchange hellos with {o}, both waving
            say hi together with {o} by waving
            swing a raised hand to and fro like {o}
            mirror {o}, each waving to the other
            """,
        ),
        "back": Phrases(
            act="""
            wave before {o} does
            make the first wave to {o}
            begin by waving to {o}
            wave to {o}, who then answers
            start with a wave to {o}
            wave first
            wave as the first of the two
            start waving at {o}
            greet {o} first with a wave
            wave at {o} and ~get a wave back
            raise a hand first and ~wave to {o}
            initiate a wave to {o}
            initiate the exchange of waves with {o}
            open the exchange with a wave to {o}
            take the lead and ~wave to {o}
            lead with a wave to {o}
            go first, waving to {o}
            come first in waving to {o}
            wave to {o} and ~have the wave returned
            wave to {o} and ~receive one back
            wave at {o} and then ~see {o} wave too
            wave at {o}, prompting a wave in reply
            wave at {o}, who follows suit
            wave at {o}, who does likewise
            wave at {o} and ~be waved at in return
            wave over at {o}, earning a wave back
            wave and ~prompt {o} to wave back
            wave and ~elicit a wave from {o}
            give {o} a wave and ~get the same back
            give {o} the first wave
            offer {o} a wave that is returned
            offer the opening wave to {o}
            perform the first wave, facing {o}
            make a waving gesture to {o}, who reciprocates
            make the initial wave
            greet {o} by waving and ~be answered in kind
            greet {o} with a hand in the air and ~be greeted back
            hail {o} with a wave and ~get hailed back
            salute {o} with a wave and ~earn one in return
            acknowledge {o} with a wave and ~be acknowledged the same way
            welcome {o} with a wave, getting one in response
            say hi to {o} first with a wave
            signal to {o} with a waving hand and ~see the signal returned
            signal first, waving a hand at {o}
            lift a hand to {o} first and ~wave
            lift an arm and ~wave before {o} does the same
            put up a hand and ~wave to {o} first
            hold up a hand and ~wave it, with {o} answering
            throw up a hand and ~wave at {o}, drawing a wave in reply
            stick a hand up and ~wave before {o} joins in
            swing a raised hand from side to side, to which {o} responds
            shake a raised hand at {o} and ~have {o} do the same
            flap a hand at {o} and ~get a wave in answer
            waggle a raised hand at {o} first
            move a raised hand back and forth to greet {o} first
            catch {os} attention with a wave and ~get one back
            attract {os} attention by waving first
            invite {o} to wave by waving first
            set off a round of waves by waving at {o}
            start off the greeting, waving to {o}
            start waving before {o} does
            start out with a raised, waving hand, then ~be answered by {o}
            begin the greeting with a wave of the hand
            motion hello to {o} first with a raised hand
            exchange waves with {o}, going first
            """,
            take="""
            make the second wave, after {o}
            reply to {os} wave by waving
            give {o} a wave in answer to theirs
            follow {o} with a wave
            be waved at by {o} and ~wave back
            wave back to {o}
            wave back at {o}
            return {os} wave
            answer {os} wave
            wave second, after {o}
            wave in return to {o}
            wave after {o}
            receive a wave from {o} and ~wave back
            wave in reply to {o}
            wave in response to {o}
            wave in response to {os} wave
            wave in turn after {os} wave
            wave over to {o} in return
            respond to {o} with a wave
            respond to {os} wave in kind
            respond to {os} greeting with a raised hand
            reciprocate {os} wave
            reciprocate after {o} waves
            reply to {os} greeting by waving
            mirror {os} wave a moment after it
            mirror {o} by waving as well
            echo {os} wave
            imitate {o} and ~wave as well
            match {os} wave with another
            follow {os} lead and ~wave
            follow suit after {os} wave
            do as {o} does and ~wave in turn
            return {os} greeting with a wave
            return the wave that {o} makes
            return the friendly gesture to {o} by waving
            acknowledge {os} wave by waving back
            acknowledge {o} with a wave in return
            be greeted with a wave by {o} and ~return it
            be hailed by {o} and ~wave back
            be waved to by {o} first and ~answer with a wave
            be the second to wave, answering {o}
            be prompted to wave by {os} wave
            get a wave from {o} and ~give one back
            receive {os} wave, then ~send one back
            accept {os} wave and ~offer one back
            see {o} wave and ~respond likewise
            see {os} raised hand and ~wave back
            watch {o} wave first, then ~wave too
            notice {os} wave and ~lift a hand in reply
            spot {o} waving and ~wave back
            let {o} wave first and then ~do the same
            let {o} go first and ~wave second
            lift an arm to answer {os} wave
            raise a hand and ~wave back to {o}
            raise {their} hand to greet {o} in return
            put up a hand in answer to {os} wave
            swing a raised hand in reply to {o}
            hail {o} in return with a wave
            greet {o} back with a wave
            say hi back to {o} by waving
            pay {o} back with a wave
            come second in an exchange of waves with {o}
            take {their} turn to wave once {o} has waved
            """,
            react="""
            wave back
            return the wave
            wave in return
            answer with a wave
            wave a moment later
            raise a hand too
            wave as well
            wave in response
            wave in turn
            wave next
            wave afterwards
            wave in acknowledgment
            reciprocate with a wave
            respond with a wave
            respond by raising a hand to wave
            answer by waving
            reply by waving a hand
            follow with a wave
            do the same
            mirror the wave
            repeat the wave
            match it with another wave
            return the greeting with a wave
            return the hello by hand
            give a wave back
            offer a wave in exchange
            make a wave of {their} own
            acknowledge it with a wave
            lift a hand in answer
            lift an arm and ~wave as well
            raise a hand and ~wave back
            put up a hand in return
            hold up a hand and ~wave in turn
            swing a raised hand in reply
            greet back with a wave
            say hi back with a wave
            take {their} turn to wave
            """,
        ),
        "one": Phrases(
            act="""
            shake an open palm in the air at {o}
            wiggle {their} fingers up high at {o}
            hail {o} with an arm up
            flap a hand at {o}
            signal hello to {o} by hand
            wave an arm at {o}
            wave in greeting to {o}
            wave happily to {o}
            wave from afar at {o}
            greet {o} by waving
            greet {o} from a distance with a raised hand
            signal to {o} with a wave
            signal a greeting to {o} with a raised hand
            move a raised hand from side to side to greet {o}
            shake a raised hand in greeting to {o}
            lift a hand in greeting to {o}
            put up a hand and ~wave to {o}
            make a waving gesture towards {o}
            hail {o} with a wave
            salute {o} with a wave
            try to get {os} attention by waving
            call {o} with a wave of the hand
            wave to {o}
            wave at {o}
            wave to {o} from a distance
            greet {o} with a wave
            raise a hand and ~wave at {o}
            lift an arm and ~wave to {o}
            wave hello to {o}
            wave goodbye to {o}
            wave a hand at {o}
            give {o} a wave
            hold up a hand and ~wave it at {o}
            say hi to {o} with a wave
            swing a raised hand from side to side to greet {o}
            offer {o} a wave
            offer {o} a friendly wave
            send a wave {os} way
            throw {o} a wave
            shoot {o} a wave
            toss {o} a casual wave
            make a wave in {os} direction
            make a greeting gesture with the hand to {o}
            perform a waving motion towards {o}
            execute a hand wave aimed at {o}
            wave across to {o}
            wave over at {o}
            wave towards {o}
            wave in {os} direction
            wave cheerfully to {o}
            wave like a friend spotting {o}
            wave to say hello to {o}
            wave to {o} without getting a wave back
            wave at {o} and ~get no answer
            wave alone, facing {o}
            wave to attract {os} attention
            wave a raised hand in front of {o}
            try to catch {os} eye with a wave
            try to flag {o} down, waving
            attempt to get {o} to notice, waving a hand
            acknowledge {o} with a wave
            welcome {o} with a wave
            address {o} with a waving hand
            bid {o} hello with a wave
            say hello to {o} by hand
            greet {o} with a friendly hand gesture
            greet {o}, one hand waving in the air
            signal {o} by waving
            signal towards {o} with a hand in the air
            motion to {o} with a raised hand
            gesture hello to {o} with a hand
            stick a hand up and ~wave at {o}
            bring a hand up and ~wave it at {o}
            throw a hand up and ~wave to {o}
            reach up and ~wave at {o}
            extend an arm upwards and ~wave to {o}
            hold a hand in the air, waving at {o}
            hold up a hand to {o} and ~move it back and forth
            rock a raised hand back and forth, facing {o}
            oscillate a raised hand towards {o}
            swing a raised hand to and fro at {o}
            sway a raised hand from side to side to hail {o}
            waggle a raised hand at {o}
            flutter a hand at {o} in greeting
            lift a palm and ~shake it at {o}
            show {o} a raised, waving hand
            face {o} and ~wave
            face {o} with a hand raised and waving
            look towards {o} and ~wave
            stand before {o} and ~wave a hand
            stand apart from {o} and ~wave
            hail {o} from afar
            call out to {o} with a wave
            treat {o} to a wave
            """,
            take="""
            be hailed by {o}
            notice {o} flapping a hand
            be saluted by {o} with a wave
            be signaled to by {o} with a wave
            be the one {o} waves to
            see {o} raise a hand and wave
            notice {o} waving
            look at {o}, who waves
            give no answer while {o} waves
            have {o} wave at them
            have {os} greeting waved to them
            be waved at by {o}
            be waved to by {o}
            receive a wave from {o}
            get a wave from {o}
            be greeted by {o} with a wave
            watch {o} wave
            stand still while {o} waves
            receive {os} wave without returning it
            receive a friendly wave from {o}
            receive a hand greeting from {o}
            accept {os} wave without a move
            accept a wave from {o}
            be welcomed by {o} with a wave
            be acknowledged by {o} with a wave
            be addressed by {o} with a waving hand
            be offered a wave by {o}
            be given a wave by {o}
            be signaled by {o} with a raised hand
            be hailed with a wave of {os} hand
            be the recipient of {os} wave
            be the one receiving a wave from {o}
            be the person that {o} waves at
            be greeted from a distance by {o}, waving
            get greeted by {o} with a raised hand
            have a hand waved at them by {o}
            have {o} greet them with a wave
            see {o} waving a hand in the air
            see {os} hand swing from side to side in greeting
            observe {o} waving
            observe {os} wave, standing still
            watch {o} raise a hand and wave
            watch {o} waving in greeting
            watch {os} waving hand
            look on while {o} makes a waving gesture
            notice {os} wave and ~stay still
            witness {os} wave
            stand still in front of {o} during the wave
            stand still while being waved at by {o}
            stand there and ~receive a wave from {o}
            remain still during {os} wave
            remain motionless as {o} waves
            stay put as {o} waves hello
            stay motionless, facing the wave of {o}
            keep {their} hands down during {os} wave
            keep still as {o} waves
            let {o} wave without waving back
            give {o} no wave back
            leave {os} wave unanswered
            leave {os} greeting wave without a reply
            ignore {os} wave
            fail to answer {os} wave
            fail to wave back to {o}
            face {o}, who waves a hand
            """,
            react="""
            stay still
            watch quietly
            remain still
            observe it
            stand still
            watch
            look on
            look back without moving
            stand there and ~wait
            keep {their} arms down
            stand idle
            keep {their} hands down
            keep {their} hands lowered
            leave {their} arms down
            leave the wave unanswered
            watch without waving
            look on without waving
            observe the wave
            witness the wave
            receive the wave without moving
            ignore the wave
            fail to wave back
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            motion hello with their hands
            send each other a wave
            show a friendly wave
            greet with the arms in the air
            """,
            act="""
            show a friendly wave jointly with {o}
            motion hello together with {o}
            """,
        ),
        "back": Phrases(
            act="""
            open with a wave to {o}
            send {o} a wave before anybody else
            """,
            take="""
            reply to {o} with a wave
            send {o} a wave in reply
            """,
            react="reply with a wave\nrepeat the gesture",
        ),
        "one": Phrases(
            act="""
            motion hello to {o} by hand
            send {o} a wave
            show {o} a friendly wave
            """,
            take="""
            be sent a wave by {o}
            be the target of a wave by {o}
            """,
            react="do nothing\ntake it in calmly",
        ),
    },
    test={
        "together": Phrases(
            both="""
            say hello by waving
            get a hand up and ~wave
            put their hands up to say hello
            give a friendly wave to one another
            have a hand up, waving
            swing a hand back and forth in the air
            say hi by waving
            lift a hand to greet each other
            put a hand up and ~wave it
            do a wave as a greeting
            give each other a friendly wave
            move their hands in a wave
            say goodbye with a wave
            """,
            act="""
            say hello by waving at the same moment as {o}
            do a wave in sync with {o}
            say hello by waving in sync with {o}
            have a hand up, waving in sync with {o}
            swing a hand back and forth in the air, just like {o}
            greet {o}, both of them waving
            say hi by waving, at the same time as {o}
            give {o} a friendly wave and ~get one at the same time
            put a hand up and ~wave in sync with {o}
            lift a hand and ~wave in sync with {o}
            """,
        ),
        "back": Phrases(
            act="""
            do a wave to {o} and ~get one back
            be the first to wave at {o}
            start things off with a wave to {o}
            get things started by waving to {o}
            make the first move with a wave to {o}
            get a hand up to wave and ~get a wave back from {o}
            hold up a hand to wave at {o} and ~wait for a wave back
            begin the greeting with a wave to {o}
            say hello first by waving to {o}
            say hi, waving to {o}, and ~wait for the reply
            """,
            take="""
            do a wave after {os} wave
            respond to {os} wave with the same
            lift a hand too after {os} wave
            reply to {os} wave by lifting a hand too
            get waved at by {o} and ~do it back
            greet {o} back, waving
            wait for {os} wave and then ~wave
            follow {os} wave with another
            put a hand up as well after a wave from {o}
            copy {os} wave
            """,
            react="""
            do it too
            lift a hand as well
            copy the wave
            return the gesture
            put a hand up as well
            give a friendly wave back
            follow with another wave
            send a wave back
            lift a hand and ~wave too
            do one too
            """,
        ),
        "one": Phrases(
            act="""
            say hello to {o} by waving
            lift a hand and ~wave to {o}
            greet {o}, waving
            hold up a hand and ~wave at {o}
            swing a hand back and forth in the air for {o}
            say hi to {o} by waving
            lift a hand to greet {o}
            put a hand up and ~wave it at {o}
            do a wave to {o}
            give {o} a friendly wave
            move {their} hand in a wave to {o}
            say goodbye to {o} with a wave
            try to be noticed by {o} by waving
            """,
            take="""
            see {o} do a wave
            get waved at by {o}
            let {o} do all the waving
            be greeted by {o} waving
            be sent a friendly wave by {o}
            look at {o} waving
            get a friendly wave from {o} and ~do nothing back
            stand and ~watch during {os} wave
            accept {os} wave without returning it
            be on the receiving end of a wave from {o}
            """,
            react="""
            give nothing back
            give no reaction
            see it and ~do nothing
            keep still and ~watch
            stay in the same spot
            wait and ~watch
            give no wave back
            take it without waving
            give a small nod
            keep on looking
            """,
        ),
    },
    tails=_WAVE_TAILS,
)
