"""Verb phrases of fencing."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            fence with {o}
            fence with {o} and ~attack
            fence against {o}
            lunge at {o}
            lunge at {o} like a fencer
            lunge forward at {o}
            make a lunge at {o}
            attack {o} with a lunge
            attack {o} in a fencing bout
            attack {o} in a fencing match
            thrust at {o}
            make a thrust at {o}
            thrust at {o} with the sword hand
            advance and ~lunge at {o}
            step forward and ~lunge at {o}
            stand en garde and then ~lunge at {o}
            take the fencing stance and ~attack {o}
            stab at {o} like a fencer
            stab at {o} with an invisible sword
            strike at {o} with an invisible sword
            duel with {o} and ~attack
            duel with {o} in fencing style
            fight a duel of swords with {o}
            fight a sword duel with {o} and ~attack
            fight {o} as in a sword fight
            press {o} with fencing steps
            charge {o} in a fencing match
            make a fencing attack against {o}
            carry a fencing attack to {o}
            stretch out the sword arm and ~lunge at {o}
            spar with {o} in fencing and ~attack
            pretend to stab {o} with a sword
            try to hit {o} with a fencing thrust
            threaten {o} with the sword hand and ~lunge
            poke at {o} with an invisible foil
            twice|lunge at {o} twice
            twice|attack {o} with two lunges
            salute|salute and ~lunge at {o}
            retreat|drive {o} back with a lunge
            parry|lunge at {o}, who parries
            one-handed|lunge at {o} with the {hand} arm ahead
            one-handed|thrust the {hand} hand at {o} in a lunge
            """,
            take="""
            fence with {o} and ~defend
            fence against {o} and ~defend
            defend against {os} lunge
            defend against a fencing attack by {o}
            defend themselves in a fencing bout with {o}
            be attacked by {o} in a fencing bout
            be attacked by {o} with a lunge
            be lunged at by {o}
            be thrust at by {o}
            be stabbed at by {o} with an invisible sword
            be pressed by {o} in a fencing match
            face {os} lunge in a fencing stance
            stand en garde against {o}
            stand en garde as {o} lunges
            hold the fencing stance against {o}
            duel with {o} and ~defend
            fight a sword duel with {o} and ~defend
            keep {o} at a distance in a fencing bout
            meet {os} lunge with the sword hand
            spar with {o} in fencing and ~defend
            guard against {os} lunge
            twice|be lunged at by {o} twice
            parry|parry {os} lunge
            parry|parry {os} thrust
            parry|turn {os} thrust aside
            parry|beat {os} blade aside
            parry|parry a fencing attack by {o}
            retreat|retreat from {os} lunge
            retreat|give ground as {o} lunges
            retreat|step back from {os} thrust
            """,
            react="""
            stand en garde
            keep the guard up
            defend in a fencing stance
            keep the distance
            stay in the fencing stance
            be on guard
            hold the sword hand ready
            keep up the guard
            parry|parry the thrust
            parry|parry the lunge
            parry|parry with the sword hand
            parry|turn the thrust aside
            parry|beat the blade aside
            retreat|retreat out of reach
            retreat|give ground
            retreat|step back out of reach
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            open a fencing assault upon {o}
            send a sword thrust toward {o}
            cross blades with {o} as the aggressor
            extend the weapon arm and ~assail {o}
            """,
            take="""
            withstand a fencing assault from {o}
            cross blades with {o} defensively
            resist {os} assault on guard
            """,
            react="withstand the assault\nslip out of blade range\nresist on guard",
        )
    },
    test={
        "main": Phrases(
            act="""
            do fencing with {o} and ~lunge
            practice fencing with {o} and ~go on the attack
            go on the attack against {o} in a fencing fight
            have a fencing match with {o} and ~do a lunge
            do a lunge toward {o}, sword arm out
            move in on {o} with fencing footwork
            pretend to be in a sword fight with {o} and ~attack first
            try to stab {o} with an imaginary sword
            swordfight with {o}, pushing forward
            poke toward {o} as if holding a sword
            step up in a fencing stance and ~strike toward {o}
            act like a fencer and ~come at {o}
            twice|do two lunges toward {o}
            retreat|force {o} backward with fencing footwork
            """,
            take="""
            do fencing with {o} and ~stay on the defense
            practice fencing with {o} on the defense
            stay on the defense in a sword fight with {o}
            have a fencing match with {o} and ~play defense
            swordfight with {o}, on the defensive
            get attacked by {o} with an imaginary sword
            use fencing footwork to stay safe from {o}
            be the defender in a fencing match with {o}
            parry|knock {os} imaginary sword aside
            parry|swat {os} blade away
            retreat|back up from {os} fencing attack
            retreat|use fencing footwork to back away from {o}
            """,
            react="""
            stay on the defense
            play defense
            stay safe behind their guard
            defend like a fencer
            use fencing footwork
            parry|knock the attack aside
            parry|swat it away
            retreat|back up in a fencing stance
            retreat|back off
            """,
        ),
    },
    tails=Phrases(act="one-handed|with the {hand} hand\none-handed|with the {hand} hand in front"),
    facing=True,
)
