"""Common words of other languages that stand in the English text encoder's vocabulary, which it took from names and titles.

Articles, pronouns, prepositions, numbers and the like, in lower case and without accents, as the encoder's tokenizer writes
words. Plain English words ("die", "main", "pour", "met") are left out, and so is what the encoder reads in pieces anyway.
"""

from __future__ import annotations

_WORDS = {
    "French": """
        le la les l un une du de et ou au aux d dans sur sous sans par avant il elle je tu ce mon qui que ne se est va tres bien deux trois
        premiere homme femme cote""",
    "German": "der dem ein eine und oder mit von zu zur auf aus bei uber im er es ich du seine ist mann",
    "Spanish": "el la los las un una de del al en por para contra se su lo le que como es tres uno nino persona primera segunda",
    "Italian": "il lo la un uno una del della dei delle al alla ai dal su sul che si lei non tre mani prima",
    "Portuguese": "um de em na nos nas com por para ou que como mas se sao mao segunda",
    "Dutch": "de het en van op om te ze",
    "Scandinavian": "en et det och og av af med fran hon tre",
    "Slavic": "na po za nad ich se si ve",
    "Turkish, Indonesian": "ve ile bu yang ke",
}

FOREIGN = frozenset(word for words in _WORDS.values() for word in words.split())
