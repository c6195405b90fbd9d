"""English verb forms for the captions' verb phrases.

A phrase starts with a verb in its base form; every further verb that must agree carries a tilde:
"walk up and ~shake hands" -> "walks up and shakes hands", "walking up and shaking hands", "walked up and shook hands".
"""

from __future__ import annotations

from functools import lru_cache

FORMS = ("base", "s", "ing", "ed")

# base: (third person, gerund, past)
_IRREGULAR = {
    "be": ("is", "being", "was"),
    "have": ("has", "having", "had"),
    "do": ("does", "doing", "did"),
    "go": ("goes", "going", "went"),
    "take": ("takes", "taking", "took"),
    "give": ("gives", "giving", "gave"),
    "hold": ("holds", "holding", "held"),
    "run": ("runs", "running", "ran"),
    "throw": ("throws", "throwing", "threw"),
    "swing": ("swings", "swinging", "swung"),
    "hit": ("hits", "hitting", "hit"),
    "catch": ("catches", "catching", "caught"),
    "get": ("gets", "getting", "got"),
    "make": ("makes", "making", "made"),
    "put": ("puts", "putting", "put"),
    "meet": ("meets", "meeting", "met"),
    "bend": ("bends", "bending", "bent"),
    "stand": ("stands", "standing", "stood"),
    "say": ("says", "saying", "said"),
    "come": ("comes", "coming", "came"),
    "spin": ("spins", "spinning", "spun"),
    "fall": ("falls", "falling", "fell"),
    "keep": ("keeps", "keeping", "kept"),
    "flee": ("flees", "fleeing", "fled"),
    "shake": ("shakes", "shaking", "shook"),
    "lead": ("leads", "leading", "led"),
    "lose": ("loses", "losing", "lost"),
    "fight": ("fights", "fighting", "fought"),
    "feel": ("feels", "feeling", "felt"),
    "send": ("sends", "sending", "sent"),
    "let": ("lets", "letting", "let"),
    "set": ("sets", "setting", "set"),
    "see": ("sees", "seeing", "saw"),
    "sidestep": ("sidesteps", "sidestepping", "sidestepped"),
    "begin": ("begins", "beginning", "began"),
    "draw": ("draws", "drawing", "drew"),
    "fling": ("flings", "flinging", "flung"),
    "strike": ("strikes", "striking", "struck"),
    "bring": ("brings", "bringing", "brought"),
    "leave": ("leaves", "leaving", "left"),
    "have to": ("has to", "having to", "had to"),
    "drive": ("drives", "driving", "drove"),
    "ride": ("rides", "riding", "rode"),
    "rise": ("rises", "rising", "rose"),
    "find": ("finds", "finding", "found"),
    "speak": ("speaks", "speaking", "spoke"),
    "stick": ("sticks", "sticking", "stuck"),
    "swap": ("swaps", "swapping", "swapped"),
    "backpedal": ("backpedals", "backpedaling", "backpedaled"),
    "bid": ("bids", "bidding", "bade"),
    "slide": ("slides", "sliding", "slid"),
    "sweep": ("sweeps", "sweeping", "swept"),
    "fend": ("fends", "fending", "fended"),
    "lean": ("leans", "leaning", "leaned"),
    "wrap": ("wraps", "wrapping", "wrapped"),
    "shoot": ("shoots", "shooting", "shot"),
    "tell": ("tells", "telling", "told"),
    "cut": ("cuts", "cutting", "cut"),
    "outrun": ("outruns", "outrunning", "outran"),
    "repel": ("repels", "repelling", "repelled"),
    "pay": ("pays", "paying", "paid"),
    "read": ("reads", "reading", "read"),
    "sit": ("sits", "sitting", "sat"),
    "kneel": ("kneels", "kneeling", "knelt"),
    "squat": ("squats", "squatting", "squatted"),
    "lend": ("lends", "lending", "lent"),
    "cling": ("clings", "clinging", "clung"),
    "hang": ("hangs", "hanging", "hung"),
    "wind": ("winds", "winding", "wound"),
    "become": ("becomes", "becoming", "became"),
    "choose": ("chooses", "choosing", "chose"),
    "creep": ("creeps", "creeping", "crept"),
    "tie": ("ties", "tying", "tied"),
    "beat": ("beats", "beating", "beat"),
    "win": ("wins", "winning", "won"),
    "hear": ("hears", "hearing", "heard"),
    "teach": ("teaches", "teaching", "taught"),
    "mimic": ("mimics", "mimicking", "mimicked"),
    "thrust": ("thrusts", "thrusting", "thrust"),
    "overcome": ("overcomes", "overcoming", "overcame"),
    "withstand": ("withstands", "withstanding", "withstood"),
    "swordfight": ("swordfights", "swordfighting", "swordfought"),
    "forfeit": ("forfeits", "forfeiting", "forfeited"),
    "blow": ("blows", "blowing", "blew"),
    "lay": ("lays", "laying", "laid"),
    "hide": ("hides", "hiding", "hid"),
    "shut": ("shuts", "shutting", "shut"),
    "shrink": ("shrinks", "shrinking", "shrank"),
    "steal": ("steals", "stealing", "stole"),
    "bear": ("bears", "bearing", "bore"),
    "grow": ("grows", "growing", "grew"),
    "dig": ("digs", "digging", "dug"),
    "permit": ("permits", "permitting", "permitted"),
    "repay": ("repays", "repaying", "repaid"),
    "understand": ("understands", "understanding", "understood"),
    "unwind": ("unwinds", "unwinding", "unwound"),
    "deal": ("deals", "dealing", "dealt"),
    "fly": ("flies", "flying", "flew"),
    "know": ("knows", "knowing", "knew"),
    "grind": ("grinds", "grinding", "ground"),
    "sink": ("sinks", "sinking", "sank"),
    "weave": ("weaves", "weaving", "weaved"),
    "break": ("breaks", "breaking", "broke"),
    "hurt": ("hurts", "hurting", "hurt"),
    "tread": ("treads", "treading", "trod"),
    "withdraw": ("withdraws", "withdrawing", "withdrew"),
    "sling": ("slings", "slinging", "slung"),
    "cast": ("casts", "casting", "cast"),
    "freeze": ("freezes", "freezing", "froze"),
    "spring": ("springs", "springing", "sprang"),
    "spread": ("spreads", "spreading", "spread"),
    "stride": ("strides", "striding", "strode"),
    "tear": ("tears", "tearing", "tore"),
    "propel": ("propels", "propelling", "propelled"),
    "mean": ("means", "meaning", "meant"),
    "speed": ("speeds", "speeding", "sped"),
    "abet": ("abets", "abetting", "abetted"),
    "admit": ("admits", "admitting", "admitted"),
    "awake": ("awakes", "awaking", "awoke"),
    "befit": ("befits", "befitting", "befitted"),
    "beget": ("begets", "begetting", "begot"),
    "behold": ("beholds", "beholding", "beheld"),
    "bestir": ("bestirs", "bestirring", "bestirred"),
    "bind": ("binds", "binding", "bound"),
    "bite": ("bites", "biting", "bit"),
    "boogie": ("boogies", "boogieing", "boogied"),
    "build": ("builds", "building", "built"),
    "burst": ("bursts", "bursting", "burst"),
    "buy": ("buys", "buying", "bought"),
    "channel": ("channels", "channelling", "channelled"),
    "chinwag": ("chinwags", "chinwagging", "chinwagged"),
    "commit": ("commits", "committing", "committed"),
    "compel": ("compels", "compelling", "compelled"),
    "confer": ("confers", "conferring", "conferred"),
    "control": ("controls", "controlling", "controlled"),
    "coo": ("coos", "cooing", "cooed"),
    "counsel": ("counsels", "counselling", "counselled"),
    "cue": ("cues", "cueing", "cued"),
    "defer": ("defers", "deferring", "deferred"),
    "drink": ("drinks", "drinking", "drank"),
    "dwell": ("dwells", "dwelling", "dwelt"),
    "embed": ("embeds", "embedding", "embedded"),
    "enthral": ("enthrals", "enthralling", "enthralled"),
    "extol": ("extols", "extolling", "extolled"),
    "feed": ("feeds", "feeding", "fed"),
    "forbear": ("forbears", "forbearing", "forbore"),
    "forbid": ("forbids", "forbidding", "forbade"),
    "forget": ("forgets", "forgetting", "forgot"),
    "forgive": ("forgives", "forgiving", "forgave"),
    "frolic": ("frolics", "frolicking", "frolicked"),
    "gambol": ("gambols", "gambolling", "gambolled"),
    "greenlight": ("greenlights", "greenlighting", "greenlit"),
    "hobnob": ("hobnobs", "hobnobbing", "hobnobbed"),
    "incur": ("incurs", "incurring", "incurred"),
    "lasso": ("lassos", "lassoing", "lassoed"),
    "light": ("lights", "lighting", "lit"),
    "mambo": ("mambos", "mamboing", "mamboed"),
    "occur": ("occurs", "occurring", "occurred"),
    "omit": ("omits", "omitting", "omitted"),
    "oom-pah-pah": ("oom-pah-pahs", "oom-pah-pahing", "oom-pah-pahed"),
    "overhear": ("overhears", "overhearing", "overheard"),
    "overlap": ("overlaps", "overlapping", "overlapped"),
    "oversee": ("oversees", "overseeing", "oversaw"),
    "parcel": ("parcels", "parcelling", "parcelled"),
    "partake": ("partakes", "partaking", "partook"),
    "pogo": ("pogos", "pogoing", "pogoed"),
    "quit": ("quits", "quitting", "quit"),
    "refer": ("refers", "referring", "referred"),
    "retell": ("retells", "retelling", "retold"),
    "retie": ("reties", "retying", "retied"),
    "revel": ("revels", "revelling", "revelled"),
    "rid": ("rids", "ridding", "rid"),
    "seek": ("seeks", "seeking", "sought"),
    "sell": ("sells", "selling", "sold"),
    "shampoo": ("shampoos", "shampooing", "shampooed"),
    "shed": ("sheds", "shedding", "shed"),
    "shine": ("shines", "shining", "shone"),
    "shoe": ("shoes", "shoeing", "shod"),
    "sing": ("sings", "singing", "sang"),
    "slink": ("slinks", "slinking", "slunk"),
    "spend": ("spends", "spending", "spent"),
    "spiral": ("spirals", "spiralling", "spiralled"),
    "spotlight": ("spotlights", "spotlighting", "spotlit"),
    "sting": ("stings", "stinging", "stung"),
    "swear": ("swears", "swearing", "swore"),
    "swim": ("swims", "swimming", "swam"),
    "think": ("thinks", "thinking", "thought"),
    "transmit": ("transmits", "transmitting", "transmitted"),
    "unbend": ("unbends", "unbending", "unbent"),
    "undergo": ("undergoes", "undergoing", "underwent"),
    "undo": ("undoes", "undoing", "undid"),
    "unknot": ("unknots", "unknotting", "unknotted"),
    "unwrap": ("unwraps", "unwrapping", "unwrapped"),
    "uphold": ("upholds", "upholding", "upheld"),
    "wake": ("wakes", "waking", "woke"),
    "wear": ("wears", "wearing", "wore"),
    "wed": ("weds", "wedding", "wed"),
    "whiz": ("whizzes", "whizzing", "whizzed"),
    "wigwag": ("wigwags", "wigwagging", "wigwagged"),
    "withhold": ("withholds", "withholding", "withheld"),
    "woo": ("woos", "wooing", "wooed"),
    "wring": ("wrings", "wringing", "wrung"),
    "acquit": ("acquits", "acquitting", "acquitted"),
    "arise": ("arises", "arising", "arose"),
    "beseech": ("beseeches", "beseeching", "besought"),
    "beset": ("besets", "besetting", "beset"),
    "bestride": ("bestrides", "bestriding", "bestrode"),
    "betake": ("betakes", "betaking", "betook"),
    "browbeat": ("browbeats", "browbeating", "browbeat"),
    "cavil": ("cavils", "cavilling", "cavilled"),
    "eat": ("eats", "eating", "ate"),
    "expel": ("expels", "expelling", "expelled"),
    "footslog": ("footslogs", "footslogging", "footslogged"),
    "foresee": ("foresees", "foreseeing", "foresaw"),
    "forgo": ("forgoes", "forgoing", "forwent"),
    "forsake": ("forsakes", "forsaking", "forsook"),
    "fulfil": ("fulfils", "fulfilling", "fulfilled"),
    "hie": ("hies", "hying", "hied"),
    "impel": ("impels", "impelling", "impelled"),
    "instil": ("instils", "instilling", "instilled"),
    "lie": ("lies", "lying", "lay"),
    "marshal": ("marshals", "marshalling", "marshalled"),
    "outstrip": ("outstrips", "outstripping", "outstripped"),
    "outwit": ("outwits", "outwitting", "outwitted"),
    "overthrow": ("overthrows", "overthrowing", "overthrew"),
    "patrol": ("patrols", "patrolling", "patrolled"),
    "rebuild": ("rebuilds", "rebuilding", "rebuilt"),
    "rebut": ("rebuts", "rebutting", "rebutted"),
    "redo": ("redoes", "redoing", "redid"),
    "redraw": ("redraws", "redrawing", "redrew"),
    "remake": ("remakes", "remaking", "remade"),
    "rendezvous": ("rendezvous", "rendezvousing", "rendezvoused"),
    "rerun": ("reruns", "rerunning", "reran"),
    "smite": ("smites", "smiting", "smote"),
    "spit": ("spits", "spitting", "spat"),
    "split": ("splits", "splitting", "split"),
    "total": ("totals", "totalling", "totalled"),
    "underpin": ("underpins", "underpinning", "underpinned"),
    "undertake": ("undertakes", "undertaking", "undertook"),
    "unstick": ("unsticks", "unsticking", "unstuck"),
    "upset": ("upsets", "upsetting", "upset"),
    "waylay": ("waylays", "waylaying", "waylaid"),
    "annul": ("annuls", "annulling", "annulled"),
    "bet": ("bets", "betting", "bet"),
    "heave-ho": ("heave-hos", "heave-hoing", "heave-hoed"),
    "misread": ("misreads", "misreading", "misread"),
    "outdo": ("outdoes", "outdoing", "outdid"),
    "outdraw": ("outdraws", "outdrawing", "outdrew"),
    "outgun": ("outguns", "outgunning", "outgunned"),
    "outthink": ("outthinks", "outthinking", "outthought"),
    "override": ("overrides", "overriding", "overrode"),
    "rebel": ("rebels", "rebelling", "rebelled"),
    "slay": ("slays", "slaying", "slew"),
    "tattoo": ("tattoos", "tattooing", "tattooed"),
    "vie": ("vies", "vying", "vied"),
}
_VOWELS = "aeiou"


def inflect(phrase: str, form: str, *, plural: bool = False) -> str:
    """The phrase with its verbs in one form: "base", "s" (he pushes), "ing", "ed" (`plural`: they were)."""
    words = phrase.split(" ")
    words[0] = _verb(words[0], form, plural)
    return " ".join(_verb(word[1:], form, plural) if word.startswith("~") else word for word in words)


@lru_cache(maxsize=4096)
def _verb(word: str, form: str, plural: bool) -> str:
    """One verb, which may carry a comma."""
    if word.endswith(","):
        return _verb(word[:-1], form, plural) + ","
    if form == "base":
        return "are" if word == "be" and plural else word
    if word == "be" and form == "ed" and plural:
        return "were"
    if word in _IRREGULAR:
        return _IRREGULAR[word][("s", "ing", "ed").index(form)]
    if form == "s":
        return _third_person(word)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing" if form == "ing" else word + "d"
    if form == "ed" and word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    stem = word + word[-1] if _doubles(word) else word
    return stem + ("ing" if form == "ing" else "ed" if not word.endswith("e") else "d")


def _third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last letter doubles: one syllable of consonant, vowel, consonant ("pat", "step", "high-hop")."""
    last = word.rsplit("-", 1)[-1]
    groups = sum(1 for i, c in enumerate(last) if c in _VOWELS + "y" and (i == 0 or last[i - 1] not in _VOWELS + "y"))
    return (
        groups == 1
        and len(last) >= 3
        and last[-1] not in _VOWELS + "wxy"
        and last[-2] in _VOWELS
        and last[-3] not in _VOWELS
    )
