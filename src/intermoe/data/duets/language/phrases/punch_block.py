"""Verb phrases of punch_block."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
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
    facing=True,
)
