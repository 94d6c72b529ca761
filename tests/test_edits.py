"""Changes as text: what each writes where the shared cases are silent, and what each refuses."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from csecplan import due, edits
from csecplan.edits import errors
from csecplan.edits.first_plan import first_plan
from csecplan.model import Status
from csecplan.yamltext import Document
from tests.tools.plans import AS_OF, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from csecplan.diagnostic import CsecplanError
    from csecplan.edits import Edit
    from csecplan.texts import Language

DAY = date(2026, 4, 2)
HEAD = """\
recommendations:
  - id: 1a
    text: Un.
    actions:
"""


def document_of(action: str, newline: str = "\n") -> Document:
    """A plan whose only action is *action*, its lines indented under `actions`."""
    lines = [f"      {line}" if line else "" for line in dedent(action).split("\n")]
    return Document.parse((HEAD + "\n".join(lines).rstrip(" ")).replace("\n", newline).encode())


def done(document: Document, **said: str) -> Edit:
    return edits.set_status(document, ["1a.1"], Status.DONE, edits.Reported(DAY, **said))  # type: ignore[arg-type]


def planned(document: Document) -> Edit:
    return edits.set_status(document, ["1a.1"], Status.PLANNED, edits.Reported(DAY, note="N.", by="Zoé"))


def noted(document: Document) -> Edit:
    return edits.add_note(document, ["1a.1"], edits.Reported(DAY, note="N."))


def revised(document: Document, phrase: str = "Hiver 2027") -> Edit:
    return edits.revise(document, ["1a.1"], due.read(phrase, None), "Budget", DAY)


def evidenced(document: Document) -> Edit:
    return done(document, evidence="annexe 3")


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        pytest.param(
            evidenced,
            """\
            - id: 1a.1
              status: done
              completed: 2026-04-02
              evidence: "p. 2"   # voir
            """,
            """\
            - id: 1a.1
              status: done
              completed: 2026-04-02
              evidence:
                - "p. 2"   # voir
                - annexe 3
            """,
            id="a second piece of evidence makes a list of the two",
        ),
        pytest.param(
            evidenced,
            """\
            - id: 1a.1
              status: done
              completed: 2026-04-02
              evidence: |-
                un
                deux
            """,
            """\
            - id: 1a.1
              status: done
              completed: 2026-04-02
              evidence:
              - |-
                un
                deux
              - annexe 3
            """,
            id="so it does where the first has several lines",
        ),
        pytest.param(
            evidenced,
            "- {id: 1a.1, status: done, completed: 2026-04-02, evidence: p}\n",
            "- {id: 1a.1, status: done, completed: 2026-04-02, evidence: [p, annexe 3]}\n",
            id="and within flow",
        ),
        pytest.param(
            evidenced,
            """\
            - id: 1a.1
              status: done
              completed: 2026-04-02
              evidence: [p, annexe 3]   # là
            """,
            None,
            id="evidence that is there is not added again",
        ),
        pytest.param(
            noted,
            "- id: 1a.1\n  text: |\n    Un.\n    Deux.",
            "- id: 1a.1\n  text: |-\n    Un.\n    Deux.\n  updates:\n    - date: 2026-04-02\n      text: N.",
            id="a block text that ends a file with no newline stays the same text",
        ),
        pytest.param(
            planned,
            """\
            - text: |
                Un.
              completed: 2026-01-01   # ici
                # là
              id: 1a.1
              status: done
            """,
            """\
            - text: |
                Un.
              completed:    # ici
                # là
              updates:
                - date: 2026-04-02
                  by: Zoé
                  status: planned
                  text: N.
              id: 1a.1
              status: planned
            """,
            id="completed is only emptied where a comment below it would become text",
        ),
        pytest.param(
            planned,
            """\
            - completed: 2026-01-01   # ici
              # gardé
              id: 1a.1
              status: done
            """,
            """\
            -
              # gardé
              id: 1a.1
              status: planned
              updates:
                - date: 2026-04-02
                  by: Zoé
                  status: planned
                  text: N.
            """,
            id="at the dash, a comment below completed stays on its line",
        ),
        pytest.param(
            done,
            """\
            - id: 1a.1
              status: >-   # pourquoi
                planned

              see: 1a
            """,
            """\
            - id: 1a.1
              status: done   # pourquoi
              completed: 2026-04-02

              see: 1a
            """,
            id="a block text gives way, the comment of its line stays",
        ),
        pytest.param(
            noted,
            """\
            - id: 1a.1
              updates:
                - text: |+
                    Un.

                - text: |+
                    Deux.

            """,
            """\
            - id: 1a.1
              updates:
                - text: |+
                    Un.

                - text: |+
                    Deux.

                - date: 2026-04-02
                  text: N.
            """,
            id="no blank line is added to a text that would keep it",
        ),
        pytest.param(
            lambda document: edits.set_status(document, ["1a.1"], Status.IN_PROGRESS, edits.Reported(DAY)),
            "- id: 1a.1\n  status: vert\n",
            "- id: 1a.1\n  status: in-progress\n",
            id="a status that is none of ours needs no note to be put right",
        ),
        pytest.param(done, "- {id: 1a.1, status}\n", "- {id: 1a.1, status: done, completed: 2026-04-02}\n",
                     id="a key with no colon"),
        pytest.param(noted, "- {id: 1a.1, updates: }\n", "- {id: 1a.1, updates: [{date: 2026-04-02, text: N.}] }\n",
                     id="an empty value within flow"),
        pytest.param(
            revised,
            """\
            - id: 1a.1
              due: x   # dit
              revisions: [ # aucune
                ]
            """,
            """\
            - id: 1a.1
              due: x   # dit
              revisions: [{due: Hiver 2027, date: 2026-04-02, reason: Budget} # aucune
                ]
            """,
            id="an empty list keeps the comment inside",
        ),
    ],
)  # fmt: skip
def test_a_change_is_written_so(
    change: Callable[[Document], Edit], before: str, after: str | None, newline: str
) -> None:
    document = document_of(before, newline)

    changed = change(document).after

    assert changed.text == document_of(before if after is None else after, newline).text


ACTION = """\
- id: 1a.1
  status: done
"""


@pytest.mark.parametrize(
    ("change", "action", "refusal"),
    [
        pytest.param(lambda d: edits.set_status(d, ["1a.1"], Status.BLOCKED, edits.Reported(DAY)), ACTION,
                     errors.NeedsNoteToReopen, id="reopening needs a note"),
        pytest.param(lambda d: edits.set_status(d, ["1a.1"], Status.OBSOLETE, edits.Reported(DAY)), ACTION,
                     errors.NeedsNoteToClose, id="giving up needs a note"),
        pytest.param(lambda d: edits.add_note(d, ["1a.9"], edits.Reported(DAY, note="N.")), ACTION,
                     errors.UnknownItem, id="an unknown id"),
        pytest.param(noted, ACTION + ACTION, errors.SharedId, id="an id that two share"),
        pytest.param(lambda d: edits.add_note(d, ["1a"], edits.Reported(DAY, note="N.")), ACTION + "- id: 1a.2\n",
                     errors.SeveralActions, id="a recommendation with several actions"),
        pytest.param(lambda d: edits.add_note(d, ["1a"], edits.Reported(DAY, note="N.")), "[]\n",
                     errors.NoActions, id="a recommendation with none"),
        pytest.param(lambda d: edits.add_action(d, "1a.1", edits.NewAction("T.")), ACTION,
                     errors.NoRecommendation, id="an action under an action"),
        pytest.param(lambda d: edits.add_action(d, "1a", edits.NewAction("T.", id="1a.1")), ACTION,
                     errors.IdTaken, id="an id that is taken"),
        pytest.param(lambda d: revised(d, "bientôt peut-être"), ACTION, errors.PhraseNotUnderstood,
                     id="a phrase that is not understood"),
        pytest.param(lambda d: revised(d, "Terminé"), ACTION, errors.PhraseIsStatus, id="a phrase that is a status"),
        pytest.param(noted, ACTION + "  text: &a x\n", errors.PartFaulty, id="an anchor in the action"),
        pytest.param(noted, ACTION + "  updates: x\n", errors.PartFaulty, id="updates that are no list"),
        pytest.param(evidenced, ACTION + "  completed: [x]\n", errors.PartFaulty, id="a completed that is a list"),
        pytest.param(noted, ACTION + "  text: 'x\n", errors.PartFaulty, id="a quotation mark that is not closed"),
        pytest.param(lambda d: edits.add_action(d, "1a", edits.NewAction("T.")), "&a\n- id: 1a.1\n",
                     errors.PartFaulty, id="an anchor on the list"),
        pytest.param(lambda d: edits.add_action(d, "1a", edits.NewAction("T.")), "x\n",
                     errors.PartFaulty, id="a text where the list should be"),
    ],
)  # fmt: skip
def test_a_change_is_refused(change: Callable[[Document], Edit], action: str, refusal: type[CsecplanError]) -> None:
    document = document_of(action)

    with pytest.raises(refusal):
        change(document)


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param("- id: 1a.2\n  text: &a x\n", id="an anchor"),
        pytest.param("- id: 1a.2\n  text: *a\n", id="an alias"),
        pytest.param("- id: 1a.2\n  id: 1a.3\n", id="a repeated key"),
        pytest.param("- id: 1a.2\n  updates: x\n", id="a wrong type"),
        pytest.param("- id: 1a.2\n  status: vert\n", id="an unknown status"),
    ],
)
@pytest.mark.parametrize("change", [noted, lambda d: edits.add_action(d, "1a", edits.NewAction("T.", id="1a.9"))])
def test_a_fault_in_another_action_stops_nothing(change: Callable[[Document], Edit], elsewhere: str) -> None:
    document = document_of(ACTION + elsewhere)

    assert not change(document).is_empty


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        pytest.param(["1a.1"], "1a.2", id="one more than the highest"),
        pytest.param(["1a.1", "1a.7", "1a.2"], "1a.8", id="whatever the order"),
        pytest.param(["2a.9", "1a.x", "11a.4"], "1a.1", id="others do not count"),
    ],
)
def test_an_action_gets_the_next_number(ids: list[str], expected: str) -> None:
    document = document_of("".join(f"- id: {each}\n" for each in ids))

    edit = edits.add_action(document, "1a", edits.NewAction("T."))

    assert edit.changes == ((expected, "+ T."),)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(done(document_of("- id: 1a.1\n")), "1a.1: planned → done", id="a status"),
        pytest.param(revised(document_of("- id: 1a.1\n")), "1a.1: due → Hiver 2027", id="a revision"),
        pytest.param(noted(document_of("- id: 1a.1\n")), "1a.1: N.", id="a note"),
        pytest.param(edits.add_action(document_of("- id: 1a.1\n"), "1a", edits.NewAction("Lire.")), "1a.2: + Lire.",
                     id="an addition"),
        pytest.param(
            edits.set_status(document_of("- id: b\n- id: a\n"), ["a", "b"], Status.BLOCKED, edits.Reported(DAY)),
            "a, b: planned → blocked",
            id="several",
        ),
    ],
)  # fmt: skip
def test_a_change_is_told_to_git_in_one_line(edit: Edit, expected: str) -> None:
    assert edit.message == expected


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("day", [AS_OF, date(1999, 12, 31)])
def test_the_first_plan_has_no_fault(language: Language, day: date) -> None:
    _, found = read(first_plan(language, day))

    assert found == []
