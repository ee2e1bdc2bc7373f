"""What a board's header block asks for: of an open case, and of a new one with its passphrase typed twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from domain.dates.period_typed import period_of
from domain.errors import WrongUse
from domain.people import Person, subject_of
from domain.review import Details
from screens.form import Box, Form
from screens.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to be made. `subject` is who it is about as the key is to hold them, None while nobody is named."""

    path: Path
    passphrase: str
    details: Details
    subject: Person | None = None


class NewCaseForm(Form[NewCase]):
    """What a new case needs. The passphrase is checked and its strength said as it is typed."""

    def __init__(self, glyphs: Glyphs, folder: Path, today: date) -> None:
        subject, *details = details_boxes(Details())
        super().__init__(glyphs, f"A new case in {folder.name or folder}: nothing is kept until it is made", (
            Box("file", "File name", hint="As the case is to be called on disk; no real names: CASE-7.imr"),
            subject,
            Box("name", "Their real name", hint="For the key alone and your eyes only; may be left open."),
            *details,
            Box("passphrase", "Passphrase", hidden=True,
                hint="Twelve characters or more. A lost passphrase is a lost case: nobody can open it without."),
            Box("again", "Once more", hidden=True, hint="The same again."),
        ))
        self._folder, self._today = folder, today

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        focused = self.focused.id if self.focused is not None else ""
        if focused == "passphrase" and len(values["passphrase"]) >= 8:
            from storage.care.passphrases import strength

            return strength(values["passphrase"]).sentence, "note"
        return super().message(values)

    def result(self, values: Mapping[str, str]) -> NewCase:
        from storage.care.passphrases import checked

        name = values["file"].strip()
        if not name or "/" in name:
            raise WrongUse("Give the case a file name, such as CASE-7.imr; it is made in this folder.")
        path = self._folder / (name if name.endswith(".imr") else f"{name}.imr")
        if path.exists():
            raise WrongUse(f"There is a file {path.name} already. Give another name.")
        details = details_of(values, self._today)
        passphrase = checked(values["passphrase"])
        if values["again"] != values["passphrase"]:
            raise WrongUse("The two passphrases are not the same. Type the second one again.")
        subject = subject_of(details.subject, values["name"]) if details.subject else None
        return NewCase(path, passphrase, details, subject)


class DetailsForm(Form[Details]):
    """What is known of an open case."""

    def __init__(self, glyphs: Glyphs, details: Details, today: date) -> None:
        super().__init__(glyphs, "The case, as boards' header blocks ask for it", details_boxes(details))
        self._today = today

    def result(self, values: Mapping[str, str]) -> Details:
        return details_of(values, self._today)


def details_boxes(details: Details) -> tuple[Box, ...]:
    """The boxes of a case's details."""
    period = details.period
    return (
        Box("subject", "Subject", details.subject, hint="A reference name, never a real one: Adult A, Child R."),
        Box("agency", "Agency", details.agency, hint="Whose review this is."),
        Box("author", "Author", details.author, names=True, hint="Who writes it."),
        Box("reference", "Reference", details.reference, hint="The board's own reference."),
        Box("first", "Period from", _day(period.first), hint="The first day under review: 1/1/2023"),
        Box("last", "Period to", _day(period.last), hint="The last day under review: 30/6/2024"),
    )


def details_of(values: Mapping[str, str], today: date) -> Details:
    """The details typed into those boxes; raises WrongUse for a day that is none."""
    period = period_of(values["first"], values["last"], today)
    return Details(
        subject=values["subject"].strip(), agency=values["agency"].strip(), author=values["author"].strip(),
        reference=values["reference"].strip(), period=period,
    )


def _day(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""
