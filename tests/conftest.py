"""What holds for every test: a slow machine is no fault of the code."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from ambition.desk.covering.people import kept_names

settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@pytest.fixture(scope="session", autouse=True)
def names_at_hand() -> None:
    """pytest rewrites Faker, which names come from, on import; in a thread Python 3.11 can fail at that."""
    kept_names()
