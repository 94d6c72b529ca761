"""What was typed, settled once all options are known: what counts from a day, ids parted by commas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csecplan.cli.day_types import Counted

if TYPE_CHECKING:
    import click

    from csecplan.cli.session import Session


def settle(ctx: click.Context, session: Session) -> None:
    """Settle what needs the day or the plan, which are asked for only then: what is counted, ids parted by commas."""
    for param in ctx.command.params:
        name = param.name or ""
        value: Any = ctx.params.get(name)
        if isinstance(value, Counted):
            ctx.params[name] = value.kind.settled(value.phrase, session.as_of, param, ctx)
        elif name == "ids" and any("," in each for each in value or ()):
            ctx.params[name] = _parted_ids(session, value)


def _parted_ids(session: Session, typed: tuple[str, ...]) -> tuple[str, ...]:
    from csecplan.query.names import parted_ids

    plans = [
        source.plan._replace(name=session.sources.name_of(source)) for source in session.each_source(report=False)
    ]
    return parted_ids(plans, typed)
