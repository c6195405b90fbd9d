"""Verb phrases of push."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
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
            stagger back a few steps
            stagger away
            stagger under the push
            totter back
            wobble backwards
            sway back
            rock back
            reel backwards
            reel from the shove
            lurch backwards
            falter and ~step back
            fall back
            fall back a few steps
            lose {their} balance for a moment
            lose {their} footing and ~step back
            step back to regain balance
            step back to stay upright
            take several steps backwards
            take a couple of steps back
            take a stumbling step back
            move back under the force
            go staggering backwards
            get pushed back
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
            thump {os} torso with a hard push
            use force to move {o} backward
            both|get both palms on {o} and ~push
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
    facing=True,
)
