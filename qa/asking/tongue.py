"""Whether a question is in another language than English, which the reader is made for."""

import re

WORD = re.compile(r"[^\W\d_]+")
ENGLISH = frozenset(
    WORD.findall(
        "a about an and are at by can did does for from had has have how in is it many much of on or the"
        " their there this that to was were what when where which who whom whose why will with would you"
    )
)
# common words of French, German, Spanish, Italian, Portuguese and Dutch that are no English ones
OTHERS = frozenset(
    WORD.findall(
        "avec combien dans est les où par pour pourquoi quand que quel quelle quelles quels qui sont sur une"
        " das dem ein eine für gibt hoch im ist und wann warum welche welcher welches wer wie wo zu"
        " cuál cuáles cuándo cuánto cuántos cómo dónde por qué quién son un"
        " che chi dove gli nel perché qual quale quali quando quanti quanto sono è"
        " em não onde os quais quantos quem são uma"
        " een hebben het hoe hoeveel mag waar waarom wanneer wat welk zijn"
    )
)
IN_NAMES = frozenset(WORD.findall("da de dei del della den der des di dos du el il la las los van von"))


def is_foreign(question: str) -> bool:
    """Whether it has two common words of another language and more than of English, or other letters."""
    words = [word.casefold() for word in WORD.findall(question)]
    letters = "".join(words)
    told = sum(word in OTHERS for word in words)
    others = told + sum(word in IN_NAMES for word in words) if told else 0
    latin = 2 * sum(letter < "\u0250" for letter in letters) >= len(letters)
    return not latin or others > max(1, sum(word in ENGLISH for word in words))
