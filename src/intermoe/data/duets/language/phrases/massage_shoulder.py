"""Verb phrases of massage_shoulder."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            massage {os} shoulders
            massage {os} shoulders
            massage {os} shoulders
            give {o} a shoulder massage
            give {o} a shoulder massage
            give {o} a massage
            massage {o}
            massage {o} from behind
            massage {os} neck and shoulders
            knead {os} shoulders
            knead {os} shoulders
            knead {os} shoulders from behind
            knead {os} muscles
            rub {os} shoulders
            rub {os} neck and shoulders
            squeeze {os} shoulders
            squeeze and ~release {os} shoulders
            stand behind {o} and ~massage their shoulders
            stand behind {o} and ~knead their shoulders
            loosen {os} shoulders
            loosen {os} tense muscles
            work on {os} shoulders with both hands
            press {os} shoulders with the thumbs
            press and ~knead {os} shoulders
            put both hands on {os} shoulders and ~knead them
            lay both hands on {os} shoulders
            hold {os} shoulders from behind and ~massage them
            relax {o} with a massage
            soothe {o} with a shoulder rub
            treat {o} to a massage
            rub the tension out of {os} shoulders
            ease the tension in {os} shoulders
            help {o} to relax by kneading their shoulders
            take care of {os} stiff shoulders
            move {their} hands over {os} shoulders
            grip {os} shoulders and ~knead
            dig {their} thumbs into {os} shoulders
            pamper {o} with a shoulder massage
            approach|come behind {o} and ~massage their shoulders
            approach|step behind {o} and ~start a massage
            pat|massage {os} shoulders and ~pat them at the end
            """,
            take="""
            be massaged by {o}
            be massaged by {o}
            be massaged on the shoulders by {o}
            get a massage from {o}
            get a shoulder massage from {o}
            get massaged by {o}
            receive a massage from {o}
            receive a shoulder massage from {o}
            have {their} shoulders massaged by {o}
            have {their} shoulders kneaded by {o}
            have {their} shoulders rubbed by {o}
            get {their} shoulders massaged by {o}
            be kneaded by {o}
            be relaxed by {os} massage
            enjoy {os} massage
            enjoy a massage from {o}
            let {o} massage {their} shoulders
            let {o} knead {their} shoulders
            feel {os} hands on {their} shoulders
            feel {os} thumbs kneading {their} shoulders
            relax under {os} hands
            stand before {o} and ~be massaged
            be treated to a massage by {o}
            be pampered by {o} with a massage
            roll|roll {their} head while {o} massages them
            drop|let {their} head sink while {o} massages them
            """,
            react="""
            relax
            enjoy the massage
            enjoy it
            let it happen
            let go of the tension
            feel the tension go
            loosen up
            let {their} shoulders sink
            take it easy
            grow calm
            roll|roll {their} head
            roll|roll {their} neck
            drop|let {their} head sink
            drop|hang {their} head
            drop|bow {their} head and ~relax
            back|lean {their} head back
            back|raise {their} face and ~relax
            """,
        ),
    },
    val={
        "main": Phrases(
            act="""
            tend to {os} weary shoulders
            attend to the stiffness of {os} neck
            pinch the weary muscles of {o}
            apply pressure to {os} shoulder muscles
            """,
            take="""
            be tended to by {o} at the shoulders
            have pressure applied to the shoulders by {o}
            be rid of stiffness by {os} thumbs
            """,
            react="""
            unwind
            be at ease
            savour the treatment
            """,
        ),
    },
    test={
        "main": Phrases(
            act="""
            do a shoulder massage on {o}
            give {os} shoulders a good rub
            give {o} a back rub up at the shoulders
            work out the knots in {os} shoulders
            use both hands to massage {os} upper back
            get behind {o} and ~rub the shoulders
            stand in back of {o}, massaging the shoulders
            squeeze the muscles around {os} neck
            help {o} loosen up with a shoulder rub
            try to get {o} to relax with a massage
            dig the knuckles into {os} upper back
            make {o} feel good with a massage
            """,
            take="""
            get a shoulder rub from {o}
            get {their} shoulders rubbed by {o}
            get the knots worked out by {o}
            be given a shoulder rub by {o}
            get squeezed around the neck and shoulders by {o}
            be in the middle of a massage by {o}
            stand with {o} at the back, massaging
            chill while {o} rubs the shoulders
            have the upper back massaged by {o}
            feel better thanks to {o} rubbing the shoulders
            """,
            react="""
            chill out
            feel good
            get comfortable
            calm down
            get looser
            like the massage
            roll|move the head around in a circle
            drop|put the head down
            back|tip the head back
            get rid of some stress
            """,
        ),
    },
    tails=Phrases(
        act="""
        with both hands
        using both hands
        """,
    ),
)
