"""The import table of the house: strictly downwards, and the world is touched in few places."""

from __future__ import annotations

import ast
import re
import sys
from itertools import takewhile
from pathlib import Path
from typing import TypeGuard

import pytest

PACKAGE = Path(__file__).parent.parent / "csecplan"

PAGE = PACKAGE.parent / "docs" / "architecture.md"


def table_of(heading: str) -> dict[str, set[str]]:
    """The rows of the first table in *PAGE* whose head is *heading*: a room, and what stands beside it."""
    _, _, below = PAGE.read_text(encoding="utf-8").partition(f"{heading}\n|---|---|---|\n")
    rows = [line.strip("|").split("|") for line in below.partition("\n\n")[0].splitlines()]
    return {room.strip(" `"): set(beside.split()) for room, beside, _ in rows}


MAY_IMPORT = table_of("| room | imports | why |")
"""Part of the package to the parts it imports; every part may import itself and the package's root."""

MAY_USE = table_of("| room | packages | why |")
"""Part to the third-party packages it imports."""

ROOMS = dict(re.findall(r"^\| `([a-z0-9_]+)/?` \| ([^|]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
"""Each part with what the page says is in it."""

ONLY_IN: dict[str, set[str]] = {
    "today": {"cli"},
    "now": set(),
    "subprocess": {"history", "cli"},
    "open": {"store", "i18n", "sheets"},
}
"""Names of the world to the parts that may use them.

`cli` starts editors, which are no git; `i18n` opens its own catalogue,
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


def imports_of(part: str) -> set[str]:
    """Every module that the files of *part* import."""
    return {name for path in FILES if part_of(path) == part for name in imported(path)}


def test_every_part_has_a_row_that_says_what_is_in_it() -> None:
    assert set(ROOMS) == {part_of(path) for path in FILES} - {"__init__", "__main__"}


@pytest.mark.parametrize("part", ROOMS)
def test_what_the_page_names_in_a_part_is_there(part: str) -> None:
    named = {Path(word).name for word in re.findall(r"`([a-z0-9_/]+)`", ROOMS[part])}

    assert named - {path.stem for path in (PACKAGE / part).rglob("*")} == set()


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_room_imports_what_the_table_says(part: str) -> None:
    parts = {name.split(".")[1] for name in imports_of(part) if name.startswith("csecplan.")}

    assert parts - {part} == MAY_IMPORT[part]


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_third_party_packages_stay_in_their_room(part: str) -> None:
    packages = {name.split(".")[0] for name in imports_of(part)} - set(sys.stdlib_module_names)

    assert packages - {"csecplan", ""} == MAY_USE.get(part, set())


def test_the_table_points_downwards() -> None:
    placed: set[str] = set()
    for part, needs in MAY_IMPORT.items():
        assert needs <= placed, part
        placed.add(part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_world_is_touched_in_its_part(path: Path) -> None:
    strangers = {name for name in used(path) if part_of(path) not in ONLY_IN[name]}

    assert strangers == set()


def test_a_stranger_would_be_noticed(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("from datetime import date\nimport subprocess\nday = date.today()\nopen('x')\n", encoding="utf-8")

    assert used(bad) == {"today", "subprocess", "open"}


def modules() -> dict[str, Path]:
    """Every module of the package, by its dotted name."""
    dotted = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in FILES}
    return {name.removesuffix(".__init__"): path for name, path in dotted.items()}


def imports_between(modules: dict[str, Path]) -> dict[str, set[str]]:
    """Which of *modules* each imports: at run time, late, or only for its types."""
    found: dict[str, set[str]] = {}
    for name, path in modules.items():
        needs: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                needs |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{each.name}" for each in node.names}
                needs |= inner & modules.keys()
                needs |= {node.module} if inner - modules.keys() else set()
        found[name] = needs & modules.keys() - {name}
    return found


def in_circles(imports: dict[str, set[str]]) -> set[str]:
    """The modules of which no order has each after all that it imports."""
    left = {name: set(needs) for name, needs in imports.items()}
    while free := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in free}
    while unneeded := left.keys() - {need for needs in left.values() for need in needs}:
        left = {name: needs for name, needs in left.items() if name not in unneeded}
    return set(left)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert in_circles(imports_between(modules())) == set()


def test_a_circle_would_be_noticed(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{name}.py" for name in "abc")
    first.write_text("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from b import B\n", encoding="utf-8")
    second.write_text("def late():\n    import a\n", encoding="utf-8")
    third.write_text("import a, b\n", encoding="utf-8")

    assert in_circles(imports_between({"a": first, "b": second, "c": third})) == {"a", "b"}


def test_every_part_is_in_the_table() -> None:
    parts = {part_of(path) for path in FILES}

    assert parts == set(MAY_IMPORT)


# -- late imports ------------------------------------------------------------------------------------


def late_imports(path: Path) -> set[int]:
    """Lines of imports inside functions of *path* that do not stand at the top of their function."""
    inside: set[int] = set()
    at_top: set[int] = set()
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            body = function.body[1:] if ast.get_docstring(function) else function.body
            at_top |= {node.lineno for node in takewhile(is_import, body)}
            inside |= {node.lineno for node in ast.walk(function) if is_import(node)}
    return inside - at_top


def is_import(node: ast.AST) -> TypeGuard[ast.Import | ast.ImportFrom]:
    return isinstance(node, ast.Import | ast.ImportFrom)


@pytest.mark.parametrize(
    "path", [path for path in FILES if part_of(path) == "cli"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_late_import_is_at_the_top_of_its_function(path: Path) -> None:
    assert late_imports(path) == set()


# -- a session is changed by its own parts only ------------------------------------------------------


def root_of(node: ast.expr) -> str:
    """The name that `name.attribute.attribute` begins with; after `self`, the attribute."""
    while isinstance(node, ast.Attribute):
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            return node.attr
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def meddles(node: ast.AST) -> bool:
    """Whether *node* sets a part of a session, or reaches under the hood of any object."""
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", "") in {"vars", "setattr"}
    if not isinstance(node, ast.Attribute):
        return False
    return node.attr == "__dict__" or (isinstance(node.ctx, ast.Store) and root_of(node.value) == "session")


def meddling(text: str) -> set[int]:
    """Lines of *text* that meddle."""
    return {node.lineno for node in ast.walk(ast.parse(text)) if isinstance(node, ast.expr) and meddles(node)}


@pytest.mark.parametrize(
    "path", [path for path in FILES if part_of(path) == "cli"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_nothing_of_a_session_is_set_from_outside(path: Path) -> None:
    assert meddling(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "line",
    [
        "session.exit_code = 1",
        "self.session.exit_code = 1",
        "session.output.written = True",
        "vars(session).pop('_read', None)",
        "'_read' in self.__dict__",
        "setattr(session_of(ctx), name, value)",
    ],
)
def test_meddling_would_be_noticed(line: str) -> None:
    assert meddling(line) == {1}
