"""What is asked before a submission: the board's files, the new folder, whether the key goes with it, a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from domain.errors import WrongUse
from domain.evidence.agreed_rows import Unagreed
from domain.gate import Naming
from screens.board_file.guidance import ASK, LEAVE, TAKE_OUT
from screens.form import Box
from screens.glyphs import Glyphs
from screens.leaving.report_into_file import LAYOUTS, PANEL, one_of
from screens.leaving.submitting import DRAFT
from screens.path_form import PathForm, filled

_NO = ("no", "yes")
GUIDANCE = (ASK, TAKE_OUT, LEAVE)


@dataclass(frozen=True, slots=True)
class SubmissionAsked:
    """Where a submission goes, into which of the board's files, if any, and how; as `SubmissionWanted`."""

    output: Path
    chronology: Path | None
    report: Path | None
    plan: Path | None
    layout: str
    with_key: bool
    naming: Naming | None
    unagreed: Unagreed
    draft: bool
    freeze: str
    lock: bool
    guidance: str = ASK


class SubmissionForm(PathForm[SubmissionAsked]):
    """Where from, where to. Tab completes a path."""

    ENDINGS = {
        "output": (), "chronology": (".xlsx", ".xlsm", ".docx"), "report": (".docx", ".dotx"),
        "actions": (".xlsx", ".xlsm"),
    }  # fmt: skip

    def __init__(self, glyphs: Glyphs, begin: str = "", values: Mapping[str, str] = MappingProxyType({})) -> None:
        ours = "empty: our own layout."
        super().__init__(glyphs, "Submission: all of it into one new folder", filled((
            Box("output", "New folder", offered=True, file=True,
                hint="Chronology, report, action plan, what changed, a manifest go there; it must not be there yet."),
            Box("chronology", "Chronology in", names=True,
                hint=f"The board's workbook or Word document for the chronology, Tab completes it; {ours}"),
            Box("report", "Report in", names=True, hint=f"The board's Word template of the report; {ours}"),
            Box("actions", "Action plan in", names=True, hint=f"The board's workbook for the action plan; {ours}"),
            Box("layout", "Our own for", LAYOUTS[0], offered=True, choices=LAYOUTS,
                hint="The report without a board's file: our own layout; offered is whom this case is about."),
            Box("freeze", "Freeze as",
                hint="A version: the text as it is now is frozen as it first. Empty: the version frozen last is sent."),
            Box("draft", "Draft", "no", offered=True, choices=_NO,
                hint=f"yes: before everybody asked has signed; folder and manifest say so ({DRAFT})."),
            Box("key", "With the key", "no", offered=True, choices=_NO,
                hint="yes: who each code is goes with it, locked; the passphrase of the case is asked for."),
            Box("panel", "For the panel", "no", offered=True, choices=PANEL,
                hint="names or initials: chronology and report are copies for the panel; always locked."),
            Box("unagreed", "Not agreed", "stop", offered=True, choices=("stop", "leave out"),
                hint="What rests on minutes not yet agreed: it stops the submission, or is left out."),
            Box("guidance", "Guidance", ASK, offered=True, choices=GUIDANCE,
                hint="The board's guidance and example rows in its template: ask where not decided, take out, leave."),
            Box("lock", "Under password", "no", offered=True, choices=_NO,
                hint="yes: every document opens by a password alone, asked for next."),
        ), values), begin)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> SubmissionAsked:
        output = values["output"].strip()
        if not output:
            raise WrongUse("New folder: say where the submission goes.")
        folder = Path(output).expanduser()
        draft = one_of("Draft", values["draft"], _NO) == "yes"
        if draft and not folder.name.upper().endswith(DRAFT):
            folder = folder.with_name(f"{folder.name}{DRAFT}")
        panel = one_of("For the panel", values["panel"], PANEL)
        boards = [Path(text).expanduser() if (text := values[name].strip()) else None
                  for name in ("chronology", "report", "actions")]  # fmt: skip
        return SubmissionAsked(
            folder, boards[0], boards[1], boards[2], one_of("Our own for", values["layout"], LAYOUTS),
            one_of("With the key", values["key"], _NO) == "yes",
            "names" if panel == "names" else "initials" if panel == "initials" else None,
            "leave out" if one_of("Not agreed", values["unagreed"], ("stop", "leave out")) == "leave out" else "stop",
            draft, " ".join(values["freeze"].split()), one_of("Under password", values["lock"], _NO) == "yes",
            one_of("Guidance", values.get("guidance", ""), GUIDANCE),
        )  # fmt: skip
