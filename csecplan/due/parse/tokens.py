"""A phrase as tokens: refused characters out, typographic variants evened, words looked up once."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from csecplan.due.vocabulary.lookup import LONGER, WORDS
from csecplan.folding import fold

if TYPE_CHECKING:
    from csecplan.due.codes import TokenKind
    from csecplan.model import Fact
    from csecplan.note_codes import RefusalCode

LONGEST = 300
"""Characters past which a phrase is not read: no due date is a paragraph."""


class RefusedError(Exception):
    """Why a phrase is not read: a code of `notes.SENTENCES` and the facts that fill it.

    `candidates` are the periods that could be meant (`periods.Named`),
    `operator` what the phrase said of them.
    """

    def __init__(self, code: RefusalCode, candidates: tuple[Any, ...] = (), **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.candidates = candidates
        self.facts = facts
        self.operator = ""


class Token(NamedTuple):
    """A word, a number or a mark: what it does, which one it is, and where it stands in the folded text."""

    kind: TokenKind
    value: str | int
    start: int
    end: int


UNSEEN = frozenset("\u200b\ufeff\u00ad")
"""Zero-width space, byte-order mark, soft hyphen: what a copied cell brings along, dropped where it stands."""
_NOTE_MARK = "†"
"""How a raised digit is read: « mai 2018³ » is May 2018 and a note, never a year of five digits."""
_VARIANTS = str.maketrans(
    {"`": "'", "´": "'", "′": "'", "‛": "'", "−": "-", "œ": "oe", "Œ": "oe"}
    | dict.fromkeys(UNSEEN)
    | dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", _NOTE_MARK)
)
_TOKEN = re.compile(r" *(?:([a-z]+(?:'(?=[a-z]))?)|([0-9][0-9/.-]*(?<=[0-9]))|(.))")


def normal(phrase: str) -> str:
    """*phrase* folded, with every variant of apostrophe and hyphen made plain.

    Raises RefusedError for a phrase over 300 characters, with characters
    that cannot be seen, or with digits other than 0 to 9 (full-width ones
    are the same digits, only wider).
    """
    if len(phrase) > LONGEST:
        raise RefusedError("too-long", length=len(phrase), longest=LONGEST)
    if phrase.isascii() and phrase.isprintable():
        return fold(phrase.replace("`", "'"))
    for character in phrase:
        if not " " <= character <= "~":
            _check(character)
    text = fold(phrase.translate(_VARIANTS))
    if len(text) > 2 * LONGEST:  # some characters fold to a whole sentence
        raise RefusedError("too-long", length=len(text), longest=LONGEST)
    return text


def _check(character: str) -> None:
    """Refuse *character* where it is a digit of another script, or would not be seen."""
    if character in "\t\n\r" or ord(character) in _VARIANTS:
        return
    if character.isnumeric() and not "０" <= character <= "９" and not "Ⅰ" <= character <= "ⅿ":
        raise RefusedError("other-digits", character=character)
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        raise RefusedError("hidden-characters")


def line_breaks(phrase: str) -> frozenset[int]:
    """Where the second and later lines of *phrase* start in the text that `normal` gives of it."""
    starts, size = set(), -1
    for line in filter(None, map(normal, phrase.splitlines())):
        starts.add(size + 1)
        size += 1 + len(line)
    return frozenset(starts - {0})


def tokens(text: str) -> list[Token]:
    """The tokens of *text*, as `normal` gives it: the longest entry of the tables at each place.

    A run of digits and `-/.` is one number ("2005-03-31"). A hyphen with
    space beside it is a "dash", one without is "-": « mars - avril » spans,
    « 31-mars-2005 » does not. The full stop of an abbreviation goes with it.
    """
    found: list[Token] = []
    at, size = 0, len(text)
    while at < size:
        match = _TOKEN.match(text, at)
        assert match is not None, text
        group = match.lastindex or 0
        start, at = match.start(group), match.end()
        if group == 1:
            token = _word(text, start, match[1])
            at = token.end + (text.startswith(".", token.end) and token.kind != "word")
        elif group == 2:
            token = Token("number", match[2], start, at)
        else:
            token = Token(_mark(text, start), match[3], start, at)
        found.append(token)
    return found


def _word(text: str, start: int, word: str) -> Token:
    for longer in LONGER.get(word, ()):
        if text.startswith(longer, start):
            end = start + len(longer)
            if longer[-1] == "'" or not text[end : end + 1].isalnum():
                return Token(*WORDS[longer], start, end)
    end = start + len(word)
    meaning = WORDS.get(word)
    if meaning is None:
        return Token("word", word, start, end)
    return Token(*meaning, start, end)


def _mark(text: str, at: int) -> TokenKind:
    mark = text[at]
    if mark != "-":
        return mark  # type: ignore[return-value]  # any other character is its own kind
    before, after = text[at - 1 : at] == " ", text[at + 1 : at + 2]
    if before and after.isdigit():
        return "minus"
    return "dash" if before or after == " " else "-"


class Phrase(NamedTuple):
    """A phrase, or a part of one: its tokens, the folded text they stand in, and where its lines start."""

    text: str
    tokens: list[Token]
    breaks: frozenset[int] = frozenset()

    @property
    def words(self) -> str:
        """The text from the first token to the last."""
        return self.text[self.tokens[0].start : self.tokens[-1].end] if self.tokens else ""

    @property
    def kinds(self) -> list[TokenKind]:
        """What each token does."""
        return [token.kind for token in self.tokens]

    def cut(self, start: int = 0, end: int | None = None) -> Phrase:
        """The part from token *start* to before token *end*."""
        return self._replace(tokens=self.tokens[start:end])

    def written(self, at: int) -> str:
        """The text of one token."""
        token = self.tokens[at]
        return self.text[token.start : token.end]


class Cursor:
    """A place in a row of tokens; every `take` moves it past what it took."""

    __slots__ = ("at", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def kind(self, ahead: int = 0) -> TokenKind | Literal[""]:
        """What the next token does; "" past the end."""
        at = self.at + ahead
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def text(self, ahead: int = 0) -> str:
        """The digits of the number *ahead*; "" where there is none."""
        at = self.at + ahead
        return str(self.tokens[at].value) if self.kind(ahead) == "number" else ""

    def take(self, kind: TokenKind) -> Token | None:
        """The next token if it is of *kind*, and move past it."""
        if self.at < len(self.tokens) and (token := self.tokens[self.at]).kind == kind:
            self.at += 1
            return token
        return None

    def skip(self, kinds: frozenset[str]) -> None:
        """Move past every token of *kinds*."""
        while self.at < len(self.tokens) and self.tokens[self.at].kind in kinds:
            self.at += 1

    def prepositions(self, most: int = 4) -> None:
        """Move past small words that change nothing, but no more than *most* of them."""
        while most and (self.kind() == "prep" or (self.kind() == "to" and self.tokens[self.at].value == "à")):
            self.at += 1
            most -= 1

    def rest(self) -> list[Token]:
        """The tokens not yet taken."""
        return self.tokens[self.at :]
