"""A criterion may ask for anything but a protected trait of a person."""

from __future__ import annotations

import pytest

from ambition.rubric.protected import trait_of_person


@pytest.mark.parametrize(
    "text",
    [
        "How old is the author?",
        "What is the applicant's age?",
        "Is the age of the developer given?",
        "Is the author a woman?",
        "Is the candidate married?",
        "Does the maker have children?",
        "The nationality of the candidate",
        "Is a religion named?",
        "Is the gender stated?",
        "Is the applicant in good health?",
        "Does the author have a disability?",
        "Is the developer a native speaker?",
        "Was the person pregnant?",
        "Which ethnicity is given?",
        "Is he gay?",
    ],
)
def test_a_trait_of_the_person_is_found(text: str) -> None:
    """Age, sex, family, origin, belief, health: whoever asks for them of a person is refused."""
    assert trait_of_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is there an installable package on a page of its own?",
        "Is the coverage of the tests given?",
        "Is the project for a narrow group, such as patients with diabetes?",
        "Does the author know the health care niche from their own work?",
        "Is the error given for each age group of the users?",
        "Are results shown by gender and ethnicity in the data set?",
        "Does the author show that the model treats patients of every age alike?",
        "Is the effect of the model's age known?",
        "Is there a health check of the service?",
        "Are race conditions tested?",
        "Is the origin of the data named?",
        "Can families with children say what it costs?",
        "How old is the data?",
        "Is the author named first by the community?",
        "Does a third party use it?",
        "Is it clear which disease is predicted?",
    ],
)
def test_a_trait_of_somebody_else_or_of_a_thing_is_no_fault(text: str) -> None:
    """Niches, data sets and fair tests may speak of traits."""
    assert trait_of_person(text) == ""
