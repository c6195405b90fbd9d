"""Verb phrases of massage_leg."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            massage {os} leg
            massage {os} leg
            rub {os} leg
            knead {os} leg
            give {o} a leg massage
            give {os} leg a massage
            give {o} a massage on the leg
            thigh|massage {os} thigh
            calf|massage {os} calf
            thigh|knead {os} thigh
            calf|knead {os} calf
            thigh|rub {os} thigh
            calf|rub {os} calf
            thigh|press {os} thigh with both hands
            calf|squeeze {os} calf with both hands
            thigh|loosen {os} thigh muscles
            calf|loosen {os} calf
            work on {os} leg with both hands
            press {os} leg with both hands
            squeeze {os} leg with the hands
            loosen the muscles of {os} leg
            relax the muscles in {os} leg
            kneel|kneel down and ~massage {os} leg
            kneel+front|kneel in front of {o} and ~massage the leg
            kneel+beside|kneel beside {o} and ~rub the leg
            kneel|go down on one knee and ~massage {os} leg
            kneel|get down on one knee and ~rub {os} leg
            kneel|kneel and ~press {os} leg
            squat|squat down and ~massage {os} leg
            squat+front|squat in front of {o} and ~knead the leg
            squat+beside|squat beside {o} and ~massage the leg
            squat|crouch and ~massage {os} leg
            squat|crouch down and ~rub {os} leg
            approach|walk up to {o}, ~get down and ~massage the leg
            grab {os} leg and ~massage it
            hold {os} leg and ~knead it
            put both hands on {os} leg and ~knead it
            treat {os} leg with a massage
            soothe {os} leg by rubbing it
            ease the pain in {os} leg with a massage
            rub down {os} leg
            stroke and ~squeeze {os} leg
            be at {os} feet, kneading a leg
            care for {os} sore leg
            help {os} leg relax
            """,
            take="""
            have {their} leg massaged by {o}
            get {their} leg massaged by {o}
            get a leg massage from {o}
            receive a leg massage from {o}
            be given a leg massage by {o}
            let {o} massage their leg
            stand while {o} massages their leg
            stand still for a leg massage by {o}
            have {their} leg rubbed by {o}
            get {their} leg rubbed by {o}
            have {their} leg kneaded by {o}
            thigh|have {their} thigh massaged by {o}
            calf|have {their} calf massaged by {o}
            thigh|get {their} thigh kneaded by {o}
            calf|get {their} calf rubbed by {o}
            feel {os} hands on the leg
            enjoy {os} hands kneading the leg
            let {o} work on their leg
            be treated by {o} with a leg massage
            look down at {o}, who massages their leg
            stand there as {o} kneads their leg
            support|hold on to {os} shoulder while the leg is massaged
            support|lean on {os} shoulder during a leg massage
            have {o} at their feet, rubbing a leg
            be massaged on the leg by {o}
            be rubbed on the leg by {o}
            """,
            react="""
            look down
            watch
            look down at the hands
            look down at it
            support|lean on the shoulder
            support|hold on to the shoulder
            keep the leg still
            enjoy it
            relax
            stand still
            stand there
            lean {their} weight on the other leg
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            use both palms to work {os} leg muscles
            get low to give {os} aching leg some relief
            go low next to {o} for a leg rub
            thigh|rub out the tension in {os} thigh
            calf|rub out the tension in {os} calf
            bring {os} leg some comfort with a firm rub
            """,
            take="""
            be relieved of leg tension by {os} hands
            have {o} loosening up the leg
            get some relief for the leg from {o}
            """,
            react="""
            glance down at it
            take a calm stance
            breathe easy
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            do a leg massage for {o}
            kneel|take a knee to massage {o} on the leg
            kneel|be on one knee and ~massage the leg of {o}
            squat|be in a squat and ~massage the leg of {o}
            rub the leg of {o} to relax it
            bend down to {o} and ~rub a tired leg
            use both hands on {os} leg like a masseur
            thigh|massage the thigh of {o}
            calf|massage the calf of {o}
            help {o} with a sore leg by rubbing it
            be down at the leg of {o}, massaging it
            get down low and ~squeeze the leg of {o}
            give the leg of {o} a good rub
            play the physio for {os} leg
            """,
            take="""
            be standing while {o} takes care of the leg
            be the one whose leg {o} massages
            thigh|feel {o} working on the thigh
            calf|feel {o} working on the calf
            receive a massage for a sore leg from {o}
            stand upright and ~let {o} rub the leg
            get physio for the leg from {o}
            be cared for by {o}, who rubs the leg
            benefit from a massage that {o} gives the leg
            kneel|stand over {o}, who kneels to rub the leg
            squat|stand over {o}, who squats to rub the leg
            """,
            react="""
            keep standing
            peer down at the leg
            enjoy the rub
            feel relief
            support|rest a hand on the shoulder below
            be pleased with the treatment
            tilt {their} head to see
            """,
        )
    },
)
