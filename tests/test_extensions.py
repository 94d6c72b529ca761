"""Extensions: who granted them, how often, how many days in all; deadlines that are removed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csecplan.extensions import deadline_removed, each_extension, extension, has_no_deadline
from csecplan.i18n.wording import Wording
from csecplan.model import Action, Due, Kind, Revision
from csecplan.view.marks import extension_in_words
from tests.test_changing import at_terminal
from tests.tools.command import invoke

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from csecplan.extensions import Extension
    from csecplan.texts import Language

dates = st.integers(0, 400).map(lambda days: date(2004, 1, 1) + timedelta(days))
dues = st.one_of(
    st.builds(lambda day: Due("d", Kind.DATED, day, day), dates),
    st.builds(lambda day: Due("c", Kind.ONGOING_UNTIL, None, day), dates),
    st.sampled_from([Due("Continu", Kind.ONGOING), Due("?", Kind.NONE), Due("x", Kind.UNKNOWN), Due("", Kind.NONE)]),
)
actions = st.builds(
    lambda first, later: Action("1", "a", due=first, revisions=tuple(map(Revision, later))),
    dues | st.none(),
    st.lists(dues, max_size=4),
)


@given(actions)
def test_the_days_in_all_are_those_of_each_revision_together(action: Action) -> None:
    each, whole = each_extension(action), extension(action)

    assert (whole.times, len(each)) == (len(action.revisions), len(action.revisions))
    if each and None not in each:
        assert whole.days == sum(days for days in each if days is not None)


@given(actions, dues)
def test_a_deadline_is_removed_until_there_is_one_again(action: Action, due: Due) -> None:
    later = action._replace(revisions=(*action.revisions, Revision(due)))
    had_one = any(each and each.deadline for each in (action.due, *(each.due for each in action.revisions)))

    assert deadline_removed(later) == (had_one and has_no_deadline(due))


def words(*dues: str) -> Extension:
    found = [Due(text, Kind.DATED, None, date.fromisoformat(text)) if text else None for text in dues]
    return extension(Action("1", "a", due=found[0], revisions=tuple(Revision(each) for each in found[1:] if each)))


@pytest.mark.parametrize(
    ("dues", "lang", "expected"),
    [
        pytest.param(["2004-06-30", "2004-07-01"], "en", "revised once, by 1 day", id="one day"),
        pytest.param(["2004-06-30", "2004-07-01"], "fr", "reportée une fois, de 1 jour", id="un jour"),
        pytest.param(
            ["2004-06-30", "2004-07-30", "2004-10-28"], "en", "revised 2 times, by 120 days in all", id="twice"
        ),
        pytest.param(
            ["2004-06-30", "2004-07-30", "2004-10-28"], "fr", "reportée 2 fois, de 120 jours en tout", id="deux fois"
        ),
        pytest.param(["", "2004-07-30"], "en", "revised once", id="the first date is not known"),
        pytest.param(["2004-06-30", "2004-06-20"], "en", "revised once, 10 days earlier", id="earlier"),
        pytest.param(["2004-06-30", "2004-07-20", "2004-06-30"], "en", "revised 2 times", id="back where it was"),
    ],
)
def test_how_often_and_by_how_many_days(dues: list[str], lang: Language, expected: str) -> None:
    assert extension_in_words(words(*dues), Wording(lang)) == expected


# -- the command ----------------------------------------------------------------------------------

PLAN = """\
format: 1
title: Plan d'essai
date: 2004-02-05
language: fr
owners: {CSEC-M: }
recommendations:
  - id: 1a
    text: Échanger les listes.
    actions:
      - id: 1a.1
        text: Liste des services
        owners: [CSEC-M]
        due: Avril 2004
      - id: 1a.2
        text: Liste des bureaux
        owners: [CSEC-M]
        due: Continu
"""


@pytest.fixture
def plan(write: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write(PLAN)
    monkeypatch.chdir(path.parent)
    return path


def revise(phrase: str, *options: str, action: str = "1a.1", lang: Language = "en") -> str:
    answer = invoke("revise", action, phrase, "--reason", "Attente", *options, lang=lang)
    assert answer.exit_code == 0
    return answer.out


def test_who_granted_it_is_kept_and_shown(plan: Path) -> None:
    revise("septembre 2004", "--by", "Comité", "--on", "2004-06-20")
    revise("décembre 2004", "--by", "Sous-ministre", "--on", "2004-07-01")

    revised = json.loads(invoke("show", "1a.1", "-f", "json").out)["actions"][0]

    assert [(each["by"], each["days"]) for each in revised["revised"]] == [("Comité", 153), ("Sous-ministre", 92)]
    assert revised["extension_days"] == 245
    assert "revised 2 times, by 245 days in all" in invoke("show", "1a.1").out
    assert "on time, revised 2 times, by 245 days in all" in invoke("list", "1a.1").out
    assert "2 revisions, 245 days  2004-07-01  Sous-ministre  Attente" in invoke("report").out.replace(" | ", "  ")


def test_diff_and_log_say_who_granted_it(plan: Path, repository: Path) -> None:
    from tests.tools.repositories import git

    git(repository, "add", "plan.yaml")
    git(repository, "commit", "-qm", "plan")
    revise("septembre 2004", "--by", "Comité", "--on", "2004-06-20")
    revise("décembre 2004", "--by", "Sous-ministre", "--on", "2004-07-01")

    said = "septembre 2004 → décembre 2004, 2nd revision, 92 days, 245 days in all, granted by Sous-ministre"
    assert said in " ".join(invoke("log").out.split())
    assert "2 revisions, 245 days  Sous-ministre" in invoke("diff", COLUMNS="200").out


@pytest.mark.parametrize(
    ("phrase", "options", "lang", "expected"),
    [
        pytest.param(
            "décembre 2004", [], "en", "1a.1 was 62 days overdue when its due date was revised, on 1 July 2004.",
            id="it ends",
        ),
        pytest.param(
            "décembre 2004", [], "fr", "1a.1 était en retard de 62 jours au moment du report, le 1er juillet 2004.",
            id="it ends, in French",
        ),
        pytest.param(
            "décembre 2004", ["--on", "2004-05-01"], "en",
            "1a.1 was 1 day overdue when its due date was revised, on 1 May 2004.", id="on the day it was granted",
        ),
        pytest.param(
            "décembre 2004", ["--on", "mai 2004"], "fr",
            "1a.1 était en retard de 1 jour au moment du report, le 1er mai 2004.",
            id="on a day known to a period, which counts from its first day",
        ),
        pytest.param(
            "Continu", ["--yes"], "en", "1a.1 was 62 days overdue when its due date was revised, on 1 July 2004.",
            id="without a date",
        ),
        pytest.param("mai 2004", [], "en", None, id="it is still overdue"),
        pytest.param("décembre 2004", ["--on", "2004-04-30"], "en", None, id="it was not overdue yet"),
    ],
)  # fmt: skip
def test_a_revision_that_ends_an_overdue_says_so(
    plan: Path, phrase: str, options: list[str], lang: Language, expected: str | None
) -> None:
    last = revise(phrase, *options, lang=lang).splitlines()[-1]

    assert (last if last.startswith("1a.1") else None) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", '1a.1 is closed ("Done"); its due date is revised all the same.'),
        ("fr", "1a.1 est close («\u00a0Terminé\u00a0»); son échéance est reportée quand même."),
    ],
)
def test_a_revision_of_a_closed_action_says_so(plan: Path, lang: Language, expected: str) -> None:
    invoke("status", "1a.1", "done")

    assert revise("décembre 2004", lang=lang).splitlines()[-1] == expected


@pytest.mark.parametrize(
    ("typed", "phrase", "action", "options", "exit_code"),
    [
        pytest.param("\n", "À déterminer", "1a.1", [], 4, id="nothing is no"),
        pytest.param("o\n", "À déterminer", "1a.1", [], 0, id="oui"),
        pytest.param("", "Continu", "1a.1", ["--yes"], 0, id="not asked"),
        pytest.param("", "décembre 2004", "1a.1", [], 0, id="a date"),
        pytest.param("", "À déterminer", "1a.2", [], 0, id="there was none"),
        pytest.param("", "Continu", "1a.1", ["--dry-run"], 0, id="only shown"),
    ],
)
def test_a_person_is_asked_before_a_deadline_is_removed(
    plan: Path, typed: str, phrase: str, action: str, options: list[str], exit_code: int
) -> None:
    answered = at_terminal(typed, "revise", action, phrase, "--reason", "Attente", *options)

    changed = "revisions" in plan.read_text(encoding="utf-8")
    assert (answered, changed) == (exit_code, exit_code == 0 and "--dry-run" not in options)


def test_elsewhere_it_is_said_that_the_deadline_is_removed(plan: Path) -> None:
    answer = invoke("revise", "1a.1", "À déterminer", "--reason", "Attente")

    assert (answer.exit_code, "[deadline-removed]" in answer.err) == (0, True)
    assert "undated, revised once, deadline removed" in invoke("list", "1a.1").out
