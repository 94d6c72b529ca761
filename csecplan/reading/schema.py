"""plan.schema.json for editors, made from the reader's own table of keys.

`python -m csecplan.reading.schema` prints it. Editors resolve YAML types
where the reader takes every scalar as text, so a text may be a number or a
boolean to them.
"""

from __future__ import annotations

import json
from typing import Any

from csecplan.model import OWN_KEY
from csecplan.reading import format_keys
from csecplan.reading.format_keys import Form, Key, Shape
from csecplan.texts import LANGUAGES

_WORD = {"type": ["string", "number", "boolean"]}
_WORDS = {"anyOf": [_WORD, {"type": "array", "items": {"type": ["string", "number", "boolean", "null"]}}]}
_TEXT = {
    "anyOf": [
        _WORD,
        {
            "type": "object",
            "properties": {language: {"type": [*_WORD["type"], "null"]} for language in LANGUAGES},
            "additionalProperties": False,
        },
    ]
}
_FORMS: dict[Form, dict[str, Any]] = {
    Form.WORD: _WORD,
    Form.PHRASE: _WORD,
    Form.DAY: _WORD,
    Form.FORMAT: {"enum": [format_keys.FORMAT, int(format_keys.FORMAT)]},
    Form.LANGUAGE: {"enum": list(LANGUAGES)},
    Form.TEXT: _TEXT,
    Form.WORDS: _WORDS,
    Form.TEXTS: {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    Form.SECTIONS: {"type": "object", "additionalProperties": {"anyOf": [_TEXT, {"type": "null"}]}},
}

_OWN = {
    "description": "Clé propre à votre unité.\nA key of your unit's own.",
    "anyOf": [*_FORMS[Form.TEXTS]["anyOf"], {"type": "null"}],
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of plan.yaml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "csecplan",
        **_object(format_keys.PLAN),
    }


def _object(keys: Shape) -> dict[str, Any]:
    own = {"patternProperties": {f"^{OWN_KEY}.": _OWN}} if keys in format_keys.WITH_OWN_KEYS else {}
    return {
        "type": "object",
        "properties": {key.name: _described(key) for key in keys},
        **own,
        "required": [key.name for key in keys if key.required],
    }


def _described(key: Key) -> dict[str, Any]:
    """A key's schema with what it is for, in both languages; what may be missing may also be null."""
    form = _value(key)
    return {
        "description": f"{key.fr}\n{key.en}",
        **(form if key.required else {"anyOf": [form, {"type": "null"}]}),
    }


def _value(key: Key) -> dict[str, Any]:
    if key.form is Form.OWNERS:
        return {"type": "object", "additionalProperties": {"anyOf": [_object(key.inside), {"type": "null"}]}}
    if key.form is Form.PART:
        return _object(key.inside)
    if key.form is Form.ITEMS:
        return {"type": "array", "items": _object(key.inside)}
    if key.choices:
        return {"enum": [word.value for word in key.choices]}
    return _FORMS[key.form]


def main() -> None:
    """Print the schema."""
    print(json.dumps(schema(), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
