"""Verb phrases of chat."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "together": Phrases(
            both="""
            chat
            chat
            chat with each other
            talk to each other
            talk to each other
            talk with each other
            have a conversation
            have a chat
            have a talk
            hold a conversation
            talk about something
            talk in a friendly way
            converse
            converse with each other
            be in a conversation
            be deep in conversation
            speak with each other
            take turns talking
            talk and ~listen in turns
            exchange news
            tell each other stories
            gossip
            make small talk
            talk things over
            stand and ~talk
            stand together and ~chat
            have a friendly discussion
            discuss something peacefully
            gesture gently while they talk
            nod at each other while talking
            enjoy a conversation
            share a few words
            swap stories
            talk with small gestures
            laugh|talk and ~laugh
            laugh|chat and ~laugh together
            laugh|share a joke
            """,
            act="""
            chat with {o}
            chat with {o}
            talk to {o}
            talk with {o}
            have a conversation with {o}
            have a chat with {o}
            have a talk with {o}
            hold a conversation with {o}
            converse with {o}
            speak with {o}
            talk things over with {o}
            make small talk with {o}
            exchange a few words with {o}
            exchange news with {o}
            gossip with {o}
            take turns talking with {o}
            discuss something peacefully with {o}
            talk about something with {o}
            talk with {o} in a friendly way
            stand and ~talk with {o}
            talk to {o} and ~listen in turns
            be in a conversation with {o}
            be deep in conversation with {o}
            swap stories with {o}
            enjoy a conversation with {o}
            laugh|talk and ~laugh with {o}
            laugh|share a joke with {o}
            """,
        ),
        "tell": Phrases(
            act="""
            tell {o} something
            tell {o} a story
            tell {o} about something
            explain something to {o}
            explain something to {o}
            talk to {o}
            talk while {o} listens
            speak to {o}
            describe something to {o}
            report something to {o}
            recount something to {o}
            give {o} an explanation
            narrate a story to {o}
            explain something to {o} with both hands
            talk to {o} with small gestures
            gesture while talking to {o}
            do the talking while {o} listens
            share news with {o}
            chatter to {o}
            make a point to {o}
            let {o} know something
            inform {o} about something
            give {o} the news
            confide in {o}
            entertain {o} with a story
            make conversation while {o} listens
            one-handed|talk to {o}, gesturing with {their} {hand} hand
            crossed|explain something to {o}, who stands with crossed arms
            hip|talk to {o}, who has a hand on the hip
            hips|talk to {o}, who has both hands on the hips
            laugh|tell {o} a joke
            laugh|amuse {o} with a story
            """,
            take="""
            listen to {o}
            listen to {o}
            listen to {os} story
            listen while {o} talks
            hear {o} out
            pay attention to {o}
            pay attention while {o} speaks
            let {o} talk
            nod along as {o} talks
            nod while {o} explains something
            stand and ~listen to {o}
            listen quietly to {o}
            listen attentively to {o}
            listen patiently to {o}
            follow what {o} says
            be told something by {o}
            be told a story by {o}
            hear a story from {o}
            hear the news from {o}
            have something explained by {o}
            get an explanation from {o}
            take in what {o} says
            be talked to by {o}
            crossed|listen to {o} with crossed arms
            crossed|cross {their} arms and ~listen to {o}
            hip|listen to {o} with a hand on the hip
            hips|listen to {o} with both hands on the hips
            chin|hold {their} chin and ~listen to {o}
            behind|listen to {o} with the hands behind the back
            clasped|listen to {o} with clasped hands
            laugh|laugh at {os} story
            """,
            react="""
            nod in agreement
            nod along with it
            pay attention
            stand and ~listen
            tilt {their} head and ~listen
            listen with interest
            show interest
            follow every word
            nod from time to time
            take it all in
            crossed|cross {their} arms
            crossed|stand with crossed arms
            hip|put a hand on the hip
            hips|put both hands on the hips
            chin|hold {their} chin
            laugh|laugh
            """,
        ),
    },
    val={
        "together": Phrases(
            both="""
            pass the time talking
            be engaged in friendly conversation
            exchange pleasantries
            share their thoughts
            """,
            act="""
            pass the time talking with {o}
            be engaged in friendly conversation with {o}
            exchange pleasantries with {o}
            share some thoughts with {o}
            """,
        ),
        "tell": Phrases(
            act="""
            speak at length to {o}
            put something into words for {o}
            go into detail with {o}
            keep up a monologue before {o}
            """,
            take="""
            be {os} audience
            attend to {os} words
            take note of what {o} tells
            """,
            react="be all ears\nshow understanding\ngive an approving nod",
        ),
    },
    test={
        "together": Phrases(
            both="""
            have a casual conversation
            hang out and ~talk
            have a relaxed talk
            stand around talking
            talk like good friends
            talk and ~use some hand gestures
            go back and forth in a conversation
            have a nice little chat
            speak to one another in a relaxed way
            be caught up in a friendly chat
            talk casually using their hands
            have a friendly talk
            laugh|talk and ~have a laugh
            """,
            act="""
            have a casual conversation with {o}
            hang out with {o} and ~talk
            have a relaxed talk with {o}
            stand around talking with {o}
            talk like a good friend with {o}
            make some hand gestures while talking with {o}
            go back and forth in a conversation with {o}
            have a nice little chat with {o}
            be caught up in a friendly chat with {o}
            talk casually with {o}
            laugh|talk and ~have a laugh with {o}
            """,
        ),
        "tell": Phrases(
            act="""
            do most of the talking with {o}
            talk {o} through something
            tell {o} about their day
            go on about something to {o}
            explain an idea to {o}
            tell {o} what happened
            use hand gestures to explain something for {o}
            have something to tell {o}
            ramble on to {o}
            share a story with {o}
            give {o} a long explanation
            laugh|get a laugh out of {o} with a story
            """,
            take="""
            hear {o} talk
            give {o} their full attention
            be a good listener for {o}
            nod along to what {o} is saying
            get a long story from {o}
            look at {o} and ~nod now and then
            keep nodding while {o} speaks
            be spoken to by {o}
            take an interest in {os} story
            crossed|keep {their} arms folded while {o} does the talking
            hip|keep one hand on the hip while {o} is talking
            """,
            react="""
            keep nodding
            give a nod now and then
            look interested
            hear all of it
            stay quiet and ~nod
            say nothing and ~nod
            keep quiet to hear it
            crossed|keep {their} arms folded
            hip|keep one hand on the hip
            """,
        ),
    },
    facing=True,
)
