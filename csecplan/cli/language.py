"""Which language to speak: --lang, CSECPLAN_LANG, the locale, and else the plan's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan.texts import language_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csecplan.texts import Language


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> Language | None:
    """The language that --lang or CSECPLAN_LANG asks for; None where neither does.

    Read before Click reads the arguments, so that its own messages and
    --help come in that language too. A value that is no language is left
    for Click to refuse.
    """
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        option, equals, value = argument.partition("=")
        if option == "--lang":
            value = value if equals else next(iter(arguments[place + 1 :]), "")
            return language_named(value)
    return language_named(environment.get("CSECPLAN_LANG"))


def of_locale(environment: Mapping[str, str]) -> Language | None:
    """The locale's language if it is one of ours: the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return None if value[2:3].isalpha() else language_named(value[:2].lower())
    return None
