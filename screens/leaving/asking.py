"""What is asked before each kind of file leaves: its form, what its boxes begin with, and what is asked anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.gate import PANEL_COPY
from screens.choices import Option
from screens.leaving.form import ONCE, WHAT, ExportForm, Wanted
from screens.leaving.plan_into_file import PlanForm, PlanWanted
from screens.leaving.report_into_file import ReportForm, ReportWanted
from screens.leaving.submission_form import SubmissionAsked, SubmissionForm
from screens.leaving.submitting import DRAFT
from screens.path_form import PathForm
from screens.session import Session

Asked = Wanted | ReportWanted | PlanWanted | SubmissionAsked
"""What the author wants exported."""

CHRONOLOGY = "chronology"
KINDS = (
    Option(CHRONOLOGY, "Chronology", "In the board's workbook or Word template, our own, or CSV; also for the panel."),
    Option("report", "Report", "In the board's Word template, or a layout of our own for adults or children."),
    Option("actions", "Action plan", "In the board's workbook, or one of our own."),
    Option("submission", "Submission: all of it at once",
           "Chronology, report, action plan, what changed and a manifest, into one new folder, or nothing at all."),
    Option("minutes", "Minutes, for people to agree or for the file", "On the screen of the interviews (F7)."),
    Option("key", "Key: who each code is", "In a workbook under a password; the passphrase of the case is asked for."),
    Option("data", "Data: the whole case as JSON", "Under a password; the passphrase of the case is asked for."),
    Option("log", "Log", "The lines of the log, without what they are about."),
)  # fmt: skip
"""What may leave, by quick choice."""
_YES = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Asking:
    """How one kind of file is asked for: `name` is what its form is kept under, `once` the boxes asked anew."""

    name: str
    once: tuple[str, ...]
    form: Callable[[Mapping[str, str], str], PathForm[Any]]
    offered: str
    """The name of a new file that is offered, without its folder."""
    begin: Mapping[str, str]

    def values(self, session: Session) -> dict[str, str]:
        """What the boxes begin with: what stood in them last, under a name that is free."""
        folder = session.exchange or session.case.path.parent
        kept = session.kept_forms.get(self.name, {})
        values = {"output": str(folder / self.offered), **kept, **self.begin}
        output = Path(values["output"]).expanduser()
        if output.name and output.exists():
            values["output"] = str(_free(output))
        return values

    def kept(self, values: Mapping[str, str]) -> dict[str, str]:
        """What is kept of the boxes for the next time."""
        return {name: text for name, text in values.items() if name not in self.once}


def asking_for(kind: str, session: Session, found: str, rests: bool, layout: str) -> Asking:
    """How this kind is asked for; `found` is what rows were searched by, `rests` that some rest on minutes, `layout`
    which of our own of a report is offered."""
    day = f"{session.today():%Y-%m-%d}"
    glyphs = session.glyphs
    if kind == "report":
        return Asking(
            "export:report", ("lock", "unagreed", "panel", "layout"),
            lambda values, at: ReportForm(glyphs, "", at, values), f"report {day}.docx", {"layout": layout},
        )  # fmt: skip
    if kind == "actions":
        return Asking(
            "export:actions", ("lock",),
            lambda values, at: PlanForm(glyphs, "", at, values), f"action plan {day}.xlsx", {},
        )  # fmt: skip
    if kind == "submission":
        return Asking(
            "export:submission", ("lock", "unagreed", "panel", "draft", "key", "freeze", "guidance", "layout"),
            lambda values, at: SubmissionForm(glyphs, at, values), "submission", {"layout": layout},
        )  # fmt: skip
    begin = {} if kind == CHRONOLOGY else {"what": kind, "board": ""}
    return Asking(
        "export", ONCE, lambda values, at: ExportForm(glyphs, values, found, at, rests), f"chronology {day}.xlsx", begin
    )


def kind_of(wanted: Asked) -> str:
    """Which kind was asked for."""
    kinds: dict[type, str] = {ReportWanted: "report", PlanWanted: "actions", SubmissionAsked: "submission"}
    return kinds.get(type(wanted), CHRONOLOGY)


def once_of(wanted: Asked) -> dict[str, str]:
    """What is asked anew each time, as it was wanted for the export that is done again."""
    if isinstance(wanted, Wanted):
        what = next(word for word, each in WHAT.items() if each == wanted.what)
        return {"what": what, "lock": _YES[wanted.lock], "unagreed": wanted.unagreed}
    if isinstance(wanted, PlanWanted):
        return {"lock": _YES[wanted.lock]}
    if isinstance(wanted, ReportWanted):
        unagreed = "leave out" if wanted.leave_out else "stop"
        kept = {"unagreed": unagreed, "panel": wanted.naming or "no", "layout": wanted.layout}
        return {"lock": _YES[wanted.lock], **kept}
    return {
        "lock": _YES[wanted.lock], "unagreed": wanted.unagreed, "panel": wanted.naming or "no",
        "draft": _YES[wanted.draft], "key": _YES[wanted.with_key], "freeze": wanted.freeze,
        "guidance": wanted.guidance,
        "layout": wanted.layout,
    }  # fmt: skip


def _free(path: Path) -> Path:
    from exporters.way_out.placed import free_name

    if path.suffix:
        return free_name(path)
    ending = next((one for one in (DRAFT, PANEL_COPY) if path.name.upper().endswith(one)), "")
    stem, count = path.name.removesuffix(ending), 2
    while (other := path.with_name(f"{stem} {count}{ending}")).exists():
        count += 1
    return other
