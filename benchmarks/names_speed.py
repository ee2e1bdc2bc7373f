"""Five megabytes of case text searched for five hundred people and everything they may be called: seconds, memory."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus.frozen import corpus
from benchmarks.corpus.made import corpus as more_pages
from benchmarks.figures import Figures, PeerAbsent
from domain.identifiers.finding import Identifiers
from domain.names.finding import Finder
from domain.people import Person
from domain.review import RecordNumber

SIZE, PEOPLE = 5_000_000, 500
SECONDS, MEMORY = 2.0, 150.0
BESIDE = 1.0
"""Seconds the other identifiers may take beside the names."""
STEMS = ("Ad", "Bel", "Cor", "Del", "Ed", "Far", "Gis", "Hal", "Im", "Jor", "Kal", "Lor", "Mar", "Nad", "Or", "Pet")
GIVEN = ("a", "en", "ia", "o", "win")
BEGINS = (
    "Ald", "Bram", "Cald", "Dorn", "Elph", "Fald", "Gart", "Hesk", "Ilm", "Jarr", "Keld", "Lang", "Merr", "Norr", "Osk",
    "Pell", "Quar", "Rusk", "Sedg", "Thorn",
)
ENDS = (
    "acre", "barrow", "combe", "dale", "ersley", "field", "gate", "ham", "ington", "joy", "kirk", "low", "marsh",
    "over", "pole", "quay", "ridge", "stow", "thwaite", "ulf", "vane", "wick",
)


def people() -> list[Person]:
    """The key of the corpus, and made-up people to five hundred, with second names, other names and shared ones."""
    chance, made = random.Random(5), list(corpus().key)
    given = [begin + end for begin in STEMS for end in GIVEN]
    surnames = [begin + end for begin in BEGINS for end in ENDS]
    while len(made) < PEOPLE:
        first, middle, last = chance.choice(given), chance.choice(given), chance.choice(surnames)
        name = f"{first} {middle} {last}" if chance.random() < 0.4 else f"{first} {last}"
        other = (chance.choice(surnames),) if chance.random() < 0.3 else ()
        made.append(Person(code=f"P{len(made)}", name=name, other_names=other))
    return made


def identified(known: list[Person]) -> list[Person]:
    """The same people, each with a number, a date of birth, a telephone and an address."""
    chance = random.Random(7)
    figures = [f"{chance.randrange(10**9, 10**10)}" for _ in known]
    return [
        replace(
            person,
            identifiers=(
                number, f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(1930, 2020)}",
                f"07{number[:9]}",
                f"{chance.randint(1, 99)} {chance.choice(BEGINS)}{chance.choice(ENDS)} Road, LS6 2AB",
            ),
        )
        for person, number in zip(known, figures, strict=True)
    ]  # fmt: skip


def search() -> None:
    """In a process of its own: read pages from stdin, search them all, print the seconds."""
    pages = json.load(sys.stdin)
    at = time.process_time()
    finder = Finder(people())
    made, clock = time.process_time(), time.perf_counter()
    hits = sum(len(finder.find(page)) for page in pages)
    said = {
        "making": made - at, "finding": time.process_time() - made, "clock": time.perf_counter() - clock, "hits": hits,
    }
    words = {word for person in people() for name in (person.name, *person.other_names) for word in name.split()}
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE)
    begun = time.process_time()
    said |= {"plainly": sum(len(pattern.findall(page)) for page in pages), "plain": time.process_time() - begun}
    others = Identifiers(identified(people()), (), (RecordNumber("RiO", "RiO 4412345"),))
    begun = time.process_time()
    said |= {"others": sum(len(others.find(page)) for page in pages), "beside": time.process_time() - begun}
    sys.stdout.write(json.dumps(said) + "\n")


def main() -> int:
    """Print the figures; 1 when a budget is missed. Raises PeerAbsent."""
    if sys.argv[1:] == ["search"]:
        search()
        return 0
    try:
        import psutil
    except ImportError:
        raise PeerAbsent("psutil is not installed: make bench installs it.") from None
    pages: list[str] = []
    while (size := sum(len(page.encode()) for page in pages)) < SIZE:
        pages += [page["text"] for page in json.loads(more_pages(seed=len(pages), pages=500))["pages"]]
    figures = Figures(f"Names, fast: {size / 1e6:.1f} MB of text, {PEOPLE} people with everything they may be called")
    command = [sys.executable, "-m", "benchmarks.names_speed", "search"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).resolve().parents[1]
    )
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(pages).encode())
    process.stdin.close()
    most, watched = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            most = max(most, watched.memory_full_info().uss / 1e6)
        except psutil.Error:
            break
        time.sleep(0.1)
    found = json.loads(process.stdout.read())
    # By the processor's time, which other work on the machine does not lengthen.
    said = f"{found['clock'] * SIZE / size:.2f} s by the clock; {found['hits']:,} hits"
    figures.held_to("5 MB searched", found["finding"] * SIZE / size, SECONDS, " s", said)
    plain = f"{found['plain'] * SIZE / size:.2f} s; ours takes {found['finding'] / found['plain']:.2f}× as long"
    figures.figure("a plain whole-word search of the bare names", plain)
    beside = f"{found['others']:,} of them there"
    figures.held_to("the other identifiers, beside that", found["beside"] * SIZE / size, BESIDE, " s", beside)
    figures.figure("the finder made of the key", f"{found['making'] * 1000:.0f} ms")
    figures.held_to("memory at most, USS, with the text in it", most, MEMORY, " MB")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
