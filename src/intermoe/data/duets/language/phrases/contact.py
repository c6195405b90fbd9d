"""Verb phrases of the families in which one person does something to the other: push, punch_block, kick_dodge,
pat_back.
"""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PUSH = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            jostle {o}
            heave {o} away
            bump {o} backwards by hand
            hurl {o} backwards
            fend {o} off with a strong thrust
            ram {o}
            propel {o} away
            bump into {o} with {their} hands and ~push
            push {o} hard
            shove {o} hard
            shove {o} backward
            thrust both arms against {o}
            press against {o} and ~push them back
            bang into {os} chest with {their} hands
            push {o} over backwards
            give {o} a hard push
            throw {o} back with a push
            nudge {o} away
            elbow {o} out of the way
            push {o} aside
            repel {o} with a push
            knock {o} backwards
            force {o} to step backwards
            force {o} to step back by pushing
            ward {o} off with a push
            push {o} so that they stumble
            use both hands to push {o}
            slam {their} hands into {os} chest
            push {o}
            push {o}
            push {o} away
            push {o} back
            push {o} backwards
            push {o} in the chest
            shove {o}
            shove {o} away
            give {o} a push
            give {o} a shove
            shove {o} in the chest
            push against {os} chest
            force {o} back with a push
            thrust {o} away
            knock {o} back with a push
            put {their} hands on {os} chest and ~push
            make {o} stumble with a push
            step forward and ~push {o}
            lunge and ~shove {o} backwards
            push {o} off balance
            both|plant both hands on {os} chest and ~push
            """,
            take="""
            be jostled by {o}
            be heaved away by {o}
            be hurled backwards by {o}
            be bumped backwards by {o}
            be rammed by {o} with the hands
            be flung backwards by {o}
            be knocked backwards by {o}
            be forced backwards by {o}
            be pushed hard by {o}
            be nudged away by {o}
            be shoved away by {o}
            get pushed back by {o}
            get shoved in the chest by {o}
            be thrown back by {o}
            suffer a push from {o}
            be made to stumble by {o}
            be repelled by {o}
            be given a push by {o}
            be given a shove by {o}
            tumble back from a push by {o}
            stumble because {o} pushes them
            be the victim of {os} push
            be pushed by {o}
            get pushed by {o}
            be pushed away by {o}
            be pushed back by {o}
            be pushed in the chest by {o}
            be shoved by {o}
            get shoved by {o}
            be shoved backwards by {o}
            receive a push from {o}
            get a shove from {o}
            stumble back after being pushed by {o}
            stagger backwards from {os} push
            lose {their} balance as {o} pushes
            be knocked back by {o}
            be forced back by {o}
            be thrust away by {o}
            take a push to the chest from {o}
            step back because {o} pushes
            """,
            react="""
            totter
            backpedal
            reel back
            stumble
            stagger
            tumble backwards a few steps
            lose {their} balance
            be pushed back
            move backwards
            be forced to step back
            stumble back
            stagger backwards
            step back to keep {their} balance
            be thrown off balance
            take a few steps back
            fall back a step
            be driven backwards
            lurch back
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            use force to move {o} back
            press hard against {o} to make them yield
            make {o} go backwards with a shove
            """,
            take="""
            be pressed back by {o} with force
            suffer a violent shove by {o}
            be propelled backwards by {o}
            have to give way as {o} pushes
            """,
            react="""
            give way
            be carried backwards
            tremble and ~step backwards
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            give {o} a good shove
            hit {o} in the torso with a hard push
            use force to move {o} backward
            both|plant {their} hands on {o} and ~push
            push hard against {o}
            step in and ~push {o}
            try to drive {o} off with a push
            send {o} stumbling backward
            attack {o} with a push
            make {o} step back with a shove
            both|push off {os} chest with both hands
            start a fight by shoving {o}
            do an aggressive push on {o}
            knock {o} off balance with a shove
            """,
            take="""
            get a good shove from {o}
            get shoved in the torso by {o}
            be knocked off balance by {o}
            lose balance because of a push from {o}
            take a push from {o}
            be sent stumbling backward by {o}
            get pushed and ~move back from {o}
            be attacked by {o} with a push
            be made to step back by {o}
            get an aggressive push from {o}
            get knocked back a few steps by {o}
            get pushed in the torso by {o}
            """,
            react="""
            go stumbling back
            trip backward
            struggle to stay standing
            take several steps back
            get knocked back
            come close to falling but ~recover
            get moved back a few steps
            regain {their} footing
            lose {their} footing for a second
            end up a few steps behind
            """,
        ),
    },
    tails=Phrases(
        act="""
        both|with both hands
        both|using both arms
        one-handed|with the {hand} hand
        one-handed|with one hand
        one-handed|using {their} {hand} arm
        """,
        take="both|with both hands\none-handed|with one hand",
    ),
)

PUNCH_BLOCK = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            fling a fist at {o}
            drive a fist at {os} head
            let fly at {o} with {their} fists
            sock at {o}
            fire a hook at {o}
            deliver a blow to {o}
            want to punch {o}
            punch towards {os} face
            try to hit {o} in the head
            hit out at {o}
            box {o}
            swing at {o}
            take a punch at {o}
            throw {their} fist at {o}
            deal {o} a blow
            aim a blow at {o}
            attack {o} with {their} fists
            try to strike {o}
            try to land a punch on {o}
            strike out at {o}
            smash a fist at {os} face
            slug at {o}
            try to knock {o} out
            fight {o} with a punch
            start a fist fight with {o}
            hurl a punch at {o}
            punch at {o}
            punch at {o}
            throw a punch at {o}
            throw a punch at {os} face
            swing a fist at {o}
            try to punch {o}
            attack {o} with a punch
            strike at {o} with {their} fist
            launch a punch at {o}
            take a swing at {o}
            try to hit {o}
            aim a punch at {os} head
            box at {o}
            attempt to hit {o} in the face
            jab at {o}
            lash out at {o} with a fist
            assault {o} with a punch
            one-handed|throw a {hand} punch at {o}
            one-handed|swing {their} {hand} fist at {o}
            """,
            take="""
            fend off a fist of {o}
            repel {os} fist
            intercept {os} fist
            stave off a blow from {o}
            hold off a punch from {o}
            absorb {os} punch on the forearm
            turn aside {os} punch
            block {os} blow
            block {os} fist
            block a blow from {o}
            stop a punch from {o}
            stop {os} punch with an arm
            parry a blow from {o}
            ward off a blow by {o}
            defend themselves against {os} fist
            defend against a punch thrown by {o}
            guard {their} head from {os} punch
            protect themselves from {os} blow
            deflect a blow from {o}
            shield themselves from {os} punch
            be attacked with a punch by {o} and ~defend
            hold up a forearm against {os} fist
            lift an arm in defense as {o} punches
            fend for themselves by blocking {os} punch
            counter {os} punch with a block
            resist {os} punch
            block a punch from {o}
            block {os} punch
            defend against {os} punch
            stop {os} fist with a forearm
            parry a punch thrown by {o}
            parry {os} punch
            guard against a punch from {o}
            be attacked by {o} and ~block the punch
            raise an arm to block {os} punch
            shield {their} face from {os} fist
            ward off {os} punch
            be punched at by {o} but ~block it
            put up an arm against {os} blow
            protect {their} head as {o} punches
            deflect {os} punch
            """,
            react="""
            block
            parry
            defend themselves
            hold up a forearm
            shield {their} head
            protect {their} face
            block the attack
            parry the blow
            lift an arm in defense
            block it
            block the punch
            block the blow with a forearm
            parry the punch
            defend with a raised arm
            raise an arm to block
            stop the fist
            ward it off
            guard {their} face
            deflect the punch
            put up {their} guard
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            send a fist toward {o}
            go at {o} fist first
            direct a punch at {os} face
            use a fist to attack {o}
            """,
            take="""
            turn aside a blow from {o}
            catch a punch from {o} on the arm
            hold off {os} fist
            save {their} face from {os} punch
            """,
            react="turn it aside\nabsorb it on the arm\nhold it off",
        )
    },
    test={
        "main": Phrases(
            act="""
            strike out with a fist toward {o}
            try to get a punch in on {o}
            attack {o} with a fist
            go for {os} head with a punch
            swing {their} fist toward {o}
            hit toward {os} head but ~get blocked
            attempt to hit {o} with a fist
            punch and ~hit only {os} arm
            try a punch against {o}
            force {o} into blocking a punch
            aim a fist at {os} head
            fight with {o} and ~throw a punch
            """,
            take="""
            defend {their} face against {o}
            use a forearm to stop {os} punch
            raise an arm to protect {their} face from {o}
            manage to block {os} hit
            guard {their} head against {os} fist
            get {their} guard up against {o}
            stop {os} fist before it can land
            get attacked by {o} but ~block the hit
            deflect {os} fist with an arm
            be punched at by {o} and ~block
            hold up an arm to block {os} hit
            defend against an attack by {o} with an arm
            """,
            react="""
            defend with an arm
            use a forearm to stop it
            raise an arm to protect {their} face
            do a block
            put an arm up in front of {their} face
            get {their} guard up
            get an arm up in time
            deflect the hit
            hold up an arm as a shield
            manage to block
            """,
        ),
    },
    tails=Phrases(act="one-handed|with the {hand} hand\none-handed|with {their} {hand} fist"),
)

KICK_DODGE = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            whip a leg toward {o}
            boot at {o}
            fling a leg up against {o}
            lash out with a leg at {o}
            thrust a foot out at {o}
            go for {o} with a leg
            want to kick {o}
            attack {o} feet first
            kick towards {o}
            try to hit {o} with a foot
            swing a foot at {o}
            kick forward at {o}
            raise a leg and ~kick towards {o}
            aim a foot at {os} belly
            strike out at {o} with a leg
            hurl a kick at {o}
            take a swing at {o} with a leg
            use a leg to attack {o}
            attack {o} with a foot
            fight {o} with a kick
            do a front kick at {o}
            snap a kick at {o}
            stretch out a leg to kick {o}
            kick up at {o}
            kick, trying to hit {o}
            try to land a kick on {o}
            kick at {o}
            kick at {o}
            try to kick {o}
            throw a kick at {o}
            attack {o} with a kick
            launch a kick at {o}
            aim a kick at {o}
            swing a leg at {o}
            kick towards {os} stomach
            take a kick at {o}
            attempt a kick at {o}
            strike at {o} with a foot
            lift a leg and ~kick at {o}
            shoot out a foot at {o}
            perform a front kick against {o}
            step in and ~kick at {o}
            kick out at {o}
            one-handed|swing {their} {hand} leg at {o}
            one-handed|throw a {hand} kick at {o}
            """,
            take="""
            shy away from {os} kick
            skip back from {os} kick
            duck {os} leg
            slip past {os} foot
            bail out before {os} kick
            keep away from {os} leg
            dodge a kick by {o}
            dodge {os} leg
            avoid {os} leg
            avoid a kick by {o}
            evade {os} leg
            evade {os} kick
            escape from {os} kick
            escape a foot that comes from {o}
            get away from {os} foot
            leap away from {os} kick
            move out of the way of {os} leg
            move out of reach as {o} kicks
            retreat from {os} kick
            spring away as {o} kicks
            withdraw from {os} kick
            be nearly kicked by {o} but ~get away
            save themselves from {os} kick
            back away from {os} foot
            swerve away from {os} leg
            dodge a kick from {o}
            dodge {os} kick
            avoid {os} kick
            avoid being kicked by {o}
            evade a kick from {o}
            evade {os} foot
            get out of the way of {os} kick
            escape {os} kick
            be kicked at by {o} but ~dodge
            be attacked by {o} with a kick and ~evade it
            move away from {os} kick
            dodge as {o} kicks
            step away from {os} kick
            slip away from a kick thrown by {o}
            back|jump back from {os} kick
            back|step back to avoid {os} kick
            back|hop backwards as {o} kicks
            aside|step aside to avoid {os} kick
            aside|sidestep {os} kick
            aside|move sideways as {o} kicks
            """,
            react="""
            shy away
            duck down
            bail out
            escape
            evade
            get away
            leap away
            move away
            spring away
            swerve out of the way
            avoid being hit
            avoid it
            dodge
            dodge it
            dodge the kick
            evade it
            avoid the kick
            get out of the way
            escape the kick
            move out of reach
            back|jump back
            back|step back to avoid it
            back|hop backwards
            aside|step aside
            aside|sidestep it
            aside|move to the side
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            go for {o} with a kick
            send a foot toward {o}
            direct a kick at {os} belly
            use a foot against {o}
            """,
            take="""
            elude {os} kick
            clear out of range of {os} kick
            pull back from {os} kick
            let {os} kick go past
            """,
            react="""
            elude it
            clear out of range
            pull back in time
            """,
        )
    },
    test={
        "main": Phrases(
            act="""
            kick out toward {o}
            throw a kick toward {os} body
            attack {o} with a leg
            try to get {o} with a foot
            swing a leg toward {o}
            miss {o} with a kick
            attempt to hit {o} with a kick
            lift a leg and ~kick toward {o}
            make {o} dodge with a kick
            fight with {o} using a kick
            try a kick against {o}
            use {their} leg to strike at {o}
            """,
            take="""
            do a dodge when kicked at by {o}
            move before {os} kick can land
            be attacked with a kick by {o} and ~dodge
            move to stay clear of {os} kick
            avoid getting kicked by {o}
            manage to dodge {os} leg
            see {os} kick coming and ~get away
            react in time to {os} kick and ~dodge
            be kicked at by {o} but not hit
            aside|move to one side to avoid {os} leg
            aside|shift to the side to let {os} kick go by
            back|move backward to avoid {os} leg
            back|go back a step to be safe from {os} kick
            """,
            react="""
            do a dodge
            manage not to get hit
            get out of there in time
            move to be safe
            avoid getting kicked
            manage to dodge
            see it coming and ~get away
            react in time and ~dodge
            aside|move to one side
            aside|shift to the side
            back|move backward to avoid it
            back|shift {their} weight back and ~step away
            """,
        ),
    },
    tails=Phrases(
        act="one-handed|with the {hand} foot\none-handed|with {their} {hand} leg",
    ),
)

PAT_BACK = FamilyPhrases(
    train={
        "main": Phrases(
            act="""
            rap {o} on the back
            bestow a few pats on {os} back
            soothe {o} with pats upon the back
            tap {o} between the shoulders
            rest a hand on {os} shoulder blades
            pat {os} shoulders from behind
            stroke {os} back
            rub {os} back
            tap {os} back
            touch {o} on the back
            cheer {o} up with a pat on the back
            calm {o} with a hand on the back
            console {o} by patting their back
            reassure {o} with a pat
            support {o} with a pat on the back
            soothe {o} by patting their back
            thank {o} with a pat on the back
            clap {os} back in praise
            comfort {o} with a hand on the back
            put a comforting hand on {os} back
            pat {o} gently on the back
            give {os} back a few pats
            give {o} a friendly slap on the back
            give {o} a few taps on the back
            thump {os} back in a friendly way
            pat {o} on the back
            pat {o} on the back
            pat {os} back
            give {o} a pat on the back
            tap {o} on the back
            clap {o} on the back
            slap {o} on the back
            put a hand on {os} back and ~pat it
            pat {o} between the shoulder blades
            encourage {o} with a pat on the back
            comfort {o} by patting {os} back
            console {o} with a pat on the back
            congratulate {o} with a slap on the back
            praise {o} by patting their back
            reach out and ~pat {os} back
            lay a hand on {os} back
            walk up and ~pat {o} on the back
            touch {os} back in a friendly way
            """,
            take="""
            be rapped on the back by {o}
            be thumped on the back by {o}
            be soothed by {o} with pats upon the back
            sense {os} hand on their back
            be stroked on the back by {o}
            be touched on the back by {o}
            be consoled by {o}
            be comforted by {o}, who pats their back
            be praised by {o} with a pat
            be calmed by {o} with a hand on the back
            be cheered by {o} with a pat on the back
            be soothed by {o}, who pats their back
            be reassured by {o} with a pat
            be supported by {o} with a pat on the back
            be given a pat on the back by {o}
            be slapped on the back by {o}
            get a tap on the back from {o}
            get comforted by {o}
            get a friendly slap on the back from {o}
            have {os} hand on their back
            have {os} hand patting them on the back
            enjoy being patted by {o}
            notice {os} hand on their back
            be patted on the back by {o}
            get patted on the back by {o}
            get a pat on the back from {o}
            receive a pat on the back from {o}
            be tapped on the back by {o}
            be clapped on the back by {o}
            be comforted by {o} with a pat on the back
            be encouraged by {o} with a pat on the back
            feel {os} hand patting their back
            stand still while {o} pats their back
            be congratulated by {o} with a slap on the back
            have {their} back patted by {o}
            let {o} pat their back
            """,
            react="""
            stand still
            accept it
            stay where they are
            listen
            stand there
            let it happen
            """,
        )
    },
    val={
        "main": Phrases(
            act="""
            thump {o} softly on the back
            reassure {o}, a palm on the back
            cheer {o} up with a few pats behind the shoulders
            place a supportive hand on {os} upper back
            """,
            take="""
            be thumped softly on the back by {o}
            be reassured by {o}, a palm on the back
            be cheered up by {o} with a few pats behind the shoulders
            be supported by {os} hand on the upper back
            """,
            react="take it calmly\nremain quiet",
        )
    },
    test={
        "main": Phrases(
            act="""
            give {o} an encouraging pat on the back
            comfort {o} with a few pats on the back
            come up from behind and ~pat {o}
            reach over to {os} back and ~pat
            give {os} back a few taps
            place a hand on {os} back and ~pat
            say well done to {o} with a pat on the back
            use one hand to pat {os} back
            try to make {o} feel better with a pat on the back
            pat {os} upper back
            touch {os} back with a few light pats
            show some support for {o} by patting the back
            """,
            take="""
            get an encouraging pat on the back from {o}
            be comforted by {o} with some pats on the back
            get tapped on the back a few times by {o}
            be patted between the shoulder blades by {o}
            feel {os} hand on {their} upper back
            be told well done by {o} with a pat on the back
            be cheered up by {o} with a pat on the back
            get patted on the upper back by {o}
            feel {o} patting from behind
            get some pats on the back from {o} as support
            """,
            react="""
            stay standing
            stand and ~take it
            accept the comfort
            turn {their} head to look
            look over {their} shoulder
            stay in place
            feel comforted
            feel glad about it
            appreciate it
            look around to see who it is
            """,
        ),
    },
    tails=Phrases(
        act="one-handed|with the {hand} hand\none-handed|using {their} {hand} hand\none-handed|with one hand",
        take="one-handed|with the {hand} hand",
    ),
)
