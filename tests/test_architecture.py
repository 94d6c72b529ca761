"""The import table of the house: strictly downwards, and the world is touched in few places."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "csecplan"

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "folding": set(),
    "diagnostic": {"model"},
    "yamltext": set(),
    "due": {"model", "folding"},
    "known": {"model"},
    "timeliness": {"model"},
    "changes": {"model"},
    "wording": {"model", "diagnostic", "timeliness", "folding", "due"},
    "reading": {"model", "diagnostic", "folding", "yamltext", "due"},
    "store": {"diagnostic"},
    "git": {"diagnostic"},
    "committing": {"git"},
    "versions": {"git", "diagnostic"},
    "gitsetup": {"git", "store"},
    "query": {"model", "known", "timeliness", "diagnostic", "folding", "changes"},
    "checks": {"model", "diagnostic", "folding"},
    "edits": {"model", "diagnostic", "folding", "yamltext", "reading"},
    "history": {"model", "changes", "diagnostic", "yamltext", "reading", "versions"},
    "merge": {"yamltext"},
    "view": {"due", "model", "known", "timeliness", "query", "changes", "history", "diagnostic", "wording"},
    "render": {"view", "wording", "model", "timeliness", "diagnostic"},
    "sheets": {"model", "diagnostic", "folding", "yamltext", "due", "wording", "query", "view", "render", "edits"},
    "cli": {
        "model", "folding", "diagnostic", "yamltext", "due", "known", "timeliness", "changes", "wording", "reading",
        "store", "git", "gitsetup", "versions", "query", "checks", "edits", "history", "merge", "view", "render",
        "sheets", "committing",
    },
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip
"""Part of the package to the parts it may import; every part may import itself and the package's root."""

MAY_USE: dict[str, set[str]] = {
    "yamltext": {"yaml"},
    "due": {"dateutil"},
    "render": {"rich", "jinja2", "openpyxl", "icalendar"},
    "cli": {"click"},
}
"""Part to the third-party packages it may import."""

ONLY_IN: dict[str, set[str]] = {
    "today": {"cli"},
    "now": set(),
    "subprocess": {"git", "cli"},
    "open": {"store", "wording", "sheets"},
}
"""Names of the world to the parts that may use them.

`cli` starts editors, which are no git; `wording` opens its own catalogue,
`sheets` the parts of a workbook whose bytes it was given.
"""

FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module that *path* imports, dotted; `from csecplan import x` gives `csecplan.x` where x is a part."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "csecplan":
            found |= {f"csecplan.{name.name}" for name in node.names if name.name in MAY_IMPORT}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def used(path: Path) -> set[str]:
    """Names of ONLY_IN that *path* calls, imports or takes from something."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.add(name)
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found & ONLY_IN.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    allowed = MAY_IMPORT[part_of(path)] | {part_of(path)}

    parts = {name.split(".")[1] for name in imported(path) if name.startswith("csecplan.")}

    assert parts <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_third_party_packages_stay_in_their_part(path: Path) -> None:
    packages = {name.split(".")[0] for name in imported(path)} - set(sys.stdlib_module_names)

    assert packages - {"csecplan", ""} <= MAY_USE.get(part_of(path), set())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_world_is_touched_in_its_part(path: Path) -> None:
    strangers = {name for name in used(path) if part_of(path) not in ONLY_IN[name]}

    assert strangers == set()


def test_a_stranger_would_be_noticed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("from datetime import date\nimport subprocess\nday = date.today()\nopen('x')\n", encoding="utf-8")

    assert used(bad) == {"today", "subprocess", "open"}


def test_the_table_has_no_cycle() -> None:
    placed: set[str] = set()
    while ready := {part for part, needs in MAY_IMPORT.items() if needs <= placed} - placed:
        placed |= ready

    assert placed == set(MAY_IMPORT)


def test_nothing_is_allowed_that_nobody_does() -> None:
    parts: dict[str, set[str]] = {part: set() for part in MAY_IMPORT}
    packages: dict[str, set[str]] = {part: set() for part in MAY_USE}
    for path in FILES:
        names = [name.split(".") for name in imported(path)]
        parts[part_of(path)] |= {name[1] for name in names if name[0] == "csecplan" and len(name) > 1}
        packages.get(part_of(path), set()).update(name[0] for name in names)

    assert {part: allowed - parts[part] for part, allowed in MAY_IMPORT.items() if allowed - parts[part]} == {}
    assert {part: allowed - packages[part] for part, allowed in MAY_USE.items() if allowed - packages[part]} == {}


def test_every_part_is_in_the_table() -> None:
    parts = {part_of(path) for path in FILES}

    assert parts <= set(MAY_IMPORT)
