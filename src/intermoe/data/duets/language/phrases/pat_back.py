"""Verb phrases of pat_back."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
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
            stand quietly
            stand there and ~let it happen
            stand there and ~accept it
            stand still and ~accept it
            stand still for it
            remain calm
            remain on the spot
            keep calm
            keep {their} place
            accept the pat
            accept the gesture
            accept it without moving away
            allow the pat
            let it be done
            let it happen without moving away
            take the pat standing still
            take it in good part
            receive the pat
            receive it standing still
            feel the pat
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
