"""Verb phrases of link_arms."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "main": Phrases(
            both="""
            link arms
            link arms
            link arms with each other
            lock arms
            hook arms
            hook their arms together
            join arms
            have linked arms
            loop their arms together
            entwine their arms
            interlock their arms
            connect their arms at the elbows
            stay arm in arm
            keep their elbows hooked together
            take each other by the arm
            hold on to each other's arm
            be arm in arm
            be linked at the elbow
            start|link up by the arms
            start|take each other's arm
            start+walk|link arms and ~walk off
            start+walk|join arms and ~set off together
            start+stand|link arms and ~stay there
            walk|walk arm in arm
            walk|walk arm in arm
            walk|walk with linked arms
            walk|stroll arm in arm
            walk|go along arm in arm
            walk|wander along arm in arm
            walk|promenade arm in arm
            walk|walk along with their arms hooked
            walk|walk together, arm in arm
            walk|take a walk arm in arm
            walk+slow|amble arm in arm
            walk+fast|hurry along arm in arm
            stand|stand arm in arm
            stand|stand arm in arm
            stand|stand next to each other with linked arms
            stand|chat arm in arm
            stand|wait arm in arm
            """,
            act="""
            link arms with {o}
            link arms with {o}
            lock arms with {o}
            hook arms with {o}
            join arms with {o}
            have linked arms with {o}
            be arm in arm with {o}
            stay arm in arm with {o}
            take {o} by the arm
            hold {os} arm
            hold on to {os} arm
            keep {o} on {their} arm
            loop {their} arm around {os} arm
            hook {their} elbow into {os}
            entwine {their} arm with {os}
            interlock {their} arm with {os}
            connect with {o} at the elbow
            be linked with {o} at the elbow
            cling to {os} arm
            start|link up with {o} by the arms
            start|take {os} arm
            start|slip an arm into {os}
            start+walk|link arms with {o} and ~set off
            start+walk|take {os} arm and ~walk along
            start+stand|take {os} arm and ~stay there
            walk|walk arm in arm with {o}
            walk|walk arm in arm with {o}
            walk|walk with {o}, arms linked
            walk|stroll arm in arm with {o}
            walk|go along arm in arm with {o}
            walk|wander along arm in arm with {o}
            walk|promenade arm in arm with {o}
            walk|walk along on {os} arm
            walk|take a walk arm in arm with {o}
            walk|walk beside {o} with their arms hooked
            walk|accompany {o} arm in arm
            walk+slow|amble arm in arm with {o}
            walk+fast|hurry along arm in arm with {o}
            stand|stand arm in arm with {o}
            stand|stand arm in arm with {o}
            stand|stand next to {o} with linked arms
            stand|chat with {o} arm in arm
            stand|wait arm in arm with {o}
            """,
        )
    },
    val={
        "main": Phrases(
            both="""
            clasp arms like old companions
            get coupled elbow to elbow
            stick together, elbow through elbow
            walk|parade around elbow in elbow
            """,
            act="""
            clasp arms with {o} like an old companion
            be coupled to {o} elbow to elbow
            stick with {o}, elbow through elbow
            lean upon {os} forearm
            walk|parade around with {o}, elbow in elbow
            """,
        )
    },
    test={
        "main": Phrases(
            both="""
            have their arms linked
            keep their arms linked together
            hold one another by the elbow
            put their arms through one another
            be joined at the arms
            cross their inner arms at the elbow
            show closeness by linking elbows
            start|connect arms like good friends
            walk|go for a stroll with locked arms
            walk|walk forward with interlinked elbows
            walk|move along as a couple, arms linked
            stand|remain side by side with locked arms
            """,
            act="""
            have {their} arm linked with {os}
            keep one arm linked with {os} arm
            hold {o} by the elbow
            put an arm through the arm of {o}
            be joined to {o} at the arm
            cross inner arms with {o} at the elbow
            show closeness to {o} by linking elbows
            let {o} hang on {their} arm
            link elbows with {o}
            start|connect arms with {o} like a good friend
            walk|go for a stroll with {o}, arms locked
            walk|walk forward with {o}, elbows interlinked
            walk|move along with {o} as a couple, arms linked
            stand|remain beside {o} with locked arms
            """,
        ),
    },
)
