"""Remembering a passphrase, with a real Secret Service and with everything that only looks like a keyring."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("dbus-run-session", "gnome-keyring-daemon")

pytestmark = pytest.mark.real
needs_service = pytest.mark.skipif(
    not all(map(shutil.which, PARTS)), reason="no Secret Service: install dbus and gnome-keyring"
)

SAY = """
import sys
from pathlib import Path
from domain.errors import Refusal
from storage.care import passphrases
from storage.care import real_keyring
# A service that answers is waited for, however busy the machine.
real_keyring.PATIENCE = 40.0
case = Path("case.imr")
def say(act, *args):
    try:
        print(act(*args), flush=True)
    except Refusal as refusal:
        print("refused:", refusal.sentence, flush=True)
"""
REMEMBER = SAY + "say(passphrases.remember, case, 'river lamp seven thistle é')"
RECALL = SAY + "say(passphrases.recall, case)"
FORGET = SAY + "say(passphrases.forget, case)"

UNLOCKED = r"printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "


@pytest.fixture
def python(tmp_path: Path) -> Callable[..., list[str]]:
    """Run snippets, each in a process of its own, in a made-up home; gives the lines they print."""
    (tmp_path / "case.imr").write_bytes(os.urandom(4096))
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "run").mkdir(mode=0o700)

    def run(*snippets: str, before: str | None = None, **environment: str) -> list[str]:
        env = {
            "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home / "run"), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8", **environment,
        }
        for number, snippet in enumerate(snippets):
            (tmp_path / f"snippet{number}.py").write_text(snippet, encoding="utf-8")
        runs = "; ".join(f"'{sys.executable}' snippet{number}.py" for number in range(len(snippets)))
        command = ["sh", "-c", runs] if before is None else ["dbus-run-session", "--", "sh", "-c", before + runs]
        done = subprocess.run(
            command, cwd=tmp_path, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=150,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout.splitlines()

    return run


@needs_service
def test_a_remembered_passphrase_comes_back_in_a_fresh_process_and_is_gone_when_forgotten(python) -> None:
    lines = python(REMEMBER, RECALL, FORGET, RECALL, FORGET, before=UNLOCKED)
    assert lines == ["None", "river lamp seven thistle é", "True", "None", "False"]


@needs_service
def test_remembering_again_after_a_change_keeps_the_new_one(python) -> None:
    again = SAY + "say(passphrases.remember, case, 'pencil orbit marigold')"
    assert python(REMEMBER, again, RECALL, before=UNLOCKED)[-1] == "pencil orbit marigold"


@needs_service
def test_a_change_of_passphrase_is_remembered_too(python) -> None:
    made = SAY + """
from domain.review import Details
from storage.casefile import CaseFile
from storage.care.new_passphrase import change_passphrase
case.unlink()
CaseFile.create(case, "river lamp seven thistle é", Details()).close()
passphrases.remember(case, "river lamp seven thistle é")
print(*change_passphrase(case, "river lamp seven thistle é", "pencil orbit marigold").sentences)
"""
    lines = python(made, RECALL, before=UNLOCKED)
    assert "The keyring remembers the new one." in lines[0] and lines[1] == "pencil orbit marigold"


@needs_service
def test_nothing_of_the_trial_stays_in_the_keyring(python) -> None:
    listing = """
import secretstorage
bus = secretstorage.dbus_init()
for item in secretstorage.get_default_collection(bus).get_all_items():
    print(item.get_attributes()["service"], len(item.get_attributes()["username"]))
"""
    assert python(REMEMBER, listing, before=UNLOCKED)[1:] == ["imr 64"]


@needs_service
def test_another_case_is_not_opened_by_this_ones_passphrase(python, tmp_path: Path) -> None:
    other = RECALL.replace("case.imr", "other.imr")
    (tmp_path / "other.imr").write_bytes(os.urandom(4096))
    assert python(REMEMBER, other, before=UNLOCKED)[-1] == "None"


@needs_service
def test_a_locked_keyring_gives_way_to_the_prompt(python) -> None:
    assert python(REMEMBER, RECALL, before=UNLOCKED)[1].startswith("river")
    lines = python(RECALL, REMEMBER, FORGET, before=LOCKED)
    assert lines[0] == "None" and "nothing was remembered" in lines[1] and "still is" in lines[2]


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="no session bus: install dbus")
def test_a_bus_without_a_keyring_gives_way_to_the_prompt(python) -> None:
    lines = python(RECALL, REMEMBER, before="")
    assert lines[0] == "None" and "nothing was remembered" in lines[1]


def test_without_a_bus_the_prompt_serves(python) -> None:
    lines = python(RECALL, REMEMBER, FORGET)
    assert lines[0] == "None" and "nothing was remembered" in lines[1] and "still is" in lines[2]


PLAIN = """
from pathlib import Path
from keyring.backend import KeyringBackend
class PlaintextKeyring(KeyringBackend):
    priority = 9
    def get_password(self, service, name):
        file = Path(name)
        return file.read_text() if file.exists() else None
    def set_password(self, service, name, secret):
        Path(name).write_text(secret)
    def delete_password(self, service, name):
        Path(name).unlink()
"""


@pytest.mark.parametrize(
    "chosen", ["keyrings_alt_like.PlaintextKeyring", "keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"]
)
def test_a_plain_text_or_forgetful_keyring_is_no_keyring(python, tmp_path: Path, chosen: str) -> None:
    (tmp_path / "keyrings_alt_like.py").write_text(PLAIN)
    before = set(tmp_path.iterdir())
    lines = python(RECALL, REMEMBER, PYTHON_KEYRING_BACKEND=chosen)
    assert lines[0] == "None" and "nothing was remembered" in lines[1]
    made = {path.name for path in set(tmp_path.iterdir()) - before}
    assert made <= {"snippet0.py", "snippet1.py", "__pycache__"}


def test_a_class_that_only_claims_a_real_keyrings_name_is_no_keyring(python, tmp_path: Path) -> None:
    disguised = PLAIN.replace("class PlaintextKeyring", "class Keyring") + (
        "Keyring.__module__, Keyring.__qualname__ = 'keyring.backends.SecretService', 'Keyring'\n"
    )
    (tmp_path / "disguised.py").write_text(disguised)
    lines = python(REMEMBER, PYTHON_KEYRING_BACKEND="disguised.Keyring")
    assert "nothing was remembered" in lines[0]


@needs_service
def test_a_plain_text_keyring_beside_a_real_one_is_passed_over(python, tmp_path: Path) -> None:
    (tmp_path / "keyrings_alt_like.py").write_text(PLAIN)
    chained = "import keyrings_alt_like\n" + REMEMBER + (
        "\nimport keyring\nprint(type(keyring.get_keyring()).__name__)"
    )
    lines = python(chained, RECALL, before=UNLOCKED)
    assert lines == ["None", "ChainerBackend", "river lamp seven thistle é"]
    assert not [path for path in tmp_path.iterdir() if len(path.name) == 64]


def test_a_keyring_service_that_never_answers_does_not_hold_the_program_up(python, tmp_path: Path) -> None:
    hanging = SAY + """
import socket, threading
bus = socket.socket(socket.AF_UNIX)
bus.bind("bus")
bus.listen()
heard = []
def greet_and_say_no_more():
    while True:
        caller, _ = bus.accept()
        heard.append(caller)
        while b"AUTH" not in caller.recv(1000):
            pass
        caller.send(b"OK 1234deadbeef1234deadbeef1234dead\\r\\n")
        caller.recv(1000)
        caller.send(b"AGREE_UNIX_FD\\r\\n")
threading.Thread(target=greet_and_say_no_more, daemon=True).start()
from storage.care import real_keyring
try:
    real_keyring.get("x" * 64, patience=1.5)
except real_keyring.NoAnswer:
    print("still hanging:", any(t.name == "keyring" and t.is_alive() for t in threading.enumerate()), len(heard))
"""
    assert python(hanging, DBUS_SESSION_BUS_ADDRESS=f"unix:path={tmp_path / 'bus'}") == ["still hanging: True 1"]


def test_a_keyring_configured_wrongly_gives_way_without_a_word(python, tmp_path: Path) -> None:
    assert python(RECALL, PYTHON_KEYRING_BACKEND="no.such.Keyring") == ["None"]
