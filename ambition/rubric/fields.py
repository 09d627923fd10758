"""What the values of a rubric's tables may be, and the strict table that they all are."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, Field(min_length=1, max_length=600)]
Tenths = Annotated[int, Field(ge=0, le=1000)]
Permille = Annotated[int, Field(ge=0, le=1000)]
LevelNumber = Annotated[int, Field(ge=0, le=4)]
Position = Annotated[int, Field(ge=0, le=9999)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Place = Literal["heading", "prose", "item", "cell", "quote", "code", "output"]


class Table(BaseModel):
    """A table of a rubric file: unknown keys are errors, values cannot change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
