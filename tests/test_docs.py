"""What the project's pages and docstrings point to is there."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.tools.plans import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FOR_USERS = {"README.md", "CHANGELOG.md"}
"""Pages that name files of the reader's own, too."""
MODULES = [path for folder in ("csecplan", "tests", "bench") for path in sorted((ROOT / folder).rglob("*.py"))]
NAMED = re.compile(r"\bREADME(?:\.md)?|\bCONTRIBUTING(?:\.md)?|[\w./-]+\.md\b")
QUOTED = re.compile(r"(README|CONTRIBUTING|docs/\w+)(?:\.md)?, \"([^\"]+)\"")
NOT_HERE = re.compile(r"\(design\b|\bdesign, section|\bthe design\b|\bconventions\b")
"""How a page that is not in the project would be named."""
OURS = re.compile(r"(?<![\w/<>.])(?:csecplan|tests|docs|bench)/[\w./-]*\w(?![\w<*/-])")
IN_CODE = re.compile(r"`([\w./-]+/|[\w./-]+\.(?:py|md|yaml|jsonl?|po|toml|jinja|css))`")
"""A path between backticks: `csecplan/model.py`, `reading/format_keys.py`, `view/report/`."""


def docstrings(path: Path) -> list[str]:
    """Every docstring in *path*, also those under a constant; line ends are blanks."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]
    return [" ".join(text.split()) for text in texts if isinstance(text, str)]


def page(name: str) -> Path:
    return ROOT / (name if name.endswith(".md") else f"{name}.md")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_docstring_names_pages_that_are_there(path: Path) -> None:
    for text in docstrings(path):
        for name in NAMED.findall(text):
            assert page(name).is_file(), text
        for name, heading in QUOTED.findall(text):
            assert re.search(
                rf"^(?:#+ |\*\*){re.escape(heading)}", page(name).read_text(encoding="utf-8"), re.MULTILINE
            ), text
        assert path == ROOT / "tests/test_docs.py" or not NOT_HERE.search(text), text


def is_there(name: str) -> bool:
    """Whether *name* is a path from the project's folder, or the end of one in the package."""
    return (ROOT / name).exists() or any((ROOT / "csecplan").rglob(name.rstrip("/")))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_names_files_that_are_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    missing = {name for name in OURS.findall(text) if not (ROOT / name).exists()}
    if path.name not in FOR_USERS:
        missing |= {name for name in IN_CODE.findall(text) if not is_there(name)}

    assert missing == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_link_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        if "://" in name:
            continue
        to = path.parent / name if name else path
        assert to.is_file(), target
        assert not anchor or anchor in anchors(to), target


def anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of *path*."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
