"""What tests of every layer share: a real case file, a home of their own, and the outside checks of Office files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from storage.casefile import CaseFile

ROOT = Path(__file__).resolve().parent.parent
PASSPHRASE = "plover lantern orchard seven"
"""Opens every case the fixtures make."""


def pytest_configure(config: pytest.Config) -> None:
    """Have signals end what the tests start, as they do at a terminal.

    A run begun in the background or by nohup was told to ignore some, and so would every program it starts.
    """
    ending = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ending)
    for each in ending:
        if signal.getsignal(each) is signal.SIG_IGN:
            signal.signal(each, signal.default_int_handler if each == signal.SIGINT else signal.SIG_DFL)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that no settings, state or keyring of this machine's user is read or written."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)
    for name in [name for name in os.environ if name.startswith("XDG_") and name.endswith("_HOME")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return home


@pytest.fixture
def passphrase() -> str:
    """The passphrase of the `case` fixture."""
    return PASSPHRASE


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    """A file only its owner can read, holding the passphrase of the `case` fixture."""
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    """A new, empty case file of a made-up agency, its period the year 2023 and the first half of 2024."""
    from domain.dates.period import Period
    from domain.review import Details
    from storage.casefile import CaseFile

    details = Details(
        agency="Riverside Community Trust",
        subject="Adult A",
        author="An Author",
        reference="SAR 9",
        period=Period(date(2023, 1, 1), date(2024, 6, 30)),
    )
    with CaseFile.create(tmp_path / "case.imr", PASSPHRASE, details) as made:
        yield made


@pytest.fixture(scope="session")
def validator() -> Callable[[Path], list[dict[str, Any]]]:
    """Microsoft's Open XML validator: called with a file, gives its faults, none when the file is valid."""
    local = ROOT / ".ci" / "node" / "node_modules" / ".bin" / "ooxml-validator"
    program = str(local) if local.exists() else shutil.which("ooxml-validator")
    if program is None or shutil.which("node") is None:
        pytest.skip("the Open XML validator is not installed (see .ci/run)")

    def faults(path: Path) -> list[dict[str, Any]]:
        done = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        errors: list[dict[str, Any]] = json.loads(done.stdout)["errors"]
        return errors

    return faults


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """LibreOffice: called with a file and a format ("pdf", "csv", "xlsx"), gives the converted file in a new folder."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("soffice-profile")

    def convert(path: Path, to: str = "pdf") -> Path:
        folder = tmp_path_factory.mktemp("converted")
        done = subprocess.run(
            [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to,
             "--outdir", str(folder), str(path)],
            capture_output=True, text=True, timeout=170,
        )
        made = folder / f"{path.stem}.{to.split(':')[0]}"
        assert made.exists(), f"LibreOffice made nothing of {path.name}: {done.stdout}{done.stderr}"
        return made

    return convert


_BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Show(from As String, password As String, into As String)
On Error Goto Failed
Dim how(1) As New com.sun.star.beans.PropertyValue
how(0).Name = "Hidden"
how(0).Value = True
how(1).Name = "Password"
how(1).Value = password
Dim book As Object
book = StarDesktop.loadComponentFromURL(from, "_blank", 0, how())
Dim meant(1) As New com.sun.star.beans.PropertyValue
meant(0).Name = "FilterName"
meant(0).Value = "Text - txt - csv (StarCalc)"
meant(1).Name = "FilterOptions"
meant(1).Value = "9,34,76,1,,0,false,true,false,false,false,-1"
book.storeToURL(into, meant())
Failed:
StarDesktop.terminate()
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""


@pytest.fixture(scope="session")
def opened_with_password(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], str | None]:
    """LibreOffice, by its own macro: called with a locked workbook and a password, gives the text of every sheet, or
    None where it does not open."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("soffice-locked")
    started = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first start lays out a profile, and writes over what is there.
    subprocess.run([*started, "--terminate_after_init"], capture_output=True, timeout=170)
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_BASIC)
    (basic / "script.xlb").write_text(_LIBRARY)

    def open_it(locked: bytes, password: str) -> str | None:
        folder = tmp_path_factory.mktemp("opened")
        (folder / "locked.xlsx").write_bytes(locked)
        quoted = [f'"{word}"' for word in ((folder / "locked.xlsx").as_uri(), password, (folder / "x.csv").as_uri())]
        subprocess.run(
            [*started, f"macro:///Standard.Module1.Show({','.join(quoted)})"], capture_output=True, timeout=170
        )
        texts = [made.read_text() for made in sorted(folder.glob("*.csv"))]
        return "\n".join(texts) if texts else None

    return open_it


def _refuse_skip(report: Any) -> None:
    """Turn a skip into a failure where every part of the machine must be there (IMR_NO_SKIPS=1)."""
    if os.environ.get("IMR_NO_SKIPS") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and no test may be skipped here: {reason}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome: Any = yield
    _refuse_skip(outcome.get_result())


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    outcome: Any = yield
    _refuse_skip(outcome.get_result())
