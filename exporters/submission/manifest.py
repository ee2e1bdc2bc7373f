"""The manifest of a submission: every file of it by its SHA-256, the text that was signed, who signed it and as what.

It is a text for people, whose lines of hashes `sha256sum --check` takes, and the same as JSON, which is read back. No
name stands in it: who signed is said by code, else by job title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from domain.and_between import and_between
from domain.dates.days import day_said
from domain.disclosure import hashed
from domain.errors import NotUnderstood, WrongUse
from domain.names.finding import Finder
from domain.report.leaving import OutgoingReport
from domain.report.parts import SIGNED_AS, Signature, Submission
from domain.report.submissions_compared import Change
from exporters.office.differs import ReadBackDiffers
from exporters.submission.texts import text_ready
from exporters.way_out.job import Job
from exporters.way_out.ready import Kind, Ready

KIND: Kind = "manifest"
TEXT, JSON = ".txt", ".json"
FORM = 1
"""The form of the JSON, to be told from later ones."""
_PERSONAL: Mapping[str, frozenset[str]] = {
    "dates of birth": frozenset(("date of birth",)), "addresses": frozenset(("address", "street", "postcode")),
}
"""What may tell who somebody is, without a name, by the kinds of it."""
_HASH = re.compile(r"[0-9a-f]{64}")
_LINE = re.compile(rf"^({_HASH.pattern})  (\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """One file of a submission: its name, SHA-256 and size in bytes, what it is, and what is in it, in words."""

    name: str
    sha256: str
    size: int
    kind: str
    holds: str
    profile: str = "anonymised"
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signature as the manifest tells it: as what, by whom (a code, or a job title), the ISO day and how, of which
    text."""

    signed_as: str
    who: str
    day: str
    how: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Everything a submission is. `text_sha256` is of the exact text that was signed, `log_head` the log when it was
    frozen, `sent` the ISO day it goes out.

    A `draft` goes out before all have signed. `since` is what the version sent before is called, "" for the first, and
    `changes` counts what of the text is another, in the sections `changed`.
    """

    agency: str
    reference: str
    subject: str
    number: int
    version: str
    stage: str
    text_sha256: str
    log_head: str
    sent: str
    files: tuple[SentFile, ...]
    signatures: tuple[Signed, ...]
    still_to_sign: tuple[str, ...] = ()
    draft: bool = False
    since: str = ""
    changes: int = 0
    changed: tuple[str, ...] = ()


def manifest_of(
    out: OutgoingReport, files: Sequence[tuple[str, Ready]], sent: date, *, draft: bool = False,
    still_to_sign: Sequence[str] = (), since: Submission | None = None, changed: Sequence[Change] = (),
) -> Manifest:  # fmt: skip
    """The manifest of the submission `out` is of, with these files by the names they go under.

    `still_to_sign` are those a `draft` leaves without; `since` is the version sent before, and `changed` what of the
    text is another since. Raises `WrongUse` where there is no such submission, two files have one name, or a signature
    is of another text.
    """
    submission = next((one for one in out.report.submissions if one.number == out.submission), None)
    if submission is None:
        raise WrongUse("This is no submission: freeze one first, on the screen of submissions (/submissions).")
    names = [name.casefold() for name, _ in files]
    if twice := next((name for name, _ in files if names.count(name.casefold()) > 1), None):
        raise WrongUse(f"Two files of the submission would be called {twice}. Give each its own name.")
    signatures = tuple(_signed(one, submission, out.looked_for) for one in _in_order(out.report.signatures))
    return Manifest(
        agency=out.details.agency,
        reference=out.details.reference,
        subject=out.details.subject,
        number=submission.number,
        version=submission.version,
        stage=submission.stage,
        text_sha256=submission.sha256,
        log_head=submission.log_head,
        sent=sent.isoformat(),
        files=tuple(_file(name, ready) for name, ready in files),
        signatures=signatures,
        still_to_sign=tuple(still_to_sign),
        draft=draft,
        since=since.version if since is not None else "",
        changes=len(changed),
        changed=tuple(dict.fromkeys(one.section for one in changed)),
    )


def as_text(manifest: Manifest) -> bytes:
    """The manifest for people."""
    return ("\n".join(_lines(manifest)) + "\n").encode()


def as_json(manifest: Manifest) -> bytes:
    """The manifest as JSON, the same for the same manifest."""
    held = {"form": FORM, **asdict(manifest)}
    return (json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_manifest(data: bytes) -> Manifest:
    """A manifest from its JSON. Raises `NotUnderstood` for what is none."""
    try:
        read = json.loads(data.decode("utf-8"))
        if read.pop("form") != FORM:
            raise NotUnderstood("This manifest was made by a newer imr. Install that one to read it.")
        files, signatures = read.pop("files"), read.pop("signatures")
        to_sign, changed = tuple(read.pop("still_to_sign")), tuple(read.pop("changed"))
        made = Manifest(
            **read, still_to_sign=to_sign, changed=changed, files=tuple(SentFile(**one) for one in files),
            signatures=tuple(Signed(**one) for one in signatures),
        )  # fmt: skip
    except NotUnderstood:
        raise
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NotUnderstood("This is not the manifest of a submission, or it is damaged.") from None
    if not all(_HASH.fullmatch(one.sha256) for one in made.files):
        raise NotUnderstood("The manifest is damaged: a SHA-256 in it is none.")
    return made


def read_back(text: bytes, data: bytes, manifest: Manifest) -> None:
    """Read both again and compare. Raises `ReadBackDiffers`."""
    if read_manifest(data) != manifest:
        raise ReadBackDiffers("the manifest is not what was meant")
    told = [(name, sha256) for sha256, name in _LINE.findall(text.decode())]
    if told != [(one.name, one.sha256) for one in manifest.files]:
        raise ReadBackDiffers("the manifest for people lists other files")


def faults(manifest: Manifest, found: Mapping[str, bytes]) -> tuple[str, ...]:
    """What is wrong with the files found beside a manifest, by name, a sentence each; () where all is as it was."""
    return tuple(_faults(manifest, found))


def changed_since(before: Manifest, now: Manifest) -> tuple[str, ...]:
    """What differs from the submission before, a sentence each."""
    return tuple(_changed(before, now))


def manifest_ready(manifest: Manifest, out: OutgoingReport, job: Job) -> tuple[Ready, Ready]:
    """The manifest as two files that may leave, the text and the JSON: read back and searched.

    Raises `Disclosed` where a name stands in it: in the name of a file, or what the version is called.
    """
    text, data = as_text(manifest), as_json(manifest)
    read_back(text, data, manifest)
    files = len(manifest.files)
    return text_ready(text, KIND, TEXT, files, out, job), text_ready(data, KIND, JSON, files, out, job)


def _file(name: str, ready: Ready) -> SentFile:
    return SentFile(
        name=name,
        sha256=ready.sha256,
        size=len(ready.data),
        kind=ready.kind,
        holds=ready.what,
        profile=_profile(ready),
        locked=ready.locked,
    )


def _profile(ready: Ready) -> str:
    """For whom it was made; that an anonymised one holds what a board's form asks for of the family is said."""
    kinds = ready.personal | {found.kind for found, _ in ready.through if found.asks}
    held = [said for said, of in _PERSONAL.items() if kinds & of]
    if ready.profile != "anonymised" or not held:
        return ready.profile
    return f"{ready.profile}; holds {and_between(held)} where the board’s form asks for them"


def _signed(one: Signature, submission: Submission, finder: Finder) -> Signed:
    if one.sha256 != submission.sha256:
        raise WrongUse(
            f"The signature of the {one.signed_as} is of another text than the one frozen, so the submission does not"
            " leave. Have it signed again."
        )
    return Signed(signed_as=one.signed_as, who=_who(one, finder), day=one.day, how=one.how, sha256=one.sha256)


def _who(one: Signature, finder: Finder) -> str:
    """Who signed, by code where it is one or the key has one for the name, else by job title; a name stays in."""
    hit = next((hit for hit in finder.find(one.who) if hit.code), None)
    if hit is not None:
        return hit.code
    code = any(letter.isdigit() for letter in one.who) and " " not in one.who.strip()
    return one.who if code else one.job


def _in_order(signatures: Iterable[Signature]) -> list[Signature]:
    return sorted(signatures, key=lambda one: (SIGNED_AS.index(one.signed_as), one.day, one.number))


def _lines(manifest: Manifest) -> Iterator[str]:
    yield "Manifest of a submission"
    yield ""
    if manifest.draft:
        yield "DRAFT: to be read. It is not the submission that everybody asked has signed."
        yield ""
    for label, said in (
        ("Agency", manifest.agency), ("Reference", manifest.reference), ("Review of", manifest.subject),
        ("Version", manifest.version), ("Stage", manifest.stage), ("Sent on", day_said(manifest.sent)),
        ("Text put up for signature, SHA-256", manifest.text_sha256), ("Head of the case's log", manifest.log_head),
    ):  # fmt: skip
        if said:
            yield f"{label}: {said}"
    yield ""
    yield "Files, each behind its SHA-256 (sha256sum --check takes these lines):"
    yield ""
    for one in manifest.files:
        yield f"{one.sha256}  {one.name}"
    yield ""
    for one in manifest.files:
        locked = ", opens by a password" if one.locked else ""
        yield f"{one.name}: {one.kind}, {one.holds}, {one.size:,} bytes, {one.profile}{locked}"
    yield ""
    yield "Signed, each for the text named above:" if manifest.signatures else "Not signed."
    for each in manifest.signatures:
        yield f"{each.signed_as}: {', '.join(filter(None, (each.who, day_said(each.day), each.how)))}"
    if manifest.still_to_sign:
        yield f"Still to sign: {and_between(manifest.still_to_sign)}."
    yield ""
    yield since_said(manifest)


def since_said(manifest: Manifest) -> str:
    """What changed since the version sent before, in a sentence."""
    if not manifest.since:
        return "It is the first version sent."
    if not manifest.changes:
        return f"The text is word for word that of version {manifest.since}, sent before."
    what = "1 change" if manifest.changes == 1 else f"{manifest.changes:,} changes"
    return f"{what} since version {manifest.since}, sent before, in: {', '.join(manifest.changed)}."


def _faults(manifest: Manifest, found: Mapping[str, bytes]) -> Iterator[str]:
    known = {one.name: one for one in manifest.files}
    for name, one in known.items():
        data = found.get(name)
        if data is None:
            yield f"{name} is missing."
        elif len(data) != one.size:
            yield f"{name} has {len(data):,} bytes and had {one.size:,}: it is not the file that was sent."
        elif hashed(data) != one.sha256:
            yield f"{name} is not the file that was sent: its SHA-256 is another."
    for name in sorted(found.keys() - known.keys()):
        yield f"{name} is none of the submission."


def _changed(before: Manifest, now: Manifest) -> Iterator[str]:
    if before.text_sha256 == now.text_sha256:
        yield "The text that is signed is the same."
    old = _by_kind(before)
    for key, one in _by_kind(now).items():
        was = old.pop(key, None)
        if was is None:
            yield f"{one.name} ({one.kind}) is new."
        elif was.sha256 == one.sha256:
            yield f"{one.name} ({one.kind}) is the very same file."
        else:
            more = f": {was.holds} before, {one.holds} now" if was.holds != one.holds else ""
            yield f"{one.name} ({one.kind}) has changed{more}."
    for was in old.values():
        yield f"{was.name} ({was.kind}) was sent before and is not now."


def _by_kind(manifest: Manifest) -> dict[tuple[str, int], SentFile]:
    """The files by kind, and which of its kind each is."""
    found: dict[tuple[str, int], SentFile] = {}
    for one in manifest.files:
        found[one.kind, sum(kind == one.kind for kind, _ in found)] = one
    return found
