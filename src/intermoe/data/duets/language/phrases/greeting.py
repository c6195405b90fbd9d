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
            """,
            act="""
            bow to {o} together
            exchange bows with {o}
            share a bow with {o}
            bow at the same time as {o}
            bow in unison with {o}
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
            """,
            react="""
            bow back
            return the bow
            bow in return
            answer with a bow
            bow a moment later
            bow as well
            do the same afterwards
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
            """,
            act="""
            wave with {o}
            exchange waves with {o}
            share a wave with {o}
            wave at the same time as {o}
            wave together with {o}
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
            """,
            react="""
            wave back
            return the wave
            wave in return
            answer with a wave
            wave a moment later
            raise a hand too
            wave as well
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
