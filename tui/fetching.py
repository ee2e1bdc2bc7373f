"""How to fetch a file from the server the program runs on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from shlex import quote


def fetch_command(path: Path, environ: Mapping[str, str], user: str) -> str | None:
    """The command that fetches `path` to the author's own machine, None when this is no SSH session.

    The host is the address the author's connection came in on, which is the one sure to be reachable again.
    """
    parts = environ.get("SSH_CONNECTION", "").split()
    if len(parts) != 4:
        return None
    _, _, host, port = parts
    at = f"[{host}]" if ":" in host else host
    option = "" if port == "22" else f"-P {port} "
    option += "-r " if path.is_dir() else ""
    return f"scp {option}{quote(f'{user}@{at}:{path.resolve()}')} ."
