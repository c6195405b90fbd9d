"""Verb phrases of shoulder_to_shoulder."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            put an arm around each other
            put an arm around each other
            have an arm around each other
            hold each other with one arm
            hold each other side by side
            stand close with an arm around each other
            throw an arm around one another
            have their arms around one another
            lay an arm around each other
            hug side by side
            hug each other with one arm
            embrace side by side
            stay close, an arm around each other
            bond with an arm around each other
            wrap one arm around each other
            give each other a side hug
            hold each other like buddies
            hold on to each other's shoulders and back
            level|put their arms over each other's shoulders
            level|put an arm around each other's shoulders
            level|lay their arms across each other's shoulders
            level|have an arm over each other's shoulders
            level|hold each other by the shoulders
            start|bring an arm around each other
            stand|stand arm around each other
            stand|stand with an arm around each other
            stand|stand side by side, an arm around each other
            sway|sway with an arm around each other
            sway|sway from side to side, holding each other
            sway|rock from side to side with an arm around each other
            sway|swing to the music with an arm around each other
            walk|walk with an arm around each other
            walk|walk along holding each other
            walk|stroll with an arm around each other
            """,
            act="""
            put an arm around {o}
            put an arm around {o}
            have an arm around {o}
            hold {o} with one arm
            hold {o} side by side
            throw an arm around {o}
            lay an arm around {o}
            wrap one arm around {o}
            hug {o} with one arm
            hug {o} side by side
            hug {o} from the side
            give {o} a side hug
            embrace {o} side by side
            embrace {o} with one arm
            bond with {o}, an arm around each other
            share a side hug with {o}
            hold {o} like a buddy
            hold {o} close with one arm
            keep an arm around {o}
            keep {o} close to {their} side
            be close to {o}, one arm around the other
            be at {os} side with an arm around them
            draw {o} close with one arm
            level|put an arm over {os} shoulders
            level|put an arm around {os} shoulders
            level|lay an arm across {os} shoulders
            level|have an arm over {os} shoulders
            level|hold {o} by the shoulders
            start|bring an arm around {o}
            start|place one arm around {o}
            stand|stand with an arm around {o}
            stand|stand next to {o}, an arm around each other
            stand|stand close to {o} with an arm around them
            sway|sway with an arm around {o}
            sway|sway from side to side with {o}
            sway|rock from side to side with an arm around {o}
            sway|swing to the music with an arm around {o}
            walk|walk with an arm around {o}
            walk|walk along holding {o}
            walk|stroll with an arm around {o}
            """,
        ),
        "one": Phrases(
            act="""
            put an arm around {os} shoulders
            put an arm around {os} shoulders
            put an arm over {os} shoulders
            lay an arm over {os} shoulders
            lay an arm around {os} shoulders
            lay an arm across {os} shoulders
            place an arm around {os} shoulders
            throw an arm over {os} shoulders
            throw an arm around {os} shoulders
            sling an arm around {os} shoulders
            sling an arm over {os} shoulders
            rest an arm on {os} shoulders
            rest an arm across {os} shoulders
            drape an arm over {os} shoulders
            drape an arm around {os} neck
            wrap an arm around {os} shoulders
            swing an arm around {os} shoulders
            have an arm over {os} shoulders
            have an arm around {os} shoulders
            hold {o} by the shoulders
            hold {os} far shoulder from behind
            take {o} by the shoulders from the side
            clasp {o} around the shoulders
            embrace {os} shoulders with one arm
            embrace {o} with one arm
            hug {o} from the side
            give {o} a side hug
            keep an arm around {os} shoulders
            put a hand on {os} far shoulder
            draw {o} close by the shoulders
            comfort {o} with an arm around the shoulders
            cheer {o} up with an arm around the shoulders
            greet {o} with an arm around the shoulders
            approach|come over and ~put an arm around {o}
            approach|join {o} and ~lay an arm over {os} shoulders
            stand|stand beside {o} with an arm over {os} shoulders
            stand|stand next to {o}, one arm around {os} shoulders
            sway|sway with {o}, an arm over {os} shoulders
            sway|rock from side to side with an arm around {os} shoulders
            walk|walk with an arm around {os} shoulders
            walk|walk along with an arm over {os} shoulders
            walk|walk beside {o} with an arm over {os} shoulders
            """,
            take="""
            have {os} arm around {their} shoulders
            have {os} arm over {their} shoulders
            have {os} arm on {their} shoulders
            be held by {o} around the shoulders
            be held around the shoulders by {o}
            be embraced by {o} with one arm
            be embraced around the shoulders by {o}
            be hugged from the side by {o}
            be taken by the shoulders by {o}
            be drawn close by {o}
            be comforted by {o}, who lays an arm around their shoulders
            feel {os} arm around {their} shoulders
            feel {os} arm on {their} shoulders
            get an arm around the shoulders from {o}
            get a side hug from {o}
            get hugged from the side by {o}
            receive a side hug from {o}
            carry {os} arm on {their} shoulders
            let {o} put an arm around their shoulders
            let {o} lay an arm over their shoulders
            enjoy {os} arm around their shoulders
            accept {os} arm around their shoulders
            stand|stand under {os} arm
            stand|stand next to {o}, whose arm is around their shoulders
            sway|sway under {os} arm
            walk|walk under {os} arm
            waist|put an arm around {os} waist in return
            waist|hold {o} around the waist
            """,
            react="""
            accept it
            let it happen
            enjoy it
            stay close
            like it
            glance over
            look up at them
            lean in a little
            smile at them
            nod a little
            relax a little
            waist|return it with an arm around the waist
            waist|hold them around the waist
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            become pals, each arm flung about the other
            hang on to one another in a one-armed embrace
            keep close with interlaced arms behind the backs
            sway|roll to and fro in a one-armed embrace
            """,
            act="""
            fling one arm about {o}
            hang on to {o} in a one-armed embrace
            keep close to {o} with an arm behind the back
            be pals with {o}, each arm flung about the other
            """,
        ),
        "one": Phrases(
            act="""
            fling one arm about {os} neck
            rest {their} forearm upon {os} shoulders
            cover {os} shoulders with an arm
            treat {o} as a pal, arm flung over the shoulders
            """,
            take="""
            be covered by {os} arm across the shoulders
            bear {os} forearm upon the shoulders
            be treated as a pal by {o}, arm flung over the shoulders
            """,
            react="tolerate it\nallow it with good grace\ngrow softer",
        ),
    },
    test={
        "together": Phrases(
            both="""
            have one arm each around the other
            stand shoulder to shoulder in a half hug
            do a sideways hug
            act like best friends with arms around each other
            keep one arm behind each other's back
            hold shoulders like teammates
            hold one another like best friends
            put one arm behind each other
            nestle sideways with one arm
            sway|swing this way and that together like football fans
            walk|go along shoulder to shoulder in a half hug
            level|rest an arm on each other's shoulder
            """,
            act="""
            have one arm around {o} in a friendly way
            stand shoulder to shoulder with {o} in a half hug
            do a sideways hug with {o}
            keep one arm behind {os} back
            put one arm behind {o}
            hold {o} like a best friend
            pull {o} to the side with one arm
            nestle sideways to {o} with one arm
            give {o} a half hug
            act like best friends with {o}, arms around each other
            sway|swing this way and that together with {o}
            walk|move along with {o}, shoulder to shoulder in a half hug
            level|rest an arm on {os} shoulder
            """,
        ),
        "one": Phrases(
            act="""
            put {their} arm on {os} shoulders
            give {o} a half hug with one arm
            reach around {os} shoulders with one arm
            hold {o} in one arm like a friend
            pull {o} in by the shoulder
            put one arm behind {os} neck
            bring {their} arm over {o}
            rest on {o} with one arm over the shoulders
            rest one arm on {os} shoulder
            show friendship with an arm over {os} shoulders
            stand shoulder to shoulder with {o} and ~hold the far shoulder
            """,
            take="""
            get a one-armed half hug from {o}
            have an arm put around them by {o}
            be pulled in by the shoulder by {o}
            be held in one arm by {o} like a friend
            have {os} hand on the far shoulder
            be a rest for {os} arm
            get {os} arm over the shoulders
            stand shoulder to shoulder with {o}, who holds them
            feel {os} hand on the far shoulder
            """,
            react="""
            move a bit closer
            be happy about it
            give them a kind look
            tilt {their} head
            feel comfortable there
            settle in
            be okay with it
            """,
        ),
    },
)
