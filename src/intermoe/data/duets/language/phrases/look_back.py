"""Verb phrases of look_back."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            look back at {o}
            look back at {o}
            look back over the shoulder at {o}
            look back over {their} shoulder at {o}
            look back over {their} {side} shoulder at {o}
            walk away and ~look back at {o}
            walk away from {o} and ~look back
            walk away from {o}, ~stop and ~look back
            walk away and ~turn the head back to {o}
            go off and ~look back at {o}
            go off, ~stop and ~look back at {o}
            withdraw from {o} and ~look back once more
            move off and ~look back at {o}
            go away from {o} and ~look back
            go away and ~glance back at {o}
            glance back at {o}
            glance back over the shoulder at {o}
            glance over the {side} shoulder at {o}
            take a last look at {o}
            take one more look at {o}
            give {o} a last look
            cast a glance back at {o}
            cast one more look at {o}
            stop and ~look back at {o}
            stop after a few steps and ~look back at {o}
            pause and ~look back at {o}
            turn the head back towards {o} on the way
            turn back to look at {o}
            turn halfway back towards {o}
            twist around to look back at {o}
            part from {o} with a look back
            depart from {o} and ~look back
            take leave of {o} with a look back
            move away from {o}, ~pause and ~look back
            step away and ~look back over the {side} shoulder at {o}
            hesitate and ~look back at {o}
            part|say goodbye to {o}, ~walk off and ~look back
            part|turn away from {o}, ~walk off and ~look back
            on|look back at {o} and ~walk on
            on|look back at {o} once and ~go on
            on|go off, ~look back at {o} and ~walk on
            wave|walk away and ~look back at {os} wave
            wait|look back at {o}, still waiting
            answer|look back at {o} and ~wave
            answer|go off, ~look back and ~wave to {o}
            """,
            take="""
            watch {o} leave
            watch {o} walk away
            watch {o} walk away and look back
            watch {o} go
            watch {o}, who leaves and looks back
            look after {o}
            look after {o}, who walks away
            see {o} leave
            see {o} walk away
            see {o} off
            let {o} go
            let {o} leave
            stay behind while {o} leaves
            stay behind as {o} walks away
            stay where they are while {o} leaves
            stand and ~watch {o} leave
            be looked at by {o}, who walks away
            be parted from {o}, who looks back
            be looked back at by {o}
            get a last look from {o}
            catch {os} glance back
            meet {os} look back
            gaze after {o}
            follow {o} with {their} eyes
            wave|wave after {o}
            wave|wave goodbye to {o}, who looks back
            wave|wave as {o} looks back
            wave|see {o} off with a wave
            wait|wait while {o} looks back
            wait|stand and ~wait as {o} leaves
            """,
            react="""
            watch silently
            watch them leave
            watch them go
            look after them
            look on
            stand still there
            stay behind
            stay where they are
            see them off
            follow them with {their} eyes
            wave|wave with an arm
            wave|wave goodbye
            wave|wave a hand
            wave|wave after them
            wave|raise a hand and ~wave
            wait|wait quietly
            wait|stand and ~wait
            wait|remain standing
            wait|wait without a word
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            retreat a few paces, then ~peer at {o} across one shoulder
            peer back at {o} on the way out
            send {o} a parting glance
            steal a final look at {o}
            """,
            take="""
            be sent a parting glance by {o}
            be peered at by {o} on the way out
            observe how {o} leaves with a final look
            """,
            react="gaze after them\nkeep {their} eyes on them\nremain behind",
        )
    },
    test={
        "main": Phrases(
            act="""
            walk off and ~look behind at {o}
            walk off but ~turn to see {o} again
            start walking off but ~look at {o} one last time
            check on {o} over one shoulder
            turn {their} upper body to see {o} one last time
            look behind to see {o}
            stop walking and ~look behind
            go off, then ~look over one shoulder to see {o}
            look at {o} from over the {side} shoulder
            walk a few steps away and ~check on {o}
            go off slow, with a look at {o} behind
            wave|go off and ~see {o} waving behind
            on|look behind at {o}, then ~keep walking
            answer|turn halfway and ~raise a hand to {o}
            """,
            take="""
            stand on the spot as {o} goes off
            get looked at by {o} one last time
            see {o} turn around to look
            see {o} going off and looking behind
            keep watching {o}, who goes off
            stay at the same place as {o} goes off
            have {o} look over at them across one shoulder
            be seen by {o} one last time
            wave|lift a hand to {o} from behind
            """,
            react="""
            keep watching
            stare after them
            stay at the same place
            look in their direction
            see them going off
            wave|send them a wave
            wave|show a waving hand
            wait|keep waiting
            """,
        ),
    },
)
