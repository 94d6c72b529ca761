"""Requests that go out to offices and come back: plans of offices and groups, sheets filled in by chance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from openpyxl import load_workbook

from csecplan import due, edits, known
from csecplan.i18n.wording import Wording
from csecplan.model import Status
from csecplan.owners import Owners
from csecplan.view.columns import COLUMNS
from csecplan.yamltext import Document
from tests.tools.command import Answer, invoke
from tests.tools.plans import AS_OF, ROOT, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from random import Random

    from csecplan.model import Plan
    from csecplan.texts import Language

Cells = dict[tuple[str, str], object]
"""What an office types: by action and column key."""
PLAN = ROOT / "tests" / "plans" / "requests.yaml"
ALBERTA, MANITOBA = "Alberta.xlsx", "Manitoba.xlsx"
"""Sheets of two offices in that plan, which answer together for some actions."""
NAMES = (
    "CSEC-M",
    "DEO - SPS",
    "DEO-SPS",
    "Région: Ouest/Nord",
    "aux",
    "Éducation, Santé",
    "=1+1",
    "ᓄᓇᕗᑦ",
    "..",
    "a|b",
)
GROUPS = ("Directeurs", "Tous les bureaux (CA)")
DUES = ("Printemps 2004", "juin 2004", "2004-06-30", "Continu", "31 décembre 2004", "Continu jusqu'en mai 2004", "")
DAYS: list[dict[str, str]] = [
    *({"date": day} for day in ("2004-02-11", "2004-05-11", "2004-06-11", "2004-06-20", "juin 2004")),
    {},
]
OPEN = ("planned", "in-progress", "blocked")
REPORTED = tuple(status for status in Status if status is not Status.VERIFIED)


def label(status: Status) -> str:
    """*status* as a sheet in French names it."""
    return Wording("fr").label(status)


def plan_of_offices(chance: Random) -> str:
    """A plan with offices of any name, groups of them, and actions that one or several answer for."""
    offices = chance.sample(NAMES, chance.randint(2, 4))
    owners: dict[str, Any] = {key: {"aliases": [f"Bureau {number}"]} for number, key in enumerate(offices)}
    members = chance.sample([*offices[1:], "Bureau 0"], chance.randint(1, 2))
    owners[GROUPS[0]] = {"members": members}
    owners[GROUPS[1]] = {"members": [GROUPS[0], offices[-1]]} if chance.random() < 0.5 else None
    recommendations = [_recommendation(chance, f"{number}a", list(owners)) for number in (1, 2)]
    plan = {"format": "1", "title": "Plan d'essai", "date": "2004-02-05", "language": "fr", "owners": owners}
    return yaml.safe_dump({**plan, "recommendations": recommendations}, allow_unicode=True, sort_keys=False)


def _recommendation(chance: Random, id: str, owners: Sequence[str]) -> dict[str, Any]:
    actions = [_action(chance, f"{id}.{number}", owners) for number in range(1, chance.randint(2, 4))]
    return {"id": id, "text": "Agir.", "actions": actions}


def _action(chance: Random, id: str, owners: Sequence[str]) -> dict[str, Any]:
    due = chance.choice(DUES)
    said = [
        {
            **chance.choice(DAYS),
            "by": chance.choice([*owners, "Zoé"]),
            key: chance.choice((*OPEN, "done")),
            "text": "Vu.",
        }
        for key in chance.choices(["said", "said", "status"], k=chance.choice([0, 0, 1, 2]))
    ]
    return {
        "id": id,
        "text": f"Faire {id}.",
        "owners": chance.sample(owners, chance.randint(1, 2)),
        **({"due": due} if due else {}),
        "status": chance.choice((*OPEN, *OPEN, "done")),
        **({"updates": said} if said else {}),
    }


# -- out and back ---------------------------------------------------------------------------------


def sent(plan: Path, *arguments: str, folder: str = "out", lang: Language = "fr") -> Path:
    """The folder of a request of *plan*."""
    path = plan.with_name(folder)
    answer = invoke("request", "-o", path, *arguments, plan=plan, lang=lang)
    assert answer.exit_code == 0, answer.err
    return path


def taken_back(plan: Path, *paths: str | Path, lang: Language = "en") -> Answer:
    return invoke("import", *paths, "--yes", "--by", "Zoé", plan=plan, lang=lang)


def head_of(sheet: Any) -> int:
    """The row of the headings."""
    return next(int(row[0].row) for row in sheet.iter_rows() if row[0].value in ("N°", "Id"))


def rows_of(path: Path, lang: Language = "fr") -> list[dict[str, Any]]:
    """The rows of the sheet *path*, by the keys of their columns."""
    sheet = load_workbook(path).worksheets[0]
    keys = {Wording(lang).say(column.heading): key for key, (column, _) in COLUMNS.items()}
    head = head_of(sheet)
    heads = [keys[str(cell.value)] for cell in sheet[head]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=head + 1)]


def type_in(path: Path, cells: Mapping[tuple[str, str], object], lang: Language = "fr") -> None:
    """Type *cells*, by action and column key, into the sheet *path*."""
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    head = head_of(sheet)
    places = {cell.value: cell.column for cell in sheet[head]}
    numbers = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=head + 1)}
    for (identifier, key), value in cells.items():
        sheet.cell(numbers[identifier], places[Wording(lang).say(COLUMNS[key][0].heading)]).value = value
    book.save(path)


# -- answers --------------------------------------------------------------------------------------


class Reply(NamedTuple):
    """What an office says of an action: "" for nothing."""

    office: str
    id: str
    status: str
    completed: str
    due: str
    reason: str
    note: str


def offices_by_sheet(folder: Path, plan: Plan) -> dict[Path, str]:
    """Whom each sheet in *folder* was sent to, as its message says."""
    found = {}
    for message in sorted(folder.glob("*.md")):
        title = message.read_text(encoding="utf-8").splitlines()[0].replace("\\", "")
        [office] = [key for key in Owners(plan).offices if title.endswith((f": {key}", f"({key})"))][-1:]
        found[message.with_suffix(".xlsx")] = office
    return found


def replies(chance: Random, folder: Path, plan: Plan) -> dict[Path, list[Reply]]:
    """Answers by chance for the sheets in *folder*; offices propose one date for an action, never two."""
    dates = {action.id: f"{chance.randint(1, 28)} mars 200{chance.randint(5, 7)}" for _, action in plan.actions()}
    found: dict[Path, list[Reply]] = {}
    for path, office in offices_by_sheet(folder, plan).items():
        found[path] = [_reply(chance, office, row, dates) for row in rows_of(path)]
    return found


def _reply(chance: Random, office: str, row: Mapping[str, Any], dates: Mapping[str, str]) -> Reply:
    now = row["status"]
    status = chance.choice([*REPORTED, None, None])
    said = label(status) if status else ""
    said = "" if said == now else said
    is_done = said and status is Status.DONE and chance.random() < 0.5
    moves = chance.random() < 0.3
    needs_note = (said and status in (Status.NO_ACTION, Status.OBSOLETE)) or now == label(Status.DONE)
    note = f"Note de {office}, {chance.randrange(99)}" if needs_note or chance.random() < 0.3 else ""
    done = chance.choice(["2004-06-15", "2004-03-15", "mars 2004", "juin 2004"]) if is_done else ""
    return Reply(
        office, row["id"], status.value if said and status else "", done,
        dates[row["id"]] if moves else "", "Budget reçu" if moves else "", note,
    )  # fmt: skip


def cells_of(replies: Sequence[Reply]) -> dict[tuple[str, str], object]:
    """What is typed for *replies*."""
    cells: dict[tuple[str, str], object] = {}
    for each in replies:
        status = label(Status(each.status)) if each.status else ""
        typed = (status, each.completed, each.due, each.reason, each.note)
        for key, value in zip(("status", "completed", "due", "reason", "note"), typed, strict=True):
            if value:
                cells[each.id, key] = value
    return cells


def recorded(plan: Path, replies: Sequence[Reply]) -> None:
    """Record *replies* in *plan* by the commands that a person would type."""
    model = read(plan.read_text(encoding="utf-8"))[0]
    owners = Owners(model)
    for _, action in model.actions():
        answering = owners.answering(action.owners)
        mine = sorted(
            (each for each in replies if each.id == action.id), key=lambda each: owners.offices.index(each.office)
        )
        for each in mine:
            if len(answering) > 1:
                _record_part(plan, each)
            elif command := _command(each):
                answer = invoke(*command, plan=plan, lang="fr")
                assert answer.exit_code == 0, (command, answer.err)
        _revise(plan, [each for each in mine if each.due], is_joint=len(answering) > 1)


def _record_part(plan: Path, reply: Reply) -> None:
    """What an office says of its own part of an action."""
    if not (reply.status or reply.note):
        return
    said = Status(reply.status) if reply.status else None
    text = reply.note or f"État déclaré\u00a0: {Wording('fr').label(Status(reply.status))}"
    day = due.day_or_period(reply.completed) if reply.completed else AS_OF
    assert isinstance(day, date)
    model = read(plan.read_text(encoding="utf-8"))[0]
    [action] = [each for _, each in model.actions() if each.id == reply.id]
    owners = Owners(model)
    spoken = [
        since
        for each, since in zip(action.updates, known.days_of(action.updates), strict=True)
        if (each.said or each.status) and reply.office in owners.named(each.by or "")
    ]
    if any(since > day for since in spoken):
        day, text = AS_OF, f"{text}\nTerminé le\u00a0: {reply.completed}"
    report = edits.Reported(day, note=text, by=reply.office, said=said)
    plan.write_bytes(edits.add_note(Document.parse(plan.read_bytes()), [reply.id], report).data)


def _command(reply: Reply) -> list[str]:
    by, on = ["--by", reply.office], ["--on", reply.completed] if reply.completed else []
    if reply.status:
        return ["status", *by, *on, *(["--note", reply.note] if reply.note else []), reply.id, reply.status]
    return ["note", *by, "--", reply.id, reply.note] if reply.note else []


def _revise(plan: Path, proposals: Sequence[Reply], *, is_joint: bool) -> None:
    if not proposals:
        return
    reasons = [f"{each.office}\u00a0: {each.reason}" if is_joint else each.reason for each in proposals]
    answer = invoke("revise", "--reason", "; ".join(reasons), "--", proposals[0].id, proposals[0].due, plan=plan)
    assert answer.exit_code == 0, answer.err
