"""The plan in a file: its table found, its rows made recommendations, and a word on each."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from csecplan import N_, due
from csecplan.folding import fold
from csecplan.i18n.wording import Wording
from csecplan.model import Kind, Precision
from csecplan.sheets.starting import files
from csecplan.sheets.starting.actions import Names
from csecplan.sheets.starting.answers import has_bold
from csecplan.sheets.starting.choosing import choose
from csecplan.sheets.starting.drafts import Plan, Recommendation, Remark
from csecplan.sheets.starting.errors import NoRows
from csecplan.sheets.starting.groups import Columns, grouped, ids_of_actions, notes_below
from csecplan.sheets.starting.headings import Role
from csecplan.sheets.starting.ids import Ids, name
from csecplan.sheets.starting.joining import whole_lines
from csecplan.sheets.starting.owners import names_in
from csecplan.sheets.starting.recommendations import Maker, keep_every_word
from csecplan.sheets.starting.report import report
from csecplan.sheets.starting.table import text_of, tidy
from csecplan.sheets.starting.tree import text_of_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.sheets.starting.choosing import Chosen
    from csecplan.sheets.starting.groups import Grouped
    from csecplan.sheets.starting.table import Row
    from csecplan.texts import Language

__all__ = ["Remark", "TablePlan", "plan_from_table"]

_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]+,? \d{4}|[^\W\d]+ \d{1,2}(?:st|nd|rd|th)?, \d{4}"
)
_LONGEST_TITLE = 200
_MOST_TITLES = 4


class TablePlan(NamedTuple):
    """A plan's text, and line by line what it was made of."""

    text: str
    remarks: Sequence[Remark]
    recommendations: int
    actions: int


def plan_from_table(data: bytes, file: str, language: Language) -> TablePlan:
    """A plan made of the table in *data*, the file named *file*.

    *language* ("fr" or "en") is the plan's where the headings do not tell.
    Raises SheetError where no table has headings that are known.
    """
    chosen = choose(files.tables(data, file), file)
    language = chosen.head.language or language
    columns = Columns(chosen.head)
    found = grouped(whole_lines(chosen.table.rows[chosen.head.last + 1 :], chosen.head), columns)
    if not found.groups:
        raise NoRows(name=file)
    columns = ids_of_actions(found, columns)
    plan = _named(chosen, file, language)
    _fill(plan, found, columns)
    actions = sum(len(each.actions) for each in plan.recommendations)
    return TablePlan(text_of_plan(plan, file), report(plan, chosen, found), len(plan.recommendations), actions)


# -- title and date -------------------------------------------------------------------------------


def _named(chosen: Chosen, file: str, language: Language) -> Plan:
    """A plan with the title and the date that stand above its table; all else around it is kept as a comment."""
    above = [*chosen.table.above, *(_row_text(row) for row in chosen.table.rows[: chosen.head.at])]
    short = [tidy(text.replace("\n", " ")) for text in above if text]
    titles = [text for text in short if len(text) <= _LONGEST_TITLE][:_MOST_TITLES]
    around = [text for text in short if text not in titles] + list(chosen.table.below)
    around += [each for row in chosen.table.rows[: chosen.head.last + 1] for each in row.remarks]
    stem = file.rpartition(".")[0] or file
    plan = Plan(title=" – ".join(titles) or stem, language=language, around=around)
    plan.date = _date_in(plan.title, language)
    return plan


def _row_text(row: Row) -> str:
    return " ".join(text_of(cell) for cell in row.cells if cell)


def _date_in(title: str, language: Language) -> str | None:
    """The one day that *title* names; None where it names none, or two."""
    read = [due.day(found[0], None, language) for found in _DAY.finditer(title)]
    days = {
        each.latest for each in read if each.kind is Kind.DATED and each.precision is Precision.DAY and each.latest
    }
    return days.pop().isoformat() if len(days) == 1 else None


# -- rows -----------------------------------------------------------------------------------------


def _fill(plan: Plan, found: Grouped, columns: Columns) -> None:
    """Recommendations, actions and owners out of the rows."""
    notes, ids = notes_below(found), Ids()
    made = [Recommendation("") for _ in found.groups]
    for each, group in zip(made, found.groups, strict=True):
        name(group, each, ids)
    for each in made:
        each.id = each.id or ids.next_number()
    names = Names(_known_names(found, columns))
    maker = Maker(columns, ids, names, plan.language, has_bold=has_bold(found.groups, columns))
    said = {word for title in (*found.sections, *found.sections.values()) for word in re.findall(r"\w+", title)}
    by_group = {id(group): each for each, group in zip(made, found.groups, strict=True)}
    for each, group in zip(made, found.groups, strict=True):
        maker.fill(each, group)
        if group.same_rows_as is not None:
            other = by_group[id(group.same_rows_as)]
            _answered_with(each, other)
            other.taken += [each.id, each.text]
    for each, group in zip(made, found.groups, strict=True):
        keep_every_word(each, group, columns, said, plan.language)
    _put_in_a_section(made, found.sections, plan.language)
    plan.notes = [*notes, *found.notes]
    plan.recommendations, plan.sections, plan.owners = made, found.sections, names.all


def _put_in_a_section(made: Sequence[Recommendation], sections: dict[str, str], language: Language) -> None:
    """Where there are sections, what is in none gets one, lest its number be taken for one that is not there."""
    outside = [each for each in made if each.section is None and (number := re.match(r"\d+", each.id))
               and number[0] not in sections]  # fmt: skip
    if sections and outside:
        key = next(str(number) for number in count() if str(number) not in sections)
        sections[key] = Wording(language).say(N_("(no section in the table)"))
        for each in outside:
            each.section = key


def _answered_with(made: Recommendation, other: Recommendation) -> None:
    """*made* shares its rows with *other*, whose actions answer for both."""
    made.see = [other.id]
    made.rows = other.rows
    made.comments["see"] = Remark(N_("The table answers {id} in the same row."), {"id": other.id})


def _known_names(found: Grouped, columns: Columns) -> set[str]:
    """Names that a cell or a line of one has to itself."""
    texts = (columns.text(line, Role.OWNERS) for group in found.groups for line in group.rows)
    return {fold(each) for text in texts for each in names_in(text)}
