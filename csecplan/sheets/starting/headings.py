"""What a column's heading says of it, in either language, and which row has the headings."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from csecplan import N_, Term
from csecplan.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from csecplan.texts import Language

FIRST_ROWS = 20
LONGEST = 160
"""Characters of a heading; what is longer is a text."""
SAMPLES = Term(N_("Recommendation, Response, Action, Owner, Due date, Status"))


class Role(StrEnum):
    """What a column is for."""

    ID = "id"
    ACTION_ID = "action-id"
    SECTION = "section"
    TITLE = "title"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    RESPONSE = "response"
    BOTH = "both"
    ACTION = "action"
    OWNERS = "owners"
    DUE = "due"
    REVISED = "revised"
    STATUS = "status"
    COMPLETED = "completed"
    UPDATE = "update"
    EVIDENCE = "evidence"
    OWN = "own"


ROLES: Mapping[Role, Term] = {
    Role.ID: Term(N_("ids")),
    Role.ACTION_ID: Term(N_("ids of actions")),
    Role.SECTION: Term(N_("sections")),
    Role.TITLE: Term(N_("titles")),
    Role.RECOMMENDATION: Term(N_("recommendations")),
    Role.DECISION: Term(N_("decisions")),
    Role.RESPONSE: Term(N_("responses")),
    Role.BOTH: Term(N_("responses and actions")),
    Role.ACTION: Term(N_("actions")),
    Role.OWNERS: Term(N_("owners")),
    Role.DUE: Term(N_("due dates")),
    Role.REVISED: Term(N_("revised due dates")),
    Role.STATUS: Term(N_("statuses")),
    Role.COMPLETED: Term(N_("days of completion")),
    Role.UPDATE: Term(N_("updates")),
    Role.EVIDENCE: Term(N_("evidence")),
}

_DATE = r"\b(date|dates|due|deadline|target|echeance|echeancier|delai|achevement|completion|timeline|time ?frame)"
_PATTERNS: tuple[tuple[Role, str], ...] = (
    (Role.OWN, r"^(start|date de debut|debut|why|reason for|raison d[ue])\b|start date"),
    (Role.ACTION_ID, r"^(action|mesure) ?(no\.?|n[°o]\.?|number|id|#)$|"
                     r"(no\.?|n[°o]|numero|id) (de |of )?(la |l')?(action|mesure)$"),
    (Role.ID, r"^(#|no\.?|n[°o]\.?|nos?\.?|num(ero|ber)?\.?|id|ref(erence)?\.?|item|rec\.? ?(no\.?|#)?)$"
              r"|^recomm\w+ ?(no\.?|n[°o]\.?|number|id|#)$|"
              r"^(no\.?|n[°o]|numero|number|id) (de |of )?(la |the )?recomm\w+$"),
    (Role.COMPLETED, r"^completed$|actual (completion|date)|date (completed|closed|reelle|de fin reelle)|"
                     r"completed on|reellement|termine(e)? le|(achevement|fin) reel"),
    (Role.REVISED, rf"(revis|reevalu|reporte|nouvel|\bnew\b|extended|extension).*{_DATE}|"
                   rf"{_DATE}.*(revis|reevalu|report)"),
    (Role.OWNERS, r"\bowners?\b|responsab|responsib|\bopi\b|\bbpr\b|\blead\b|office of primary|accountab|"
                  r"premiere responsabilite|porteur|\bassigned|^who$|^qui$"),
    (Role.DUE, r"(status|statut|\betat\b).*\b(due|echeance|deadline|target|date cible)|"
               r"\b(due|echeance|deadline|target|date cible)\b.*(status|statut|\betat\b)"),
    (Role.STATUS, r"\bstatus\b|\bstatut\b|\betat\b|avancement"),
    (Role.RESPONSE, r"^(commentaires? de la direction|management('s)? comments?)"),
    (Role.UPDATE, r"comment|remarque|remark|^notes?$|\bupdate|mises? a jour|observation|^suivi|progress|progres"),
    (Role.EVIDENCE, r"evidence|probant|preuve|supporting doc|pieces? justificative"),
    (Role.DUE, rf"{_DATE}|^(when|quand|calendrier)$"),
    (Role.OWN, r"priorit|\brisks?\b|\brisques?\b|deliverable|livrable|\bcosts?\b|\bcouts?\b|resource|ressource|"
               r"contact|support"),
    (Role.RECOMMENDATION, r"^(the |les? |la )?recomm"),
    (Role.BOTH, r"(respon[sc]e|reponse|raison|reason|rationale).*(action|mesure|plan\b)|"
                r"(action|mesure|plan\b).*(respon[sc]e|reponse|raison|reason|rationale)"),
    (Role.DECISION, r"^(management )?(decision|position|agreement|acceptance|accept\w*|agree\w*|concur\w*)\b|"
                    r"^(decision|position|accord)\b"),
    (Role.RESPONSE, r"respon[sc]e|reponse"),
    (Role.ACTION, r"\bactions?\b|\bmesures?\b|\bmeasures?\b|\bsteps?\b|commitment|engagement|corrective|"
                  r"\btasks?\b|\btaches?\b|activit|"
                  r"milestone|jalon|"
                  r"^(work ?)?plan\b"),
    (Role.RECOMMENDATION, r"recomm"),
    (Role.TITLE, r"^(titre|title|subject|sujet|short title)$"),
    (Role.SECTION, r"^(section|theme|volet|chapitre|chapter|domaine|area|audit area|heading)s?\b"),
)  # fmt: skip
"""Folded headings; the first pattern that is in one says its role."""
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _PATTERNS)
_MAIN = frozenset({Role.RECOMMENDATION, Role.RESPONSE, Role.BOTH, Role.ACTION})
_OF_ACTIONS = frozenset({Role.BOTH, Role.ACTION, Role.RESPONSE, Role.OWNERS, Role.DUE, Role.STATUS})
_REPEATED = frozenset({Role.UPDATE, Role.EVIDENCE})
"""What several columns may be for."""
_FRENCH = re.compile(
    r"\b(recommandations?|responsables?|echeances?|mesures|etat|statut|reponse|achevement|commentaires?|remarques|bpr|"
    r"de|des|du|la|le|d'\w+|l'\w+|prevue?|raison|numero)\b"
)
_ENGLISH = re.compile(
    r"\b(recommendations?|response|owners?|due|status|comments?|remarks|opi|of|the|target|completion|management|"
    r"planned|actions? plan|lead|deadline|update|priority|responsible|accountable)\b"
)


class Head(NamedTuple):
    """The row of headings: where it is among the rows, each column's role, and its text.

    `own` has the key of each column that only this table has.
    """

    at: int
    roles: Mapping[int, Role]
    texts: Mapping[int, str]
    own: Mapping[int, str]
    last: int

    def columns(self, role: Role) -> list[int]:
        """The columns that are for *role*."""
        return [column for column, each in self.roles.items() if each is role]

    @property
    def language(self) -> Language | None:
        """That of most headings; None where they do not say."""
        said = fold(" ; ".join(self.texts.values()))
        french, english = len(_FRENCH.findall(said)), len(_ENGLISH.findall(said))
        return None if french == english else "fr" if french > english else "en"


def role_of(heading: str) -> Role | None:
    """What a column named *heading* is for; None where that is not known."""
    said = fold(heading).strip(" :*.").removeprefix("the ")
    if not said or len(said) > LONGEST:
        return None
    return next((role for role, pattern in _COMPILED if pattern.search(said)), None)


def places_in(cells: Sequence[str]) -> dict[int, Role]:
    """The columns of a row of headings whose role is known."""
    return {column: role for column, cell in enumerate(cells) if cell and (role := role_of(cell))}


def head_of(rows: Sequence[Sequence[str]]) -> Head | None:
    """The headings among the first of *rows*; None where no row has a recommendation or an action, and more."""
    best, most = -1, 1
    for at, cells in enumerate(rows[:FIRST_ROWS]):
        known = set(places_in(cells).values())
        if known & _MAIN and len(known) > most and not any(len(cell) > LONGEST for cell in cells):
            best, most = at, len(known)
    if best < 0:
        return None
    heads, last = list(rows[best]), best
    if best + 1 < len(rows) and _is_second_row(heads, rows[best + 1]):
        heads, last = _below(heads, rows[best + 1]), best + 1
    width = max(len(cells) for cells in rows)
    heads += [""] * (width - len(heads))
    roles = _roles(heads)
    return Head(best, roles, dict(enumerate(heads)), _own_keys(heads, roles), last)


def _is_second_row(heads: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether *cells* are headings below *heads*, one of which stands over several columns."""
    said = {column: cell for column, cell in enumerate(cells) if cell}
    is_under_none = any(column >= len(heads) or not heads[column] for column in said)
    roles = {role_of(cell) if len(cell) < 60 else None for cell in said.values()}
    return len(said) > 1 and is_under_none and None not in roles and bool(roles & _OF_ACTIONS)


def _below(heads: Sequence[str], second: Sequence[str]) -> list[str]:
    width = max(len(heads), len(second))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in (heads, second))
    return [below or above for above, below in zip(upper, lower, strict=True)]


def _roles(heads: Sequence[str]) -> dict[int, Role]:
    """Each column's role; of two for one thing, the second is the table's own."""
    found: dict[int, Role] = {}
    for column, head in enumerate(heads):
        role = role_of(head) or Role.OWN
        if role is Role.ID and (Role.ID in found.values() or set(found.values()) & _OF_ACTIONS):
            role = Role.ACTION_ID
        if role is not Role.OWN and role in found.values() and role not in _REPEATED:
            role = Role.OWN
        found[column] = role
    first = next((column for column, role in found.items() if role is Role.RECOMMENDATION), 0)
    found |= {column: Role.OWN for column, role in found.items() if role is Role.UPDATE and column < first}
    if Role.RECOMMENDATION not in found.values() and Role.ACTION_ID not in found.values():
        found = {column: Role.ACTION_ID if role is Role.ID else role for column, role in found.items()}
    only = [column for column, role in found.items() if role in {Role.RESPONSE, Role.BOTH, Role.ACTION}]
    if len(only) == 1 and found[only[0]] is Role.RESPONSE:
        found[only[0]] = Role.BOTH
    if len(only) > 1:
        has_response = Role.RESPONSE in found.values()
        found |= {column: Role.ACTION if has_response else Role.RESPONSE
                  for column in only if found[column] is Role.BOTH}  # fmt: skip
    return found


_BETWEEN_WORDS = re.compile(r"[\W_]+")


def _own_keys(heads: Sequence[str], roles: Mapping[int, Role]) -> dict[int, str]:
    """`x-…` keys for the columns that only this table has: `x-coût` of « Coût », for people read it in headings."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for column, role in roles.items():
        if role is Role.OWN:
            said = _BETWEEN_WORDS.sub("-", normalize("NFC", heads[column]).lower())
            name = said.strip("-")[:40].rstrip("-") or f"column-{column + 1}"
            key, number = f"x-{name}", 2
            while fold(key) in taken:
                key, number = f"x-{name}-{number}", number + 1
            found[column] = key
            taken.add(fold(key))
    return found
