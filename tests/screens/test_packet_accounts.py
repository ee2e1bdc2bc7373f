"""The whole round between two accounts of one machine, over a real sshd: issued, answered, taken in."""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.agreement.course import State, standing
from storage.casefile import CaseFile
from tests.screens.meeting import case_with_minutes
from tests.screens.real_terminal import Window, environment
from tests.storage.cases import PHRASE, reachable

ROOT = Path(__file__).resolve().parents[2]
SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
NAMES = ("author", "staff")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts"),
    pytest.mark.skipif(
        not (os.access(SSHD, os.X_OK) and all(map(shutil.which, ("ssh", "ssh-keygen", "useradd")))),
        reason="no sshd, ssh or useradd on this machine (Debian: openssh-server, openssh-client, passwd)",
    ),
]



def everybodys_python() -> str | None:
    """A Python of this version that other accounts may run, with what this one has installed; None where there is none.

    This one may stand in a folder that is its owner's alone.
    """
    here = f"python3.{sys.version_info.minor}"
    for found in (sys.executable, f"/usr/bin/{here}", f"/usr/local/bin/{here}"):
        real = Path(found).resolve()
        if real.exists() and all(each.stat().st_mode & 0o001 for each in (real, *real.parents)):
            return str(real)
    return None


INSTALLED = sysconfig.get_paths()["purelib"]
PYTHON = everybodys_python()
READABLE = all(each.stat().st_mode & 0o001 for path in (ROOT, Path(INSTALLED)) for each in (path, *path.parents))
pytestmark.append(
    pytest.mark.skipif(not (PYTHON and READABLE), reason="other accounts can run no Python here, or not the program")
)


@dataclass(frozen=True)
class Machine:
    """A server on loopback with two accounts, each with a folder of its own, and a folder both can get into."""

    port: int
    key: Path
    accounts: dict[str, str]
    home: dict[str, Path]
    exchange: Path

    def imr(self, who: str, *words: object) -> list[str]:
        """The command that logs in as this account, in a terminal, and runs imr there."""
        program = [
            "env", f"PYTHONPATH={ROOT}:{INSTALLED}", "PYTHONDONTWRITEBYTECODE=1", "TERM=xterm-256color", "LANG=C.UTF-8",
            "PYTHON_KEYRING_BACKEND=keyring.backends.fail.Keyring", str(PYTHON), "-m", "tui.start",
        ]  # fmt: skip
        return self.at(who, *program, *map(str, words))

    def at(self, who: str, *command: str) -> list[str]:
        """The command that logs in as this account, in a terminal, and runs this there."""
        options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "BatchMode=yes"]
        return [
            "ssh", "-tt", "-F", "none", "-i", str(self.key), "-p", str(self.port),
            *(each for option in options for each in ("-o", option)), f"{self.accounts[who]}@127.0.0.1",
            f"cd {shlex.quote(str(self.home[who]))} && exec {shlex.join(command)}",
        ]  # fmt: skip

    def run(self, command: list[str]) -> tuple[int, str]:
        """Run it, and give its exit code and what it said."""
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with ExitStack() as undo:
        outer = Path(undo.enter_context(tempfile.TemporaryDirectory(dir=reachable())))
        outer.chmod(0o755)
        accounts, home = {}, {}
        for name in NAMES:
            accounts[name] = f"imrk{os.getpid()}{name}"
            home[name] = outer / name
            home[name].mkdir(mode=0o700)
            subprocess.run(
                ["useradd", "-M", "-U", "-d", str(home[name]), "-s", "/bin/sh", "-p", "*", accounts[name]], check=True
            )
            undo.callback(subprocess.run, ["userdel", accounts[name]], check=False, capture_output=True)
            account = pwd.getpwnam(accounts[name])
            os.chown(home[name], account.pw_uid, account.pw_gid)
        exchange = outer / "exchange"
        exchange.mkdir()
        exchange.chmod(0o1777)
        keys = outer / "ssh"
        keys.mkdir(mode=0o755)
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(keys / name)], check=True)
        (keys / "authorized").write_bytes((keys / "user.pub").read_bytes())
        (keys / "authorized").chmod(0o644)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        (keys / "config").write_text(
            f"Port {port}\nListenAddress 127.0.0.1\nHostKey {keys}/host\nAuthorizedKeysFile {keys}/authorized\n"
            f"PidFile {keys}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPrintMotd no\n"
            "KbdInteractiveAuthentication no\n"
        )
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        log = undo.enter_context((keys / "log").open("wb"))
        server = subprocess.Popen([SSHD, "-D", "-e", "-f", str(keys / "config")], stderr=log, stdout=log)
        undo.callback(server.wait, 10)
        undo.callback(server.terminate)
        until = time.monotonic() + 30
        while True:
            if server.poll() is not None or time.monotonic() > until:
                pytest.skip("sshd does not start here")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield Machine(port, keys / "user", accounts, home, exchange)


def owned(path: Path, who: str, machine: Machine) -> Path:
    account = pwd.getpwnam(machine.accounts[who])
    os.chown(path, account.pw_uid, account.pw_gid)
    path.chmod(0o600)
    return path


def test_the_whole_round_by_packet_between_two_accounts_over_ssh(machine: Machine, tmp_path: Path) -> None:
    author, staff, exchange = machine.home["author"], machine.home["staff"], machine.exchange
    case_with_minutes(author / "A.imr", user=machine.accounts["author"]).close()
    owned(author / "A.imr", "author", machine)
    secret = author / "passphrase"
    secret.write_text(PHRASE + "\n")
    owned(secret, "author", machine)
    packet, answer = exchange / "sw1.packet", exchange / "sw1.packet.answer"

    # Issued: the phrase is shown once, and cleared.
    window = Window(
        machine.imr("author", "issue", "A.imr", 1, "--to", "SW1", "-o", packet, "--for", machine.accounts["staff"],
                    "--passphrase-file", secret), environment(tmp_path),
    )  # fmt: skip
    window.comes_to_show("it is not shown again")
    lines = window.text.split("\n")
    at = next(number for number, line in enumerate(lines) if "The phrase that opens sw1.packet" in line)
    phrase = " ".join((lines[at + 2] + lines[at + 3]).split())
    assert len(phrase.split()) == 8
    window.types("\r")
    assert window.ends() == 0
    left = " ".join(window.text.split())
    assert phrase.split()[0] not in left.split() and "may read it, and nobody else" in left
    window.close()

    # Neither gets at what is the other's.
    for who, path in (("staff", author / "A.imr"), ("staff", author / "A.imr.backups"), ("staff", secret)):
        code, said = machine.run(machine.at(who, "cat", str(path)))
        assert code != 0 and "Permission denied" in said
    code, said = machine.run(machine.imr("staff", "list", author / "A.imr"))
    assert code != 0

    # Answered, over ssh, on the screen.
    window = Window(machine.imr("staff", "agree", packet), environment(tmp_path))
    window.comes_to_show("Phrase:")
    window.types(phrase.upper().replace(" ", "-") + "\r")
    window.comes_to_show("begin to read")
    window.types("\r")
    window.comes_to_show("Step 1")
    window.types("\x1b[B" * 3 + "\r")
    window.comes_to_show("Step 2")
    window.types("y")
    window.comes_to_show("All rows are answered")
    window.types("\r")
    window.comes_to_show("I agree")
    window.types("1")
    window.comes_to_show("SW1 agrees version 1")
    window.types("g")
    window.comes_to_show("Your answer is given")
    window.types("\r")
    assert window.ends() == 0
    window.close()
    about = answer.stat()
    assert about.st_uid == pwd.getpwnam(machine.accounts["staff"]).pw_uid and not about.st_mode & 0o007
    assert not list(staff.glob("*.packet*")) and not list(exchange.glob("*.unfinished"))

    # Taken in: by the account whose file it is, and once.
    def receive(path: Path = answer, *more: str) -> tuple[int, str]:
        return machine.run(machine.imr("author", "receive", "A.imr", path, "--passphrase-file", secret, *more))

    copied = author / "copied.answer"
    code, said = machine.run(machine.at("author", "cp", str(answer), str(copied)))
    assert code == 0, said
    code, said = receive(copied)
    assert code == 2 and "belongs to your own account" in said
    code, said = receive()
    assert code == 0, said
    assert "SW1 agrees version 1" in said and machine.accounts["staff"] in said
    code, said = receive()
    assert code == 2 and "was taken in already" in said
    with CaseFile.open(author / "A.imr", PHRASE) as case:
        minutes = case.minutes.of(1)
        step = minutes.steps[-1]
        assert standing(minutes, "SW1").state is State.AGREED
        assert (step.attested, step.answered_by) == ("themselves", machine.accounts["staff"])
    owned(author / "A.imr", "author", machine)


def test_who_swaps_the_packet_for_a_link_while_the_phrase_is_read_is_given_nothing_of_the_authors(
    machine: Machine, tmp_path: Path
) -> None:
    author, open_to_all = machine.home["author"], machine.exchange.with_name("open")
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    case, secret, packet = author / "B.imr", author / "of-b", open_to_all / "sw1.packet"
    case_with_minutes(case, user=machine.accounts["author"]).close()
    secret.write_text(PHRASE + "\n")
    author.chmod(0o711)
    for path in (case, secret):
        owned(path, "author", machine)
    window = Window(
        machine.imr("author", "issue", "B.imr", 1, "--to", "SW1", "-o", packet, "--for", machine.accounts["staff"],
                    "--passphrase-file", secret), environment(tmp_path),
    )  # fmt: skip
    window.comes_to_show("it is not shown again")
    code, said = machine.run(
        machine.at("staff", "sh", "-c", f"cat {packet} >mine && mv {packet} {packet}.mine && ln -s {case} {packet}")
    )
    assert code == 0, said
    window.types("\r")
    assert window.ends() == 0
    assert "no longer there as it was put" in " ".join(window.text.split())
    window.close()
    assert not os.listxattr(case) and case.stat().st_mode & 0o777 == 0o600
    code, said = machine.run(machine.at("staff", "cat", str(case)))
    assert code != 0 and "Permission denied" in said
    author.chmod(0o700)
