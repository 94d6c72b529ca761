"""Two people who follow up one plan, each in a clone of one repository, on the days of one quarter."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from tests.tools.command import Answer, invoke
from tests.tools.plans import ROOT
from tests.tools.requests import head_of, type_in
from tests.tools.story import ISOLATED

if TYPE_CHECKING:
    from pathlib import Path

BEGIN, OUT, MEANWHILE, BACK, MERGED = "2014-03-31", "2014-06-02", "2014-06-09", "2014-06-18", "2014-06-19"
VERIFIED, DISAGREED, END, LATER = "2014-06-25", "2014-06-27", "2014-06-30", "2014-07-04"
BESIDE = "Call me about this. Priya"
QUESTIONS = (
    "summary",
    "recommendations",
    "trend",
    "overdue",
    "list",
    "list --mark partly-reported",
    "list --where x-priority=High",
    "list --closed-since 2014-06-15",
)
"""What is asked on each day."""


@dataclass(frozen=True)
class Person:
    """Somebody with a clone of their own, in which commands and git are run as on a day."""

    name: str
    folder: Path

    @classmethod
    def with_clone(cls, name: str, origin: Path, day: str) -> Person:
        """Somebody who cloned *origin* beside it."""
        person = cls(name, origin.with_name(name.split()[0].lower()))
        subprocess.run(["git", "clone", "-q", origin, person.folder], check=True, capture_output=True)
        person.git(day, "config", "user.name", name)
        person.git(day, "config", "user.email", f"{person.folder.name}@library.example")
        return person

    @property
    def plan(self) -> Path:
        return self.folder / "plan.yaml"

    def run(self, day: str, *arguments: str | Path) -> Answer:
        """What the command answers on *day*."""
        return invoke(*arguments, plan=self.plan, CSECPLAN_AS_OF=day, **_dated(day))

    def does(self, day: str, *arguments: str | Path) -> Answer:
        """The same of a command that has to succeed."""
        answer = self.run(day, *arguments)
        assert answer.exit_code == 0, (arguments, answer.err)
        return answer

    def data(self, day: str, *arguments: str) -> Any:
        """What programs read of a question as of *day*."""
        return json.loads(self.does(day, *arguments, "-f", "json").out)

    def git(self, day: str, *arguments: str) -> str:
        environment = {**os.environ, **_dated(day)}
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout

    def pull(self, day: str) -> None:
        self.git(day, "pull", "-q", "--no-rebase", "--no-edit")

    def push(self, day: str) -> None:
        self.git(day, "push", "-q", "origin", "main")


def _dated(day: str) -> dict[str, str]:
    stamp = f"{day}T12:00:00-06:00"
    return {**ISOLATED, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "CSECPLAN_LANG": "en"}


@dataclass
class Quarter:
    """Who plays, and what was answered at each step."""

    ann: Person
    ben: Person
    sheets: Path
    answers: dict[str, Answer] = field(default_factory=dict)
    data: dict[tuple[str, str], Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    left: str = ""

    def ask(self, person: Person, day: str) -> None:
        """Keep what the questions answer on *day*, when it is today."""
        for question in QUESTIONS:
            self.data[question, day] = person.data(day, *question.split())


def played(folder: Path) -> Quarter:
    """The quarter, with what was answered on its days, and in July what was recorded since."""
    quarter = _begin(folder)
    for step in (_send, _fill_in, _take_back, _merge, _verify, _disagree, _go_on):
        step(quarter)
    return quarter


def _begin(folder: Path) -> Quarter:
    """The plan is kept from the end of the last quarter on; what came before the request is in it."""
    origin = folder / "origin.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", origin], check=True)
    ann = Person.with_clone("Ann Lee", origin, BEGIN)
    ann.git(BEGIN, "checkout", "-q", "-B", "main")
    ann.plan.write_bytes((ROOT / "tests" / "plans" / "quarter.yaml").read_bytes())
    ann.does(BEGIN, "git-setup")
    ann.git(BEGIN, "add", "-A")
    ann.git(BEGIN, "commit", "-q", "-m", "The plan")
    bids = ["--reason", "Bids were late.", "--by", "Library Board"]
    ann.does("2014-04-22", "revise", "1b.1", "June 2014", *bids, "--commit")
    ann.does(OUT, "note", "1b.2", "Forty records a week.", "--by", "Facilities", "--on", "May 2014", "--commit")
    ann.does(OUT, "status", "2c.1", "done", "--on", "May 2014", "--commit")
    ann.push(OUT)
    ben = Person.with_clone("Ben Roy", origin, OUT)
    ben.does(OUT, "git-setup")
    return Quarter(ann, ben, folder / "june")


def _send(quarter: Quarter) -> None:
    quarter.ask(quarter.ann, OUT)
    request: list[str | Path] = ["request", "--reply-by", "2014-06-16", "-o", quarter.sheets]
    quarter.answers["request"] = quarter.ann.does(OUT, *request)


def _fill_in(quarter: Quarter) -> None:
    """Branches and Systems fill in their sheets; Facilities sends its own back as it is."""
    done = {("1a.1", "status"): "Done", ("1a.1", "completed"): datetime(2014, 6, 10)}
    said = {("1a.1", "note"): "All six are open.", ("1a.2", "status"): "Done", ("1a.2", "note"): "Calls go there."}
    type_in(quarter.sheets / "Branches.xlsx", {**done, **said}, "en")
    blocked = {("1a.2", "status"): "Blocked", ("1a.2", "note"): "The switchboard is late."}
    dated = {("1b.1", "due"): "30 September 2014", ("1b.1", "reason"): "Moving data takes longer."}
    type_in(quarter.sheets / "Systems.xlsx", {**blocked, **dated}, "en")
    book = load_workbook(quarter.sheets / "Systems.xlsx")
    sheet: Any = book.worksheets[0]
    sheet.cell(head_of(sheet) + 1, 17).value = BESIDE
    book.save(quarter.sheets / "Systems.xlsx")
    board = ["--reason", "The supplier is behind.", "--by", "Library Board"]
    quarter.ben.does(MEANWHILE, "revise", "1b.1", "31 December 2014", *board, "--commit")
    quarter.ben.push(MEANWHILE)


def _take_back(quarter: Quarter) -> None:
    """The Board's date is not the one that Systems wrote; Systems agrees to it, and its reason becomes a note."""
    ann = quarter.ann
    take: list[str | Path] = ["import", quarter.sheets, "--yes", "--commit"]
    ann.pull(BACK)
    quarter.files["before"] = ann.plan.read_bytes()
    quarter.answers["conflict"] = ann.run(BACK, *take)
    quarter.files["refused"] = ann.plan.read_bytes()
    quarter.left = ann.git(BACK, "status", "--porcelain") + ann.git(BACK, "log", "-1", "--format=%s")
    agreed = {("1b.1", "due"): "31 December 2014", ("1b.1", "reason"): None}
    type_in(quarter.sheets / "Systems.xlsx", {**agreed, ("1b.1", "note"): "Moving data takes longer."}, "en")
    quarter.answers["import"] = ann.does(BACK, *take)
    quarter.answers["again"] = ann.does(BACK, *take)
    quarter.ask(ann, BACK)


def _merge(quarter: Quarter) -> None:
    """Ben has written on the same action meanwhile."""
    quarter.ben.does(MERGED, "note", "1a.1", "The Board was told.", "--commit")
    quarter.ann.push(BACK)
    quarter.ben.pull(MERGED)
    quarter.ben.push(MERGED)
    quarter.ann.pull(MERGED)


def _verify(quarter: Quarter) -> None:
    """Ben verifies, Ann hears of Systems; both at once."""
    quarter.ben.does(VERIFIED, "status", "1a.1", "verified", "--note", "Seen at all six.", "--commit")
    quarter.ben.push(VERIFIED)
    heard = ["note", "1a.2", "It answers.", "--said", "done", "--by", "IT", "--commit"]
    quarter.answers["all parts done"] = quarter.ann.does("2014-06-24", *heard)
    quarter.ann.does("2014-06-26", "status", "1a.2", "done", "--commit")
    quarter.ann.pull("2014-06-26")
    quarter.ask(quarter.ann, "2014-06-26")


def _disagree(quarter: Quarter) -> None:
    but = ["note", "1a.2", "Two branches are cut off.", "--said", "in-progress", "--by", "Systems", "--commit"]
    quarter.ann.does(DISAGREED, *but)
    quarter.ann.push(DISAGREED)
    quarter.ben.pull(END)
    quarter.answers["check"] = quarter.ben.run(END, "check")
    quarter.ask(quarter.ben, END)
    quarter.answers["report"] = quarter.ben.does(END, "report", "--since", BEGIN)


def _go_on(quarter: Quarter) -> None:
    """What is recorded in July is no part of the quarter."""
    quarter.ben.does(LATER, "status", "1b.2", "done", "--note", "None is left.", "--by", "Facilities", "--commit")
