"""A plan from a table: made, written, and told line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.i18n.wording import Wording
    from csecplan.sheets.starting import Remark, TablePlan

_MARGIN = "    "


def start(session: Session, table: Path, path: Path, *, dry_run: bool) -> None:
    """Write the plan in *table* to the new file *path*, and answer what was taken for what; or only show the plan.

    Raises SheetError where there is none in it, and what `store` raises.
    """
    from csecplan.sheets.starting import plan_from_table
    from csecplan.store.replacing import create

    output = session.output
    made = plan_from_table(store.read_bytes(table), table.name, output.words.language)
    lines = "\n".join((*report(made.remarks, output.words), _counted(made, output.words)))
    if dry_run:
        output.answer(made.text)
        output.remark(f"{lines}\n{output.words.say(N_('nothing was written (--dry-run)'))}")
        return
    create(path, made.text.encode())
    output.answer_in_words(lines)
    sentence = N_("{path} is written; compare it with {table}, then run `csecplan check`")
    output.remark(output.words.say(sentence, path=str(path), table=table.name))


def _counted(made: TablePlan, wording: Wording) -> str:
    """How much was made of the table."""
    recommendations = wording.count(made.recommendations, N_("{n} recommendation"), N_("{n} recommendations"))
    actions = wording.count(made.actions, N_("{n} action"), N_("{n} actions"))
    return wording.say(N_("{recommendations}, {actions}"), recommendations=recommendations, actions=actions)


def report(remarks: Sequence[Remark], wording: Wording) -> Iterator[str]:
    """*remarks* as lines: those on rows with their numbers, those on an id below them."""
    for remark in remarks:
        text = wording.say(remark.sentence, **remark.facts)
        if remark.rows:
            rows = wording.count(len(remark.rows), N_("row {rows}"), N_("rows {rows}"), rows=numbers(remark.rows))
            yield wording.labelled(rows, text)
        elif remark.id:
            yield _MARGIN + wording.labelled(remark.id, text)
        else:
            yield text


def numbers(rows: Sequence[int]) -> str:
    """Numbers of rows as people write them: 4–6, 9."""
    from csecplan.sheets.naming import runs

    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(rows))
