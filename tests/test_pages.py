"""The report and its HTML: word for word, linked, inert, in two languages."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.test_source import DOCUMENT, Words, printed, words
from tests.tools.command import invoke
from tests.tools.plans import REAL_PLAN, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden"
HOSTILE = ROOT / "tests" / "plans" / "hostile.yaml"
VOID = {"meta"}
PAGES = {"report": ["report"], "list": ["list"], "show": ["show", "1a"], "timeline": ["timeline"]}


class Parsed(HTMLParser):
    """An HTML page's elements, each a tag with its attributes, and the rows of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.spoken: dict[str, list[str]] = {}
        self._languages: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in VOID:
            return
        self._open.append(tag)
        self._languages.append(attributes.get("lang") or (self._languages or [""])[-1])
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self._languages.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self._open:
            self.spoken.setdefault(self._languages[-1], []).append(data.strip())
        if "td" in self._open or "th" in self._open:
            self.rows[-1][-1] += f" {data}"

    def all(self, name: str) -> list[str]:
        """Every value of the attribute *name*."""
        return [value for _, attributes in self.elements if (value := attributes.get(name))]


def page(*arguments: str, plan: Path = REAL_PLAN, lang: str = "en") -> Parsed:
    return Parsed(invoke(*arguments, "-f", "html", plan=plan, lang=lang).out)


def register(parsed: Parsed) -> Mapping[str, Words]:
    """The register's cells, under the names that the document's have in test_source."""
    cells: dict[str, Words] = {}
    rows = [row for row in parsed.rows if len(row) == 5 and re.fullmatch(r" \d[a-f]\.\d", row[0])]
    number = ""
    for identifier, recommendation, text, owner, due in (map(words, row) for row in rows):
        if recommendation:
            number = recommendation[0].removesuffix(".")
            cells[f"{number} recommendation"] = recommendation[1:]
            cells[f"{number} plan of action"] = ()
        cells[f"{number} plan of action"] += text
        cells |= {f"{identifier[0]} owner": owner, f"{identifier[0]} due date": due}
    return cells


# -- what it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_register_has_the_document_s_columns_word_for_word(lang: str) -> None:
    expected = {name: cell for name, cell in printed(DOCUMENT).items() if name[:1].isdigit()}

    assert register(page("report", lang=lang)) == expected


def test_a_fault_in_the_register_would_be_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "plan.yaml"
    wrong.write_text(REAL_PLAN.read_text(encoding="utf-8").replace("frais de\n", "frais\n", 1), encoding="utf-8")
    expected = printed(DOCUMENT)

    found = register(page("report", plan=wrong))

    assert [name for name, cell in found.items() if cell != expected[name]] == ["1d recommendation"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("html", "html")])
def test_the_report_reads_so(lang: str, form: str, suffix: str, golden: Callable[[Path, str], None]) -> None:
    answer = invoke("report", "-f", form, plan=REAL_PLAN, lang=lang)

    golden(GOLDEN / f"report.{lang}.{suffix}", answer.out)


def test_a_recommendation_without_action_is_in_the_register(write: Callable[[str], Path]) -> None:
    plan = write(
        """
        format: 1
        title: Plan
        recommendations:
          - {id: 1a, text: Faire., response: Rien ne sera fait.}
          - {id: 1b, text: Agir., actions: [{id: 1b.1, text: Oui.}]}
        """
    )

    assert "| 1a | 1a. Faire. | Rien ne sera fait. |  |  |" in invoke("report", plan=plan).out


@pytest.mark.parametrize(
    ("arguments", "there", "not_there"),
    [
        pytest.param(["1d"], "1d.2", "1a.1", id="ids"),
        pytest.param(["--owner", "SPS"], "1d.2", "1d.1", id="an owner"),
        pytest.param(
            ["--as-of", "2003-01-01"], "No action is overdue.", "days overdue", id="a day when nothing is late"
        ),
    ],
)
def test_a_report_can_be_asked_of_some_actions(arguments: list[str], there: str, not_there: str) -> None:
    answer = invoke("report", *arguments, plan=REAL_PLAN)

    assert (there in answer.out, not_there in answer.out) == (True, False)


def since_the_last_version(repository: Path, *arguments: str) -> tuple[list[str], list[tuple[str, str]]]:
    """What a report since HEAD, on a plan changed in four places, says was closed, and what of what was changed."""
    plan = repository / "plan.yaml"
    plan.write_bytes(REAL_PLAN.read_bytes())
    git = ["git", "-C", str(repository)]
    subprocess.run([*git, "add", "plan.yaml"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "Plan", "--date", "2004-03-01T12:00:00"], check=True)
    text = plan.read_text(encoding="utf-8")
    for before, after in (
        ("due: Printemps 2004\n        status: planned", "due: Printemps 2004\n        status: done"),
        ("en: Cost recovery", "en: Recovery of costs"),
        ("due: 31 décembre 2003\n        status: planned", "due: 31 décembre 2003\n        status: blocked"),
        ("en: CBSC directors", "en: Directors"),
    ):
        assert before in text
        text = text.replace(before, after)
    plan.write_text(text, "utf-8")

    said = invoke("report", "--since", "HEAD", *arguments, plan=plan).out

    closed = said.split("## Closed since ")[1].split("\n## ")[0]
    changed = said.split("## Changed since ")[1].split("\n## ")[0]
    return (
        re.findall(r"^\| (\d\w\.\d)", closed, re.MULTILINE),
        re.findall(r"^\| ([^|]+) \| ([^|:]+): .* \|$", changed, re.MULTILINE),
    )


DONE, TITLE, BLOCKED = ("1d.1", "status"), ("1d", "title"), ("3a.1", "status")
NAME = ("Directeurs des CSEC", "owner, name")


@pytest.mark.parametrize(
    ("arguments", "closed", "changed"),
    [
        pytest.param([], ["1d.1"], [NAME, TITLE, DONE, BLOCKED], id="of the whole plan"),
        pytest.param(["1d"], ["1d.1"], [TITLE, DONE], id="of one recommendation"),
        pytest.param(["1d.2"], [], [TITLE], id="of one action, with its recommendation"),
        pytest.param(["--section", "3"], [], [BLOCKED], id="of a section"),
        pytest.param(["2c"], [], [], id="of what did not change"),
        pytest.param(["--status", "done"], ["1d.1"], [TITLE, DONE], id="of what is done now"),
    ],
)
def test_since_says_what_was_closed_and_what_changed(
    arguments: list[str], closed: list[str], changed: list[tuple[str, str]], repository: Path
) -> None:
    assert since_the_last_version(repository, *arguments) == (closed, changed)


# -- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_asks_for_nothing(name: str) -> None:
    parsed = page(*PAGES[name])

    tags = {tag for tag, _ in parsed.elements}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "object", "base", "form"})
    assert {value[:1] for value in (*parsed.all("href"), *parsed.all("src"), *parsed.all("xlink:href"))} <= {"#"}
    assert {name for _, attributes in parsed.elements for name in attributes if name.startswith("on")} == set()


def test_each_link_leads_to_one_place() -> None:
    parsed = page("report")
    targets = [f"#{name}" for name in parsed.all("id")]

    assert len(targets) == len(set(targets))
    assert set(parsed.all("href")) <= {*targets}


def test_each_action_is_linked_to_its_place_in_the_register() -> None:
    parsed = page("report")
    ids = {name.split()[0] for name in register(parsed) if name.endswith("owner")}

    assert {href for href in parsed.all("href") if href.startswith("#a-")} == {f"#a-{name}" for name in ids}


@pytest.mark.parametrize(
    ("lang", "quoted"),
    [
        pytest.param("en", "fr", id="French texts on an English page"),
        pytest.param("fr", "", id="all French: no marks"),
    ],
)
def test_a_text_in_the_other_language_is_marked(lang: str, quoted: str) -> None:
    parsed = page("report", lang=lang)

    marked = set(parsed.spoken) - {lang}
    assert marked == ({quoted} if quoted else set())
    assert parsed.elements[0] == ("html", {"lang": lang})


def test_a_title_in_both_languages_is_in_the_page_s() -> None:
    assert "Core services first" in page("report").spoken["en"]


@pytest.mark.parametrize("name", PAGES)
def test_text_from_a_plan_is_text_on_a_page(name: str) -> None:
    parsed = page(*PAGES[name], plan=HOSTILE)

    assert {tag for tag, _ in parsed.elements}.isdisjoint({"script", "b", "img"})
    assert all(href.startswith("#") for href in parsed.all("href"))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join("".join(row) for row in parsed.rows)
    )


@pytest.mark.parametrize(("lang", "there"), [("en", ["18%", "6 overdue"]), ("fr", ["18\u00a0%", "dont 6 en retard"])])
def test_a_page_says_how_many_and_as_of_when(lang: str, there: list[str]) -> None:
    said = invoke("report", "-f", "html", plan=REAL_PLAN, lang=lang).out

    assert [words in said for words in there] == [True] * len(there)


# -- formats and files ----------------------------------------------------------------------------


def test_a_format_whose_package_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("csecplan.render.html")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)

    answer = invoke("report", "-f", "html", plan=REAL_PLAN)

    assert (answer.exit_code, "pip install 'csecplan[pages]'" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["report", "-o", "a.json"], "markdown, html, xlsx", id="a suffix of another format"),
        pytest.param(["summary", "-o", "a.ics"], "csv", id="a calendar of a summary"),
    ],
)
def test_a_file_that_a_command_does_not_write_is_refused(arguments: list[str], said: str, tmp_path: Path) -> None:
    name = tmp_path / arguments[-1]

    answer = invoke(*arguments[:-1], name, plan=REAL_PLAN)

    assert (answer.exit_code, said in answer.err, name.exists()) == (2, True, False)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_empty_plan_has_a_report(lang: str, write: Callable[[str], Path]) -> None:
    plan = write("format: 1\ntitle: Vide\nrecommendations: []\n")

    answer = invoke("report", "-f", "html", plan=plan, lang=lang)

    assert (answer.exit_code, "Vide</h1>" in answer.out) == (0, True)
