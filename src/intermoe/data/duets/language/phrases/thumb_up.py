"""Verb phrases of thumb_up."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_ACT = """
give {o} a thumbs-up
give {o} a thumbs-up
give {o} a thumbs-up
show {o} a thumbs-up
show {o} the thumbs-up
give {o} the thumbs-up
give a thumbs-up to {o}
make a thumbs-up for {o}
hold up a thumb to {o}
hold a thumb up to {o}
raise a thumb to {o}
lift a thumb to {o}
put a thumb up for {o}
stick up a thumb at {o}
stick a thumb up to {o}
praise {o} with a thumbs-up
praise {o} with a raised thumb
approve of {o} with a raised thumb
approve of {o} with a thumbs-up
signal okay to {o} with a thumb
sign to {o} that all is well
gesture to {o} that it is good
show approval to {o} with the thumb
express approval to {o}
encourage {o} with a thumbs-up
congratulate {o} with a thumbs-up
compliment {o} with a thumbs-up
tell {o} well done with a thumb
agree with {o} by raising a thumb
stretch out a fist with a raised thumb to {o}
hold out a fist to {o}, the thumb up
point the thumb upwards for {o}
make a gesture of approval to {o}
give {o} a sign of approval
both|show {o} two thumbs up
both|hold up both thumbs to {o}
both|raise both thumbs to {o}
one-handed|give {o} a thumbs-up with {their} {hand} hand
one-handed|hold up {their} {hand} thumb to {o}
high|hold a raised thumb high for {o}
"""
_TAKE = """
be given a thumbs-up by {o}
get a thumbs-up from {o}
receive a thumbs-up from {o}
be shown a thumbs-up by {o}
be shown a raised thumb by {o}
see {os} thumbs-up
see {os} raised thumb
see {o} hold up a thumb
be praised by {o} with a thumbs-up
be praised by {o} with a raised thumb
be encouraged by {o} with a thumbs-up
be congratulated by {o} with a thumbs-up
be approved of by {o}
get approval from {o}
get a sign of approval from {o}
get praised by {o} with a thumb
have {o} hold up a thumb to them
watch {o} hold up a thumb
be complimented by {o} with a thumbs-up
be told well done by {o} with a thumb
both|be shown two thumbs up by {o}
"""
_ACT_VAL = """
signal approval to {o}, thumb upward
let {o} notice an upright thumb
use a thumb to praise {o}
turn a thumb up toward {o}
"""
_TAKE_VAL = """
be signaled approval by {o}, thumb upward
be rewarded with a raised thumb by {o}
catch sight of {os} upturned thumb
"""
_ACT_TEST = """
do a thumbs up to {o}
do a thumbs-up toward {o}
give {o} a big thumbs up
flash a thumbs up at {o}
flash {o} a thumbs-up sign
make the thumbs up sign to {o}
say good job to {o} with a thumbs up
let {o} know it is good with a thumbs up
use a thumbs up to say okay to {o}
send {o} a thumbs up
show {o} that everything is okay with a thumbs up
cheer {o} on with a thumbs up
both|give {o} two thumbs up
both|do a double thumbs up to {o}
one-handed|do a thumbs up to {o} using one hand
"""
_TAKE_TEST = """
get a thumbs up sign from {o}
get a big thumbs up from {o}
be told good job by {o} with a thumbs up
see {o} doing a thumbs up
be on the receiving end of a thumbs up from {o}
look at {o}, who does a thumbs up
get an okay sign from {o}
be cheered on by {o} with a thumbs up
find {o} giving them a thumbs up
"""

PHRASES = FamilyPhrases(
    train={
        "back": Phrases(
            act=_ACT
            + """
            give {o} a thumbs-up and ~get one in return
            exchange a thumbs-up with {o}
            """,
            take=_TAKE
            + """
            return {os} thumbs-up
            answer {os} thumbs-up with a thumbs-up
            give a thumbs-up back to {o}
            hold up a thumb in answer to {o}
            """,
            react="""
            return the thumbs-up
            give a thumbs-up back
            give a thumbs-up in return
            answer with a thumbs-up
            answer with a raised thumb
            hold up a thumb as well
            raise a thumb in return
            show a thumb in answer
            give the same sign back
            respond with a raised thumb
            """,
        ),
        "nod": Phrases(
            act=_ACT,
            take=_TAKE
            + """
            nod at {os} thumbs-up
            answer {os} thumbs-up with a nod
            nod to {o}, who holds up a thumb
            """,
            react="""
            nod in answer
            nod {their} head
            nod in thanks
            nod gladly
            answer with a nod
            give a nod in answer
            nod at it
            nod with approval
            thank them with a nod
            bow {their} head a little
            """,
        ),
        "wave": Phrases(
            act=_ACT,
            take=_TAKE
            + """
            answer {os} thumbs-up with a wave
            wave to {o}, who holds up a thumb
            return {os} thumbs-up with a wave
            """,
            react="""
            wave in answer
            answer with a wave
            wave a hand in answer
            raise a hand and ~wave
            wave for an answer
            lift a hand to wave
            thank them with a wave
            give a wave in answer
            swing a raised hand
            wave in thanks
            """,
        ),
    },
    val={
        "back": Phrases(
            act=_ACT_VAL, take=_TAKE_VAL, react="reply thumb up\nmirror the thumb\nraise their own thumb too"
        ),
        "nod": Phrases(act=_ACT_VAL, take=_TAKE_VAL, react="acknowledge it by nodding\nconfirm with the head"),
        "wave": Phrases(act=_ACT_VAL, take=_TAKE_VAL, react="acknowledge it, waving\nreply with a waving hand"),
    },
    test={
        "back": Phrases(
            act=_ACT_TEST + "trade thumbs up with {o}",
            take=_TAKE_TEST + "do a thumbs up back at {o}\nmatch {os} thumbs up",
            react="""
            do a thumbs up back
            give one back
            send a thumbs up back
            respond with a thumbs up too
            make the same sign
            do a thumbs up as well
            show their thumb too
            """,
        ),
        "nod": Phrases(
            act=_ACT_TEST,
            take=_TAKE_TEST + "respond to {os} thumbs up by nodding",
            react="""
            respond by nodding
            give a little nod
            acknowledge with a nod
            move {their} head up and down
            do a nod
            say yes with the head
            give a quick nod
            """,
        ),
        "wave": Phrases(
            act=_ACT_TEST,
            take=_TAKE_TEST + "respond to {os} thumbs up by waving",
            react="""
            respond by waving
            do a little wave
            do a wave
            acknowledge with a wave
            use one hand to wave back
            put a hand up and ~wave
            give a friendly wave
            """,
        ),
    },
    tails=Phrases(act="one-handed|with the {hand} hand\none-handed|using {their} {hand} hand\nboth|with both hands"),
    facing=True,
)
