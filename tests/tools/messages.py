"""Every sentence a person may read, collected from the code; and the French catalogue brought up to date.

    python -m tests.tools.messages     adds what is missing, empty, to the .po; drops what is gone; compiles the .mo

`tests/test_catalogue.py` fails on whatever is then left empty.
"""

from __future__ import annotations

import ast
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

    Message = str | tuple[str, str]

PACKAGE = Path(__file__).parent.parent.parent / "csecplan"
PO = PACKAGE / "i18n" / "locale" / "fr" / "LC_MESSAGES" / "csecplan.po"
MO = PO.with_suffix(".mo")
MARKS = {"N_", "_"}
COMMAND_CLASSES = {"Command", "Group", "Program"}


def messages() -> dict[Message, str]:
    """Every original with the file that first says it: ours, then Click's."""
    found: dict[Message, str] = {}
    ours = sorted(PACKAGE.rglob("*.py"))
    for path in (*ours, *sorted(Path(click.__file__).parent.glob("*.py"))):
        name = path.relative_to(PACKAGE.parent).as_posix() if path in ours else f"click/{path.name}"
        for message in _of_tree(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(message, name)
    plurals = {part for message in found if isinstance(message, tuple) for part in message}
    return {message: name for message, name in found.items() if message not in plurals}


def _of_tree(tree: ast.Module) -> Iterator[Message]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node)
        elif isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield cleandoc(ast.get_docstring(node) or "")


def _of_call(call: ast.Call) -> Iterator[Message]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [text for argument in call.args if (text := _text(argument)) is not None]
    if name in {"ngettext", "count"} and len(texts) == 2:
        yield texts[0], texts[1]
    elif name in MARKS and texts:
        yield texts[0]


def _text(node: ast.expr) -> str | None:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS and node.args:
        return _text(node.args[0])
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _makes_command(decorator: ast.expr) -> bool:
    """Whether *decorator* is `@click.command(cls=options.Command)` or the like."""
    if not isinstance(decorator, ast.Call):
        return False
    classes = [keyword.value for keyword in decorator.keywords if keyword.arg == "cls"]
    return any(getattr(each, "attr", getattr(each, "id", "")) in COMMAND_CLASSES for each in classes)


def catalogue() -> Catalog:
    """The French catalogue as it stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="fr", domain="csecplan")


def main() -> None:
    known = catalogue() if PO.exists() else Catalog(locale="fr", domain="csecplan")
    fresh = Catalog("fr", "csecplan", header_comment=known.header_comment, project="csecplan", fuzzy=False)
    fresh.mime_headers = known.mime_headers  # among them how French counts: newer Babels say it in another way
    for message, name in messages().items():
        before = known.get(message if isinstance(message, str) else message[0])
        fresh.add(
            message,
            before.string if before else None,
            locations=[(name, 0)],
            flags=before.flags if before else (),
        )
    with PO.open("wb") as file:
        write_po(file, fresh, width=100, omit_header=False, include_lineno=False)
    with MO.open("wb") as file:
        write_mo(file, fresh)


if __name__ == "__main__":
    main()
