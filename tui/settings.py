"""The author's settings file: `settings.toml` in the user's own configuration folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from domain.errors import NotUnderstood
from tui.folders import settings_folder


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What an author may set, with what holds otherwise.

    `exchange` is the folder exports are offered in and fetched from. `lock_after` is minutes of idleness before
    the screen locks, 0 for never. `clipboard` allows copying to the terminal's clipboard. `plain` always uses
    plain prompts in place of the screen. `theme` is a theme's name, empty for the one that fits the terminal.
    `keys` gives a command's id the keys it is bound to.
    """

    exchange: Path | None = None
    lock_after: int = 15
    clipboard: bool = False
    plain: bool = False
    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def settings_file() -> Path:
    """Where the settings are looked for; the file need not exist."""
    return settings_folder() / "settings.toml"


def read_settings() -> Settings:
    """The settings as the author has them. Raises NotUnderstood, naming the file and what is off in it."""
    path = settings_file()
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise NotUnderstood(f"The settings in {path} cannot be read; mend the file or move it away.") from error
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotUnderstood(f"The settings in {path} are not understood: {error}.") from error
    return _settings(table, path)


def _settings(table: dict[str, Any], path: Path) -> Settings:
    kinds: dict[str, type] = {
        "exchange": str, "lock_after": int, "clipboard": bool, "plain": bool, "theme": str, "keys": dict,
    }
    for name, value in table.items():
        if name not in kinds:
            known = ", ".join(each.name for each in fields(Settings))
            raise NotUnderstood(f"The settings in {path} have “{name}”, which imr does not know. It knows: {known}.")
        if type(value) is not kinds[name]:
            raise NotUnderstood(f"The settings in {path}: “{name}” does not have the right kind of value.")
    if table.get("lock_after", 0) < 0:
        raise NotUnderstood(f"The settings in {path}: “lock_after” is minutes, 0 for never.")
    bad_keys = [name for name, keys in table.get("keys", {}).items() if not isinstance(keys, str)]
    if bad_keys:
        raise NotUnderstood(f"The settings in {path}: the keys of “{bad_keys[0]}” must be text, such as \"f3\".")
    if "exchange" in table:
        table["exchange"] = Path(table["exchange"]).expanduser()
    return Settings(**table)
