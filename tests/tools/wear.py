"""Wears the tool out: random changes, merges and damaged files, each judged, until the time is over.

Run as ``python -m tests.tools.wear --minutes 5 --seed 1``. Prints how much
was tried, and the seed of whatever failed; the exit status is 1 if anything
did.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from csecplan import checks, due, edits, reading
from csecplan.model import Status
from csecplan.yamltext import Document
from tests.tools.merging import trial, tried
from tests.tools.random_plans import KEYS, Maker
from tests.tools.three_way import COMMENT

if TYPE_CHECKING:
    from collections.abc import Callable

    Action = dict[str, Any]

DAY = date(2004, 7, 1)
SLOWEST = 10.0
"""Seconds that no answer about a small file may take, on a busy machine."""


class Wrong(Exception):
    """What the tool made is not what was meant."""


def hold(is_so: bool, says: str) -> None:
    """Raise Wrong, saying what is not so, unless it is."""
    if not is_so:
        raise Wrong(says)


# -- changes --------------------------------------------------------------------------------------


def changes(chance: Random) -> int:
    """A run of changes to one plan: it reads as meant, and all other lines and comments are as they were."""
    plan = Maker(chance, 0, "b").plan()
    document = Document.parse(plan.encode())
    many = chance.randint(1, 6)
    for _ in range(many):
        text, meant = document.text, _values(document.text)
        identifier = chance.choice([item.id for above, item in plan.items() if above is not None])
        after = _changed(chance, document, identifier, _action(meant, identifier))
        hold(_values(after.text) == meant, f"{identifier}: another plan than was meant")
        hold(COMMENT.findall(after.text) == COMMENT.findall(text), f"{identifier}: comments")
        hold(_outside(text, after.text, identifier), f"{identifier}: lines of other items")
        document = after
    return many


def _changed(chance: Random, document: Document, identifier: str, meant: Action) -> Document:
    """One change made to the document, and to what the action is *meant* to say."""
    note = f"Note {chance.randrange(1000)} : « ok » # {chance.randrange(9)}"
    report = edits.Reported(DAY, DAY, note, "Zoé")
    kind = chance.choice(["note", "status", "revise"])
    if kind == "note":
        meant.setdefault("updates", []).append({"date": "2004-07-01", "by": "Zoé", "text": note})
        return edits.add_note(document, [identifier], report).after
    if kind == "revise":
        meant.setdefault("revisions", []).append({"due": "2026-12-31", "date": "2004-07-01", "reason": note})
        return edits.revise(document, [identifier], due.read("2026-12-31", None), note, DAY).after
    status = chance.choice(list(Status))
    _report(meant, status, note)
    return edits.set_status(document, [identifier], status, report).after


def _report(meant: Action, status: Status, note: str) -> None:
    known = meant.get("status", "planned")
    same = KEYS.get(known, known) == status
    if not same:
        meant["status"] = str(status)
    if not status.is_implemented:
        meant.pop("completed", None)
    elif "completed" not in meant or same:
        meant["completed"] = "2004-07-01"
    update = {"date": "2004-07-01", "by": "Zoé", "status": str(status), "text": note}
    meant.setdefault("updates", []).append(update)


def _values(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def _action(plan: Any, identifier: str) -> Action:
    actions = (action for each in plan["recommendations"] for action in each.get("actions") or ())
    found: Action = next(action for action in actions if action["id"] == identifier)
    return found


def _outside(before: str, after: str, identifier: str) -> bool:
    """Whether the lines above the action's, and those from the next item on, are byte for byte as they were."""
    lines, now = before.splitlines(keepends=True), after.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if _id_on(line) == identifier)
    rest = next((n for n in range(first + 1, len(lines)) if _id_on(lines[n])), len(lines))
    tail = lines[rest:]
    return now[:first] == lines[:first] and (not tail or now[-len(tail) :] == tail)


def _id_on(line: str) -> str:
    begun = line.lstrip(" -{")
    return begun[4:].split(",")[0].split("#")[0].strip() if begun.startswith("id: ") and "-" in line else ""


# -- merges ---------------------------------------------------------------------------------------


def merges(chance: Random) -> int:
    """A random merge, either way."""
    for each in trial(chance.randrange(2**40)):
        outcome = tried(each)
        hold(not outcome.merged.slip, outcome.merged.slip)
        hold(not outcome.is_wrong, f"{each.done}: {outcome.verdict} {outcome.news}")
        hold(not outcome.lost, f"{each.done}: {outcome.lost}")
        NEEDLESS[outcome.is_needless, outcome.merged.clean] += 1
    return 2


NEEDLESS: Counter[tuple[bool, bool]] = Counter()
"""How many merges were needless conflicts, and how many clean."""


# -- damage ---------------------------------------------------------------------------------------


def damage(chance: Random) -> int:
    """A plan damaged at random gives an answer or diagnostics, soon."""
    data = bytearray(Maker(chance, 0, "b").plan().encode())
    for _ in range(chance.randint(1, 4)):
        _damage(chance, data)
    begun = time.monotonic()
    document = Document.parse(bytes(data))
    plan, diagnostics = reading.read(document)
    found = [*diagnostics, *checks.run(plan, DAY)]
    hold(document.root is not None or bool(found), "nothing is said of a plan that cannot be read")
    hold(document.encode() == bytes(data) or any(each.kind == "encoding" for each in document.faults), "other bytes")
    hold(time.monotonic() - begun < SLOWEST, f"{time.monotonic() - begun:.1f} s")
    return 1


def _damage(chance: Random, data: bytearray) -> None:
    at = chance.randrange(len(data)) if data else 0
    line = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at) + 1 or len(data)
    match chance.randrange(6):
        case 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        case 1:
            del data[line:end]
        case 2:
            data[line:line] = b" " * chance.randint(1, 4)
        case 3:
            del data[line : line + chance.randint(1, 3)]
        case 4:
            data[at:at] = chance.choice([b"\r", b"\t", b'"', b"[", b"{", b": ", b"- ", b"&a ", b"\xff", b"|\n"])
        case _:
            data[line:line] = data[line:end]


# -- the round ------------------------------------------------------------------------------------

ROUNDS: dict[str, Callable[[Random], int]] = {"changes": changes, "merges": merges, "damage": damage}


def wear(seconds: float, seed: int) -> tuple[Counter[str], list[str]]:
    """How much was tried of each kind, and what failed with its seed."""
    tried_so_far: Counter[str] = Counter()
    failed: list[str] = []
    until, source = time.monotonic() + seconds, random.Random(seed)
    while time.monotonic() < until:
        for name, make in ROUNDS.items():
            each = source.randrange(2**40)
            try:
                tried_so_far[name] += make(Random(each))
            except Exception as error:  # whatever it is, its seed is told and the next is tried
                reason = str(error) if isinstance(error, Wrong) else traceback.format_exc()
                failed.append(f"{name} {each}: {reason}")
    return tried_so_far, failed


def main() -> int:
    """Wear for the minutes that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a kind and a seed, to see one failure again: merges=123")
    asked = parser.parse_args()
    if asked.only:
        name, _, each = asked.only.partition("=")
        ROUNDS[name](Random(int(each)))
        return 0
    count, failed = wear(asked.minutes * 60, asked.seed)
    print(", ".join(f"{number} {name}" for name, number in count.items()))
    conflicts = sum(number for (_, is_clean), number in NEEDLESS.items() if not is_clean)
    print(f"{conflicts} conflicts, {NEEDLESS[True, False]} of them needless")
    print(*failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
