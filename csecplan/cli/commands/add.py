"""`csecplan add action` and `csecplan add recommendation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csecplan import N_
from csecplan.cli import change_options, help_pages, types
from csecplan.cli.change_options import Words
from csecplan.cli.changing import record
from csecplan.cli.choosing import in_one_plan, in_plan_of_new
from csecplan.cli.help_pages import argument, option

if TYPE_CHECKING:
    from csecplan.cli.session import Session
    from csecplan.edits import Edit
    from csecplan.model import Status
    from csecplan.yamltext import Document

_TEXT, _NAME, _ID = (
    Words(change_options.TEXT, needed=True),
    Words(change_options.NAME, needed=True),
    Words(change_options.ID, needed=True),
)


@click.group("add", cls=help_pages.Group)
def command() -> None:
    """Add an action or a recommendation."""


@command.command(cls=help_pages.Command)
@argument("recommendation", type=_ID, metavar="REC")
@option("--text", type=_TEXT, required=True, help=N_("What will be done."))
@option("--id", type=_ID, help=N_("Its id; else the next number of its recommendation."))
@option("--title", type=_TEXT, help=N_("A short title, for tables."))
@option("--owner", "owners", type=_NAME, multiple=True, help=N_("An office answerable. Repeat for several."))
@option("--due", type=Words(change_options.PHRASE, needed=True), help=N_("When, as people write it."))
@option("--status", type=types.STATUS, help=N_("Its status; planned is understood."))
@change_options.change
@click.pass_obj
def action(
    session: Session,
    /,
    recommendation: str,
    text: str,
    id: str | None,
    title: str | None,
    owners: tuple[str, ...],
    due: str | None,
    status: Status | None,
    **how: Any,
) -> None:
    """Add an action under the recommendation REC."""
    from csecplan import due as dates
    from csecplan import edits

    [recommendation] = in_one_plan(session, (recommendation,))
    date = dates.read(due, session.as_of, session.output.words.language, session.as_of) if due else None

    def make(document: Document) -> Edit:
        new = edits.NewAction(text, id, title, _owner_keys(session, owners), date, status)
        return edits.add_action(document, recommendation, new)

    record(session, make, **how)


@command.command(cls=help_pages.Command)
@option("--id", type=_ID, required=True, help=N_("Its id, never used before."))
@option("--text", type=_TEXT, required=True, help=N_("What should be done."))
@option("--title", type=_TEXT, help=N_("A short title, for tables."))
@option("--section", type=_NAME, help=N_("Its section, by number or title; else the number its id begins with."))
@option("--response", type=_TEXT, help=N_("Management's response."))
@change_options.change
@click.pass_obj
def recommendation(
    session: Session,
    /,
    id: str,
    text: str,
    title: str | None,
    section: str | None,
    response: str | None,
    **how: Any,
) -> None:
    """Add a recommendation after the others."""
    from csecplan import edits

    id = in_plan_of_new(session, id)

    def make(document: Document) -> Edit:
        new = edits.NewRecommendation(id, text, _section_key(session, section), title, response)
        return edits.add_recommendation(document, new)

    record(session, make, **how)


def _owner_keys(session: Session, owners: tuple[str, ...]) -> tuple[str, ...]:
    """The plan's own keys for *owners*, once each; as typed where the plan lists none."""
    from csecplan.query.names import check_owners, reach

    if not owners or not session.source.plan.owners:
        return tuple(dict.fromkeys(owners))
    check_owners([session.source.plan], owners)
    known = {owner.key for owner in session.source.plan.owners}
    keys = (
        name if name in known else next(iter(reach(session.source.plan, (name,), direct=True))) for name in owners
    )
    return tuple(dict.fromkeys(keys))


def _section_key(session: Session, section: str | None) -> str | None:
    """The plan's own key for *section*; as typed where the plan lists none."""
    from csecplan.query.names import check_sections, section_keys

    if section is None or not session.source.plan.sections or section in session.source.plan.sections:
        return section
    check_sections([session.source.plan], (section,))
    return min(section_keys(session.source.plan, (section,)))
