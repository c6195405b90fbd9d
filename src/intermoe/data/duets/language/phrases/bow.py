"""Verb phrases of bow."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_BOW_TAILS = Phrases(
    both="deep|deeply\nslight|slightly\nslight|just a little",
    act="deep|deeply\nslight|slightly\nslight|just a little",
    take="deep|deeply\nslight|slightly",
)

PHRASES = FamilyPhrases(
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
            reciprocate with a bow
            respond with a bow
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
            stay motionless
            stay on the spot
            stand motionless
            stand straight
            stand there quietly
            stand and ~look on
            remain motionless
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
    facing=True,
)
