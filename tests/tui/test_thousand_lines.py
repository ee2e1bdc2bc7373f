"""A thousand made-up lines through a pipe are listed as what they were made to say."""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from storage.casefile import CaseFile
from tests.tui.conftest import Run

PEOPLE = ("SW1", "GP1", "GP2", "HV1", "DN3", "WN1")
WORDS = (
    "visit", "call", "letter", "review", "dressing", "clinic", "meeting", "referral", "message", "weight", "unchanged",
    "late", "home", "seen", "well",
)  # fmt: skip
FLAGS = ("good", "concern", "dna", "voice", "decision")


def _line(chance: random.Random, day: date) -> tuple[str, dict[str, Any]]:
    """A line and what must be listed for it."""
    when = chance.choice([f"{day:%d/%m/%y}", f"{day:%d/%m/%Y}", f"{day.day} {day:%b} {day:%y}", f"{day:%d.%m.%Y}"])
    who = chance.sample(PEOPLE, chance.randint(1, 2))
    event, action, outcome, comment = (" ".join(chance.sample(WORDS, 4)) for _ in range(4))
    says: dict[str, Any] = {
        "type": "event", "time": None, "who": " to ".join(who), "people": who, "event": event, "action": None,
        "outcome": None, "comment": None, "sources": [], "questions": [], "flags": [], "fields": {},
        "in_period": True, "earliest": day.isoformat(), "latest": day.isoformat(), "kind": "day", "doubtful": False,
    }  # fmt: skip
    parts = [when]
    if chance.random() < 0.5:
        clock = f"{chance.randrange(7, 20):02}:{chance.randrange(60):02}"
        parts.append(clock if chance.random() < 0.5 else clock.replace(":", ""))
        says["time"] = clock
    parts.append(f"{says['who']}: {event}")
    for mark, part, text in ((">", "action", action), (">>", "outcome", outcome), ("~", "comment", comment)):
        if chance.random() < 0.4:
            parts.append(f"{mark} {text}")
            says[part] = text
    name, ref = chance.choice(["EMIS", "RiO", "PAS"]), chance.choice([None, "p.12", "vol 2 p.112"])
    parts.append(f"@{name} {ref}" if ref else f"@{name}")
    says["sources"] = [{"name": name, "ref": ref}]
    if chance.random() < 0.4:
        says["questions"] = [str(chance.randint(1, 6))]
        parts.append(f"#{says['questions'][0]}")
    if chance.random() < 0.3:
        says["flags"] = [chance.choice(FLAGS)]
        parts.append(f"!{says['flags'][0]}")
    if chance.random() < 0.2:
        says["fields"] = {"seen": "alone"}
        parts.append("seen=alone")
    return " ".join(parts), says


def test_what_is_listed_is_what_the_lines_say(imr: Run, case: CaseFile, passphrase_file: Path) -> None:
    case.close()
    chance = random.Random(29)
    made = [_line(chance, date(2023, 1, 1) + timedelta(days=chance.randrange(540))) for _ in range(1000)]
    passing = ("--passphrase-file", passphrase_file)
    added = imr("add", case.path, *passing, given="\n".join(line for line, _ in made) + "\n")
    assert added.returncode == 0, [line for line in added.stdout.splitlines() if "refused" in line][:5]
    saved = re.findall(r"^(\d+) saved (\w+)", added.stdout, re.MULTILINE)
    assert [int(number) for number, _ in saved] == list(range(1, 1001))
    entries = json.loads(imr("list", case.path, "--json", *passing).stdout)
    listed = {entry["id"]: entry for entry in entries}
    whens = {entry["id"]: entry["when"]["earliest"] for entry in entries}
    for (_, id_), (line, says) in zip(saved, made, strict=True):
        entry = listed[id_]
        when = entry.pop("when")
        when.pop("written")
        assert {key: value for key, value in (entry | when).items() if key not in ("id", "recorded")} == says, line
    assert list(whens.values()) == sorted(whens.values())
