"""Random plans in the ways people write them, and random changes to them, each with a seeded source of chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.layout import Part, Plan

if TYPE_CHECKING:
    from random import Random

WORDS = (
    "nommer",
    "publier",
    "revoir",
    "le guide",
    "un référent",
    "l'équipe",
    "chaque bureau",
    "Zoé",
    "cet été",
    "note",
)
DUES = ("Printemps 2004", "juin 2004", "2004-06-30", "Continu", "31 décembre 2004", "2005-03-31")
STATUSES = ("planned", "in-progress", "blocked", "done")
SPELLINGS = {
    "in-progress": ("in-progress", "En cours", "Underway"),
    "blocked": ("blocked", "en attente"),
    "done": ("done", "Terminée", "done", "Completed"),
}
"""Ways of writing a status that mean the same."""
KEYS = {spelled: status for status, ways in SPELLINGS.items() for spelled in ways}
DECISIONS = ("accepted", "D'accord", "partial", "Agreed")
PERIODS = ("juin 2004", "2004-08", "T2 2004-2005", "printemps 2004")
OWNERS = ("A", "B", "C")
STYLES = ("plain", "plain", "single", "double", ">-", ">-", "|-", "folded", "below")


def spelled(status: str, number: int) -> str:
    """*status* in one of the ways it may be written, which goes by *number*."""
    ways = SPELLINGS.get(status, (status,))
    return ways[number % len(ways)]


class Maker:
    """Makes parts of plans; *first* is the number of the first item, *mark* begins each comment it makes."""

    def __init__(self, chance: Random, first: int, mark: str) -> None:
        self.chance, self.number, self.mark, self.count = chance, first, mark, 0

    def one_in(self, sides: int) -> bool:
        return self.chance.randrange(sides) == 0

    def comment(self) -> str:
        self.count += 1
        return f"{self.mark}{self.count}."

    def words(self) -> str:
        said = " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(2, 5)))
        return f"{said} {self.chance.randrange(100)}".replace("'", "’")

    # -- parts ------------------------------------------------------------------------------------

    def text(self, key: str, said: str = "") -> Part:
        return Part(key, said or self.words(), self.chance.choice(STYLES))

    def word(self, key: str, said: str) -> Part:
        return Part(key, said)

    def texts(self, key: str, said: tuple[str, ...]) -> Part:
        style = self.chance.choice(["flow list", "flow list", "block list"])
        return Part(key, [Part("", each) for each in said], style)

    def title(self) -> Part:
        if self.one_in(2):
            return self.text("title")
        style = self.chance.choice(["flow map", "flow map", "block map"])
        return Part("title", [Part("fr", self.words()), Part("en", self.words())], style)

    def title_of_own(self) -> Part:
        """A key of a unit's own, in both languages."""
        return Part("x-rang", [Part("fr", self.words()), Part("en", self.words())], "flow map")

    def note(self, flow: bool = False) -> Part:
        month, day = self.chance.randint(1, 9), self.chance.randint(0, 9)
        parts = [Part("date", PERIODS[month % 4] if day % 4 == 1 else f"2004-0{month}-1{day}")]
        parts += [Part("by", self.chance.choice(OWNERS))] if self.one_in(2) else []
        parts += [Part("said", self.chance.choice(STATUSES))] if self.one_in(4) else []
        parts.append(Part("text", self.words()) if flow else self.text("text"))
        return Part("", parts, "flow map" if flow else "block map")

    def revision(self) -> Part:
        by = [Part("by", self.chance.choice(OWNERS))] if self.one_in(2) else []
        return Part("", [Part("due", f"juin 20{self.chance.randint(10, 99)}"), *by, self.text("reason")], "block map")

    def action(self, id: str) -> Part:
        self.number += 1
        if self.one_in(8):
            parts = [Part("id", id), Part("text", self.words()), Part("due", self.chance.choice(DUES))]
            return Part("", parts, "flow map", number=self.number)
        parts = [Part("id", id)]
        parts += [self.title()] if self.one_in(2) else []
        parts.append(self.text("text"))
        parts += [self.texts("owners", tuple(self.chance.sample(OWNERS, self.chance.randint(1, 2))))] * self.one_in(2)
        parts += [self.word("due", self.chance.choice(DUES))] * (not self.one_in(4))
        parts += [Part("revisions", [self.revision()], "block list")] * self.one_in(5)
        parts += [self.word("status", spelled(self.chance.choice(STATUSES), self.number))] * (not self.one_in(3))
        parts += [self.notes(self.chance.randint(1, 2))] * self.one_in(3)
        parts += [self.text("x-rang")] * self.one_in(4)
        self.commented(parts[1:])
        return Part("", parts, "block map", number=self.number)

    def notes(self, many: int) -> Part:
        flow = self.one_in(6)
        return Part("updates", [self.note(flow) for _ in range(many)], "flow list" if flow else "block list")

    def recommendation(self, id: str, actions: int) -> Part:
        self.number += 1
        number = self.number
        parts = [Part("id", id), self.text("text")]
        parts += [self.text("response")] * self.one_in(2)
        parts += [self.word("decision", self.chance.choice(DECISIONS))] * self.one_in(3)
        parts += [self.title_of_own()] * self.one_in(4)
        self.commented(parts[1:])
        if actions:
            parts.append(
                Part("actions", self.spaced([self.action(f"{id}.{n + 1}") for n in range(actions)]), "block list")
            )
        return Part("", parts, "block map", number=number)

    def commented(self, parts: list[Part]) -> None:
        """Comments above, below and beside some of *parts*."""
        for part in parts:
            if self.one_in(10):
                part.above.append((self.chance.choice([0, 0, 0, -1]), self.comment()))
            if self.one_in(10) and part.key != "actions":
                part.beside = self.comment()

    def spaced(self, items: list[Part]) -> list[Part]:
        blank = self.one_in(2)
        for place, item in enumerate(items):
            item.blank = blank and place > 0
            if self.one_in(8):
                item.above.append((0, self.comment()))
        return items

    def plan(self) -> Plan:
        owners = [Part(key, [], "flow map") for key in OWNERS]
        owners[0].said = None
        owners[1] = Part("B", [Part("name", "Bureau B")], self.chance.choice(["flow map", "block map"]))
        recommendations = [self.recommendation(f"{n}a", self.chance.randint(1, 4)) for n in (1, 2, 3)]
        root = [Part("format", "1"), self.text("title"), Part("date", "2004-02-05"),
                Part("owners", owners, "block map", blank=True),
                Part("sections", [Part("1", "Marché"), Part("2", "Service")], "block map"),
                Part("recommendations", self.spaced(recommendations), "block list", blank=True)]  # fmt: skip
        self.commented(root[1:3])
        self.commented(owners)
        plan = Plan(Part("", root, "block map"), self.chance.choice([0, 2, 2]), self.chance.choice([1, 1, 1, 3]))
        plan.newline = "\r\n" if self.one_in(8) else "\n"
        plan.final = not self.one_in(6)
        plan.below = [self.comment()] if self.one_in(8) else []
        return plan
