"""A change of a plan's text that was read back as meant, ready to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from csecplan.yamltext import Document


class Edit(NamedTuple):
    """The text before and after, and what was changed: each item's id, with words for a commit's message.

    `typed` has the bytes after where a person typed them, which may be no
    text that could be written from `after`.
    """

    before: Document
    after: Document
    changes: tuple[tuple[str, str], ...]
    typed: bytes | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.after.text == self.before.text

    @property
    def data(self) -> bytes:
        """The file's bytes after the change."""
        return self.after.encode() if self.typed is None else self.typed

    @property
    def message(self) -> str:
        """One line for git: `1d.1: planned → done`."""
        said = list(dict.fromkeys(what for _, what in self.changes))
        ids = ", ".join(identifier for identifier, _ in self.changes)
        return shortened(f"{ids}: {' · '.join(said)}")


def shortened(text: str, most: int = 72) -> str:
    """*text* on one line of *most* characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
