"""A keyring that really keeps a secret, or none: plain-text files and back ends that forget never count."""

from __future__ import annotations

import logging
import os
import secrets
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

Answer = TypeVar("Answer")

PATIENCE = 5.0
"""Seconds to wait for a keyring: one that would ask on a desktop nobody sees never answers."""

REAL = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.libsecret", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
)
"""Module and class of the back ends that encrypt what they keep; `keyring` itself would also take others."""

SERVICE = "imr"


class NoAnswer(Exception):
    """No real keyring is here, or it is locked, failed or did not answer in time."""


def get(name: str, patience: float | None = None) -> str | None:
    """What the keyring keeps under `name`, None when nothing. Raises NoAnswer."""
    if not _may_be_here():
        raise NoAnswer
    return _patiently(lambda given_up: _real().get_password(SERVICE, name), patience)


def put(name: str, secret: str, patience: float | None = None) -> None:
    """Keep `secret` under `name`, after a trial with a made-up one, and read it back. Raises NoAnswer."""

    def keep(given_up: Event) -> None:
        keyring = _real()
        trial, value = f"trial-{secrets.token_hex(8)}", secrets.token_urlsafe(16)
        _keep_one(keyring, trial, value)
        keyring.delete_password(SERVICE, trial)
        if keyring.get_password(SERVICE, trial) is not None:
            raise NoAnswer
        if given_up.is_set():
            return
        _keep_one(keyring, name, secret)
        if given_up.is_set():
            keyring.delete_password(SERVICE, name)

    _patiently(keep, patience)


def remove(name: str, patience: float | None = None) -> bool:
    """Take what is kept under `name` out of the keyring; whether there was anything. Raises NoAnswer."""

    def take_out(given_up: Event) -> bool:
        keyring = _real()
        if keyring.get_password(SERVICE, name) is None:
            return False
        keyring.delete_password(SERVICE, name)
        if keyring.get_password(SERVICE, name) is not None:
            raise NoAnswer
        return True

    return _patiently(take_out, patience)


def _keep_one(keyring: KeyringBackend, name: str, secret: str) -> None:
    keyring.set_password(SERVICE, name, secret)
    if keyring.get_password(SERVICE, name) != secret:
        keyring.delete_password(SERVICE, name)
        raise NoAnswer


def _may_be_here() -> bool:
    """False where no keyring can answer, so that none is loaded: that takes longer than all else before the prompt.

    On Linux each real one is reached over the session bus, which a bare server has none of.
    """
    if sys.platform != "linux":
        return True
    named = any(os.environ.get(name) for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"))
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return named or runtime is not None and Path(runtime, "bus").exists()


def _real() -> KeyringBackend:
    """The back end `keyring` chooses, or the first real one it chains, if it is on the list."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    offered = list(chosen.backends) if type(chosen) is ChainerBackend else [chosen]
    for backend in offered:
        if _is_real(type(backend)):
            return backend
    raise NoAnswer


def _is_real(kind: type[object]) -> bool:
    """Whether this very class is on the list, not another one that claims its name."""
    name = (kind.__module__, kind.__qualname__)
    return name in REAL and getattr(import_module(name[0]), name[1], None) is kind


def _patiently(ask: Callable[[Event], Answer], patience: float | None) -> Answer:
    """What `ask` gives within `patience` seconds (PATIENCE unless given); the event says that nobody waits any more.

    Raises NoAnswer for whatever goes wrong: back ends and the bus raise errors of many families.
    """
    answers: SimpleQueue[tuple[bool, Answer | None]] = SimpleQueue()
    given_up = Event()

    def run() -> None:
        try:
            answers.put((True, ask(given_up)))
        except BaseException:
            answers.put((False, None))

    logging.getLogger("keyring").addHandler(logging.NullHandler())
    Thread(target=run, name="keyring", daemon=True).start()
    try:
        answered, answer = answers.get(timeout=PATIENCE if patience is None else patience)
    except Empty:
        given_up.set()
        raise NoAnswer from None
    if not answered:
        raise NoAnswer
    return answer  # type: ignore[return-value]
