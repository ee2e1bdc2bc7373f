"""What stands inside a packet and its answer, as canonical JSON: one person's minutes and rows, and what they say.

The names in it are fixed, because other programs may read them: docs/packet.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, cast, get_args

from domain.agreement.answer_begun import LONGEST, AnswerBegun, Choice, Typing
from domain.agreement.for_agreement import ForAgreement, ShownRow
from domain.agreement.steps import Answer, Representation, RepresentationKind, RowCheck, RowVerdict, Verdict
from domain.clean import clean
from domain.errors import NotUnderstood
from domain.gate import CodedPerson
from domain.made_up import is_made_up
from domain.meetings.minutes import Facts, Paragraph, ParagraphKind, Version
from domain.names.finding import Finder
from domain.review import Details

_MOST = 5_000
"""Things said in one answer: more are no answer of a person."""

_HIGHEST = 10**6
"""A number of a meeting, a version or a revision: no review comes near it."""

_IDS = frozenset({"id", "entry", "paragraph"})
_HASHES = frozenset({"sha256", "log"})

_NOT_READ = "{} opens, but what is in it is not what imr puts there. Ask for it to be sent again."


def packet_text(given: ForAgreement) -> str:
    """What one person is given, as a packet holds it."""
    return _canonical({
        "holds": "minutes for agreement",
        "to": {"code": given.code, "role": given.role},
        "from": {"agency": given.details.agency, "author": given.author, "reference": given.details.reference,
                 "subject": given.details.subject},
        "reply_by": given.reply_by,
        "minutes": _version(given.version),
        "sha256": given.version.sha256,
        "before": _version(given.before) if given.before else None,
        "before_agreed": given.before is not None and given.before_agreed,
        "said_before": [_representation(one) for one in given.theirs],
        "rows": [asdict(row) for row in given.rows],
        "log": given.log_head,
        "people": [{"code": one.code, "role": one.role, "organisation": one.organisation} for one in given.people],
        "confirmed_before": dict(given.confirmed),
    })  # fmt: skip


def packet_words(given: ForAgreement) -> str:
    """All the words in a packet, each text on a line of its own: what is searched for names before it is sealed.

    What the program made up itself to tell things apart by, and hashes, are no words: an id may read like a name.
    """
    return "\n".join(f"“{text}”" for text in _words_of(json.loads(packet_text(given))))


def _words_of(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for each in told:
            yield from _words_of(each)
    elif isinstance(told, dict):
        for name, each in told.items():
            if name not in _HASHES and not (name in _IDS and is_made_up(str(each))):
                yield from _words_of(each)


def given_in(text: str, name: str) -> ForAgreement:
    """What a packet gives; raises `NotUnderstood` when it is not that, or the text is not the one its hash names."""
    told = _object(text, "minutes for agreement", name)
    try:
        version, before = _version_in(told["minutes"]), told["before"]
        sender = told["from"]
        given = ForAgreement(
            details=Details(
                agency=_text(sender["agency"]), subject=_text(sender["subject"]), author=_text(sender["author"]),
                reference=_text(sender["reference"]),
            ),
            version=version, code=_text(told["to"]["code"]), role=_text(told["to"]["role"]),
            before=_version_in(before) if before else None, before_agreed=_yes(told["before_agreed"]),
            rows=tuple(_row_in(row) for row in told["rows"]),
            theirs=tuple(_representation_in(one, _text(told["to"]["code"])) for one in told["said_before"]),
            reply_by=_text(told["reply_by"]), author=_text(sender["author"]), log_head=_text(told["log"]),
            looked_for=Finder(()),
            # A packet of before has neither.
            people=tuple(_person_in(one) for one in told.get("people", ())),
            confirmed={_text(row): _text(day) for row, day in told.get("confirmed_before", {}).items()},
        )  # fmt: skip
        if told["sha256"] != version.sha256:
            raise ValueError
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotUnderstood(_NOT_READ.format(name)) from None
    return given


def answer_text(answer: Answer) -> str:
    """An answer, as the file that goes back holds it."""
    return _canonical({
        "holds": "answer to minutes",
        "interview": answer.interview, "version": answer.version, "sha256": answer.sha256, "code": answer.code,
        "answer": answer.kind, "words": answer.words, "day": answer.day,
        "representations": [_wanted(one) for one in answer.representations],
        "rows": [_check(one) for one in answer.row_checks],
        "unseen": answer.unseen,
    })  # fmt: skip


def answer_in(text: str, version: Version, rows: Mapping[str, ShownRow], packet: str, how: str, name: str) -> Answer:
    """The answer in such a text, to this version with these rows as they were shown; raises `NotUnderstood`.

    What it quotes is taken from what was given, never from the answer. An answer to another version keeps its number
    and quotes nothing: it is refused where it is recorded.
    """
    told = _object(text, "answer to minutes", name)
    try:
        if len(told["representations"]) > _MOST or told["answer"] not in get_args(Choice):
            raise ValueError
        day, code = _text(told["day"]), _text(told["code"])
        number, interview, words = _number(told["version"]), _number(told["interview"]), _text(told["words"])
        if words and told["answer"] != "dispute":
            raise ValueError
        wanted = tuple(
            _wanted_in(one, version, replace(_UNSAID, version=number, code=code, day=day))
            for one in told["representations"]
        )
        checks = tuple(_check_in(one, rows, interview, code, day, how) for one in told["rows"])
        if len({check.entry for check in checks}) != len(checks):
            raise ValueError
        return Answer(
            interview=interview, version=number, sha256=_text(told["sha256"]), code=code,
            kind=cast(Choice, told["answer"]), representations=wanted, row_checks=checks, words=words,
            day=day, how=how, packet=packet, unseen=_number(told.get("unseen", 0)),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotUnderstood(_NOT_READ.format(name)) from None


def begun_text(begun: AnswerBegun) -> str:
    """An answer that is not done yet, as it is kept."""
    typing = begun.typing
    return _canonical({
        "holds": "answer begun",
        "representations": [_wanted(one) for one in begun.wanted],
        "rows": [_check(one) for one in begun.rows],
        "at": begun.at,
        "seen": sorted(begun.seen),
        "typing": [typing.kind, typing.where, typing.text] if typing else None,
    })  # fmt: skip


def begun_in(text: str, given: ForAgreement, name: str) -> AnswerBegun:
    """The answer begun that is kept in such a text; raises `NotUnderstood`."""
    told = _object(text, "answer begun", name)
    try:
        version = given.version
        unsaid = replace(_UNSAID, version=version.number, code=given.code)
        shown = {row.entry: row for row in given.rows}
        typing = told["typing"]
        return AnswerBegun(
            given=given,
            wanted=tuple(_wanted_in(one, version, unsaid) for one in told["representations"]),
            rows=tuple(
                _check_in(one, shown, version.facts.interview, given.code, "", "") for one in told["rows"]
            ),
            at=_text(told["at"]),
            seen=frozenset(_text(id) for id in told.get("seen", ())),
            typing=Typing(*(_text(each) for each in typing)) if typing else None,
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotUnderstood(_NOT_READ.format(name)) from None


_UNSAID = Representation(version=0, code="", kind="comment")


def _canonical(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _object(text: str, holds: str, name: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
        if not isinstance(told, dict) or told.get("holds") != holds:
            raise ValueError
    except (ValueError, RecursionError):
        raise NotUnderstood(_NOT_READ.format(name)) from None
    return told


def _text(told: object) -> str:
    if not isinstance(told, str) or len(told) > 10 * LONGEST:
        raise ValueError
    return clean(told)


def _yes(told: object) -> bool:
    if not isinstance(told, bool):
        raise ValueError
    return told


def _number(told: object) -> int:
    """A whole number, and no other kind of number that Python would take for one."""
    if type(told) is not int or not 0 <= told <= _HIGHEST:
        raise ValueError
    return told


def _texts(told: Mapping[str, Any], *but: str) -> dict[str, Any]:
    return {name: _text(value) for name, value in told.items() if name not in but}


def _version(version: Version) -> dict[str, Any]:
    paragraphs = [
        {"id": each.id, "kind": each.kind, "speaker": each.speaker, "at": each.at, "question": each.question,
         "text": each.text}
        for each in version.paragraphs
    ]  # fmt: skip
    return {"version": version.number, "facts": asdict(version.facts), "paragraphs": paragraphs}


def _version_in(told: Mapping[str, Any]) -> Version:
    facts = told["facts"]
    return Version(
        number=_number(told["version"]),
        facts=Facts(
            **_texts(facts, "interview", "present"), interview=_number(facts["interview"]),
            present=tuple((_text(code), _text(role)) for code, role in facts["present"]),
        ),
        paragraphs=tuple(_paragraph_in(each) for each in told["paragraphs"]),
    )  # fmt: skip


def _paragraph_in(told: Mapping[str, Any]) -> Paragraph:
    if told["kind"] not in get_args(ParagraphKind):
        raise ValueError
    return Paragraph(**_texts(told))


def _person_in(told: Mapping[str, Any]) -> CodedPerson:
    return CodedPerson(_text(told["code"]), _text(told["role"]), _text(told["organisation"]))


def _row_in(told: Mapping[str, Any]) -> ShownRow:
    return ShownRow(**_texts(told, "revision"), revision=_number(told["revision"]))


def _representation(one: Representation) -> dict[str, Any]:
    return {
        "version": one.version, "kind": one.kind, "paragraph": one.paragraph, "quoted": one.quoted, "words": one.words,
        "verdict": one.verdict, "reason": one.reason,
    }  # fmt: skip


def _representation_in(told: Mapping[str, Any], code: str) -> Representation:
    kind, verdict = told["kind"], told["verdict"]
    if kind not in get_args(RepresentationKind) or verdict not in get_args(Verdict):
        raise ValueError
    return Representation(**_texts(told, "version"), version=_number(told["version"]), code=code)


def _wanted(one: Representation) -> dict[str, str]:
    return {"kind": one.kind, "paragraph": one.paragraph, "words": one.words}


def _wanted_in(told: Mapping[str, Any], version: Version, unsaid: Representation) -> Representation:
    kind, id = told["kind"], _text(told["paragraph"])
    if kind not in get_args(RepresentationKind):
        raise ValueError
    paragraph = version.paragraph(id)
    if unsaid.version == version.number and paragraph is None and (id or kind in ("change", "delete")):
        raise ValueError
    quoted = paragraph.text if paragraph else ""
    return replace(
        unsaid, kind=cast(RepresentationKind, kind), paragraph=id, quoted=quoted, words=_text(told["words"])
    )


def _check(one: RowCheck) -> dict[str, Any]:
    return {"row": one.entry, "revision": one.revision, "verdict": one.verdict, "words": one.words}


def _check_in(
    told: Mapping[str, Any], rows: Mapping[str, ShownRow], interview: int, code: str, day: str, how: str
) -> RowCheck:
    row = rows[told["row"]]
    verdict = told["verdict"]
    if verdict not in get_args(RowVerdict):
        raise ValueError
    return RowCheck(
        interview=interview, code=code, entry=row.entry, revision=row.revision, shown=row.text,
        verdict=cast(RowVerdict, verdict), words=_text(told["words"]), day=day, how=how,
    )  # fmt: skip
