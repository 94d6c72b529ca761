"""iCalendar (RFC 5545): one all-day event a deadline, the same day in every time zone."""

from __future__ import annotations

from datetime import UTC, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from csecplan import __version__
from csecplan.render.escape import one_line, visible

if TYPE_CHECKING:
    from csecplan.render import Target
    from csecplan.view.events import Event as Deadline
    from csecplan.view.page import Page


def ics(page: Page, target: Target) -> str:
    """*page*'s events as a calendar; a program that had them before knows them again by their UIDs."""
    calendar = Calendar()
    calendar.add("prodid", f"-//csecplan//csecplan {__version__}//{target.wording.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(page.title))
    for event in page.events() if page.events else ():
        calendar.add_component(_event(event))
    data: bytes = calendar.to_ical()
    return data.decode("utf-8")


def _event(deadline: Deadline) -> Event:
    """*deadline* for a calendar; its time stamp is the day of the answer, so that a later one is taken for newer."""
    event = Event()
    event.add("uid", f"{sha256(deadline.key.encode('utf-8')).hexdigest()[:32]}@csecplan")
    event.add("dtstamp", datetime.combine(deadline.as_of, time(), UTC))
    event.add("dtstart", deadline.day)
    event.add("summary", one_line(deadline.title))
    event.add("description", visible(deadline.text))
    event.add("transp", "TRANSPARENT")
    return event
