"""What reading a file may find wrong: each rule's id, weight, sentence and remedy.

Rules on what the plan says, rather than on how it is written, are in
`csecplan.checks`.
"""

from __future__ import annotations

from csecplan import N_
from csecplan.diagnostic import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

_ALL = (
    Rule(
        "encoding",
        ERROR,
        N_("byte {byte} here is not UTF-8"),
        N_("save the file as UTF-8 in your editor; nothing of it could be read"),
    ),
    Rule(
        "empty",
        ERROR,
        N_("the file holds no plan"),
        N_("write one, or let `csecplan init` write a small one to start from"),
    ),
    Rule(
        "control-character",
        ERROR,
        N_("control character {character} in the text"),
        N_("delete it; it often comes from a copy and paste"),
    ),
    Rule(
        "conflict-marker",
        ERROR,
        N_("a merge left both sides of a conflict here"),
        N_("keep the side that is right and delete the lines of markers; until then nothing is written"),
    ),
    Rule(
        "second-document",
        ERROR,
        N_("a second YAML document begins here; only the first is read"),
        N_("keep one plan a file: delete this line, or move what follows to a file of its own"),
    ),
    Rule(
        "nesting",
        ERROR,
        N_("nested more than {deepest} levels deep; what follows is not read"),
        N_("a plan needs nine levels: look for brackets opened and not closed"),
    ),
    Rule(
        "anchor",
        ERROR,
        N_("`&{name}` is a YAML anchor, which a plan may not hold"),
        N_("delete it, or put the text in quotes if it begins with `&`"),
    ),
    Rule(
        "alias",
        ERROR,
        N_("`*{name}` is a YAML alias, which a plan may not hold; it is not followed"),
        N_("write the text out, or put it in quotes if it begins with `*`"),
    ),
    Rule(
        "tag",
        ERROR,
        N_("`{tag}` is a YAML tag, which a plan may not hold"),
        N_("delete it, or put the text in quotes if it begins with `!`"),
    ),
    Rule(
        "merge-key",
        ERROR,
        N_("`<<` is a YAML merge key, which a plan may not hold"),
        N_("write the keys out"),
    ),
    Rule(
        "repeated-key",
        ERROR,
        N_("{key} stands twice here; the first one counts"),
        N_("delete one of the two, or merge what they say"),
    ),
    Rule(
        "key-not-text",
        ERROR,
        N_("a key that is a list or a mapping"),
        N_("a key is a word followed by a colon"),
    ),
    Rule(
        "syntax-colon",
        ERROR,
        N_("a colon and a space inside text that is not quoted"),
        N_("put the whole value in quotes, or write it under the key after `>-`"),
    ),
    Rule(
        "syntax-indentation",
        ERROR,
        N_("this line does not line up with those around it"),
        N_("give it the same number of spaces as the keys or dashes beside it, or two more than its key"),
    ),
    Rule(
        "item-hidden",
        ERROR,
        N_("{id} cannot be read because of a mistake near it, and is in no answer"),
        N_("fix the other errors nearby; it appears as soon as they are fixed"),
    ),
    Rule(
        "item-misplaced",
        ERROR,
        N_("{id} appears under the wrong recommendation because of a mistake above it"),
        N_("fix the other errors above it; it appears in its place as soon as they are fixed"),
    ),
    Rule(
        "syntax-quote",
        ERROR,
        N_("a quotation mark opens here and is never closed"),
        N_("close it at the end of the text; inside single quotes an apostrophe is written twice"),
    ),
    Rule(
        "syntax-bracket",
        ERROR,
        N_("a bracket opens here and what follows does not close it"),
        N_("separate items with commas and close the bracket"),
    ),
    Rule(
        "syntax-escape",
        ERROR,
        N_("a backslash inside double quotes that begins no known escape"),
        N_("write two backslashes, or use single quotes"),
    ),
    Rule(
        "syntax-tab",
        ERROR,
        N_("a tab where YAML wants spaces"),
        N_("replace it with spaces"),
    ),
    Rule(
        "syntax-character",
        ERROR,
        N_("text that is not quoted cannot begin with {character}"),
        N_("put the whole value in quotes"),
    ),
    Rule(
        "syntax",
        ERROR,
        N_("this cannot be read as YAML"),
        N_("compare it with the items around it; quotes around the text often help"),
    ),
    Rule(
        "unknown-key",
        WARNING,
        N_("{key} is not a key of {what}; it is kept and not used"),
        N_("check the spelling, or move it to a comment"),
    ),
    Rule(
        "own-key-form",
        WARNING,
        N_("{key} is {found}; a key of your own is a text, a list of texts, or a text in each of fr and en"),
        N_("write it as one of these, or as several keys; until then it is kept and not used"),
    ),
    Rule(
        "own-key-spelling",
        Severity.NOTE,
        N_("{key} is read as {first}, as the plan first writes it"),
        N_("write {first} everywhere"),
    ),
    Rule(
        "missing-key",
        ERROR,
        N_("{what} without {key}"),
        N_("add the key {key}"),
    ),
    Rule(
        "empty-value",
        ERROR,
        N_("`{key}` is empty"),
        N_("write its value"),
    ),
    Rule(
        "empty-item",
        ERROR,
        N_("an item of `{key}` is empty"),
        N_("write it, or delete its dash or comma"),
    ),
    Rule(
        "wrong-type",
        ERROR,
        N_("{key} is {found} where {expected} belongs"),
        N_("write {expected}"),
    ),
    Rule(
        "unknown-format",
        ERROR,
        N_("format {value} is not one this version reads"),
        N_("write `format: 1`, or use the version of csecplan the plan was made with"),
    ),
    Rule(
        "unknown-language",
        ERROR,
        N_('"{value}" is not a language of a plan'),
        N_("use fr or en"),
    ),
    Rule(
        "unknown-status",
        ERROR,
        N_('"{value}" is not a status'),
        N_("use one of {known}"),
    ),
    Rule(
        "unknown-said",
        ERROR,
        N_('"{value}" is not a status'),
        N_("use one of {known}"),
    ),
    Rule(
        "unknown-decision",
        ERROR,
        N_('"{value}" is not a decision'),
        N_("use one of {known}"),
    ),
    Rule(
        "ambiguous-word",
        ERROR,
        N_('"{value}" may mean more than one thing here'),
        N_("write the one that is meant"),
    ),
    Rule(
        "everyday-word",
        Severity.NOTE,
        N_('"{value}" is read as `{key}`'),
        N_("write `{key}`, which is the same in both languages and which editors offer"),
    ),
    Rule(
        "day-not-understood",
        ERROR,
        N_('"{value}" is not understood as a day: {reason}'),
        N_("write a day, or the period if only that is known: 2004-06-30, June 2004, 2004-06"),
    ),
    Rule(
        "text-lost",
        WARNING,
        N_("what follows ` #` is a comment, not part of the text"),
        N_("put the text in quotes to keep it; before a comment, leave two spaces, and one after the #"),
    ),
)

RULES = {rule.id: rule for rule in _ALL}
