"""The sentences and words the corpus is made of, read from the text files beside this module.

`named.txt` has, under each kind of record, sentences with `{p}` somebody, `{s}` somebody's, `{f}` a family, `{r}`
somebody as lists have them (surname first), `{e}` an e-mail address, `{d}` the name of a file. `ordinary.txt` has
sentences that name nobody. In both `[this|that]` is a choice; `{place}`, `{agency}`, `{month}`, `{drug}`, `{code}`
stand for one of `lists.txt`, `{day}`, `{time}`, `{n}`, `{nn}` for a date, a time, a figure and two. `words.txt` has
plain words. Those with `-second` in their name belong to the second corpus.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def _headed(name: str) -> dict[str, tuple[str, ...]]:
    """Lines under headings: `= heading`."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            heading = line[2:]
        elif line:
            found.setdefault(heading, []).append(line.replace("\\t", "\t"))
    return {heading: tuple(lines) for heading, lines in found.items()}


@cache
def named(second: bool = False) -> dict[str, tuple[str, ...]]:
    """Sentences that name people, by kind of record; `Row` are lines of tables. `second`: of the second corpus."""
    return _headed("named-second.txt" if second else "named.txt")


@cache
def ordinary(second: bool = False) -> tuple[str, ...]:
    """Sentences that name nobody."""
    name = "ordinary-second.txt" if second else "ordinary.txt"
    return tuple((HERE / name).read_text(encoding="utf-8").splitlines())


@cache
def words() -> dict[str, tuple[str, ...]]:
    """Words by what they stand for in a sentence: `place`, `month` …, and the plain `thing`, `alike`, `did`, `how`."""
    plain = {name: tuple(" ".join(lines).split()) for name, lines in _headed("words.txt").items()}
    return {**_headed("lists.txt"), **plain}
