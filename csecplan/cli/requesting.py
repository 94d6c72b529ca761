"""Requests written: for each office a sheet and a message, in a folder that holds nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csecplan import N_, sheets, store
from csecplan.diagnostic import CsecplanError, ExitCode
from csecplan.query import Query, select
from csecplan.query.asking import requests
from csecplan.view import request as view
from csecplan.view.request_message import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from csecplan.cli.session import Session
    from csecplan.model import Plan
    from csecplan.query.asking import OfficeRequest

SHEET, MESSAGE = ".xlsx", ".md"


class FolderInUse(CsecplanError):
    """A folder that has something else in it than a request that nobody filled in."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "{folder} already contains {name}, which is not a request as it was written; give --output a new folder;"
        " nothing was written"
    )


class OfSeveralPlans(CsecplanError):
    """A request is of one plan, and several are named."""

    exit_code = ExitCode.REFUSED
    sentence = N_(
        "a request is about one plan, and several are named, {plans}; write one for each, with that plan alone in"
        " --plan and a folder of its own in --output; nothing was written"
    )


def write(session: Session, query: Query, reply_by: date | None, folder: Path) -> None:
    """Write a request for each office that *query* is about, and say for whom."""
    from csecplan.store.folder import write_folder

    if session.sources.are_several:
        raise OfSeveralPlans(plans=tuple(map(session.sources.name_of, session.each_source(report=False))))
    session.report_errors()
    [plan] = session.plans
    found = requests(plan, query, session.as_of)
    silent = [each.office for each in found if not each.entries]
    asked = [each for each in found if each.entries]
    if not asked:
        session.output.say(N_("no office has an open action that this asks for; nothing was written"))
        return
    former = _former(session, folder)
    letters = _letters(plan, asked, reply_by)
    try:
        files = _files(session, letters)
    except OSError as error:  # a workbook is put together in the system's folder for temporary files
        raise store.OutputRefused(path=str(folder), reason=store.why(error)) from None
    write_folder(folder, files, instead_of=former)
    session.output.change_stands()
    session.show(view.outcome(letters, silent, str(folder), session.audience))
    _name_unowned(session, plan, query)


def _name_unowned(session: Session, plan: Plan, query: Query) -> None:
    """Say which open actions nobody is asked about."""
    if query.owners:
        return
    entries = select([plan], query, session.as_of)
    ids = tuple(entry.action.id for entry in entries if entry.action.is_open and not entry.action.owners)
    if ids:
        said = session.output.wording.count(
            len(ids),
            N_("nobody is asked about {ids}, an open action that has no owner"),
            N_("nobody is asked about {ids}, open actions that have no owner"),
            ids=ids,
        )
        session.output.remark(said)


def _letters(plan: Plan, asked: Sequence[OfficeRequest], reply_by: date | None) -> list[view.Letter]:
    """Each with the name of its sheet, which depends on the plan's owners alone."""
    from csecplan.owners import Owners
    from csecplan.store.file_names import file_names

    names = file_names(Owners(plan).offices)
    return [view.Letter(each, reply_by, names[each.office] + SHEET) for each in asked]


def _files(session: Session, letters: Sequence[view.Letter]) -> dict[str, bytes]:
    """Every file by its name, in the language of the plan or of --lang: what is sent out is not of a locale."""
    from csecplan.i18n.wording import Wording
    from csecplan.render import Target, render

    language = session.audience.language_of(session.source.plan)
    audience = session.audience._replace(wording=Wording(language))
    target = Target(audience.wording, language)
    files: dict[str, bytes] = {}
    for letter in letters:
        text = render(message(letter, audience), "markdown", target)
        book = render(view.sheet(letter, audience, str(text)), "xlsx", target)
        assert isinstance(text, str)
        assert isinstance(book, bytes)
        files[letter.sheet] = book
        files[letter.sheet.removesuffix(SHEET) + MESSAGE] = text.encode("utf-8")
    return files


def _former(session: Session, folder: Path) -> list[str]:
    """The files in *folder*, if they are a request that nobody filled in; hidden ones are left where they are.

    Raises FolderInUse for the first that is something else.
    """
    from csecplan.store.folder import names_in

    names = [name for name in names_in(folder) if not name.startswith(".")]
    plan = session.source.plan
    entries = select([plan], Query(), session.as_of)
    marks: set[str] = set()
    for name in (each for each in names if each.endswith(SHEET)):
        found = sheets.as_sent(_bytes(folder / name), name, plan, entries, session.as_of)
        if found is None:
            raise FolderInUse(folder=str(folder), name=name)
        marks |= found
    for name in (each for each in names if not each.endswith(SHEET)):
        if not name.endswith(MESSAGE) or sheets.mark_of(_bytes(folder / name)) not in marks:
            raise FolderInUse(folder=str(folder), name=name)
    return names


def _bytes(path: Path) -> bytes:
    """What *path* says; nothing where it is no file that can be read."""
    try:
        return store.read_bytes(path)
    except CsecplanError:
        return b""
