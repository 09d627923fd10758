"""Whether a description is English, by the little words that each language cannot do without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ambition.description.words import words
from ambition.model import Language, Sentence

#: With fewer visible words than this there is nothing to judge.
FEWEST_WORDS = 3
#: As many English little words as this make a description readable, whatever else is in it.
_ENOUGH_ENGLISH = 25
#: Enough of the text to tell its language by.
_MOST_CHARACTERS = 200_000

_WORD = re.compile(r"[^\W\d_]++")
_FOREIGN_LETTER = re.compile("[\u0370-\u1dff\u2c00-\u2dff\u3040-\ud7ff\U00020000-\U0003ffff]")

_ENGLISH = words(
    "a the of and to in is for with that this are be on you it can as from or an by your we our not have "
    "will which if use using all at has was but when how i my do they their these into more about what "
    "who would been its"
)
_OTHERS = tuple(
    words(listed) - _ENGLISH
    for listed in (
        "der das und ist nicht ein eine für mit auf den dem von zu sie wird werden sich auch oder im bei als",
        "el los las del que y en una para con por es se su como más lo al este esta está son pero nuestro",
        "os da do dos das em uma que para com por é não se como mais ao este esta são você foi seu sua nós",
        "le les des et est une du que pour dans avec sur pas qui ce cette vous nous sont au aux il ou par",
        "il di che è un una per con non sono del della dei delle si nel alla più questo questa anche come lo",
        "het een van en dat niet voor met zijn op te aan ook wordt deze naar bij als je wij kan om uit door",
        "bir ve bu için ile olarak olan de da daha çok gibi ne var kadar sonra ama değil veya tarafından her",
        "yang dan di untuk dengan ini dari pada adalah tidak dalam akan itu dapat ke kami oleh juga atau",
        "ten go za i w na z nie się jest do to że jak o dla po przez oraz są jako może tego które być lub",
        "och att det som en är på för med av den till inte ett kan har de vi om eller från detta var ska",
        "og det er på som en for med av til at ikke den et de kan har vi om eller fra dette jeg du være",
        "a az és hogy nem egy is van ez meg csak de már vagy mint kell volt lehet ezt azt még",
        "ja on ei se että oli joka myös tai kun mutta niin ovat voi sen ole kuin tämä hän",
        "și de la în cu pe nu este care un o pentru din mai sau sunt să ca prin acest",
        "a se na v je to že s z do o i pro jako ale jsou by která nebo pomocí tak jeho",
        "và của là có được cho trong với các một không những này người để từ khi đã",
    )
)


def language_of(sentences: Iterable[Sentence]) -> Language:
    """Return "empty" for hardly any words, "other" where little is English, else "english".

    Code is not counted. What is short, full of names or partly in another language is taken for English,
    for calling it "other" would refuse it a review.
    """
    text = "\n".join([sentence.plain for sentence in sentences if sentence.place not in {"code", "output"}])
    text = text[:_MOST_CHARACTERS]
    found = _WORD.findall(text)
    foreign_letters = 0 if text.isascii() else len(_FOREIGN_LETTER.findall(text))
    if len(found) + foreign_letters // 2 < FEWEST_WORDS:
        return "empty"
    lower = [word.lower() for word in found]
    english = sum([word in _ENGLISH for word in lower])
    if english >= _ENOUGH_ENGLISH and english * 12 >= len(found):
        return "english"
    if foreign_letters * 4 > len(text) - foreign_letters and english * 20 < foreign_letters:
        return "other"
    return "other" if _is_rival(Counter(lower), found, english) else "english"


def _is_rival(counts: Counter[str], found: list[str], english: int) -> bool:
    """Tell whether another language in Latin letters has far more little words than English has.

    Words with accents count for it, unless they are written with a capital, as names are.
    """
    accented = sum(1 for word in found if not word.isascii() and word[0].islower() and word[0] < "\u0250")
    rival = max(_occurrences(other, counts) for other in _OTHERS) + accented
    return rival >= 3 and rival * 12 > len(found) and rival > 2 * english


def _occurrences(listed: frozenset[str], counts: Counter[str]) -> int:
    return sum([counts[word] for word in listed if word in counts])
