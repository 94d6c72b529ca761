"""One HTML file to publish: no script, no request, for screen, phone and paper.

What it looks like is in `page.html.jinja`, `blocks.html.jinja` and
`style.css`, which are there to be edited; everything that comes from a plan
goes through Jinja's autoescape.
"""

from csecplan.render.html.document import html

__all__ = ["html"]
