"""Damage a case in one place after another and see what the program makes of each: for the tests of damaged files.

Arguments: a folder, "bytes" or "lengths", how many, and a seed. Prints a line of JSON with what came of them; ends with
an error at the first place where something came of it that may not. Its cases have keys that are made quickly.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from domain.chronology.entry import Citation
from domain.errors import CannotOpen, Refusal
from domain.people import Person
from domain.review import Details, Source
from storage.care import backups, restoring, verify
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.proof.quick_key import make_keys_quickly
from tests.storage.made import on

ROWS = 60
PAGE = 4096
EVERY = 20
"""Every so manyeth damaged case is written to, backed up and restored as well."""


def make(path: Path) -> None:
    """A case of sixty rows with people, sources, a draft, a deleted row, a search index and a log; and its backup."""
    with CaseFile.create(path, PASSPHRASE, Details(agency="Riverside", subject="Adult A")) as case:
        case.entries.add_many(
            [
                on(1 + day % 28, event=f"visit {day}, at home " * 15, people=("SW1",), sources=(Citation("EMIS"),))
                for day in range(ROWS)
            ],
            new_people=[Person(code="SW1", name="Rosalind Pike", other_names=("Ros",))], new_sources=[Source("EMIS")],
        )
        gone = case.entries.add(on(3, event="taken out again " * 400))
        case.entries.delete(gone.id, gone.revision)
        case.drafts.save("line", "half a line")
        backups.backup_if_changed(case)


def all_of(case: CaseFile) -> Any:
    """Everything an author sees of a case."""
    return case.review(), [entry.revision for entry in case.entries.all()], case.entries.count()


def look(path: Path, before: Any, counts: Counter[str]) -> bool:
    """Open a damaged case and read it: as before, or a refusal. Whether it could be read."""
    held = path.read_bytes()
    try:
        with CaseFile.open(path, PASSPHRASE) as case:
            try:
                now = all_of(case)
            except Refusal:
                counts["refused when read"] += 1
                now = None
    except CannotOpen:
        counts["refused on opening"] += 1
        now = None
    assert path.read_bytes() == held, "reading a damaged file changed it"
    if now is None:
        return False
    assert now == before, "something else was read, in silence"
    counts["as before"] += 1
    counts["as before, and named by verify"] += not verify.verify_path(path, PASSPHRASE).good
    return True


def go_on(path: Path, counts: Counter[str]) -> None:
    """Save a row into a damaged case, copy it, and bring its backup back."""
    size = path.stat().st_size
    whole = {copy.path: copy.path.read_bytes() for copy in backups.listed(path)}
    try:
        with CaseFile.open(path, PASSPHRASE) as case:
            try:
                case.entries.add(on(4, event="after the damage"))
                counts["a row more was saved"] += 1
            except Refusal:
                counts["a row more was refused"] += 1
            try:
                backups.backup_if_changed(case)
            except Refusal:
                counts["a backup of it was refused"] += 1
    except CannotOpen:
        counts["a row more was refused"] += 1
    assert path.stat().st_size >= size, "the file became smaller"
    assert all(copy.read_bytes() == data for copy, data in whole.items() if copy.exists())
    for copy in backups.listed(path):
        assert backups.check_file(copy.path, PASSPHRASE)
    first = min(whole)
    restoring.restore(path, first, PASSPHRASE, even_if_shut=True)
    with CaseFile.open(path, PASSPHRASE) as case:
        assert case.entries.count() == ROWS
        assert verify.verify(case).good
    counts["restored"] += 1


def clear(path: Path, original: bytes, copies: dict[str, bytes]) -> None:
    """Put the case and its backups back as they were made."""
    path.write_bytes(original)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    folder = backups.folder_of(path)
    for file in folder.iterdir():
        if file.name not in copies:
            file.unlink()
    for name, data in copies.items():
        (folder / name).write_bytes(data)


def lengths(chance: random.Random, size: int, count: int) -> list[int]:
    """Where to cut: the beginning, about the end of every page, and anywhere."""
    some = {0, 1, 15, 16, 17, 99, 100, 512, size - 1}
    some |= {place + by for place in range(PAGE, size, PAGE) for by in (-1, 0, 1)}
    while len(some) < count:
        some.add(chance.randrange(size))
    return sorted(chance.sample(sorted(some), min(count, len(some))))


def spread(chance: random.Random, size: int, count: int) -> list[int]:
    """One place in each of so many parts of the same length."""
    return [place * size // count + chance.randrange(size // count) for place in range(count)]


def main() -> None:
    folder, what, count, chance = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), random.Random(int(sys.argv[4]))
    make_keys_quickly()
    path = folder / "case.imr"
    make(path)
    original = path.read_bytes()
    copies = {copy.path.name: copy.path.read_bytes() for copy in backups.listed(path)}
    with CaseFile.open(path, PASSPHRASE) as case:
        before = all_of(case)
    counts: Counter[str] = Counter()
    size = len(original)
    places = lengths(chance, size, count) if what == "lengths" else spread(chance, size, count)
    for number, place in enumerate(places):
        if what == "lengths":
            path.write_bytes(original[:place])
        else:
            with path.open("r+b") as file:
                file.seek(place)
                file.write(bytes([original[place] ^ chance.randrange(1, 256)]))
        try:
            look(path, before, counts)
            if number % EVERY == 0:
                go_on(path, counts)
                clear(path, original, copies)
            elif what == "bytes":
                with path.open("r+b") as file:
                    file.seek(place)
                    file.write(original[place : place + 1])
        except BaseException:
            sys.stdout.write(f"{what} at {place:,} of {size:,}\n")
            raise
        if number % 1_000 == 999:
            sys.stderr.write(f"{what}: {number + 1:,} of {len(places):,}\n")
    assert path.stat().st_size == size or what == "lengths"
    sys.stdout.write(json.dumps({"places": len(places), "size": size, **counts}) + "\n")


if __name__ == "__main__":
    main()
