"""Verb phrases of imitate. The tags name the moves that a clip shows: arm, arms, wide, wave, head, hips, lean, squat."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            make a few moves that {o} copies
            make some moves, which {o} copies
            show {o} some moves
            show {o} some moves to copy
            show {o} a few exercises
            show {o} what to do
            lead {o} through a few moves
            lead the moves for {o}
            move first and ~let {o} follow
            go ahead with movements that {o} repeats
            make gestures that {o} repeats
            make a movement for {o} to repeat
            give {o} movements to repeat
            be imitated by {o}
            be copied by {o}
            be followed by {o} in every move
            be mimicked by {o}
            play a copying game with {o} and ~lead
            play the leader in a mirror game with {o}
            demonstrate a few moves to {o}
            demonstrate an exercise to {o}
            teach {o} some moves
            train {o} in some moves
            do exercises that {o} repeats
            change posture and ~have {o} copy it
            strike poses that {o} copies
            strike a pose for {o} to copy
            set an example for {o} with some moves
            have {o} copy some moves
            have {o} repeat each movement
            instruct {o} with a few movements
            arm|raise an arm and ~have {o} copy it
            arms|raise both arms and ~have {o} copy it
            wide|spread both arms and ~have {o} copy it
            wave|wave and ~have {o} copy it
            head|put both hands on the head and ~have {o} copy it
            hips|put both hands on the hips and ~have {o} copy it
            lean|lean to one side and ~have {o} copy it
            squat|squat a little and ~have {o} copy it
            arms+squat|raise both arms and ~squat, and {o} copies it
            arm+hips|raise an arm and ~put the hands on the hips, and {o} copies it
            wide+squat|spread both arms and ~squat, and {o} copies it
            one-handed+arm|raise the {hand} arm and ~have {o} copy it
            """,
            take="""
            imitate {o}
            imitate {o}
            copy {os} moves
            copy {os} movements
            copy each of {os} moves
            copy whatever {o} does
            copy {os} gestures
            mimic {o}
            mimic {os} movements
            ape {o}
            repeat {os} moves
            repeat each of {os} movements
            repeat what {o} does
            follow {os} movements
            follow {os} example
            follow along with {o}
            do what {o} does
            do everything that {o} does
            do the same as {o} a moment later
            learn some moves from {o}
            mirror|mirror {os} movements
            imitate {os} gestures
            imitate every move of {o}
            play a copying game with {o} and ~follow
            arm|copy {o}, who raises an arm
            arms|copy {o}, who raises both arms
            wide|copy {o}, who spreads both arms
            head|copy {o}, who puts both hands on the head
            hips|copy {o}, who puts both hands on the hips
            lean|copy {o}, who leans to one side
            squat|copy {o}, who squats a little
            """,
            react="""
            imitate it
            copy it
            copy each move
            copy it all
            repeat it
            repeat each movement
            follow along
            mimic it
            mirror|mirror each movement
            do exactly the same
            imitate each move a moment later
            follow the example
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            perform motions that {o} reproduces
            provide a model for {o} to reproduce
            be shadowed by {o} in each motion
            act as a model for {o}
            """,
            take="""
            reproduce {os} motions
            shadow {o} in each motion
            emulate {o}
            """,
            react="reproduce the motion\nemulate it\nshadow each motion",
        )
    },
    test={
        "main": Phrases(
            act="""
            do some moves and ~get copied by {o}
            do a few moves for {o} to follow
            do different poses that {o} has to follow
            move around while {o} mimics everything
            show {o} how to do a few poses
            get {o} to do the same moves
            act as the leader while {o} plays copycat
            play follow the leader with {o}, in front
            do a simple workout for {o} to follow
            try out some poses while {o} imitates them
            be the one that {o} imitates
            make {o} copy every pose
            arm|put one arm up so that {o} does it too
            arms|put both arms up so that {o} does it too
            squat|do a small squat so that {o} does it too
            wave|do a wave so that {o} does it too
            hips|place hands on hips so that {o} does it too
            """,
            take="""
            play copycat with {o}
            mimic everything {o} does
            imitate what {o} is doing
            do the same moves as {o} right after
            copy everything from {o}
            act like a mirror for {o}
            follow {o} move by move
            try to copy {o}
            be a copycat of {o}
            act like {os} reflection
            copy every pose of {o}
            """,
            react="""
            imitate what they see
            copy every pose
            do the same moves
            act like a mirror
            do it too right after
            mimic everything
            play copycat
            """,
        ),
    },
    facing=True,
)
