"""A case with a byte changed, or cut short, anywhere: read as it was or refused in a sentence, and restored."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def damaged(folder: Path, what: str, count: int, seed: int) -> dict[str, int]:
    """Damage a case in so many places; what came of them."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.proof.flipped", folder, what, str(count), str(seed)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False,
    )
    assert done.returncode == 0, done.stdout
    came: dict[str, int] = json.loads(done.stdout)
    said = ", ".join(f"{number:,} {name}" for name, number in came.items() if name not in ("places", "size"))
    print(f"{came['places']:,} {what} of a file of {came['size']:,}: {said}", flush=True)  # noqa: T201
    return came


@pytest.mark.parametrize(("what", "count"), [("bytes", 60), ("lengths", 40)])
def test_a_case_damaged_at_some_places_is_read_as_it_was_or_refused(tmp_path: Path, what: str, count: int) -> None:
    assert damaged(tmp_path, what, count, seed=3)["restored"] > 0


@pytest.mark.proof
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("what", "count"), [("bytes", 10_000), ("lengths", 1_000)])
def test_a_case_damaged_anywhere_is_read_as_it_was_or_refused(tmp_path: Path, what: str, count: int) -> None:
    came = damaged(tmp_path, what, count, seed=11)
    assert came["places"] == count
    assert came["restored"] == -(-count // 20)
    assert came.get("as before", 0) == came.get("as before, and named by verify", 0)
