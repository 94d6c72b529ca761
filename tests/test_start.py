"""What a small question does not pay for when it starts."""

from __future__ import annotations

import subprocess
import sys

PATTERNS = """
import re
before = re.compile
{first}
import yaml.reader, yaml.resolver, yaml.constructor
print(type(yaml.reader.Reader.NON_PRINTABLE) is re.Pattern, re.compile is before)
print(yaml.safe_load("day: 2004-06-30"), yaml.reader.Reader.NON_PRINTABLE.search("a\\x07").start())
"""


def printed(program: str) -> list[str]:
    """The lines that a fresh Python prints for *program*."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_patterns_of_pyyaml_wait_until_they_are_used() -> None:
    compiled, read = printed(PATTERNS.format(first="import csecplan.yamltext, yaml"))

    assert (compiled, read) == ("False True", "{'day': datetime.date(2004, 6, 30)} 1")


def test_pyyaml_imported_before_is_left_alone() -> None:
    compiled, read = printed(PATTERNS.format(first="import yaml, csecplan.yamltext"))

    assert (compiled, read) == ("True True", "{'day': datetime.date(2004, 6, 30)} 1")
