"""The log of a case as a file anyone may see and check: headers, digests and hashes, no content, no accounts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from domain.gate import LogOfCase
from domain.log_line import LogLine
from exporters.office.differs import ReadBackDiffers

COLUMNS = ("number", "at", "user", "session", "verb", "what", "digest", "hash")


def log_csv(out: LogOfCase) -> bytes:
    """The lines as CSV with a heading, in UTF-8; `what` is one text, its parts with a space between."""
    text = io.StringIO()
    made = csv.writer(text, lineterminator="\r\n")
    made.writerow(COLUMNS)
    made.writerows(_texts(line) for line in out.lines)
    data = text.getvalue().encode()
    read = list(csv.reader(io.StringIO(data.decode(), newline="")))
    _compare([dict(zip(COLUMNS, row, strict=True)) for row in read[1:]], out.lines)
    return data


def log_jsonl(out: LogOfCase) -> bytes:
    """The lines as JSON, an object a line, by the same names; `number` is a number."""
    data = "".join(
        json.dumps({**dict(zip(COLUMNS, _texts(line), strict=True)), "number": line.number}, ensure_ascii=False) + "\n"
        for line in out.lines
    ).encode()
    _compare([{**json.loads(line), "number": str(json.loads(line)["number"])} for line in data.splitlines()], out.lines)
    return data


def _texts(line: LogLine) -> tuple[str, ...]:
    what = " ".join(line.what)
    return (str(line.number), line.at, line.user, line.session, line.verb, what, line.digest, line.hash)


def _compare(read: Sequence[dict[str, str]], lines: Sequence[LogLine]) -> None:
    if [tuple(row[name] for name in COLUMNS) for row in read] != [_texts(line) for line in lines]:
        raise ReadBackDiffers("the log is not what was meant")
