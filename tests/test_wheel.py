"""The built wheel, installed in an environment of its own and used in another folder."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tui", "screens", "exporters", "storage", "domain")
pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `make wheel` builds it."""
    if importlib.util.find_spec("build") is None or importlib.util.find_spec("hatchling") is None:
        pytest.skip("build and hatchling are not installed")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True, timeout=120,
    )
    (built,) = folder.glob("imr-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed `imr` in a folder of its own; only the libraries come from the present environment."""
    place = tmp_path_factory.mktemp("installed")
    environment = place / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True, timeout=150)
    own = sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)})
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "install", "-q", "--no-deps",
         "--no-index", str(wheel)],
        check=True, capture_output=True, timeout=120,
    )
    Path(own, "libraries.pth").write_text(
        "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}) + "\n", encoding="utf-8"
    )
    (place / "passphrase").write_text(PASSPHRASE)
    (place / "passphrase").chmod(0o600)

    def run(*args: str, given: str = "") -> subprocess.CompletedProcess[str]:
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [str(environment / "bin" / "imr"), *args], input=given, capture_output=True, text=True, cwd=place,
            env=surroundings, timeout=150,
        )

    return run


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    ours = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == ours


def test_the_installed_program_makes_a_case_takes_rows_and_lists_them(
    installed: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    opening = ("case.imr", "--passphrase-file", "passphrase")
    assert installed("--version").stdout.startswith("imr ")
    assert installed("new", *opening).returncode == 0
    added = installed("add", *opening, given="3/3/24 0930 SW1 to GP1: call about missed medication @EMIS\n")
    assert added.stdout.startswith("1 saved "), added.stderr
    assert "call about missed medication" in installed("list", *opening).stdout
    assert "sound" in installed("verify", *opening).stdout
