"""Asked before minutes go out in Word, and before a document that came back is read: where from, where to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.errors import WrongUse
from screens.form import Box
from screens.glyphs import Glyphs
from screens.path_form import PathForm, where_typed
from screens.yes_or_no import yes_or_no

RETURNED = (".docx", ".answer")


@dataclass(frozen=True, slots=True)
class Sending:
    """Where copies go: the folder, the agency's template if there is one, and whether they are locked."""

    folder: Path
    template: Path | None
    lock: bool


class SendingForm(PathForm[Sending]):
    """Where the copies of minutes go: one file a person, named by meeting, version and code."""

    ENDINGS = {"folder": (), "template": (".docx", ".dotx")}

    def __init__(self, glyphs: Glyphs, title: str, folder: Path) -> None:
        super().__init__(glyphs, title, (
            Box("folder", "Folder", f"{folder}/", offered=True, file=True,
                hint="The folder the copies go into, a file a person; made if it is not there. Tab completes it."),
            Box("template", "Template", names=True,
                hint="Your agency's own template for minutes (.docx), as a path; empty: our own layout."),
            Box("lock", "Under password", "no", offered=True, choices=("no", "yes"),
                hint="yes: each copy opens by a password alone, asked for next. Tell it another way than you send it."),
        ))  # fmt: skip

    def result(self, values: Mapping[str, str]) -> Sending:
        folder, template = values["folder"].strip(), values["template"].strip()
        if not folder:
            raise WrongUse("Folder: say where the copies go.")
        lock = yes_or_no("Under password", values["lock"])
        return Sending(
            Path(folder).expanduser(), Path(template).expanduser() if template else None, lock
        )


class DocumentForm(PathForm[Path]):
    """Which document came back."""

    ENDINGS = {"document": RETURNED}

    def __init__(self, glyphs: Glyphs, code: str, folder: Path) -> None:
        self._folder = folder
        super().__init__(glyphs, f"What {code} sent back", (
            Box("document", "Document", f"{folder}/", offered=True, names=True,
                hint="The .docx, or a packet's .answer, as a path; Tab completes it. Nothing is taken in unasked."),
        ))  # fmt: skip

    def result(self, values: Mapping[str, str]) -> Path:
        path = where_typed(values["document"], self._folder)
        if path.suffix.lower() not in RETURNED:
            raise WrongUse("Document: name what came back: a Word document (.docx), or a packet's answer (.answer).")
        return path
