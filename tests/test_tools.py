"""What tests are made with stands in tests/tools, apart from the tests, and needs none of them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TESTS = ROOT / "tests"
BESIDE_TESTS = {"__init__.py", "conftest.py"}


def imported(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module}


def test_every_module_in_tests_is_a_test() -> None:
    modules = {path.name for path in TESTS.glob("*.py")}

    assert {name for name in modules if not name.startswith("test_")} == BESIDE_TESTS


def test_conftest_has_fixtures_only() -> None:
    tree = ast.parse((TESTS / "conftest.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]

    others = {each.name for each in functions if "fixture" not in "".join(map(ast.unparse, each.decorator_list))}

    assert others == {"pytest_addoption"}


@pytest.mark.parametrize("path", sorted((TESTS / "tools").glob("*.py")), ids=lambda path: path.name)
def test_a_tool_needs_no_test(path: Path) -> None:
    assert not {module for module in imported(path) if module.startswith(("tests.test_", "tests.conftest"))}
