"""The plan of the house, held by tests: who may import whom, what stays pure, how long a file is."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("purwakarta_ptsp", "standards", "complaints")


def pure_modules() -> dict[str, list[str]]:
    """By app, from the one list there is: what mypy checks strictly."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for path in settings["tool"]["mypy"]["files"]:
        app, _, name = path.removesuffix(".py").partition("/")
        found.setdefault(app, []).append(name.replace("/", "."))
    return found


PURE = pure_modules()
NAMES_NO_SUBJECT = {"utils", "helpers", "common", "core", "constants", "misc"}
LONGEST_MODULE = 300
LONGEST_TEMPLATE = 120
LONGEST_VIEW = 25
# The aim is 15 lines; nothing is longer than 30, and few are longer than the aim.
LONGEST_FUNCTION, AIM, SHARE_OVER_AIM = 30, 15, 0.04


def module(app: str, name: str) -> Path:
    return ROOT / app / f"{name.replace('.', '/')}.py"


def modules(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules("standards"), ids=named)
def test_standards_import_nothing_of_the_apps_above(path):
    assert not [name for name in imports(path) if name.split(".")[0] in ("complaints", "satisfaction")]


@pytest.mark.parametrize("path", modules("complaints"), ids=named)
def test_complaints_import_nothing_of_the_survey(path):
    assert not [name for name in imports(path) if name.split(".")[0] == "satisfaction"]


def allowed_in_pure(imported: str) -> bool:
    app, _, module = imported.partition(".")
    if app in PURE:
        return not module or module in PURE[app]
    return app not in ("django", "psycopg", "os", "time", "random")


@pytest.mark.parametrize(
    "path", [module(app, name) for app, names in PURE.items() for name in names], ids=named
)
def test_a_pure_module_knows_no_django_no_clock_and_only_pure_modules(path):
    foreign = [name for name in imports(path) if not allowed_in_pure(name)]
    assert not foreign
    assert not re.search(r"\b(date\.today|datetime\.now|localdate)\(", path.read_text(encoding="utf-8"))


def test_the_readme_calls_pure_what_the_list_does():
    told, known = {}, ""
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        for app, name, mark in re.findall(r"`(?:(\w+)/)?([\w*]+)\.py`( \*\*P\*\*)?", line):
            # "standards/regulation.py, annex_*.py": the app is said once.
            known = app or known
            told |= {path: bool(mark) for path in (ROOT / known).glob(f"{name}.py")}
    pure = {module(app, name) for app, names in PURE.items() for name in names}
    assert sum(told.values()) > 10
    assert {path for path, is_pure in told.items() if is_pure} == told.keys() & pure


def test_make_check_has_no_list_of_its_own():
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert [line.split()[1:] for line in lines if "/mypy" in line] == [["--no-error-summary"]]


@pytest.mark.parametrize("path", modules(*APPS, "tests"), ids=named)
def test_a_module_is_named_after_its_subject_and_holds_one(path):
    assert path.stem not in NAMES_NO_SUBJECT
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=named)
def test_a_template_is_short_and_escapes_what_it_shows(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_TEMPLATE
    assert not re.search(r"\|\s*safe\b|autoescape off|\sstyle=|<script(?![^>]*\ssrc=)| on[a-z]+=\"", text)


def is_view(path: Path) -> bool:
    return "views" in path.parts or path.stem == "views"


def is_edge(path: Path) -> bool:
    return is_view(path) or "commands" in path.parts or "admin" in path.parts


@pytest.mark.parametrize(
    "path", [path for path in modules("standards", "complaints") if not is_edge(path)], ids=named
)
def test_only_the_edges_ask_what_day_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"localdate\(\)|timezone\.now\(\)|date\.today\(\)", text)


def functions(path: Path) -> dict[str, int]:
    """The lines of every function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {f"{node.name}:{node.lineno}": node.end_lineno - node.lineno + 1 for node in found}


@pytest.mark.parametrize("path", modules(*APPS), ids=named)
def test_a_function_is_short(path):
    longest = LONGEST_VIEW if is_view(path) else LONGEST_FUNCTION
    assert {name: lines for name, lines in functions(path).items() if lines > longest} == {}


def test_few_functions_are_longer_than_the_aim():
    lines = [lines for path in modules(*APPS) for lines in functions(path).values()]
    over = sum(each > AIM for each in lines)
    assert over <= SHARE_OVER_AIM * len(lines), f"{over} of {len(lines)}"


@pytest.mark.parametrize(
    "path",
    [path for path in modules("standards", "complaints") if is_view(path)],
    ids=named,
)
def test_a_view_asks_by_meaning(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not names & {"Q", "F"}
    assert not attributes & {"annotate", "raw", "extra"}
