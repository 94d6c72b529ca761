"""From a period and what is said of it to the days of a due date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from csecplan.due.days.periods import HALF, ONE_DAY, QUARTER, SEASON, Named, Period, in_range, settle, spanning
from csecplan.due.parse.tokens import RefusedError
from csecplan.model import Kind, Note, Precision

if TYPE_CHECKING:
    from datetime import date

    from csecplan.due.parse.ranges import Stretch
    from csecplan.note_codes import NoteCode


class Reading(NamedTuple):
    """A due date without its text: the fields of `model.Due`."""

    kind: Kind
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    edtf: str | None = None
    notes: tuple[Note, ...] = ()

    def noted(self, *notes: Note) -> Reading:
        """This reading with *notes* added."""
        return self._replace(notes=self.notes + notes)


_SAME_AS_WHOLE = {"by": "late", "until": "late", "after": "late", "before": "early"}
"""« d'ici la fin de X » is by X, « avant le début de X » before X: the third names the same day as the period."""


def said_of(operator: str, span: Stretch, hedges: str = "") -> Reading:
    """The due date that *span* is under *operator* ("" for none), doubted by *hedges* ("~", "?" or both).

    Raises RefusedError, with the operator in it, where a period cannot be settled.
    """
    first, last = _bounded(operator, span)
    try:
        if last is None:
            if operator == "before" and (first.timed or first.part == "late"):  # « avant la fin de X », « à 17 h »
                operator = "by"
            if first.part == _SAME_AS_WHOLE.get(operator):
                first = first._replace(part=None)
            period = settle(first)
        else:
            period = _range(first, last)
            operator = "" if operator == "from" else operator  # "from X to Y" has an end
        reading = _OPERATIONS[operator](period)
    except RefusedError as refused:
        refused.operator = refused.operator or (operator if last is None else "range")
        raise
    notes = _notes(first, period, operator)
    return _hedged(reading, hedges).noted(*notes) if hedges or notes else reading


def _bounded(operator: str, span: Stretch) -> tuple[Named, Named | None]:
    """The ends of *span*, the one that *operator* is about where it joins neighbours: « avant mai ou juin »."""
    first, last, joined = span
    if not joined or last is None or operator not in {"before", "after", "from"}:
        return first, last
    return (first if operator == "from" else last), None


def _range(first: Named, last: Named) -> Period:
    if last.year is None:
        yearly = first.year is None or first.unit in {Precision.YEAR, Precision.FISCAL_YEAR}
        shared = () if yearly else (first, last._replace(year=first.year, fiscal=first.fiscal))
        raise RefusedError("range-without-year", shared)
    try:
        return spanning(settle(first), settle(last))
    except RefusedError as refused:
        if refused.code == "reversed" and first.year == last.year:
            refused.candidates = (first._replace(year=last.year - 1), last)
        raise


def _plain(period: Period) -> Reading:
    return Reading(Kind.DATED, period.earliest, period.latest, period.precision, period.edtf)


def _by(period: Period) -> Reading:
    return Reading(Kind.DATED, None, period.latest, period.precision, f"../{period.last}")


def _until(period: Period) -> Reading:
    return _by(period)._replace(kind=Kind.ONGOING_UNTIL)


def _before(period: Period) -> Reading:
    latest = period.earliest - ONE_DAY
    in_range(latest)
    return Reading(Kind.DATED, None, latest, period.precision, f"../{_edge(latest, period.precision)}")


def _from(period: Period) -> Reading:
    return Reading(Kind.ONGOING, period.earliest, None, period.precision, f"{period.first}/..")


def _after(period: Period) -> Reading:
    earliest = period.latest + ONE_DAY
    in_range(earliest)
    return Reading(Kind.ONGOING, earliest, None, period.precision, f"{_edge(earliest, period.precision)}/..")


_OPERATIONS = {"": _plain, "by": _by, "before": _before, "after": _after, "from": _from, "until": _until}


def _edge(day: date, precision: Precision) -> str:
    return day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(precision, 10)]


def _hedged(reading: Reading, hedges: str) -> Reading:
    """EDTF level 1: "~" approximate, "?" uncertain, "%" both, on each end that is known."""
    notes = []
    if "~" in hedges:
        notes.append(Note("approximate"))
    if "?" in hedges:
        notes.append(Note("provisional"))
    if not reading.edtf or not notes:
        return reading
    mark = "%" if len(notes) == 2 else "~" if "~" in hedges else "?"
    ends = (end if end == ".." else end + mark for end in reading.edtf.split("/"))
    return reading._replace(edtf="/".join(ends), notes=reading.notes + tuple(notes))


def spanned(dates: list[Reading]) -> Reading:
    """From the first start to the last end of *dates*; with no start where one of them has none."""
    last = max(dates, key=_latest)
    starts = [date for date in dates if date.earliest is not None]
    first = min(starts, key=_earliest) if len(starts) == len(dates) else None
    marks = {end[-1] for date in dates for end in (date.edtf or "").split("/") if end[-1] in "~?%"}
    mark = "" if not marks else marks.pop() if len(marks) == 1 else "%"
    start = _end_of(first, 0) + mark if first else ".."
    notes = {note.code: note for date in dates for note in date.notes}
    return Reading(
        Kind.DATED,
        first.earliest if first else None,
        last.latest,
        Precision.RANGE,
        f"{start}/{_end_of(last, -1)}{mark}",
        tuple(notes.values()),
    )


def _latest(reading: Reading) -> date:
    assert reading.latest is not None, reading
    return reading.latest


def _earliest(reading: Reading) -> date:
    assert reading.earliest is not None, reading
    return reading.earliest


def _end_of(reading: Reading, end: int) -> str:
    """An end of the EDTF of *reading*: the day where it has a code of its own, as seasons do."""
    code = (reading.edtf or "").split("/")[end].rstrip("~?%")
    day = reading.latest if end else reading.earliest
    return code if day is None or int(code[5:7] or 0) <= 12 else day.isoformat()


def doubted(reading: Reading) -> Reading:
    """*reading* with its EDTF marked uncertain, besides what it is marked already."""
    ends = (reading.edtf or "").split("/")
    marks = ("%" if end[-1] in "~%" else "?" for end in ends)
    marked = (end if end == ".." else end.rstrip("~?%") + mark for end, mark in zip(ends, marks, strict=True))
    return reading._replace(edtf="/".join(marked))


def _notes(named: Named, period: Period, operator: str) -> tuple[Note, ...]:
    notes: list[Note] = []
    if named.unit in {QUARTER, HALF} and not named.fiscal:
        code: NoteCode = "calendar-quarter" if named.unit is QUARTER else "calendar-half"
        notes.append(Note(code, {"year": period.latest.year}))
    if named.unit is SEASON and named.number == 4 and named.year is not None:
        notes.append(Note("winter", {"year": named.year}))
    if named.timed:
        notes.append(Note("time-dropped"))
    if operator in {"from", "after"}:
        notes.append(Note("start-only"))
    return tuple(notes)
