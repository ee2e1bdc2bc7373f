"""Over a real SSH connection that drops in the middle of a word."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.screens.conftest import PASSPHRASE
from tests.screens.real_terminal import Window, environment, imr

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not (os.access(SSHD, os.X_OK) and shutil.which("ssh") and shutil.which("ssh-keygen")),
        reason="no sshd and ssh on this machine (Debian: openssh-server, openssh-client)",
    ),
]
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """A server of our own on loopback, and how to reach it."""

    port: int
    key: Path

    def ssh(self, command: str) -> list[str]:
        """The command that runs `command` there in a terminal."""
        options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "BatchMode=yes"]
        return [
            "ssh", "-tt", "-F", "none", "-i", str(self.key), "-p", str(self.port),
            *(each for option in options for each in ("-o", option)), f"{getpass.getuser()}@127.0.0.1", command,
        ]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A real sshd, run as this user, with keys of its own."""
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True, timeout=30
        )
    shutil.copy(folder / "user.pub", folder / "authorized")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    config = folder / "config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nAuthorizedKeysFile {folder}/authorized\n"
        f"PidFile {folder}/pid\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n"
        "KbdInteractiveAuthentication no\nPrintMotd no\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    log = (folder / "log").open("wb")
    process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(config)], stderr=log, stdout=log)
    try:
        until = time.monotonic() + 60
        while True:
            if process.poll() is not None:
                pytest.skip(f"sshd does not start here: {(folder / 'log').read_text(errors='replace')[-200:]}")
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > until:
                    pytest.skip("sshd does not answer here")
                time.sleep(0.05)
        yield Server(port, folder / "user")
    finally:
        process.terminate()
        process.wait(10)
        log.close()


def test_a_connection_lost_in_the_middle_of_a_word_loses_nothing(
    server: Server, path: Path, tmp_path: Path
) -> None:
    command = " ".join(["cd", shlex.quote(str(ROOT)), "&&", "LANG=C.UTF-8", "exec", shlex.join(imr(str(path)))])
    env = environment(tmp_path)
    first = Window(server.ssh(command), env)
    try:
        first.comes_to_show("Passphrase:")
        first.types(PASSPHRASE + "\r")
        first.comes_to_show("F3 Find")
        first.types("3/3/24 0930 SW1: call about missed medication\r")
        first.comes_to_show("1 entry")
        first.types("= 1400 GP1: home vis")
        first.comes_to_show("home vis")
        first.child.kill(9)
    finally:
        first.close()
    second = Window(server.ssh(command), env)
    try:
        second.comes_to_show("Passphrase:")
        second.types(PASSPHRASE + "\r")
        second.comes_to_show("Half typed, and kept")
        assert "= 1400 GP1: home vis" in second.text
        second.types("\r")
        second.comes_to_show("> = 1400 GP1: home vis")
        second.types("it\r")
        second.comes_to_show("2 entries")
        second.types("/quit\r")
        assert second.ends() == 0
    finally:
        second.close()
