"""Lists and other values as a column of the case keeps them, and back."""

from __future__ import annotations

import json
from typing import Any


def as_json(value: object) -> str:
    """A value as a column keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def values_of(text: str) -> list[Any]:
    """The values of a list as a column keeps it; none of one that cannot be read."""
    try:
        values = json.loads(text)
    except ValueError:
        return []
    return values if isinstance(values, list) else []


def listed(text: str) -> tuple[str, ...]:
    """The texts of a list as a column keeps it; none of one that cannot be read."""
    return tuple(map(str, values_of(text)))
