"""How the program starts and ends."""

from __future__ import annotations

import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from domain.errors import CannotOpen, CannotWrite, NotUnderstood, Refusal, Stopped, WrongUse
from tests.tui.conftest import ROOT, Run, Spawn, surroundings


def _in_a_process(code: str) -> subprocess.CompletedProcess[str]:
    """Run `code` where `imr` is a command that has one more, `odd`, defined by it."""
    start = textwrap.dedent("""
        import os, signal, sys, time, click
        from domain import errors
        from tui import command_line
        from tui import start
        def odd(body):
            command = click.Command("odd", callback=body)
            found = command_line.ByName.get_command
            command_line.ByName.get_command = lambda s, c, n: command if n == "odd" else found(s, c, n)
            command_line.COMMANDS["odd"] = "odd"
            sys.argv = ["imr", "odd"]
            start.main()
    """)
    return subprocess.run(
        [sys.executable, "-c", start + textwrap.dedent(code)],
        cwd=ROOT, env=surroundings(), capture_output=True, text=True, timeout=150,
    )


def test_help_lists_every_command(imr: Run) -> None:
    from tui.command_line import COMMANDS

    done = imr("--help")
    assert done.returncode == 0
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)


def test_the_version_is_said(imr: Run) -> None:
    assert imr("--version").stdout.startswith("imr 0.")


def test_a_word_that_is_no_command_is_wrong_usage(imr: Run) -> None:
    done = imr("lst", "case.imr")
    assert done.returncode == 2
    assert "lst" in done.stderr and not done.stdout


def test_the_screen_without_a_terminal_is_wrong_usage(imr: Run) -> None:
    done = imr()
    assert done.returncode == 2
    assert "terminal" in done.stderr


@pytest.mark.parametrize(
    ("refusal", "code"),
    [(Stopped, 1), (WrongUse, 2), (CannotOpen, 3), (NotUnderstood, 4), (CannotWrite, 5), (Refusal, 70)],
)
def test_a_refusal_is_one_sentence_on_stderr_and_its_exit_code(refusal: type[Refusal], code: int) -> None:
    done = _in_a_process(f"""
        def body(): raise errors.{refusal.__name__}("Say it again.")
        odd(body)
    """)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "Say it again.\n")


def test_a_fault_is_told_without_a_traceback_and_kept_without_a_word_of_the_case(own_home: Path) -> None:
    done = _in_a_process("""
        def body():
            event = "Planted Plumtree"
            try: raise KeyError(event)
            except KeyError as first: raise ValueError(f"{event} again") from first
        odd(body)
    """)
    assert done.returncode == 70
    assert "Traceback" not in done.stderr and "Plumtree" not in done.stderr
    (kept,) = (own_home / ".local" / "state" / "imr" / "faults").iterdir()
    assert str(kept) in done.stderr
    text = kept.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text and "builtins.KeyError" in text and "Plumtree" not in text
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_what_a_thread_or_a_library_says_does_not_reach_the_terminal(own_home: Path) -> None:
    done = _in_a_process("""
        import logging, threading, warnings
        def die(): raise ValueError("Plumtree")
        def body():
            thread = threading.Thread(target=die); thread.start(); thread.join()
            logging.getLogger("asyncio").error("Plumtree"); warnings.warn("Plumtree")
        odd(body)
    """)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(list((own_home / ".local" / "state" / "imr" / "faults").iterdir())) == 1


def test_a_fault_that_cannot_be_kept_is_still_told(own_home: Path) -> None:
    (own_home / ".local").write_text("in the way")
    done = _in_a_process("odd(lambda: 1 / 0)")
    assert done.returncode == 70
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("name", "code"), [("SIGHUP", 129), ("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_unwinds_and_gives_its_exit_code(name: str, code: int) -> None:
    done = _in_a_process(f"""
        def body():
            try: os.kill(os.getpid(), signal.{name}); time.sleep(30)
            finally: print("closed")
        odd(body)
    """)
    assert (done.returncode, done.stdout, done.stderr) == (code, "closed\n", "")


def test_a_second_signal_ends_at_once() -> None:
    done = _in_a_process("""
        def body():
            try: os.kill(os.getpid(), signal.SIGTERM); time.sleep(30)
            finally: os.kill(os.getpid(), signal.SIGTERM); time.sleep(30)
        odd(body)
    """)
    assert done.returncode == 143


def test_a_signal_the_caller_ignores_stays_ignored() -> None:
    done = _in_a_process("""
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        def body(): os.kill(os.getpid(), signal.SIGHUP); print("went on")
        odd(body)
    """)
    assert (done.returncode, done.stdout) == (0, "went on\n")


def test_a_reader_that_goes_away_is_not_worth_a_word() -> None:
    program = f"{shlex.quote(sys.executable)} -m tui.start --help"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} | true; echo ${{PIPESTATUS[0]}}"],
        cwd=ROOT, env=surroundings(), capture_output=True, text=True, timeout=150,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_result_that_cannot_be_written_is_exit_code_5_and_said_once(unbuffered: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui.start", "--help"], cwd=ROOT,
            env={**surroundings(), "PYTHONUNBUFFERED": unbuffered},
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=150,
        )
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1


def test_the_process_is_private() -> None:
    done = _in_a_process("""
        import resource
        def body(): print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE))
        odd(body)
    """)
    assert done.stdout == "0o77 (0, 0)\n"


def test_text_is_utf_8_whatever_the_locale(imr: Run) -> None:
    done = _in_a_process("""
        sys.stdout.reconfigure(encoding="ascii")
        def body(): click.echo("Siân – café")
        odd(body)
    """)
    assert done.stdout == "Siân – café\n"


def test_a_case_that_is_not_there_is_said_before_any_passphrase(at_terminal: Spawn) -> None:
    child = at_terminal("nowhere.imr")
    child.expect("There is no case at nowhere.imr.")
    child.wait()
    assert child.exitstatus == 3


def test_a_long_sentence_breaks_between_words_at_a_terminal(at_terminal: Spawn) -> None:
    child = at_terminal("restore", "a case whose name is so long that the sentence about it needs two lines.imr")
    child.wait()
    said = child.read()
    assert all(len(line) <= 80 for line in said.splitlines()) and "  " not in said
    assert " ".join(said.split()) == (
        "There are no backups of a case whose name is so long that the sentence about it needs two lines.imr."
    )
