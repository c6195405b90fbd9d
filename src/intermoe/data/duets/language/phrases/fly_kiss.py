"""Verb phrases of fly_kiss."""

from __future__ import annotations

from .kind import FamilyPhrases, Phrases

PHRASES = FamilyPhrases(
    train={
        "one": Phrases(
            act="""
            blow a kiss to {o}
            blow a kiss to {o}
            blow a kiss to {o}
            blow a kiss at {o}
            blow {o} a kiss
            blow {o} a kiss
            throw a kiss to {o}
            throw {o} a kiss
            send a kiss to {o}
            send {o} a kiss through the air
            kiss {their} fingers and ~throw the kiss to {o}
            kiss {their} fingertips to {o}
            toss a kiss to {o}
            toss {o} a kiss
            bring {their} fingers to {their} lips and ~blow a kiss
            let a kiss fly to {o}
            send a flying kiss to {o}
            give {o} a flying kiss
            fling a kiss over to {o}
            blow a kiss from afar to {o}
            blow a kiss across to {o}
            waft a kiss over to {o}
            make a kissing gesture towards {o}
            greet {o} with a blown kiss
            greet {o} by blowing a kiss
            say goodbye to {o} by blowing a kiss
            flirt with {o} by blowing a kiss
            blow a tender kiss at {o}
            show {their} love by blowing {o} a kiss
            kiss the air and ~throw it over to {o}
            one-handed|kiss {their} hand and ~blow it to {o}
            one-handed|put a hand to {their} lips and ~blow a kiss to {o}
            one-handed|bring a hand to {their} mouth and ~throw a kiss to {o}
            one-handed|kiss the palm of {their} hand and ~stretch it out to {o}
            both|blow {o} a kiss with both hands
            both|throw kisses to {o} with both hands
            catch|blow a kiss that {o} catches
            catch|throw a kiss for {o} to catch
            wave|blow a kiss to {o}, who waves
            """,
            take="""
            receive a blown kiss from {o}
            receive a flying kiss from {o}
            get a kiss blown by {o}
            get a flying kiss from {o}
            be blown a kiss by {o}
            be thrown a kiss by {o}
            be sent a kiss through the air by {o}
            be greeted by {o} with a blown kiss
            see {o} blow a kiss
            see {o} throw a kiss
            look at {o}, who blows a kiss
            watch {o} blow a kiss
            notice {os} flying kiss
            have a kiss blown to them by {o}
            have {o} blow them a kiss
            be the one {o} blows a kiss to
            be flirted with by {o}
            catch|catch {os} kiss
            catch|catch a kiss blown by {o}
            catch|snatch {os} kiss out of the air
            catch|grab {os} flying kiss
            wave|wave in answer to {os} kiss
            wave|wave after {o} blows a kiss
            shy|be embarrassed by {os} kiss
            """,
            react="""
            see the kiss
            receive the kiss
            notice the kiss
            respond to the kiss
            look across
            face the kiss
            feel flattered
            feel loved
            take the kiss in
            be pleased by the kiss
            catch|catch it
            catch|catch the kiss
            catch|catch the kiss in the air
            catch|snatch it from the air
            catch|catch it and ~press it to {their} body
            wave|wave back
            wave|wave in reply to the kiss
            wave|answer with a wave
            shy|look down
            shy|look away shyly
            shy|be embarrassed
            """,
        ),
        "back": Phrases(
            act="""
            blow a kiss to {o} and ~receive one in return
            blow {o} a kiss and ~get one back
            throw {o} a kiss and ~get another
            blow the first kiss to {o}
            start by blowing {o} a kiss
            begin with a kiss thrown to {o}
            be the first to throw {o} a kiss
            blow {o} a kiss, which is returned
            send {o} a kiss that comes back
            blow a kiss before {o} does
            greet {o} first with a blown kiss
            throw the first kiss to {o}
            """,
            take="""
            blow a kiss back to {o}
            blow {o} a kiss in return
            return {os} blown kiss
            answer {os} kiss with another
            throw a kiss back to {o}
            send {o} a kiss in reply
            be blown a kiss by {o} and ~blow one back
            get a kiss from {o} and ~throw one back
            blow the second kiss, after {o}
            blow a kiss after {o} does
            receive {os} kiss and ~return it
            repay {os} kiss
            """,
            react="""
            blow one back
            blow a kiss back
            return the kiss
            throw a kiss back
            answer with a kiss
            blow a kiss in return
            send one in return
            blow one as well
            """,
        ),
    },
    val={
        "one": Phrases(
            act="""
            dispatch a kiss from the lips towards {o}
            waft some love from the lips to {o}
            release a kiss into the air for {o}
            have a kiss travel from the lips to {o}
            """,
            take="""
            be the target of a kiss wafted by {o}
            observe {os} lips and the kiss on its way
            have a kiss dispatched to them by {o}
            """,
            react="""
            acknowledge the kiss
            observe how the kiss arrives
            be touched by the gesture
            """,
        ),
        "back": Phrases(
            act="""
            dispatch a kiss to {o} ahead of theirs
            open the exchange of kisses with {o}
            """,
            take="""
            dispatch a kiss to {o} in turn
            close the exchange of kisses with {o}
            """,
            react="""
            dispatch one in turn
            reciprocate with the lips
            """,
        ),
    },
    test={
        "one": Phrases(
            act="""
            do a flying kiss to {o}
            do an air kiss for {o}
            put the fingers to the lips and ~send {o} a kiss
            make a kiss with the fingers and ~throw it toward {o}
            send some love to {o} by blowing a kiss
            give an air kiss to {o}
            use the lips and fingers to send love to {o} from a distance
            touch {their} lips and ~point the kiss at {o}
            do the blowing a kiss move to {o}
            float a kiss over to {o}
            launch a kiss toward {o}
            say bye to {o} with an air kiss
            catch|launch a kiss that {o} grabs out of the air
            """,
            take="""
            get an air kiss from {o}
            get blown a kiss by {o}
            be on the receiving end of an air kiss from {o}
            be sent some love by {o}
            see {o} do a flying kiss
            have {o} send over an air kiss
            get love sent from a distance by {o}
            stand across from {o} and ~get an air kiss
            catch|grab the air kiss of {o}
            wave|get an air kiss from {o} and ~wave at them
            """,
            react="""
            get the air kiss
            take in the gesture
            react to the gesture
            see it coming
            be happy about that
            understand the gesture
            catch|grab it in the air
            catch|pretend to grab it
            wave|give a wave for it
            shy|get shy
            """,
        ),
        "back": Phrases(
            act="""
            do a flying kiss and ~get one back from {o}
            do an air kiss first, before {o}
            be the first one to do an air kiss to {o}
            trade air kisses with {o}, going first
            """,
            take="""
            do a flying kiss back to {o}
            do an air kiss in reply to {o}
            trade air kisses with {o}, going second
            respond to {os} air kiss with the same
            """,
            react="""
            do the same air kiss
            give an air kiss too
            send a kiss right over as well
            do one of these as well
            """,
        ),
    },
    tails=Phrases(
        act="""
        both|with both hands
        one-handed|with the {hand} hand
        one-handed|using {their} {hand} hand
        one-handed|with one hand
        """,
    ),
    facing=True,
)
