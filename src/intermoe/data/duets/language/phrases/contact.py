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
            shunt {o} backwards
            jolt {o} with a push
            muscle {o} back
            drive {o} back with a shove
            drive {o} backwards
            send {o} reeling
            send {o} staggering backwards
            send {o} stumbling back with a push
            send {o} back a few steps with a shove
            bundle {o} back
            hustle {o} backwards
            bulldoze {o} back
            manhandle {o} with a shove
            deliver a shove to {o}
            deliver a hard push to {os} chest
            land a hard shove on {os} chest
            apply a strong push to {os} chest
            use {their} weight to push {o} back
            put {their} weight into shoving {o}
            push forcefully against {o}
            push at {os} chest
            push {o} out of the way
            push {o} roughly
            push {o} from the front
            push {o} with force
            push {o} a few steps back
            push {o} and ~make them stagger
            push {o} to get them away
            push out at {o}
            shove hard at {os} chest
            shove {o} back
            shove {o} roughly
            shove {o} out of the way
            shove {o} off balance
            shove {o} so hard that they stagger
            shove {o} a few steps back
            get rid of {o} with a shove
            get rough with {o} and ~push
            get {o} out of the way with a push
            keep {o} off with a push
            hold {o} off by pushing
            drive {o} off with a shove
            cause {o} to stagger with a push
            cause {o} to stumble back by shoving
            unbalance {o} with a push
            make {o} reel with a shove
            make {o} back away by pushing
            make {o} step back with a push
            get {their} hands on {o} and ~shove
            reach out and ~push {o}
            reach forward and ~shove {o} back
            move in and ~push {o}
            step up to {o} and ~shove them
            step in and ~give {o} a push
            come at {o} with a shove
            go for {o} with a shove
            assault {o} with a shove
            start a scuffle by pushing {o}
            pick a fight with {o} by shoving
            set upon {o} with a hard shove
            provoke {o} with a push
            give {o} a rough shove
            give {o} a forceful push to the chest
            give {o} a good hard shove
            give {os} chest a push
            give {o} a push that sends them back
            bump {o} back with a shove
            knock {o} away
            throw {o} off balance with a push
            throw {their} weight against {o} and ~push
            throw {o} backward
            force {o} away
            force {o} to back off with a shove
            force {o} to give ground
            press {o} back
            extend the arms and ~push {o}
            straighten the arms to push {o} away
            brace and ~push {o} back
            create distance by pushing {o} away
            clear {o} out of the way with a shove
            both|put both palms on {os} chest and ~shove
            both|drive both palms into {os} chest
            both|give {o} a two-handed push
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
            be shunted backwards by {o}
            be jolted by {os} push
            be driven back by {o}
            be driven backwards by {os} shove
            be sent reeling by {o}
            be sent staggering backwards by {o}
            be sent stumbling by {os} push
            be sent back a few steps by a shove from {o}
            be manhandled by {o}
            be muscled back by {o}
            be bundled back by {o}
            be unbalanced by {os} push
            be thrown off balance by {os} shove
            be pushed off balance by {o}
            be pushed backwards by {o}
            be pushed roughly by {o}
            be pushed out of the way by {o}
            be pushed with force by {o}
            be pushed a few steps back by {o}
            be shoved back by {o}
            be shoved hard by {o}
            be shoved roughly by {o}
            be shoved in the chest by {o}
            be shoved off balance by {o}
            be shoved out of the way by {o}
            be forced to step back by {o}
            be forced to give ground by {os} push
            be moved back by {os} shove
            be made to reel by a shove from {o}
            be assaulted by {o} with a shove
            be met with a shove from {o}
            be hit by {os} push and ~stagger
            be caught off guard by {os} shove
            be on the receiving end of a shove from {o}
            be dealt a shove by {o}
            be handled roughly by {o}, who pushes
            be fended off by {o} with a push
            be held off by {o} with a shove
            get pushed by {o} and ~stumble back
            get pushed away by {o}
            get pushed in the chest by {o}
            get shoved away by {o}
            get shoved backwards by {o}
            get shoved off balance by {o}
            get thrown back by {os} shove
            get a push in the chest from {o}
            get a hard shove from {o}
            get a rough push from {o}
            receive a shove from {o}
            receive a hard push to the chest from {o}
            receive {os} shove and ~stagger
            take a shove from {o}
            take {os} push and ~stumble
            take a step back from {os} push
            take a few steps back after a shove from {o}
            feel {os} shove and ~stumble
            reel from a push by {o}
            reel backwards under {os} shove
            stagger back after a shove from {o}
            stagger under {os} push
            stumble under a shove from {o}
            stumble backwards when pushed by {o}
            stumble away from {o} after a push
            totter back from {os} shove
            lurch back from a push by {o}
            rock back under {os} push
            step back when shoved by {o}
            move back, pushed by {o}
            fall back a few steps, shoved by {o}
            go backwards from {os} push
            give ground under a push from {o}
            yield to {os} push
            lose {their} footing from {os} shove
            lose balance under a push from {o}
            have to step back from {os} push
            have to give ground as a result of {os} shove
            suffer a shove from {o}
            experience a push from {o}
            struggle for balance after {os} push
            absorb a shove from {o} with a few steps back
            end up off balance after being shoved by {o}
            sway backwards from a push by {o}
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
            stumble backwards
            stumble back a few steps
            stumble away
            stumble and ~step back
            stagger back
            stagger back a few steps
            stagger away
            stagger under the push
            totter back
            wobble backwards
            sway back
            rock back
            reel
            reel backwards
            reel from the shove
            lurch backwards
            falter and ~step back
            fall back
            fall back a few steps
            give ground
            lose {their} balance for a moment
            lose {their} footing and ~step back
            step back to regain balance
            step back to stay upright
            take a step back
            take several steps backwards
            take a couple of steps back
            take a stumbling step back
            move back under the force
            go staggering backwards
            get pushed back
            get knocked off balance
            get thrown back
            get sent backwards
            be knocked back
            be thrown back
            be sent reeling
            be sent back a few steps
            be unbalanced
            be forced back
            be forced to give ground
            be shoved backwards
            be moved backwards by the force
            have to step back
            have to take a few steps back
            struggle for balance
            struggle to stay upright
            end up a few steps back
            retreat a few steps, off balance
            back up a few steps
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
            throw a punch {os} way
            throw a fist towards {os} head
            throw a blow at {o}
            let loose a punch at {o}
            let fly a punch at {o}
            let a fist fly at {os} face
            send a fist flying at {os} face
            send a punch towards {o}
            send a blow {os} way
            fire a punch at {o}
            fire off a punch at {os} head
            fire a fist towards {o}
            unleash a punch at {o}
            unload a punch at {o}
            release a punch at {os} face
            direct a punch at {os} head
            direct a blow against {o}
            execute a punch against {o}
            deliver a punch towards {os} head
            punch out at {o}
            punch at {os} head
            punch forward at {o}
            punch in {os} direction
            punch, trying to hit {o}
            go at {o} with {their} fists
            go for {os} face with a fist
            go to punch {o}
            come at {o} with a punch
            come at {o} with {their} fists
            come in with a punch at {o}
            lunge at {o} with a punch
            step in and ~punch at {o}
            step up and ~swing at {o}
            step forward to punch {o}
            move in with a punch at {o}
            drive a punch at {o}
            drive {their} fist towards {o}
            shoot a fist out at {os} head
            shoot a punch at {o}
            fling a punch at {o}
            hurl a fist at {os} head
            swing a punch at {o}
            swing for {os} head
            swing out at {o} with a fist
            have a swing at {o}
            have a go at {o} with {their} fists
            take aim at {o} with a punch
            aim to punch {o} in the face
            try a punch on {o}
            try to sock {o} in the face
            try to clout {o}
            try to smack {o} with a fist
            try to hit {o} with a fist
            try to deliver a punch to {os} face
            try to strike {os} head with a fist
            try to catch {o} with a punch
            try to get a punch past {os} guard
            try to box {o} in the head
            attempt to punch {o}
            attempt a punch at {os} head
            attempt to land a blow on {o}
            attempt to strike {o} with a fist
            want to hit {o} in the face
            want to land a punch on {o}
            fail to land a punch on {o}
            make a punch at {o}
            make an attempt to hit {o}
            make a fist and ~strike at {o}
            ball a fist and ~punch at {o}
            clench a fist and ~swing it at {o}
            raise a fist and ~strike at {o}
            draw back an arm and ~punch at {o}
            strike towards {os} face
            strike a blow at {o}
            hit at {o}
            hit towards {os} head with a fist
            jab a fist at {os} face
            jab towards {os} head
            lash out with a punch at {o}
            hammer a fist at {o}
            whip a punch at {o}
            launch a fist at {os} head
            launch an attack on {o} with a punch
            charge at {o} with a punch
            set upon {o} with a fist
            attack {o} by throwing a punch
            assail {o} with a punch
            use a fist to strike at {o}
            fight {o} with {their} fists
            start a fight by swinging at {o}
            one-handed|throw the {hand} fist at {os} head
            one-handed|aim {their} {hand} fist at {o}
            one-handed|try to hit {o} with the {hand} fist
            one-handed|strike out at {o} with the {hand} hand
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
            block a punch by {o}
            block a punch aimed by {o}
            block {os} punch with an arm
            block {os} fist with a forearm
            block {os} attack
            block off {os} fist
            parry {os} fist
            parry {os} blow
            parry a fist thrown by {o}
            parry an attack by {o}, who punches
            deflect a punch from {o}
            deflect {os} blow with an arm
            fend off {os} punch
            fend off a blow from {o}
            fend {o} off by blocking the punch
            ward off a punch from {o}
            ward off {os} fist with an arm
            ward {o} off with a raised forearm
            stave off {os} punch
            hold {os} punch off with an arm
            stop {os} blow
            stop {os} fist before it lands
            stop a fist thrown by {o}
            stop {o} from landing a punch
            keep {o} from landing a punch by blocking
            keep {os} fist away with a forearm
            keep {their} face safe from {os} fist
            keep up a guard against {os} punch
            prevent {o} from landing a blow by blocking
            prevent {os} fist from hitting
            foil {os} punch with a block
            thwart {os} punch with a raised arm
            check {os} punch with an arm
            check {os} blow
            intercept a punch from {o}
            intercept {os} blow with a forearm
            catch {os} punch on a forearm
            catch a blow from {o} on the arm
            take {os} punch on a raised arm
            take {os} blow on the forearm
            meet {os} punch with a block
            meet {os} fist with a forearm
            answer {os} punch with a block
            respond to {os} punch by blocking
            react to {os} fist with a raised arm
            turn away {os} fist with a forearm
            turn back {os} blow
            resist a blow from {o} with a raised arm
            defend against {os} blow
            defend against {os} fist with an arm
            defend {their} face from a punch by {o}
            defend themselves from {os} punch
            defend themselves with a raised arm against {o}
            guard against {os} fist
            guard {their} face against a blow from {o}
            protect {their} face from {os} punch
            protect themselves with an arm against {os} fist
            shield {their} head from a punch by {o}
            shield themselves with a forearm from {os} blow
            cover {their} face against {os} punch
            cover up against {os} fist
            raise {their} guard against {o}
            raise a forearm against a punch from {o}
            raise an arm in defense against {o}
            bring up an arm to block {os} fist
            bring a forearm up against {os} punch
            lift a forearm to stop {os} punch
            lift an arm against {os} fist
            put a forearm in the way of {os} fist
            put up a guard against a punch from {o}
            put up a block against {os} punch
            throw up an arm to stop {os} blow
            throw up a forearm against {os} fist
            hold an arm up to ward off {os} blow
            use an arm to block {os} punch
            use a forearm as a shield against {os} fist
            see {os} punch coming and ~block it
            see {os} fist coming and ~raise an arm
            get attacked by {o} with a punch but ~block it
            get swung at by {o} but ~parry
            face a punch from {o} and ~block it
            be swung at by {o} and ~block
            be attacked with a fist by {o} but ~parry it
            be assaulted by {o} with a punch and ~ward it off
            be the target of {os} punch and ~block it
            be jabbed at by {o} and ~deflect it
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
            block the fist
            block the blow
            block the punch with an arm
            block with a forearm
            block with a raised arm
            block it off
            block it in time
            parry it
            parry the fist
            parry the attack
            parry with a forearm
            deflect it
            deflect the blow with an arm
            fend it off
            fend off the punch
            fend off the attack
            ward off the blow
            ward off the fist with an arm
            stave it off
            stop it with a forearm
            stop the blow with an arm
            keep it from landing
            keep the fist away
            keep up {their} guard
            prevent the hit with a block
            intercept the fist
            intercept the punch with an arm
            catch it on the forearm
            catch the blow on an arm
            take it on the forearm
            take the punch on a raised arm
            meet it with a block
            meet the fist with a forearm
            answer with a block
            respond with a block
            defend against it
            defend against the punch
            guard against it
            guard {their} head with an arm
            protect themselves
            protect {their} head with a forearm
            shield themselves
            shield {their} face with an arm
            cover up
            cover {their} face with an arm
            raise {their} guard
            raise a forearm
            raise a forearm in defense
            raise an arm against it
            bring up an arm in defense
            bring a forearm up to block
            lift a forearm to stop it
            put a forearm in the way
            throw up an arm
            hold up an arm for protection
            use a forearm as a shield
            see it coming and ~block
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
            let fly with a foot at {o}
            let loose a kick at {o}
            lunge at {o} with a kick
            lash a foot out at {o}
            have a go at kicking {o}
            have a kick at {o}
            make a kick at {o}
            make an attempt to kick {o}
            make a kicking attack on {o}
            send a kick {os} way
            send a kick towards {o}
            send a foot flying at {o}
            send out a kick against {o}
            deliver a kick that misses {o}
            direct a foot at {os} body
            fire a kick at {o}
            fire off a kick towards {o}
            unleash a kick at {o}
            execute a kick against {o}
            execute a front kick toward {o}
            aim a front kick at {o}
            aim to kick {o} in the stomach
            kick out towards {o}
            kick but ~miss {o}
            kick in vain at {o}
            kick in {os} direction
            kick at {os} middle
            kick at {os} body
            kick a leg out at {o}
            kick a foot forward at {o}
            kick, without hitting {o}
            fail to hit {o} with a kick
            fail to land a kick on {o}
            try a kick on {o}
            try to boot {o}
            try to catch {o} with a kick
            try to plant a foot in {os} belly
            try to reach {o} with a kick
            try to strike {o} with a foot
            try to get {o} with a front kick
            attempt to kick {o}
            attempt to hit {o} with a foot
            attempt to land a kick on {o}
            attempt a front kick on {o}
            want to land a kick on {o}
            swing a kick at {o}
            swing a leg up towards {o}
            swing out at {o} with a foot
            bring a leg up to kick at {o}
            bring a foot up towards {o}
            lift a foot and ~kick out at {o}
            lift a knee and ~snap a foot at {o}
            raise a foot to kick {o}
            raise a leg in attack on {o}
            extend a leg towards {o} in a kick
            stretch a leg out at {o} in a kick
            drive a foot towards {os} stomach
            drive a kick at {o}
            shoot a kick at {o}
            shoot a leg out towards {o}
            hurl a foot at {o}
            fling a kick at {o}
            throw a leg at {o}
            throw a front kick at {o}
            throw out a foot to hit {o}
            strike with a leg at {o}
            strike towards {o} with a kick
            hit out at {o} with a foot
            lash out with a kick towards {o}
            come at {o} with a kick
            go at {o} with a kick
            step forward and ~try to kick {o}
            step up and ~throw a kick at {o}
            charge {o} with a kick
            assault {o} with a kick
            set upon {o} with a kick
            launch a foot at {o}
            launch an attack on {o} with a kick
            start a fight by kicking at {o}
            use a front kick against {o}
            use a foot to strike at {o}
            whip out a kick at {o}
            jab a foot at {o}
            one-handed|kick at {o} with the {hand} leg
            one-handed|lash out at {o} with the {hand} foot
            one-handed|lift the {hand} leg and ~kick at {o}
            one-handed|try to kick {o} with {their} {hand} foot
            one-handed|aim the {hand} foot at {o}
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
            dodge {os} foot
            dodge a front kick from {o}
            dodge a kick aimed by {o}
            dodge out of the way of {os} kick
            dodge away from {os} kick
            dodge being kicked by {o}
            duck away from {os} kick
            duck out of {os} kick
            avoid {os} foot
            avoid a front kick from {o}
            avoid getting hit by {os} kick
            avoid contact with {os} foot
            avoid the leg of {o}
            avoid an attack by {o}, who kicks
            evade a kick thrown by {o}
            evade a kick by moving away from {o}
            evade being kicked by {o}
            evade {os} attack with a leg
            escape a kick from {o}
            escape getting kicked by {o}
            escape unhurt from {os} kick
            escape by moving away from {os} foot
            elude a foot aimed by {o}
            get away from a kick by {o}
            get clear of {os} kick
            get out of range of {os} foot
            get out of reach of {os} leg
            get attacked by {o} with a kick but ~avoid it
            get kicked at by {o} and ~evade
            get missed by {os} kick
            move clear of {os} leg
            move away before {os} foot can land
            move out of the path of {os} kick
            move out of {os} reach to avoid a kick
            jump away from {os} leg
            jump clear of {os} kick
            jump out of the way of {os} foot
            hop clear of a kick from {o}
            hop out of the way of {os} leg
            leap clear of {os} foot
            leap out of the way as {o} kicks
            skip clear of {os} foot
            step clear of {os} kick
            step out of range of {os} kick
            step out of the way of a kick by {o}
            slip {os} kick
            slip out of the way of {os} foot
            scoot away from {os} kick
            scramble clear of a kick from {o}
            shift out of the way of {os} kick
            recoil from {os} kick
            flinch away from {os} kick
            pull away from {os} kick
            pull out of range of {os} foot
            swerve clear of a kick from {o}
            steer clear of {os} foot
            stay out of reach of {os} foot
            stay unhurt by moving away from {os} kick
            keep clear of a kick from {o}
            keep out of {os} kicking range
            make {o} miss with a kick
            make {os} kick miss
            make {os} kick hit nothing but air
            let a kick from {o} hit thin air
            leave {o} kicking at empty air
            cause {o} to miss with the kick
            see {os} kick coming and ~dodge
            see {os} foot coming and ~move away
            react to {os} kick by dodging
            respond to {os} kick with a dodge
            be missed by {os} foot
            be missed by a kick from {o}
            be the target of {os} kick but ~avoid it
            be targeted by {o} with a kick and ~dodge
            be aimed at by {o} with a foot but ~escape
            be narrowly missed by {os} kick
            be almost hit by {os} foot but ~move away
            back|jump backwards out of reach of {os} foot
            back|step backwards from a kick by {o}
            back|leap back to dodge {os} kick
            back|back off from {os} kick
            aside|step to the side to dodge {os} kick
            aside|dodge sideways from {os} foot
            aside|hop aside to avoid a kick from {o}
            aside|sidestep a kick from {o}
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
            avoid the foot
            avoid being kicked
            avoid the attack
            avoid contact
            avoid it by moving away
            dodge away
            dodge the foot
            dodge the attack
            dodge out of the way
            dodge just in time
            duck away
            evade the kick
            evade the attack
            evade the foot
            evade it just in time
            escape it
            escape unhurt
            escape being hit
            get clear
            get clear of the foot
            get out of reach
            get out of range
            get away from it
            hop away
            hop out of the way
            jump away
            jump clear
            jump out of the way
            leap clear
            leap out of the way
            make it miss
            make the kick miss
            let it hit nothing but air
            move away from the kick
            move clear of it
            move out of the way
            recoil from it
            flinch away
            scoot away
            shift out of the way
            skip out of the way
            slip away
            slip out of the way
            step clear
            step out of range
            swerve away
            pull away
            pull out of range
            stay out of reach
            keep clear of it
            see it coming and ~dodge
            be missed
            back|leap backwards
            back|jump backwards to dodge
            back|step back out of reach
            aside|hop to the side
            aside|dodge sideways
            aside|step to one side to avoid it
            aside|get out of the way with a step to the side
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
            pat {o} on the back with a hand
            pat {os} back with a hand
            pat {os} back in a friendly manner
            pat {os} back a few times
            pat {os} back to comfort them
            pat {os} back to cheer them up
            pat {os} back to show support
            pat {os} back as encouragement
            pat {os} back to say well done
            pat {o} on the back to calm them
            pat {o} on the back like a good friend
            pat {o} kindly on the back
            pat {o} lightly between the shoulders
            clap a hand on {os} back
            clap a hand between {os} shoulder blades
            clap {o} on the back like an old pal
            slap {os} back
            slap {os} back in a friendly way
            slap {o} on the back to say well done
            slap {o} cheerfully between the shoulder blades
            tap {os} upper back
            tap {os} back with a hand
            tap {o} lightly on the back
            tap a hand on {os} back
            smack {o} on the back in a friendly way
            give {o} a comforting pat on the back
            give {o} a pat between the shoulder blades
            give {o} a clap on the back
            give {o} some friendly pats on the back
            give {o} a reassuring tap on the back
            give {o} comfort with a pat on the back
            give {o} a hearty slap on the back
            give {os} back a friendly tap
            give {os} back a reassuring pat
            offer {o} a pat on the back
            offer {o} comfort with a hand on the back
            offer {o} some encouragement with a pat on the back
            show {o} support with a pat on the back
            show sympathy by patting {os} back
            express sympathy with a pat on {os} back
            express approval with a pat on {os} back
            place a comforting hand between {os} shoulders
            put a hand between {os} shoulder blades
            put a friendly hand on {os} back
            put an arm out and ~pat {o} on the back
            rest a hand on {os} back and ~pat it
            rest a soothing hand on {os} back
            set a hand on {os} back and ~pat them
            reach over and ~pat {o} on the back
            reach for {os} back and ~pat it
            reach an arm over to pat {os} back
            extend an arm to pat {os} back
            raise a hand and ~pat {o} on the back
            lift an arm to pat {o} on the back
            bring a hand to {os} back and ~pat it
            use a hand to pat {os} back
            move close and ~pat {os} back
            come close and ~pat {o} on the back
            come over and ~give {o} a pat on the back
            step up and ~pat {os} back
            step closer to pat {o} on the back
            stand by {o} and ~pat their back
            stand close to {o}, patting their back
            approach {o} and ~pat them on the back
            comfort {o} with a friendly pat
            console {o} with a hand on the back
            cheer {o} up by patting their back
            cheer {o} on with a slap on the back
            encourage {o} by patting their back
            encourage {o} with a hand on the back
            calm {o} down by patting their back
            reassure {o} by patting their back
            reassure {o} with a hand on the back
            congratulate {o} by patting their back
            commend {o} with a pat on the back
            compliment {o} with a clap on the back
            reward {o} with a pat on the back
            acknowledge {o} with a pat on the back
            support {o} by patting their back
            try to comfort {o} with a pat on the back
            touch {o} between the shoulder blades
            touch {os} back with a hand
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
            be patted a few times on the back by {o}
            be patted by {o} in a friendly way
            be patted by {o} with a hand on the back
            be tapped on the upper back by {o}
            be tapped between the shoulders by {o}
            be tapped lightly on the back by {o}
            be clapped between the shoulder blades by {o}
            be slapped on the back in a friendly way by {o}
            be touched between the shoulder blades by {o}
            be touched by {o}, whose hand pats their back
            be given a slap on the back by {o}
            be given a comforting pat by {o}
            be given a few taps on the back by {o}
            be offered a pat on the back by {o}
            be offered comfort by {o} with a pat on the back
            be shown support by {o} with a pat on the back
            be shown sympathy by {o} with a hand on the back
            be comforted by {o} with a hand on the back
            be comforted with a pat by {o}
            be consoled by {o} with a pat on the back
            be consoled by {o}, who pats their back
            be encouraged by {o}, who pats their back
            be reassured by {o} with a hand on the back
            be calmed down by {o} with a pat on the back
            be cheered up by {o}, who pats their back
            be congratulated by {o} with a pat on the back
            be praised by {o} with a slap on the back
            be commended by {o} with a pat on the back
            be rewarded by {o} with a pat on the back
            be acknowledged by {o} with a pat on the back
            be thanked by {o} with a pat on the back
            be approached by {o} and ~get a pat on the back
            be on the receiving end of a pat on the back from {o}
            get patted by {o} on the back
            get patted between the shoulders by {o}
            get tapped on the back by {o}
            get clapped on the back by {o}
            get slapped on the back by {o}
            get thumped on the back by {o} in a friendly way
            get consoled by {o} with a hand on the back
            get encouraged by {o} with a pat on the back
            get reassured by {o} with a pat
            get a few pats on the back from {o}
            get a clap on the back from {o}
            get a comforting pat from {o}
            get a reassuring hand on the back from {o}
            get some comfort from {o}, who pats their back
            receive a friendly slap on the back from {o}
            receive a few pats from {o}
            receive pats on the back from {o}
            receive a comforting pat on the back from {o}
            receive a tap on the back from {o}
            receive comfort from {o} with a pat on the back
            receive {os} pat between the shoulder blades
            receive encouragement from {o} in the form of a pat on the back
            accept a pat on the back from {o}
            accept comfort from {o}, who pats their back
            accept {os} friendly pat
            take a pat on the back from {o}
            take a friendly slap on the back from {o}
            have a hand put on {their} back by {o}
            have {their} back tapped by {o}
            have {their} back slapped by {o} in a friendly way
            have {their} shoulder blades patted by {o}
            have {o} pat {their} back
            have {o} pat them on the back
            have {o} comfort them with a pat on the back
            let {o} comfort them with a pat on the back
            let {o} put a hand on {their} back
            let {o} give them a pat on the back
            allow {o} to pat {their} back
            allow {os} hand to pat {their} back
            feel a pat on the back from {o}
            feel {o} pat them on the back
            feel a tap between the shoulder blades from {o}
            notice {o} patting {their} back
            stay still while being patted by {o}
            stand still under {os} pats
            stand still to be patted on the back by {o}
            stand there, being patted on the back by {o}
            stand in place while getting a pat from {o}
            remain in place during {os} pats on the back
            hold still for a pat on the back from {o}
            experience {os} pat on the back
            stand next to {o} and ~get a pat on the back
            """,
            react="""
            stand still
            accept it
            stay where they are
            listen
            stand there
            let it happen
            stay there
            stay calm
            stand in place
            stand quietly
            stand there and ~let it happen
            stand there and ~accept it
            stand still and ~accept it
            stand still for it
            stand on the spot
            stand by passively
            remain calm
            remain on the spot
            keep standing there
            keep calm
            keep standing in place
            keep {their} place
            hold {their} position
            accept the pat
            accept the gesture
            accept it without moving away
            allow it
            allow the pat
            let it be done
            let it happen without moving away
            take the pat standing still
            take it in good part
            receive the pat
            receive it standing still
            put up with it
            tolerate it
            feel the pat
            wait quietly
            make no move to get away
            make no objection
            show no resistance
            offer no resistance
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
