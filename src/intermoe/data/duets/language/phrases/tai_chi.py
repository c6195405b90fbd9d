"""Verb phrases of tai_chi."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            do tai chi
            do tai chi
            do tai chi together
            practise tai chi
            practise tai chi
            practice tai chi together
            perform tai chi
            perform tai chi movements
            do tai chi at the same time
            do tai chi exercises
            do slow tai chi movements
            train tai chi
            exercise tai chi
            go through a tai chi form
            go through the same tai chi form
            move gently in tai chi
            move as in tai chi
            move in time, as in tai chi
            move their arms gently in a low stance
            make slow flowing movements
            make slow flowing movements with their arms
            do the same slow exercise
            do slow martial arts movements
            flow through a slow form
            follow each other in tai chi
            shift their weight gently and ~move their arms
            stand low and ~move their arms gently
            sink into a wide stance and ~move gently
            do qigong
            abreast|do tai chi side by side
            abreast|practise tai chi side by side
            abreast|do tai chi next to each other
            facing|do tai chi face to face
            facing|practise tai chi opposite each other
            facing|mirror each other in tai chi
            clouds|wave their hands like clouds
            clouds|move their hands in circles like clouds
            clouds|do the cloud hands of tai chi
            push|push their palms out gently
            push|step forward and ~push gently with both palms
            rise|raise and ~lower their arms gently
            rise|let their arms rise and sink gently
            mane|part the wild horse's mane in tai chi
            mane|step forward and ~part their hands gently
            """,
            act="""
            do tai chi with {o}
            do tai chi with {o}
            do tai chi together with {o}
            practise tai chi with {o}
            practise tai chi with {o}
            practice tai chi together with {o}
            perform tai chi with {o}
            perform tai chi movements with {o}
            do tai chi at the same time as {o}
            do tai chi exercises with {o}
            do slow tai chi movements with {o}
            train tai chi with {o}
            exercise tai chi with {o}
            go through a tai chi form with {o}
            go through the same tai chi form as {o}
            move gently in tai chi with {o}
            move as in tai chi, like {o}
            move in time with {o}, as in tai chi
            move {their} arms gently in a low stance, like {o}
            make slow flowing movements with {o}
            make the same slow flowing movements as {o}
            do the same slow exercise as {o}
            do slow martial arts movements with {o}
            flow through a slow form with {o}
            follow {o} in tai chi
            follow {os} slow movements
            shift {their} weight gently in time with {o}
            stand low and ~move {their} arms gently with {o}
            sink into a wide stance and ~move gently with {o}
            do qigong with {o}
            abreast|do tai chi side by side with {o}
            abreast|do tai chi next to {o}
            abreast|practise tai chi beside {o}
            facing|do tai chi face to face with {o}
            facing|practise tai chi opposite {o}
            facing|mirror {o} in tai chi
            clouds|wave {their} hands like clouds with {o}
            clouds|move {their} hands in circles like clouds with {o}
            clouds|do the cloud hands of tai chi with {o}
            push|push {their} palms out gently with {o}
            push|step forward with {o} and ~push gently with both palms
            rise|raise and ~lower {their} arms gently with {o}
            rise|let {their} arms rise and sink gently with {o}
            mane|part the wild horse's mane with {o} in tai chi
            mane|step forward with {o} and ~part the hands gently
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            glide through gentle taiji postures
            train the soft art of taiji
            pass from posture to posture in unison, calm and low
            exercise gently in the park, taiji fashion
            """,
            act="""
            glide through gentle taiji postures along with {o}
            train the soft art of taiji with {o}
            pass from posture to posture in unison with {o}
            exercise gently with {o}, taiji fashion
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            do some tai chi
            do a tai chi routine
            have a tai chi class
            take part in a tai chi lesson
            do Chinese slow boxing
            meditate in motion with tai chi
            move the arms in a slow synchronized manner
            do synchronized tai chi moves
            do a calm martial arts routine
            learn tai chi
            warm up with tai chi
            use tai chi to relax
            clouds|circle their hands in front of the body as in tai chi
            push|make pushing moves in the air as in tai chi
            facing|do some mirrored tai chi
            """,
            act="""
            do some tai chi with {o}
            do a tai chi routine with {o}
            have a tai chi class with {o}
            take part in a tai chi lesson with {o}
            do Chinese slow boxing with {o}
            meditate in motion with {o}
            move the arms in a slow manner, synchronized with {o}
            do synchronized tai chi moves with {o}
            do a calm martial arts routine with {o}
            learn tai chi with {o}
            warm up with {o} through tai chi
            use tai chi to relax with {o}
            clouds|circle {their} hands in front of the body as in tai chi with {o}
            push|make pushing moves in the air with {o} as in tai chi
            facing|do some mirrored tai chi with {o}
            """,
        ),
    },
)
