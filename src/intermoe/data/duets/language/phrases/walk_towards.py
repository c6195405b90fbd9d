"""Verb phrases of walk_towards."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            walk towards each other
            walk towards each other
            walk up to each other
            walk up to each other and ~stop
            walk towards each other and ~stop face to face
            walk towards each other and ~look at each other
            approach each other
            approach each other and ~stop
            come together and ~stop face to face
            come face to face
            meet in the middle
            meet and ~look at each other
            meet without touching
            come up to each other and ~stand still
            go to meet each other
            head towards one another
            move towards each other
            step up to each other
            walk to meet each other
            walk until they face each other
            walk from both sides and ~meet
            get close to each other and ~stop
            stop before each other after a few steps
            take a few steps towards each other and ~stop
            walk up and ~look each other in the face
            go towards each other and ~pause
            close|stop very close to each other
            close|walk up close to each other
            close|come nose to nose
            slow|stroll towards each other
            fast|rush towards each other
            """,
            act="""
            walk towards {o}
            walk towards {o}
            walk up to {o}
            walk up to {o} and ~stop
            walk towards {o} and ~stop face to face
            walk towards {o} and ~look at them
            approach {o}
            approach {o} and ~stop
            approach {o} from the other side
            come face to face with {o}
            come up to {o} and ~stand still
            come towards {o} and ~look at them
            go to meet {o}
            go towards {o} and ~pause
            meet {o} in the middle
            meet {o} without touching
            meet {o} and ~look at them
            head towards {o}
            head towards {o} and ~stop
            move towards {o}
            move towards {o} and ~stop
            step up to {o}
            walk to meet {o}
            walk until they face {o}
            walk from one side to meet {o}
            get close to {o} and ~stop
            stop before {o} after a few steps
            stop face to face with {o}
            take a few steps towards {o} and ~stop
            walk up and ~look {o} in the face
            walk ahead until they meet {o}
            come walking towards {o}
            close|stop very close to {o}
            close|walk up close to {o}
            close|come nose to nose with {o}
            slow|stroll towards {o}
            fast|rush towards {o}
            """,
        ),
        "one": Phrases(
            act="""
            walk towards {o}
            walk towards {o}
            walk up to {o}
            walk up to {o} and ~stop
            walk up to {o} and ~look at them
            walk up to {o} without touching them
            walk over to {o}
            walk over to {o} and ~stop
            walk to {o}
            walk to the place of {o}
            walk towards {o} and ~stop face to face
            walk towards {o} and ~stand still
            approach {o}
            approach {o} and ~stop
            approach {o} and ~look at them
            come up to {o}
            come up to {o} and ~stand still
            come towards {o} and ~pause
            come over to {o}
            come to a stop before {o}
            go to {o}
            go over to {o}
            go and ~see {o}
            head towards {o}
            head straight for {o} and ~stop
            move towards {o}
            move towards {o} and ~stop
            step up to {o}
            get close to {o} and ~stop
            cross the room to {o}
            cross the room and ~stop before {o}
            stop before {o} after a short walk
            join {o} on foot
            make {their} way to {o}
            walk up and ~look {o} in the face
            close|walk all the way up to {o}
            close|stop very close to {o}
            close|step so close that they are nose to nose with {o}
            slow|stroll over to {o}
            fast|rush over to {o}
            fast|hurry towards {o}
            """,
            take="""
            be approached by {o}
            be approached by {o}
            be approached by {o}, who stops
            be visited by {o}
            be joined by {o}
            be met by {o}
            await {o}
            be waiting for {o}
            wait until {o} has come
            wait while {o} walks up
            wait until {o} arrives
            watch {o} come
            watch {o} walk up
            watch {o} come near
            see {o} come
            see {o} walking up
            look at {o}, who walks up and stops
            stand while {o} walks up
            stay where they are while {o} comes
            expect {o}
            have {o} walk up to them
            let {o} come
            let {o} walk up to them
            turn|turn around to {o}, who comes up
            turn|turn to face {o}
            turn|notice {o} coming and ~turn around
            close|let {o} come very close
            """,
            react="""
            wait patiently
            wait there
            stand and ~wait
            stay where they are
            stand still
            watch closely
            look them in the face
            look on
            remain standing
            give them a look
            expect them
            turn|turn around
            turn|turn to face them
            turn|notice it and ~turn
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            proceed to a meeting in the centre
            draw near one another and ~halt
            converge and ~come to rest, eye to eye
            near each other on foot
            """,
            act="""
            proceed to a meeting with {o}
            draw near {o} and ~halt
            converge with {o} and ~come to rest
            near {o} on foot
            """,
        ),
        "one": Phrases(
            act="""
            proceed to {os} spot
            draw near {o} bit by bit
            near {o} on foot and ~halt
            pay {o} a visit on foot
            """,
            take="""
            remain in position as {o} draws near
            be sought out by {o}
            be paid a visit by {o}
            """,
            react="keep {their} position\nremain in position\nstand by",
        ),
    },
    test={
        "together": Phrases(
            both="""
            walk toward each other
            walk closer and ~stand facing one another
            start apart and ~end up in front of each other
            come near each other and ~stop
            meet up by walking in from opposite sides
            walk in until hardly any distance remains
            get nearer to each other step by step
            move closer and ~make eye contact
            end up standing face to face
            stop in front of each other
            fast|walk toward one another in big steps
            """,
            act="""
            walk toward {o}
            walk closer and ~stand facing {o}
            start far from {o} and ~end up in front of them
            come near {o} and ~stop
            meet up with {o} by walking in
            get nearer to {o} step by step
            move closer to {o} and ~make eye contact
            end up standing face to face with {o}
            stop in front of {o}
            walk forward to {o}
            walk ahead and ~stop just at {o}
            fast|walk toward {o} in big steps
            """,
        ),
        "one": Phrases(
            act="""
            walk toward {o}
            walk to stand in front of {o}
            come near {o} and ~stop
            move closer to {o} and ~make eye contact
            stop in front of {o}
            get nearer to {o} step by step
            walk forward to {o}
            go near {o} and ~stand there
            close the distance to {o}
            walk across to {o}
            go see {o} and ~stop there
            """,
            take="""
            see {o} walk toward them
            stand in place as {o} comes near
            stay in one spot while {o} gets nearer
            see {o} arrive
            keep an eye on {o} getting nearer
            face {o} on arrival
            have {o} come near and stop
            stand in one spot and ~watch {o} arrive
            turn|look around and ~see {o} arriving
            """,
            react="""
            stand in one spot
            see them arrive
            stay in one spot
            simply stay put
            make eye contact
            return the look
            turn|turn toward them
            turn|shift around to see them
            """,
        ),
    },
)
