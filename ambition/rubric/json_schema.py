"""The JSON Schema of a rubric file, from the same models that check it, so that editors complete it."""

from __future__ import annotations

import json
from typing import Any

from ambition.rubric.schema import Rubric


def rubric_schema() -> dict[str, Any]:
    """The schema of *one file* of a rubric: it may hold any part, so no key is required at the top."""
    schema = Rubric.model_json_schema()
    schema.pop("required", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A rubric file",
        "description": "One TOML file of a rubric; together its files hold every part that a rubric needs.",
    }


def rubric_schema_text() -> str:
    """The schema as it stands in ``rubrics/rubric.schema.json``."""
    return json.dumps(rubric_schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
