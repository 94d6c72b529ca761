"""Any change of any plan: it reads back as meant, moves nothing else, and made twice it changes nothing more."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csecplan import due, edits
from csecplan.diagnostic import CsecplanError
from csecplan.model import Status
from csecplan.yamltext import Document, Mapping, Sequence
from tests.tools.styles import plan_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = tuple[str, str, Callable[[Document], edits.Edit], Callable[[dict[str, Any]], None]]

DAY = date(2026, 4, 2)
ABSENT = ("", "~", "null", None)
SLOW = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))

texts = st.one_of(
    st.sampled_from(["Vu.", "no", "a: b", "Un.\nDeux.", "Un.\nDeux.\n", "l'été : « ok »"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip),
)
ids = st.sampled_from(["A-1", "A-2", "A-3"])


def reported(action: dict[str, Any], key: str, item: dict[str, str]) -> None:
    """What a list of the action says with one item more."""
    said = action.get(key, [])
    action[key] = said if said and said[-1] == item else [*said, item]


def said_of_status(action: dict[str, Any], status: Status, text: str) -> None:
    """What the action says with its status reported on DAY, with a note."""
    same = action.get("status", "planned") == status
    update = {"date": DAY.isoformat(), "by": "Zoé", "status": str(status), "text": text}
    is_new = action.get("updates", [None])[-1] != update
    if not same:
        action["status"] = str(status)
    if is_new and not status.is_implemented:
        action.pop("completed", None)
    elif is_new and ("completed" not in action or same):
        action["completed"] = DAY.isoformat()
    reported(action, "updates", update)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """A change: its kind, the action's id, how it is made, and what it does to the action's values."""
    identifier, text, status = draw(ids), draw(texts), draw(st.sampled_from(list(Status)))
    report = edits.Reported(DAY, DAY, text, "Zoé")
    kind = draw(st.sampled_from(["status", "note", "revise"]))
    if kind == "status":
        return (
            kind,
            identifier,
            lambda document: edits.set_status(document, [identifier], status, report),
            lambda action: said_of_status(action, status, text),
        )
    if kind == "note":
        said = draw(st.sampled_from([None, *Status]))
        note = {"date": DAY.isoformat(), "by": "Zoé", **({"said": str(said)} if said else {}), "text": text}
        return (
            kind,
            identifier,
            lambda document: edits.add_note(document, [identifier], report._replace(said=said)),
            lambda action: reported(action, "updates", note),
        )
    by = draw(st.sampled_from([None, "Comité"]))
    revision = {"due": "2026-12-31", "date": DAY.isoformat(), **({"by": by} if by else {}), "reason": text}
    return (
        kind,
        identifier,
        lambda document: edits.revise(document, [identifier], due.read("2026-12-31", None), text, DAY, by),
        lambda action: reported(action, "revisions", revision),
    )


def tree(document: Document) -> Any:
    """What the file says, by another reader than ours; keys that are absent left out."""
    return without_absent(yaml.load(document.text, yaml.CBaseLoader))


def without_absent(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_absent(each) for key, each in value.items() if each not in ABSENT and each != []}
    return [without_absent(each) for each in value] if isinstance(value, list) else value


def action_in(tree: Any, identifier: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        action for each in tree["recommendations"] for action in each["actions"] if action["id"] == identifier
    )
    return found


REMARK = re.compile(r"# (?:remarque|clé|dessous|fin|trop à droite)")


def comments(text: str) -> Counter[str]:
    """The comments in *text*; what looks like one inside a block text is part of that text."""
    inside = (
        REMARK.findall(event.value)
        for event in yaml.parse(text, yaml.CBaseLoader)
        if isinstance(event, yaml.ScalarEvent)
    )
    return Counter(REMARK.findall(text)) - Counter(each for found in inside for each in found)


@SLOW
@given(plan_texts(), st.lists(changes(), min_size=1, max_size=4))
def test_any_sequence_of_changes_reads_back_as_meant(data: bytes, sequence: list[Change]) -> None:
    document = Document.parse(data)
    meant = tree(document)

    for _, identifier, make, mean in sequence:
        document = make(document).after
        mean(action_in(meant, identifier))

    assert tree(Document.parse(document.encode())) == without_absent(meant)


together = st.lists(
    st.tuples(ids, st.sampled_from(["status", "note", "revise"]), st.sampled_from(list(Status)), texts), min_size=1
)


def asked(kind: str, status: Status, text: str) -> edits.Change:
    report = edits.Reported(DAY, DAY, text, "Zoé")
    if kind == "status":
        return edits.new_status(status, report)
    return edits.note(report) if kind == "note" else edits.revision(due.read("2026-12-31", None), text, DAY)


def outcome(make: Callable[[], edits.Edit]) -> tuple[bytes, object]:
    """The bytes and the changes; of a refusal, its kind."""
    try:
        edit = make()
    except CsecplanError as error:
        return b"", type(error)
    return edit.data, edit.changes


@SLOW
@given(plan_texts(), together)
def test_changes_made_together_are_those_made_one_by_one(
    data: bytes, wanted: list[tuple[str, str, Status, str]]
) -> None:
    whole = Document.parse(data)
    changes = [(identifier, asked(kind, status, text)) for identifier, kind, status, text in wanted]

    def one_by_one() -> edits.Edit:
        after = edits.Edit(whole, whole, ())
        for each in changes:
            edit = edits.make(after.after, [each])
            after = edits.Edit(whole, edit.after, (*after.changes, *edit.changes))
        return after

    assert outcome(lambda: edits.make(whole, changes)) == outcome(one_by_one)


@SLOW
@given(plan_texts(), changes())
def test_a_change_moves_nothing_outside_the_action_and_loses_no_comment(data: bytes, change: Change) -> None:
    document = Document.parse(data)
    _, identifier, make, _ = change
    found = document.at(edits.find_item(document, identifier).route)
    assert isinstance(found, Mapping)

    after = make(document).after

    before = document.text[: found.start].rstrip(" ")  # the blank after a dash goes with the key that followed it
    kept = after.text.startswith(before) and after.text.endswith(document.text[found.end :])
    assert (kept, after.bom, comments(after.text)) == (True, document.bom, comments(document.text))


def only_inserts(before: str, after: str) -> bool:
    """Whether *after* is *before* with some characters put in at one place."""
    start = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return after.endswith(before[start:])


@SLOW
@given(plan_texts(), texts)
def test_an_entry_more_in_a_list_only_inserts(data: bytes, text: str) -> None:
    document = Document.parse(data + b"\n")
    targets = [edits.find_item(document, each) for each in ("A-1", "A-2", "A-3")]
    lists = {each.id: document.at((*each.route, "updates")) for each in targets}
    report = edits.Reported(DAY, DAY, text, "Zoé")

    notes = [
        edits.add_note(document, [identifier], report)
        for identifier, node in lists.items()
        if isinstance(node, Sequence) and node.items and not node.flow
    ]

    assert all(only_inserts(each.before.text, each.after.text) for each in notes)


@SLOW
@given(plan_texts(), changes())
def test_the_same_change_twice_is_made_once(data: bytes, change: Change) -> None:
    _, _, make, _ = change
    once = make(Document.parse(data)).after

    again = make(once)

    assert again.is_empty


@SLOW
@given(plan_texts(), texts, texts)
def test_what_is_added_is_last_and_says_what_was_typed(data: bytes, title: str, text: str) -> None:
    new = edits.NewAction(text, title=title, owners=("Zoé", text))

    after = edits.add_action(Document.parse(data), "R-1", new).after

    added = {"id": "R-1.1", "title": title, "text": text, "owners": ["Zoé", text]}
    assert yaml.load(after.text, yaml.CBaseLoader)["recommendations"][0]["actions"][-1] == added


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_line_keeps_its_own_ending(newline: str) -> None:
    lines = ["recommendations:", "- id: R-1", "  actions:", "  - id: A-1", "    status: planned", "    # fin", ""]
    document = Document.parse(newline.join(lines).encode())

    after = edits.set_status(document, ["A-1"], Status.BLOCKED, edits.Reported(DAY, note="Vu.")).after.text

    assert after.count("\n") == after.count(newline)
