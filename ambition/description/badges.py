"""Telling badges from pictures by the shape of their address."""

from __future__ import annotations

_HOSTS = (
    "shields.io",
    "badge.fury.io",
    "badgen.net",
    "codecov.io",
    "coveralls.io",
    "travis-ci.",
    "circleci.com",
    "ci.appveyor.com",
    "badges.",
    "badge.",
    "pepy.tech",
    "forthebadge.com",
    "snyk.io/test",
    "codacy.com",
    "codeclimate.com",
    "zenodo.org/badge",
    "isitmaintained.com",
    "hits.seeyoufarm.com",
    "visitor-badge",
    "komarev.com",
    "opencollective.com/",
    "deepsource.io",
    "deepsource.com",
    "sonarcloud.io/api",
    "scrutinizer-ci.com",
    "readthedocs.org/projects",
    "mybinder.org/badge",
    "star-history.com",
    "contrib.rocks",
    "gitpod.io/button",
    "herokucdn.com/deploy",
    "vercel.com/button",
    "netlify.com/img/deploy",
    "buymeacoffee.com/buttons",
    "colab.research.google.com/assets",
)
_SHAPES = (
    "/badge",
    "badge.svg",
    "-badge",
    "_badge",
    "badge-",
    "badge.png",
    "badges/",
    "/workflows/",
    "/shields/",
)
_LONGEST_ADDRESS = 2_000


def is_badge(address: str) -> bool:
    """Tell whether ``address`` leads to a badge or a button: a picture of state, not of the project."""
    shape = address[:_LONGEST_ADDRESS].lower()
    if any(host in shape for host in _HOSTS) or any(part in shape for part in _SHAPES):
        return True
    return "/actions/" in shape and ".svg" in shape
