"""Verb phrases of bend. The tags "floor", "shoe", "toes" say what for; "point" and "wait" what the onlooker does."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

_ACT = """
facing|bend down in front of {o}
bend down near {o}
bend over near {o}
stoop near {o}
facing|stoop in front of {o}
bend to the ground near {o}
bend down to the floor near {o}
lean down low near {o}
floor|pick something up near {o}
floor|pick something up from the floor near {o}
floor+facing|pick up something from the ground in front of {o}
floor|bend down and ~pick something up near {o}
floor|bend to pick up something near {o}
floor+facing|stoop to pick something up in front of {o}
floor|take something from the floor near {o}
floor|lift something from the floor near {o}
floor|collect something from the ground near {o}
floor+facing|gather something from the floor in front of {o}
floor|reach down for something on the floor near {o}
floor|grasp something on the ground near {o}
floor|retrieve something from the ground near {o}
floor+one-handed|pick something up with the {hand} hand near {o}
shoe|tie a shoe near {o}
shoe+facing|tie {their} shoe in front of {o}
shoe|tie {their} shoelaces near {o}
shoe|bend down to tie a shoe near {o}
shoe+facing|bend over to tie the laces in front of {o}
shoe|lace up a shoe near {o}
shoe|do up a shoelace near {o}
shoe|fasten a shoe near {o}
shoe|see to a shoe near {o}
shoe|stoop to {their} shoe near {o}
toes|touch {their} toes near {o}
toes+facing|touch {their} toes in front of {o}
toes|bend down to touch {their} toes near {o}
toes|bend over and ~touch the toes near {o}
toes|stretch down to {their} toes near {o}
toes|stretch the legs by bending near {o}
toes|bring both hands to the toes near {o}
toes|do a forward bend near {o}
"""
_BOTH = """
bend down
bend down together
bend down at the same time
bend over at the same time
stoop
stoop at the same time
bend to the ground
bend down to the floor together
lean down low
bend down side by side
floor|pick something up
floor|pick something up from the floor
floor|bend down and ~pick something up
floor|bend to pick up something
floor|stoop to pick something up
floor|lift something from the floor
floor|gather something from the floor
floor|collect something from the ground
shoe|tie their shoes
shoe|tie their shoelaces
shoe|bend down to tie a shoe
shoe|bend over to tie the laces
shoe|lace up a shoe
shoe|do up a shoelace
toes|touch their toes
toes|bend down to touch their toes
toes|bend over and ~touch the toes
toes|stretch down to their toes
toes|bring both hands to the toes
toes|do a forward bend
"""
_TAKE = """
be near {o}, who bends down
stand near {o}, who bends down
see {o} bend down
stay upright as {o} bends down
be there while {o} bends down
floor|see {o} pick something up
floor|be near {o}, who picks something up
floor|stand near {o}, who picks something up
shoe|see {o} tie a shoe
shoe|be near {o}, who ties a shoe
shoe|stand near {o}, who ties a shoe
toes|see {o} touch the toes
toes|be near {o}, who touches the toes
toes|stand near {o}, who touches the toes
"""
_ACT_TEST = """
bend way down next to {o}
bend all the way down beside {o}
crouch over toward the floor beside {o}
get down low next to {o}
floor|grab something off the floor next to {o}
floor|pick an object up off the ground beside {o}
floor|get something off the ground next to {o}
floor|reach for an object on the floor beside {o}
floor|bend over to grab an item next to {o}
floor|scoop something up beside {o}
shoe|fix a shoe next to {o}
shoe|tie the laces of a shoe beside {o}
shoe|bend over to fix {their} shoelace next to {o}
shoe|get down to tie {their} laces beside {o}
toes|do a toe touch next to {o}
toes|reach for {their} toes beside {o}
toes|do a stretch down to the feet next to {o}
toes|touch the floor by {their} feet beside {o}
"""
_TAKE_TEST = """
be next to {o}, who gets down low
be beside {o}, who is bending over
look at {o} bending over
floor|look at {o} grabbing something off the floor
floor|be next to {o}, who grabs something off the floor
shoe|look at {o} fixing a shoe
shoe|be next to {o}, who fixes a shoe
toes|look at {o} doing a toe touch
toes|be next to {o}, who does a toe touch
"""

PHRASES = FamilyPhrases(
    train={
        "watch": Phrases(
            act=_ACT
            + """
            bend down while {o} watches
            floor|pick something up while {o} watches
            shoe|tie a shoe while {o} watches
            toes|touch the toes while {o} watches
            point|bend down to where {o} points
            wait|bend down while {o} waits
            """,
            take=_TAKE
            + """
            watch {o} bend down
            watch {o}, who bends down
            watch while {o} bends down
            look down at {o}
            look down at {o}, who bends over
            look on as {o} bends down
            floor|watch {o} pick something up
            floor|look on as {o} picks something up
            shoe|watch {o} tie a shoe
            shoe|look on as {o} ties a shoe
            toes|watch {o} touch the toes
            wait|wait while {o} bends down
            wait+shoe|wait for {o} to tie a shoe
            wait|wait for {o} to come up again
            point|point at the floor as {o} bends down
            point+floor|show {o} something on the floor
            point+floor|point out something on the floor to {o}
            point+shoe|point out the loose shoe to {o}
            """,
            react="""
            watch with interest
            look down
            look down at it
            stand by and ~watch
            stand upright and ~watch
            keep upright
            look down without a word
            look where the hands go
            wait|wait upright
            wait|wait patiently
            wait|stand and ~wait
            point|point at it
            point|point at the spot
            point|point to the ground
            """,
        ),
        "too": Phrases(
            act=_ACT
            + """
            bend down before {o} does
            bend down first, before {o}
            """,
            take=_TAKE
            + """
            bend down after {o}
            bend down as well, after {o}
            bend down a moment after {o}
            floor|pick something up after {o}
            shoe|tie a shoe after {o}
            toes|touch {their} toes after {o}
            """,
            react="""
            bend down too
            bend down as well
            bend down a moment later
            stoop as well
            go down too
            floor|pick something up as well
            floor|pick up something too
            shoe|tie a shoe as well
            shoe|see to a shoe too
            toes|touch {their} toes as well
            toes|stretch down too
            """,
        ),
        "together": Phrases(
            both=_BOTH,
            act="""
            bend down together with {o}
            bend down at the same time as {o}
            stoop at the same time as {o}
            floor|pick something up together with {o}
            floor|pick something up at the same time as {o}
            shoe|tie a shoe at the same time as {o}
            toes|touch {their} toes together with {o}
            toes|touch {their} toes at the same time as {o}
            """,
        ),
    },
    val={
        "watch": Phrases(
            act="""
            duck toward the ground under {os} eyes
            fold downward by {os} side
            sink the upper body down before {o}
            """,
            take="""
            keep an eye on {o}, who folds downward
            observe {o} going down
            await {os} coming up
            """,
            react="keep an eye on it\nobserve from above\nremain upright as a spectator",
        ),
        "too": Phrases(
            act="""
            duck toward the ground ahead of {o}
            fold downward earlier than {o}
            """,
            take="""
            fold downward later than {o}
            duck toward the ground following {o}
            """,
            react="duck likewise\nfold downward in turn",
        ),
        "together": Phrases(
            both="""
            fold downward in unison
            duck toward the ground as a pair
            sink their upper bodies down
            """,
            act="""
            fold downward in unison with {o}
            duck toward the ground jointly with {o}
            """,
        ),
    },
    test={
        "watch": Phrases(
            act=_ACT_TEST,
            take=_TAKE_TEST
            + """
            keep {their} eyes on {o}, who is bending over
            point|use a finger to show {o} a spot on the ground
            point|point {o} to something down there
            wait|stand around until {o} is back up
            """,
            react="""
            keep {their} eyes on it
            look at what is happening
            see what is going on
            check what is down there
            wait|stand around until it is done
            wait|kill some time
            point|use a finger to show the spot
            point|gesture to the spot
            """,
        ),
        "too": Phrases(
            act=_ACT_TEST + "go down first and ~get followed by {o}",
            take=_TAKE_TEST
            + """
            get down low after {o} does
            go down after seeing {o} do it
            """,
            react="""
            get down low too
            do it too a bit later
            go down after that
            bend over next
            floor|grab something too
            shoe|fix a shoe too
            toes|do a toe touch too
            """,
        ),
        "together": Phrases(
            both="""
            bend way down
            bend all the way down side by side
            get down low at the same moment
            floor|grab something off the floor
            floor|get something off the ground
            floor|bend over to grab an item
            shoe|fix their shoes
            shoe|bend over to fix their shoelaces
            toes|do a toe touch
            toes|reach for their toes
            toes|do a stretch down to the feet
            """,
            act="""
            get down low at the same moment as {o}
            bend all the way down alongside {o}
            floor|grab something off the floor alongside {o}
            shoe|fix a shoe alongside {o}
            toes|do a toe touch alongside {o}
            toes|reach for {their} toes alongside {o}
            """,
        ),
    },
)
