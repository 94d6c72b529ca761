"""axe-core finds nothing on any page, in either language and colour scheme; needs Chromium, so it is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tools import browser
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(browser.missing()), reason=browser.missing())]

PAGES = {
    "report": ["report"],
    "list": ["list", "--group-by", "section"],
    "summary": ["summary"],
    "timeline": ["timeline"],
    "show": ["show", "1d", "3d"],
    "check": ["check"],
}


@pytest.mark.parametrize("scheme", browser.SCHEMES)
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, lang: str, scheme: str, tmp_path: Path) -> None:
    page = tmp_path / f"{name}.html"
    invoke(*PAGES[name], "-o", page, plan=REAL_PLAN, lang=lang)

    assert browser.axe(page, scheme, tmp_path) == {"scheme": scheme, "violations": []}


def test_axe_finds_nothing_on_a_phone(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    invoke("report", "-o", page, plan=REAL_PLAN)

    assert browser.axe(page, "light", tmp_path, 500)["violations"] == []


def test_what_is_wrong_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!DOCTYPE html><html><body><img src=x><p style='color:#bbb'>pale</p></body></html>", "utf-8")

    assert len(browser.axe(page, "light", tmp_path)["violations"]) > 2
