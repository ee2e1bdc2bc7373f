"""A mapping file as one object of JSON, whatever it maps."""

from __future__ import annotations

import json
from typing import Any

from domain.errors import NotUnderstood


def object_in(text: str, example: str) -> dict[str, Any]:
    """The object a mapping file holds, such as `example`. Raises `NotUnderstood` where it holds none."""
    try:
        read = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotUnderstood(
            f"The mapping file is not valid JSON: line {error.lineno}, column {error.colno}. Mend it there and try "
            "again."
        ) from None
    if not isinstance(read, dict):
        raise NotUnderstood(f"The mapping file must hold one object, such as {example}.")
    return read
