"""Marks, extensions and what offices said of their parts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_
from csecplan.timeliness import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from csecplan.extensions import Extension
    from csecplan.i18n.wording import Wording
    from csecplan.joint import OfficeStatus


def marks_in_words(marks: Sequence[Mark], extension: Extension, wording: Wording) -> str:
    """« reportée 2 fois, de 120 jours en tout, sans nouvelles récentes »."""
    return ", ".join(
        extension_in_words(extension, wording) if mark is Mark.REVISED else wording.label(mark) for mark in marks
    )


def extension_in_words(extension: Extension, wording: Wording) -> str:
    """« reportée une fois », « reportée 2 fois, de 120 jours en tout », "revised once, 10 days earlier"."""
    times, days = extension
    revised = wording.count(times, N_("revised once"), N_("revised {n} times"))
    if not days:
        return revised
    if days < 0:
        return wording.count(
            -days, N_("{revised}, {n} day earlier"), N_("{revised}, {n} days earlier"), revised=revised
        )
    if times == 1:
        return wording.count(days, N_("{revised}, by {n} day"), N_("{revised}, by {n} days"), revised=revised)
    return wording.count(
        days, N_("{revised}, by {n} day in all"), N_("{revised}, by {n} days in all"), revised=revised
    )


def moved_in_words(days: int | None, wording: Wording) -> str:
    """By how many *days* a deadline moved: « 120 jours », "10 days earlier"; "" where it did not, or nobody knows."""
    if not days:
        return ""
    if days < 0:
        return wording.count(-days, N_("{n} day earlier"), N_("{n} days earlier"))
    return wording.count(days, N_("{n} day"), N_("{n} days"))


def together_in_words(extension: Extension, wording: Wording) -> str:
    """Several revisions together: « 2 reports, 245 jours »; "" of one alone."""
    if extension.times < 2:
        return ""
    times = wording.count(extension.times, N_("{n} revision"), N_("{n} revisions"))
    return ", ".join(filter(None, (times, moved_in_words(extension.days, wording))))


def reported_in_words(offices: Sequence[OfficeStatus], wording: Wording) -> str:
    """« 2 sur 4 ont terminé »; of one office alone, what it said."""
    if len(offices) == 1:
        status = offices[0].status
        return wording.label(status) if status else wording.say(N_("nothing yet"))
    done = sum(each.is_done for each in offices)
    return wording.count(done, N_("{n} of {all} done"), N_("{n} of {all} done"), all=wording.number(len(offices)))
