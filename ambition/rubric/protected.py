"""No criterion may be about a protected trait of a person: age, sex, family, origin, health, belief …

A word alone proves nothing: a niche may be about patients, and a test about results for every age group
is a good test. So the rule looks at what the trait belongs to. A trait word is refused

* where it is tied to the person who made the project: "the author's age", "is the applicant a mother",
  "nationality of the developer", "i am a christian" in a sign's phrase;
* else where nothing else stands near that it could belong to (users, patients, a data set, a market …),
  for a criterion without another subject is about the person.

Whole words only ("package" holds no age), in the criterion's id, asks, why, says and its phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ambition.rubric.schema import Criterion
from ambition.rubric.slips import Path, Slip
from ambition.rubric.word_lists import phrases_of


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TRAITS = _set(
    """
    age aged old older young younger birthday birthdate birthplace sex gender male female man woman
    men women transgender nonbinary mother father mom dad parent parents parenthood motherhood
    fatherhood maternity paternity pregnant pregnancy children childless family marital married
    unmarried divorced widowed spouse husband wife origin ethnicity ethnic race racial skin
    nationality citizenship citizen immigrant immigration migrant refugee foreigner native accent
    religion religious faith christian muslim jewish hindu buddhist atheist church mosque synagogue
    caste health healthy illness ill disease disability disabled handicap handicapped wheelchair
    autistic autism depression sexuality heterosexual homosexual gay lesbian bisexual queer
    orientation political politics party veteran union
    """
)
#: Trait words with a plain second meaning count only where they are tied to the person.
_ONLY_TIED = _set(
    """
    old older young younger man men children parent parents native accent party union orientation
    faith skin ill depression church citizen veteran disease illness origin foreigner male family
    political politics
    """
)
_PERSONS = _set(
    """
    author authors applicant applicants candidate candidates developer developers maker makers
    builder creator owner programmer engineer scientist student person he she interviewee writer
    """
)
_FIRST_PERSON = _set(
    """
    i my me im myself <we>
    """
)
_TIES = _set(
    """
    s is was are were be being a an the own his her their has have had from with very of still
    currently no not how what which about by am in good bad
    """
)
_OTHERS = _set(
    """
    user users customer customers client clients buyer buyers payer payers patient patients people
    group groups community audience reader readers member members clinic clinics hospital hospitals
    care insurance market niche sector industry field profession trade shop data dataset datasets
    column columns feature features slice slices subgroup subgroups model models prediction
    predictions service services system pipeline check checks endpoint app product condition
    conditions car cars record records row rows cohort document documents business businesses
    company companies problem
    """
)
#: After the trait these lead on to its owner: "the age of the author", "how old is the author".
_FORWARD = frozenset(("of", "is", "was"))
_NEAR = 6
_TIED_WITHIN = 4
_FIELDS = ("id", "asks", "why", "says")


def trait_in_criterion(path: Path, criterion: Criterion) -> Iterator[Slip]:
    """A slip for each text of the criterion that asks for a protected trait."""
    for key in _FIELDS:
        text = str(getattr(criterion, key))
        trait = trait_of_person(text) or (_trait_in_phrase(text) if key == "id" else "")
        if trait:
            yield _slip((*path, key), trait)
    for place, phrase in phrases_of(criterion):
        trait = _trait_in_phrase(phrase)
        if trait:
            yield _slip((*path, *place), trait)


def trait_of_person(text: str) -> str:
    """The protected trait of a person that this text is about, or ``""``."""
    words = _words(text)
    for i, word in enumerate(words):
        if word not in _TRAITS:
            continue
        if _tied(words, i, _PERSONS):
            return word
        near = words[max(0, i - _NEAR) : i + _NEAR + 1]
        if word not in _ONLY_TIED and not _OTHERS.intersection(near):
            return word
    return ""


def _trait_in_phrase(phrase: str) -> str:
    """A sign may use any word for what it finds; only "I am a …" or nothing but traits is refused."""
    words = _words(phrase)
    if words and all(word in _TRAITS - _ONLY_TIED for word in words):
        return words[0]
    for i, word in enumerate(words):
        if word in _TRAITS and _tied(words, i, _FIRST_PERSON | _PERSONS):
            return word
    return ""


def _tied(words: Sequence[str], i: int, persons: frozenset[str]) -> bool:
    """Whether only small words stand between a person and the trait at ``i``, and no thing follows it."""
    if i + 1 < len(words) and words[i + 1] in _OTHERS:
        return False
    for step in (-1, 1):
        for j in range(1, _TIED_WITHIN + 1):
            k = i + step * j
            if not 0 <= k < len(words):
                break
            if words[k] in persons:
                return step < 0 or (j > 1 and words[i + 1] in _FORWARD)
            if words[k] not in _TIES:
                break
    return False


def _words(text: str) -> list[str]:
    """Small words; apostrophes, hyphens and the marks of the phrase language part them."""
    kept = "".join(c if c.isalnum() or c in "<>" else " " for c in text.lower())
    return kept.split()


def _slip(path: Path, trait: str) -> Slip:
    write = "what the project shows; traits of a person are protected and never scored"
    return Slip(path, f'the trait "{trait}" of a person', write)
