"""Why no plan is made from a table: each says what there is, and what to do."""

from __future__ import annotations

from csecplan import N_
from csecplan.diagnostic import ExitCode
from csecplan.sheets.errors import SheetError


class UnknownFile(SheetError):
    """A file that is no table of a kind that is read."""

    sentence = N_(
        "{name} cannot be read as a table; open it in the program it was made with, and save it as .docx, .xlsx or"
        " CSV UTF-8; no plan was written"
    )


class OldWord(SheetError):
    """A document of the older Word."""

    sentence = N_("{name} is a .doc file; open it in Word, and save it as .docx; no plan was written")


class DamagedDocument(SheetError):
    """A Word document that does not hold together."""

    sentence = N_(
        "{name} is damaged; open it in Word, which may repair it, and save it again as .docx; no plan was written"
    )


class NoTable(SheetError):
    """A document without a table."""

    sentence = N_(
        "{name} contains no table; put the recommendations in a table whose first row has headings such as"
        " {headings}; no plan was written"
    )


class NoKnownHeadings(SheetError):
    """Tables of which none has headings that are known."""

    sentence = N_(
        "no table in {name} has headings of a plan; the first rows contain: {rows}; name the columns with headings"
        " such as {headings}; no plan was written"
    )


class NoRows(SheetError):
    """A table with headings and nothing below them."""

    sentence = N_("the table in {name} has headings, and no row below them; no plan was written")


class DocxMissing(SheetError):
    """The package that reads Word documents is not installed."""

    exit_code = ExitCode.USAGE
    sentence = N_(
        "{name} is a Word document, which needs the package python-docx: pip install python-docx; or save its table"
        " as .xlsx; no plan was written"
    )
