"""Folders of the program's own, outside any case: settings and state, for their owner only."""

from __future__ import annotations

from pathlib import Path


def settings_folder() -> Path:
    """Where the author's settings are looked for; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("imr", appauthor=False)


def state_folder() -> Path:
    """Where logs of faults go; it need not exist."""
    from platformdirs import user_state_path

    return user_state_path("imr", appauthor=False)


def private_folder(path: Path) -> Path:
    """The folder, made if need be, open to its owner only. Raises OSError."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path
