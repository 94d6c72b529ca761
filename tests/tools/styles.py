"""Plans written in the many ways people write YAML: a hypothesis strategy of whole files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

WORDS = ("Nommer un référent", "Publier le guide", "l'équipe", "note 3", "Zoé", "Été 2026", "résumé")
COMMENTS = ("", "", "", "", "  # suivi", "   # a, b: c", "\t# tab")


@st.composite
def plan_texts(draw: DrawFn) -> bytes:
    """A file with two recommendations, `R-1` (actions `A-1`, `A-2`) and `R-2` (action `A-3`), in some style."""
    lines = ["format: 1", "title: Plan", "", "recommendations:" + draw(st.sampled_from(COMMENTS))]
    dash, gap = draw(st.sampled_from([0, 2, 4])), draw(st.sampled_from([1, 1, 3]))
    for number, ids in (("R-1", ["A-1", "A-2"]), ("R-2", ["A-3"])):
        lines += _recommendation(draw, number, ids, dash, gap)
    lines += draw(st.sampled_from([[], [""], ["# fin"], ["  # fin"], ["..."], ["            # trop à droite"]]))
    return _as_bytes(draw, lines)


def _as_bytes(draw: DrawFn, lines: list[str]) -> bytes:
    ends = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]]))
    text = "".join(line + draw(st.sampled_from(ends)) if len(ends) > 1 else line + ends[0] for line in lines)
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode("utf-8")


def _recommendation(draw: DrawFn, number: str, ids: list[str], dash: int, gap: int) -> list[str]:
    column = dash + 1 + gap
    lines = [" " * dash + "-" + " " * gap + f"id: {number}", *_value(draw, "text", column)]
    inner, blank = draw(st.sampled_from([0, 2, 4])), draw(st.booleans())
    lines += [" " * column + "actions:" + draw(st.sampled_from(COMMENTS))]
    for each in ids:
        lines += _action(draw, each, column + inner, gap)
        lines += [""] if blank else _loose_comment(draw, column + inner)
    return lines


def _loose_comment(draw: DrawFn, column: int) -> list[str]:
    return draw(st.sampled_from([[], [], [" " * (column + draw(st.integers(0, 9))) + "# remarque"]]))


def _action(draw: DrawFn, identifier: str, column: int, gap: int) -> list[str]:
    lead = " " * column + "-" + " " * gap
    if draw(st.integers(0, 5)) == 0:
        return [lead + _flow_action(draw, identifier)]
    at = len(lead)
    keys = ("owners", "due", "revisions", "status", "completed", "updates", "evidence", "priorite")
    parts = [_value(draw, "text", at), *(_part(draw, key, at) for key in keys if draw(st.booleans()))]
    first = [f"{' ' * at}id: {identifier}{draw(st.sampled_from(COMMENTS))}"]
    parts = draw(st.permutations([first, *parts]))
    lines = [line for part in parts for line in [*part, *_loose_comment_sometimes(draw, at)]]
    return [lead + lines[0][at:], *lines[1:]]


def _loose_comment_sometimes(draw: DrawFn, column: int) -> list[str]:
    if draw(st.integers(0, 7)):
        return []
    return draw(st.sampled_from([[""], [" " * column + "# clé"], [" " * (column + 2) + "# dessous"]]))


def _flow_action(draw: DrawFn, identifier: str) -> str:
    text = draw(st.sampled_from(["Nommer", '"a, b"', "Zoé"]))
    parts = [f"id: {identifier}", f"text: {text}"]
    parts += draw(st.sampled_from([[], ["status: planned"], ["status: done", "completed: 2026-01-01"]]))
    parts += draw(st.sampled_from([[], ["updates: []"], ["updates: [{text: Un}]"], ["updates: [ {text: Un}, ]"]]))
    parts = draw(st.permutations(parts))
    return "{" + ", ".join(parts) + draw(st.sampled_from(["}", " }", ",}", ", }"]))


def _part(draw: DrawFn, key: str, at: int) -> list[str]:
    lead = f"{' ' * at}{key}:"
    comment = draw(st.sampled_from(COMMENTS))
    if key == "status":
        words = ("planned", "blocked", "'in-progress'", '"done"', "obsolete", "", "~", f">-\n{' ' * (at + 2)}done")
        word = draw(st.sampled_from(words))
        first, *more = f"{lead} {word}".rstrip().split("\n")
        return [first + comment, *more]
    if key == "completed":
        day = draw(st.sampled_from(["2026-01-15", "", '"2026-02-01"']))
        return [f"{lead} {day}".rstrip() + comment]
    if key in {"updates", "revisions"}:
        return _items(draw, key, lead, at, comment)
    if key == "owners":
        inner = " " * (at + draw(st.sampled_from([0, 2])))
        return draw(st.sampled_from([[f"{lead} [A, B]{comment}"], [lead + comment, f"{inner}- A", f"{inner}- B"]]))
    return _value(draw, key, at)


def _items(draw: DrawFn, key: str, lead: str, at: int, comment: str) -> list[str]:
    empty = draw(st.sampled_from(["", " []", " ~", " null", " [ ]", None]))
    if empty is not None:
        return [f"{lead}{empty}{comment}"]
    last = "text" if key == "updates" else "reason"
    if draw(st.booleans()):
        inner = " " * (at + 2)
        item = f"{{due: 2026, {last}: Un}}"
        flows = [
            [f"{lead} [{item}]{comment}"],
            [f"{lead} [", f"{inner}{item},{comment}", f"{inner}{item}{comment}", f"{inner}]"],
            [f"{lead} [", f"{inner}{item}, ]{comment}"],
        ]
        return draw(st.sampled_from(flows))
    column, gap = at + draw(st.sampled_from([0, 2, 3])), draw(st.sampled_from([1, 2]))
    lines = [lead + comment]
    blank = draw(st.booleans())
    for _ in range(draw(st.integers(1, 3))):
        lines += [" " * column + "-" + " " * gap + "due: Été 2026", *_value(draw, last, column + 1 + gap)]
        lines += [""] if blank else []
    return lines


def _value(draw: DrawFn, key: str, at: int) -> list[str]:
    """`key:` with a text, in any of YAML's styles."""
    lead, inner = f"{' ' * at}{key}:", " " * (at + draw(st.integers(1, 4)))
    one, other = draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS))
    comment = draw(st.sampled_from(COMMENTS))
    quoted = one.replace("'", "''")
    styles = [
        [f"{lead} {one}{comment}"],
        [f"{lead} '{quoted} # {other.replace(chr(39), '')}'{comment}"],
        [f'{lead} "{one}', f'{inner}{other}"{comment}'],
        [f"{lead} {one}", f"{inner}{other}{comment}"],
        [lead, f"{inner}{one}{comment}"],
        [f"{lead} |", f"{inner}{one}", "", f"{inner}  {other}"],
        [f"{lead} |-{comment}", f"{inner}{one}"],
        [f"{lead} |+", f"{inner}{one}", "", ""],
        [f"{lead} >", f"{inner}{one}", f"{inner}{other}", ""],
        [f"{lead} >-", f"{inner}{one}", f"{inner}{other}"],
    ]
    return draw(st.sampled_from(styles))
