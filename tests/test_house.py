"""The house rules that a machine can check: imports go down, starts stay light, nothing of this machine is kept."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "domain": set(),
    "storage": {"domain"},
    "exporters": {"domain"},
    "screens": {"domain", "storage", "exporters"},
    "tui": {"domain", "storage", "exporters", "screens"},
}
LINES = 600
"""No file of the program is longer."""
FORBIDDEN_WORDS = ("Manager", "Handler", "Helper", "Utils", "Util", "Service", "Base")


def _sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


PROGRAM = [path for package in LAYERS for path in _sources(package)]


def _tracked() -> list[Path]:
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def _imports(path: Path) -> Iterator[tuple[str, int, bool]]:
    """The modules a file imports, the line, and whether it does so as soon as it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for parent in ast.walk(tree):
        inside = isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for node in ast.walk(parent) if inside else ():
            node.late = True  # type: ignore[attr-defined]
        if isinstance(parent, ast.If) and "TYPE_CHECKING" in ast.unparse(parent.test):
            for statement in parent.body:
                for node in ast.walk(statement):
                    node.late = True  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by dots; name the package"
            names = [node.module or ""]
        for name in names:
            yield name, node.lineno, not getattr(node, "late", False)


@pytest.mark.parametrize("package", LAYERS)
def test_imports_only_go_down_and_siblings_do_not_meet(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in _sources(package)
        for name, line, _ in _imports(path)
        if (top := name.split(".")[0]) in {*LAYERS, "tests", "benchmarks"} and top not in LAYERS[package] | {package}
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_stands_on_the_page_of_the_house_with_what_it_says_of_itself() -> None:
    page = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
    rooms = {path.parent for path in PROGRAM if path.name == "__init__.py" and len(path.relative_to(ROOT).parts) > 2}
    says = {room: ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) for room in rooms}
    said = {f"| `{room.relative_to(ROOT).as_posix()}/` | {sentence} |" for room, sentence in says.items()}
    assert {line for line in page.splitlines() if line.startswith("| `")} == said


def _arrows(layer: str) -> dict[str, set[str]]:
    """Every module of a layer with those of it that it imports, at once, late, or for its types alone."""
    names = {}
    for path in _sources(layer):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    found: dict[str, set[str]] = {name: set() for name in names}
    for name, path in names.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found[name] |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                # What is imported from a package is one of its modules, or stands in the package itself.
                each = {f"{node.module}.{alias.name}" for alias in node.names}
                found[name] |= {one if one in names else node.module for one in each}
    return {name: (wanted & names.keys()) - {name} for name, wanted in found.items()}


def _circle(arrows: dict[str, set[str]]) -> list[str]:
    """Modules that import each other round about, in that order; none when there is no such circle."""
    left = {name: set(wanted) for name, wanted in arrows.items()}
    while ends := {name for name, wanted in left.items() if not wanted}:
        left = {name: wanted - ends for name, wanted in left.items() if name not in ends}
    way: list[str] = []
    here = min(left, default="")
    while here and here not in way:
        way.append(here)
        here = min(left[here])
    return [*way[way.index(here) :], here] if here else []


def test_a_circle_is_seen_however_long_it_is() -> None:
    assert _circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert _circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == ["b", "c", "b"]


@pytest.mark.parametrize("layer", LAYERS)
def test_no_modules_of_a_layer_import_each_other_in_a_circle(layer: str) -> None:
    """Late imports and those for types count: what two modules both need stands in one of its own below them."""
    assert not (found := _circle(_arrows(layer))), " imports ".join(found)


def test_the_domain_needs_no_file_database_or_terminal_library() -> None:
    forbidden = {"textual", "click", "openpyxl", "docx", "keyring", "sqlite_utils", "sqlcipher3", "sqlite3", "lxml"}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in _sources("domain")
        for name, line, _ in _imports(path)
        if name.split(".")[0] in forbidden
    ]
    assert not wrong, "\n".join(wrong)


def test_heavy_libraries_are_imported_when_first_needed() -> None:
    heavy = {"openpyxl", "docx", "keyring", "exporters", "textual", "storage"}
    light = [*_sources("storage"), *_sources("tui/commands"), ROOT / "tui/start.py", ROOT / "tui/command_line.py"]
    allowed_in_storage = {"storage"}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name} at once"
        for path in light
        for name, line, at_once in _imports(path)
        if at_once
        and name.split(".")[0] in heavy
        and not (path.is_relative_to(ROOT / "storage") and name.split(".")[0] in allowed_in_storage)
    ]
    assert not wrong, "\n".join(wrong)


def _loaded_by(*args: str) -> set[str]:
    code = (
        "import sys\nfrom tui.start import run\n"
        f"run({list(args)!r})\nprint('LOADED', *sorted({{name.split('.')[0] for name in sys.modules}}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=150)
    assert "LOADED" in done.stdout, done.stderr
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "args",
    [["--help"], ["--version"], ["new", "--help"], ["add", "--help"], ["export", "--help"], ["import", "--help"]],
)
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    assert not _loaded_by(*args) & {"textual", "openpyxl", "docx", "keyring", "sqlite_utils", "sqlcipher3", "lxml"}


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_has_grown_two_jobs(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


def test_names_are_the_fields_own_words() -> None:
    wrong = []
    for path in PROGRAM:
        words = re.split(r"_", path.stem)
        wrong += [f"{path.relative_to(ROOT)}" for word in words if word.capitalize() in FORBIDDEN_WORDS]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                humps = re.findall(r"[A-Z][a-z]+", node.name)
                wrong += [f"{path.relative_to(ROOT)}: {node.name}" for hump in humps if hump in FORBIDDEN_WORDS]
    assert not wrong, "\n".join(wrong)


def test_every_public_thing_says_what_it_is() -> None:
    wrong = []
    for path in PROGRAM:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            wrong.append(f"{path.relative_to(ROOT)}")
        wrong += [
            f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            for node in tree.body
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not wrong, "\n".join(wrong)


def test_no_tracked_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    # Spelt in pieces so that this file does not match itself.
    patterns = [
        "pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs", "index" + "-url", "extra-" + "index",
        "trusted" + "-host", "(?<![\\w.])/" + "home/", "(?<![\\w.])/" + "work/", "(?<![\\w.])/" + "Users/",
        "/" + "opt/",
    ]
    pattern = re.compile("|".join(patterns).encode())
    allowed = {("Makefile", b"index" + b"-url")}  # asks that none be written
    wrong = [
        f"{path.relative_to(ROOT)}: {found.decode()}"
        for path in _tracked()
        for found in set(pattern.findall(path.read_bytes()))
        if (path.name, found) not in allowed and path.suffix not in {".xlsx", ".docx", ".png"}
    ]
    assert not wrong, "\n".join(wrong)


def test_the_lock_holds_every_dependency_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock, re.MULTILINE))
    for wanted in project["dependencies"]:
        name = re.match(r"[a-z0-9._-]+", wanted).group().replace("_", "-")
        assert name in pinned, f"{name} is not in requirements/run.txt: make lock"
        lower = re.search(r"[=>]=([0-9.]+)", wanted).group(1)
        assert _numbers(pinned[name]) >= _numbers(lower), f"{name} is locked below its lower bound: make lock"
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def test_minutes_are_issued_by_one_door_only() -> None:
    """Whoever issues is searched first: the made-up meetings of the demo alone are issued past the door."""
    asks = re.compile(r"agreement\s*\.\s*issue\(")
    callers = {str(path.relative_to(ROOT)) for path in PROGRAM if asks.search(path.read_text(encoding="utf-8"))}
    assert callers == {"screens/agreement/issuing.py", "tui/demo/meetings.py"}


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    from tui.commands_page import page

    kept = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert kept == page(), "docs/commands.md is out of date: make docs"


def test_every_target_the_readme_names_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page.name} names make {target}"


def test_every_page_is_listed_and_every_link_leads_somewhere() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index, f"docs/index.md does not list {page.name}"
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_continuous_check_is_a_script_that_may_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o100
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
