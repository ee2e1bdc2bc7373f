"""A case: one encrypted file, and the verbs that are on disk when they return."""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from domain.chronology.entry import Citation
from domain.dates.period import Period
from domain.dates.when import When
from domain.errors import CannotOpen, Refusal
from domain.line.draft import Known
from domain.review import Details, Review
from storage import cipher, schema
from storage.case_meetings import MeetingsOfCase
from storage.case_report import ReportOfCase
from storage.desk import Desk, verb
from storage.drafts import Drafts
from storage.entries import Entries
from storage.family import Family, Relations
from storage.ledger import Ledger
from storage.lists import Fields, Flags, Maps, Questions, RecordNumbers, Sources, Terms
from storage.people import People
from storage.worker import CLOSED, Worker

if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection

    from storage.accepted import LetThrough
    from storage.leaving import LeavesTheCase

P = ParamSpec("P")
R = TypeVar("R")


class CaseFile(MeetingsOfCase, ReportOfCase):
    """An open case. Its verbs, and those of its parts, may be called from any thread and block the caller.

    One connection on one thread does all the work, in the order it was asked for.
    """

    def __init__(self, worker: Worker, connection: Connection, path: Path, user: str) -> None:
        desk = self._desk = Desk(worker, connection, path, user, secrets.token_hex(8))
        self.path = path
        self.user = user
        self.session = desk.session
        self.people = People(desk)
        self.family = Family(desk, self.people)
        self.relations = Relations(desk)
        self.sources = Sources(desk)
        self.questions = Questions(desk)
        self.flags = Flags(desk)
        self.fields = Fields(desk)
        self.entries = Entries(desk, self.people, self.sources, self.questions)
        self.drafts = Drafts(desk)
        self.terms = Terms(desk)
        self.record_numbers = RecordNumbers(desk)
        self.maps = Maps(desk)
        self.log = Ledger(desk)
        self._written, self._head, self._landed = None, None, 0

    @cached_property
    def accepted(self) -> LetThrough:
        """What the disclosure check found and the author let through; loaded when it is first asked for."""
        from storage.accepted import LetThrough

        return LetThrough(self._desk)

    @classmethod
    def create(cls, path: Path, passphrase: str, details: Details, *, user: str | None = None) -> CaseFile:
        """Make a new case under this passphrase; raises CannotWrite, and leaves nothing, when it cannot be made."""
        cipher.key_text(passphrase)
        cipher.make_file(path)
        case = None
        try:
            case = cls._begin(path, passphrase, user, lambda connection: _make(connection, path))
            case.set_details(details)
        except BaseException:
            if case is not None:
                case.close()
            path.unlink(missing_ok=True)
            raise
        # A case without its details is not what the author began with.
        case._desk.undoable.clear()
        return case

    @classmethod
    def open(cls, path: Path, passphrase: str, *, user: str | None = None, read_only: bool = False) -> CaseFile:
        """Open a case; an older one is brought up to date, after a copy.

        Raises CannotOpen for a wrong passphrase, a damaged file, one that others may read, one made by a newer imr.
        """
        _see_modes(path)
        return cls._begin(
            path, passphrase, user, lambda connection: _bring_up_to_date(connection, path, read_only), read_only
        )

    @classmethod
    def _begin(
        cls,
        path: Path,
        passphrase: str,
        user: str | None,
        prepare: Callable[[Connection], None],
        read_only: bool = False,
    ) -> CaseFile:
        worker = Worker()

        def begin() -> CaseFile:
            connection = cipher.connect(path, passphrase, read_only=read_only)
            try:
                prepare(connection)
            except BaseException as error:
                connection.close()
                refused = cipher.refusal(error)
                if refused is None:
                    raise
                raise refused from None
            return cls(worker, connection, path, user or account())

        try:
            return worker.run(begin)
        except BaseException:
            worker.close()
            raise

    def close(self) -> None:
        """Close the case; what is still being typed stays for the next to open it. Closing twice does no harm."""
        if self._desk.closed:
            return

        def leave() -> None:
            try:
                self.drafts.leave()
            except Exception:
                # A full or read-only disk keeps no one from closing; the draft is found by its dead process.
                pass
            finally:
                self._desk.close()

        try:
            self._desk.worker.run(leave)
        except Refusal:
            return
        self._desk.worker.close()

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, verb: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Have a verb of this case run without waiting; for screens: `await asyncio.wrap_future(...)`."""
        if self._desk.closed:
            raise Refusal(CLOSED)
        return self._desk.worker.submit(lambda: verb(*args, **kwargs))

    @verb
    def details(self) -> Details:
        """What a board's header block asks for."""
        row = self._desk.row("SELECT * FROM details")
        assert row is not None
        return Details(
            agency=row["agency"],
            subject=row["subject"],
            author=row["author"],
            reference=row["reference"],
            period=Period(_day(row["first"]), _day(row["last"])),
        )

    @verb
    def set_details(self, details: Details) -> None:
        """Keep these details in place of those before."""
        from domain.clean import clean

        columns: dict[str, Any] = {
            name: clean(getattr(details, name)) for name in ("agency", "subject", "author", "reference")
        }
        columns["first"] = details.period.first.isoformat() if details.period.first else None
        columns["last"] = details.period.last.isoformat() if details.period.last else None
        with self._desk.act("details") as act:
            row = self._desk.row("SELECT * FROM details")
            assert row is not None
            act.update("details", row, columns)

    @verb
    def review(self) -> Review:
        """The whole case as it stands at this moment, frozen."""
        with self._desk.reading():
            return Review(
                details=self.details(),
                entries=self.entries.all(),
                people=self.people.all(),
                sources=self.sources.all(),
                questions=self.questions.all(),
                flags=self.flags.all(),
                fields=self.fields.all(),
                family=self.family.all(),
                relations=self.relations.all(),
                record_numbers=self.record_numbers.all(),
                minutes=self.minutes.all(),
                evidence=self.evidence.all(),
                rested=self.evidence.rested(),
                to_see=self.to_see.all(),
                debriefs=self.debriefs.all(),
                extract_checks=self.extract_checks.all(),
                headings=self.headings.all(),
                report=self.report(),
                board=self.board(),
                log_head=self.log.head(),
            )

    @verb
    def known(
        self,
        today: date,
        *,
        before: When | None = None,
        before_lost: bool = False,
        sticky_sources: tuple[Citation, ...] = (),
        sticky_fields: tuple[tuple[str, str], ...] = (),
    ) -> Known:
        """What the entry line may lean on, as the case stands at this moment."""
        with self._desk.reading():
            return Known(
                today=today,
                period=self.details().period,
                people=self.people.all(),
                sources=self.sources.all(),
                questions=self.questions.all(),
                flags=self.flags.all(),
                fields=self.fields.all(),
                terms=self.terms.all(),
                codes_meant=self.terms.codes(),
                family=self.family.all(),
                record_numbers=self.record_numbers.all(),
                before=before,
                before_lost=before_lost,
                sticky_sources=sticky_sources,
                sticky_fields=sticky_fields,
            )

    @verb
    def version(self) -> tuple[int, int]:
        """Another value whenever anyone's writes have landed: for a screen to look at every second or two.

        What others have half typed is no such writing: the first figure counts only what reached the log.
        """
        written = self._desk.value("PRAGMA data_version")
        if written != self._written:
            head = self._desk.value("SELECT hash FROM log ORDER BY number DESC LIMIT 1")
            self._landed += head != self._head
            self._written, self._head = written, head
        return self._landed, self._desk.acts

    def record(self, ready: LeavesTheCase) -> None:
        """Log that this file leaves the case, before it is placed, and mark its codes as exported.

        Raises Stopped where people, minutes or what rests on them changed since it was made.
        """
        self.log.record_export(
            ready.kind, ready.profile, ready.sha256, ready.rows, ready.codes, made_at=ready.made_at,
            printed=ready.printed,
        )  # fmt: skip

    def record_all(self, files: Sequence[LeavesTheCase]) -> None:
        """Log that all these files leave the case, or none: before any of them is placed. Raises as `record`."""
        self.log.record_exports(files)


def account() -> str:
    """The name of the account that runs the program."""
    try:
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name
    except (ImportError, KeyError):
        return getpass.getuser()


def _make(connection: Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    schema.take_steps(connection, schema.STEPS)
    connection.execute("COMMIT")
    if not cipher.is_encrypted(path):
        raise CannotOpen("The new case was not encrypted, so it was removed. This is a fault of the program.")


def _bring_up_to_date(connection: Connection, path: Path, read_only: bool) -> None:
    found = schema.version(connection)
    if not found or connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION:
        raise CannotOpen(f"{path.name} opens by this passphrase, but it is not a case.")
    if found > len(schema.STEPS):
        raise CannotOpen(f"{path.name} was made by a newer imr. Install that one to open it.")
    if found == len(schema.STEPS):
        return
    if read_only:
        raise CannotOpen(
            f"{path.name} was made by an older imr. Open it once for writing, and it is brought up to date."
        )
    from storage.care import backups

    backups.take(connection, path, datetime.now(UTC), kept=True)
    connection.execute("BEGIN IMMEDIATE")
    schema.take_steps(connection, schema.STEPS)
    connection.execute("COMMIT")


def _see_modes(path: Path) -> None:
    from storage.care.sharing import check_modes

    check_modes(path)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        # A day that cannot be read opens the period; imr verify names it.
        return None
