"""`imr export CASE submission`: chronology, report, action plan and manifest into one new folder, or nothing at all."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from domain.dates.days import day_said
from domain.errors import WrongUse
from screens.given_files import content_of, meant_as_word, named, text_of
from screens.leaving.sending import job_in, understood
from tui.asking import Given, at_work
from tui.commands.export_report import said_of, word_job
from tui.commands.submission_options import Asked
from tui.fetching import fetch_command
from tui.file_password import Locking
from tui.progress import Progress
from tui.saying import say

if TYPE_CHECKING:
    from domain.gate import Naming
    from exporters.way_out.job import Job
    from screens.leaving.submitting import Submitted
    from storage.casefile import CaseFile

STDIN = Path("-")


def export_submission(
    path: Path, asked: Asked, layout: str | None, guidance: bool | None, output: Path | None, panel: str | None,
    unagreed: str, boards_names: bool, certificate: Path | None, locking: Locking, given: Given,
) -> None:  # fmt: skip
    """Write the submission as the options say. Raises WrongUse, Stopped, NotUnderstood, CannotWrite."""
    from exporters.office.locking import GUESSES_A_SECOND
    from exporters.way_out.placed import check_free
    from screens.leaving.submitting import SubmissionWanted, finish, submit

    if output is None or output == STDIN:
        raise WrongUse("Say into which new folder it goes: -o FOLDER.")
    _see_together(asked, layout, guidance)
    if certificate is not None:
        check_free(certificate)
    boards = {name: content_of(file) for name in ("chronology", "report", "actions")
              if (file := _template(asked, name)) is not None}  # fmt: skip
    naming: Naming | None = None if panel is None else "names" if panel == "names" else "initials"
    with at_work(path, replace(given, remembered=panel is None and not asked.with_key)) as case:
        if (done := finish(case, output)) is not None:
            _say(done)
            return
        wanted = locking.wanted or panel is not None or asked.with_key
        password = locking.password(output.name, GUESSES_A_SECOND) if wanted else None
        # A password given for the key alone locks nothing else; --lock locks all.
        every = password if locking.asked or not (panel or asked.with_key) else None
        of_panel = password if panel is not None else every
        report = _report_job(case, asked, boards.get("report"), of_panel, guidance)
        of_report = replace(report, layout=layout or "")
        submission = SubmissionWanted(
            folder=output,
            chronology=replace(
                _chronology_job(case, asked, boards.get("chronology"), of_panel, guidance), boards_names=boards_names
            ),
            report=replace(of_report, boards_names=boards_names),
            plan=replace(_plan_job(case, asked, boards.get("actions"), every), boards_names=boards_names),
            asked=_asked_in(case, report),
            naming=naming,
            with_key=asked.with_key,
            password=password,
            unagreed="stop" if unagreed == "stop" else "leave out",
            draft=asked.draft,
            freeze=asked.freeze,
            stage=asked.stage,
        )
        with Progress() as progress:
            made = submit(case, submission, date.today(), progress)
        _say(made)
        if command := fetch_command(output, os.environ, case.user):
            say(f"To fetch it, on your own machine: {command}")
        if certificate is not None:
            _certify(case, made, certificate)


def _template(asked: Asked, name: str) -> Path | None:
    found: Path | None = getattr(asked, f"{name}_template")
    return found


def _see_together(asked: Asked, layout: str | None, guidance: bool | None) -> None:
    """Refuse what does not go together. Raises WrongUse."""
    for name in ("chronology", "report", "actions"):
        template, answers = _template(asked, name), getattr(asked, f"{name}_map")
        if answers and not template:
            raise WrongUse(f"--{name}-map answers for a board's file: give --{name}-template too.")
        if template == STDIN:
            raise WrongUse("The board's files of a submission are given by their names, and not through a pipe.")
    if layout and asked.report_template:
        raise WrongUse("--layout is a layout of our own: leave out --report-template, or leave out --layout.")
    if guidance is not None and not (asked.report_template or asked.chronology_template):
        raise WrongUse(f"{said_of(guidance)} is for a board's file: give --report-template.")
    if asked.stage and not asked.freeze:
        raise WrongUse("--stage says to what end a version is frozen: give --freeze VERSION too.")


def _chronology_job(
    case: CaseFile, asked: Asked, board: bytes | None, password: str | None, guidance: bool | None
) -> Job:  # fmt: skip
    from exporters.templates.mapping import from_json
    from exporters.way_out.job import Job

    if board is None or asked.chronology_template is None:
        return Job(today=date.today(), password=password)
    name = named(asked.chronology_template)
    if meant_as_word(asked.chronology_template, board):
        from screens.board_file.asked_by_board import report_in_hand

        with report_in_hand(case):
            job = word_job(case, name, board, asked.chronology_map, password, guidance)
        return replace(job, kind="chronology")
    answers = from_json(text_of(asked.chronology_map)) if asked.chronology_map else None
    boards = understood(case, board, name, answers)
    for sentence in boards.news:
        say(sentence)
    return job_in(boards, date.today(), password=password)


def _report_job(
    case: CaseFile, asked: Asked, board: bytes | None, password: str | None, guidance: bool | None
) -> Job:  # fmt: skip
    from exporters.way_out.job import Job

    if board is None or asked.report_template is None:
        return Job(kind="report", today=date.today(), suffix=".docx", password=password)
    return word_job(case, named(asked.report_template), board, asked.report_map, password, guidance)


def _plan_job(case: CaseFile, asked: Asked, board: bytes | None, password: str | None) -> Job:
    from exporters.templates.mapping import from_json
    from exporters.way_out.job import Job
    from screens.leaving.plan_leaving import plan_understood

    if board is None or asked.actions_template is None:
        return Job(kind="action plan", today=date.today(), password=password)
    answers = from_json(text_of(asked.actions_map), "action") if asked.actions_map else None
    plan = plan_understood(case, board, named(asked.actions_template), answers)
    return Job(
        kind="action plan", today=date.today(), template=plan.data, template_name=plan.name, mapping=plan.answers,
        password=password,
    )  # fmt: skip


def _asked_in(case: CaseFile, job: Job) -> frozenset[str] | None:
    """The sections a board's template of the report asks for, None without one."""
    if job.template is None:
        return None
    from screens.board_file.asked_by_board import sections_asked
    from screens.leaving.report_sending import report_understood

    return sections_asked(report_understood(case, job.template, job.template_name, job.places).template.places)


def _say(made: Submitted) -> None:
    from exporters.submission.manifest import since_said

    if made.finished:
        say(f"The submission stood whole in {made.folder} already. It is marked as sent now.")
    for note in made.notes:
        say(note)
    draft = ", a draft," if made.manifest.draft else ""
    say(f"Version {made.submission.version}{draft} is in {made.folder}, sent on {day_said(made.manifest.sent)}:")
    for one in made.manifest.files:
        say(f"  {one.name}: {one.holds}{', locked' if one.locked else ''}; SHA-256 {one.sha256}")
    say("  manifest.txt, manifest.json: what each file is, its SHA-256, who signed")
    say(since_said(made.manifest))
    if any(one.locked for one in made.manifest.files):
        say("What is locked opens by its password only. Tell the password another way than you send the files.")
    if made.manifest.draft:
        say(f"Version {made.submission.version} counts as sent now: freeze the next one to have it signed.")


def _certify(case: CaseFile, made: Submitted, path: Path) -> None:
    """Write the certificates of all its files as one. Raises CannotWrite, Stopped."""
    from screens.leaving.certifying import certificate_of, place_certificate

    each = [certificate_of(case, ready, date.today()) for name, ready in made.files if not name.startswith("manifest")]
    whole = replace(each[0], text="\n\n".join(one.text for one in each))
    say(f"The certificate is in {place_certificate(case, whole, path)}; SHA-256 {whole.sha256}")
