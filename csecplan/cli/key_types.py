"""What may be typed where a key is named: one of ours, or a unit's own, which the plan has to have."""

from __future__ import annotations

from gettext import gettext
from typing import Any

import click

from csecplan import N_
from csecplan.cli.types import DECISIONS, MARKS, STATES, STATUSES, ClosedWord, refuse_word, words_of
from csecplan.model import OWN_KEY

_NO_TIMELINESS = N_('"{value}" is not a timeliness; use one of {known}.')
_CLOSED = {
    "status": STATUSES,
    "marks": MARKS,
    "timeliness": ClosedWord("Timeliness", "", _NO_TIMELINESS, module="timeliness", several=True),
    "decision": DECISIONS,
    "state": STATES,
}
"""The closed words that --where takes by their labels too."""
_ALSO = {"mark": "marks", "owner": "owners"}
"""Other names of a key."""


_NEITHER = N_('"{value}" is neither one of {known}, nor a key of your own ({own}).')


class WordOrOwnKey(click.Choice[str]):
    """One of a few words, or a key of a unit's own, which the plan has to have."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return f"[{'|'.join(map(str, self.choices))}|{OWN_KEY}…]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from csecplan.query.own_keys import is_own

        typed, known = str(value), tuple(map(str, self.choices))
        if typed not in known and not is_own(typed):
            message = words_of(ctx).say(_NEITHER, value=typed, known=known, own=f"{OWN_KEY}…")
            refuse_word(self, message, typed, known, param, ctx)
        return typed


class Where(click.ParamType[tuple[str, str]]):
    """A key and a value, KEY=VALUE; a closed word by its label too."""

    name = "where"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return gettext(N_("KEY=VALUE"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        from csecplan.query.own_keys import is_own

        if isinstance(value, tuple):
            return value
        key, equals, said = str(value).partition("=")
        key, said = key.strip(), said.strip()
        if not (key and equals and said):
            sentence = N_('"{value}" is not a key and its value; write KEY=VALUE, such as {example}.')
            self.fail(words_of(ctx).say(sentence, value=value, example=f"{OWN_KEY}priority=High"), param, ctx)
        if is_own(key):
            return key, said
        key = _ALSO.get(key.lower(), key.lower())
        return key, ",".join(_CLOSED[key].convert(said, param, ctx)) if key in _CLOSED else said
