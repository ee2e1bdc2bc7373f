"""The page on security names only tests that are there."""

from __future__ import annotations

import re

from tests.tui.conftest import ROOT

_FILE = r"tests/(?:\w+/)*\w+\.py"
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_the_page_names_is_there() -> None:
    files = re.findall(_FILE, PAGE)
    names = set(re.findall(r"\btest_\w+", re.sub(_FILE, "", PAGE)))
    assert len(files) > 15 and len(names) > 10
    assert [file for file in files if not (ROOT / file).is_file()] == []
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert sorted(name for name in names if f"def {name}(" not in written) == []
