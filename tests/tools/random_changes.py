"""What one side does to a plan: the changes that people make, at random places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.layout import Part, Plan
from tests.tools.random_plans import DUES, OWNERS, STATUSES, Maker, spelled

if TYPE_CHECKING:
    from collections.abc import Callable

ORDER = ("id", "title", "text", "owners", "due", "revisions", "status", "completed", "updates", "x-rang")


class Side:
    """One side's plan; `moved` has the numbers of the items it put elsewhere, `done` the names of its changes.

    `ids` are those of the plan it began with: an id is never used again for something else.
    """

    def __init__(self, plan: Plan, maker: Maker) -> None:
        self.plan, self.maker, self.chance = plan, maker, maker.chance
        self.ids = {item.id for _, item in plan.items()}
        self.moved: set[int] = set()
        self.done: list[str] = []

    def change(self) -> None:
        make = self.chance.choice(CHANGES)
        self.done.append(make.__name__)
        make(self)

    # -- places -----------------------------------------------------------------------------------

    def action(self) -> Part | None:
        found = [item for above, item in self.plan.items() if above is not None]
        return self.chance.choice(found) if found else None

    def item(self) -> Part:
        return self.chance.choice([item for _, item in self.plan.items()])

    def holder(self, item: Part) -> Part:
        """The list that *item* stands in."""
        for above, each in self.plan.items():
            if each is item:
                found = above.get("actions") if above else self.plan.at("recommendations")
                assert found is not None
                return found
        raise AssertionError(item)

    def put(self, item: Part, part: Part) -> None:
        """*part* for the key of its name, or where such a key is written."""
        old = item.get(part.key)
        if old is not None:
            part.above, part.beside, part.blank = old.above, old.beside, old.blank
            item.parts[item.parts.index(old)] = part
            return
        before = [each for each in item.parts if each.key in ORDER[: ORDER.index(part.key)]]
        item.parts.insert(item.parts.index(before[-1]) + 1, part)

    # -- changes ----------------------------------------------------------------------------------

    def status(self) -> None:
        if action := self.action():
            self.put(action, Part("status", spelled(self.chance.choice(STATUSES), self.maker.number)))

    def completed(self) -> None:
        if action := self.action():
            month = self.chance.randint(0, 2)
            self.put(action, Part("completed", f"2004-1{month}-01" if month else "octobre 2004"))

    def note(self) -> None:
        if action := self.action():
            notes, flow = action.get("updates"), action.style == "flow map"
            if notes is None:
                style = "flow list" if flow else "block list"
                self.put(action, Part("updates", [self.maker.note(flow)], style))
            else:
                notes.parts.append(self.maker.note(notes.style == "flow list"))

    def revise(self) -> None:
        action = self.action()
        if action and action.style == "block map":
            revisions = action.get("revisions")
            if revisions is None:
                self.put(action, Part("revisions", [self.maker.revision()], "block list"))
            else:
                revisions.parts.append(self.maker.revision())

    def owner_key(self) -> None:
        key = f"{self.maker.mark.upper()}{self.chance.randint(1, 9)}"
        owners = self.plan.at("owners").parts
        if any(owner.key == key for owner in owners):
            return
        how = self.chance.randrange(3)
        said: list[Part] | None = None if how == 0 else [Part("name", self.maker.words())] if how == 1 else []
        owners.insert(self.chance.randint(0, len(owners)), Part(key, said, "flow map"))

    def owners(self) -> None:
        if action := self.action():
            names = tuple(self.chance.sample(OWNERS, self.chance.randint(1, 3)))
            style = "flow list" if action.style == "flow map" else None
            part = self.maker.texts("owners", names)
            old = action.get("owners")
            part.style = style or (old.style if old else part.style)
            self.put(action, part)

    def wording(self) -> None:
        item = self.item()
        found = item.get(self.chance.choice(["text", "title", "response", "text"]))
        if found is None:
            return
        if isinstance(found.said, list):
            found = self.chance.choice(found.said)
        found.said = self.maker.words()

    def own_key(self) -> None:
        if action := self.action():
            self.put(action, self.maker.word("x-rang", self.maker.words()))

    def due_gone(self) -> None:
        action = self.action()
        if action and (due := action.get("due")):
            if due.beside or due.above:
                due.said = self.chance.choice(DUES)
            else:
                action.parts.remove(due)

    def note_reworded(self) -> None:
        action = self.action()
        notes = action.get("updates") if action else None
        if notes is not None:
            text = self.chance.choice(notes.parts).get("text")
            assert text is not None
            text.said = self.maker.words()

    def add_action(self) -> None:
        home = self.chance.choice(self.plan.recommendations)
        ids = self.ids | {item.id for _, item in self.plan.items()}
        last = max((int(each.rpartition(".")[2]) for each in ids if each.startswith(f"{home.id}.")), default=0)
        new = self.maker.action(
            f"{home.id}.{last + 1 if self.maker.one_in(3) else last + self.chance.randint(2, 40)}"
        )
        while new.id in ids:
            new.parts[0].said = f"{new.id}0"
        if actions := home.get("actions"):
            new.blank = actions.parts[-1].blank
            actions.parts.insert(
                self.chance.choice([len(actions.parts), self.chance.randint(1, len(actions.parts))]), new
            )
        else:
            home.parts.append(Part("actions", [new], "block list"))

    def add_recommendation(self) -> None:
        id = f"{self.chance.randint(4, 40)}{self.maker.mark}"
        if id in self.ids or any(item.id == id for _, item in self.plan.items()):
            return
        items = self.plan.recommendations
        new = self.maker.recommendation(id, self.chance.randint(0, 2))
        new.blank = items[-1].blank
        items.insert(self.chance.choice([len(items), self.chance.randint(1, len(items))]), new)

    def delete_action(self) -> None:
        if action := self.action():
            self._take(action)

    def delete_recommendation(self) -> None:
        if len(self.plan.recommendations) > 1 and self.maker.one_in(3):
            self.plan.recommendations.remove(self.chance.choice(self.plan.recommendations))

    def _take(self, action: Part) -> None:
        """*action* out of its list; the list's key goes with its last."""
        held = self.holder(action)
        held.parts.remove(action)
        if not held.parts:
            for recommendation in self.plan.recommendations:
                recommendation.parts[:] = [each for each in recommendation.parts if each is not held]
        elif held.parts[0].blank:
            held.parts[0].blank = False

    def move_within(self) -> None:
        item = self.item()
        items = self.holder(item).parts
        if len(items) > 1:
            old = items.index(item)
            items.remove(item)
            place = self.chance.choice([n for n in range(len(items) + 1) if n != old])
            items.insert(place, item)
            self.moved.add(item.number)

    def move_between(self) -> None:
        action = self.action()
        others = (
            [each for each in self.plan.recommendations if each.get("actions") is not self.holder(action)]
            if action
            else []
        )
        if action and others:
            self._take(action)
            home = self.chance.choice(others)
            if actions := home.get("actions"):
                actions.parts.insert(self.chance.randint(0, len(actions.parts)), action)
            else:
                home.parts.append(Part("actions", [action], "block list"))
            self.moved.add(action.number)

    def rename(self) -> None:
        item = self.item()
        new = f"{item.id.rstrip('0123456789')}{self.chance.randint(20, 99)}"
        if new not in self.ids and all(new != each.id for _, each in self.plan.items()):
            item.parts[0].said = new

    def comment_added(self) -> None:
        item = self.item()
        if item.style != "block map":
            item.above.append((0, self.maker.comment()))
            return
        part = self.chance.choice(item.parts)
        if self.maker.one_in(2) and part is not item.parts[0]:
            part.above.append((self.chance.choice([0, 0, -1]), self.maker.comment()))
        elif not part.beside:
            part.beside = self.maker.comment()

    def comment_on_item(self) -> None:
        self.item().above.append((0, self.maker.comment()))

    def comment_edited(self) -> None:
        self._edit_comment(self.maker.comment())

    def comment_removed(self) -> None:
        self._edit_comment("")

    def _edit_comment(self, new: str) -> None:
        found = [part for part in self.plan.root.walk() if part.above or part.beside]
        if found:
            part = self.chance.choice(found)
            if part.above:
                part.above[0:1] = [(part.above[0][0], new)] if new else []
            else:
                part.beside = new

    def section(self) -> None:
        sections = self.plan.at("sections").parts
        if self.maker.one_in(2):
            self.chance.choice(sections).said = self.maker.words()
        else:
            sections.append(Part(str(self.chance.randint(3, 99)) + self.maker.mark, self.maker.words()))


CHANGES: list[Callable[[Side], None]] = [
    *[Side.status] * 3, Side.completed, *[Side.note] * 3, *[Side.revise] * 2, *[Side.owner_key] * 2, Side.owners,
    *[Side.wording] * 2, Side.own_key, Side.due_gone, Side.note_reworded, *[Side.add_action] * 2,
    Side.add_recommendation, Side.delete_action, Side.delete_recommendation, Side.move_within, Side.move_between,
    Side.rename, Side.comment_added, Side.comment_on_item, Side.comment_edited, Side.comment_removed, Side.section,
]  # fmt: skip
