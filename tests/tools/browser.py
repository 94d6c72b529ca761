"""A page put before axe-core in headless Chromium; both are looked for, neither is installed here.

axe-core's script is where the environment's AXE says, else in node_modules of
this folder or one above: `npm install --no-save axe-core`.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000"]
SCHEMES = {"dark": "0", "light": "1"}
"""The colour schemes by Chromium's own numbers."""

_RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const said = document.createElement("pre");
  said.id = "axe";
  said.textContent = JSON.stringify({
    scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    violations: found.violations.map(each => each.id + ": " + each.nodes[0].html),
  });
  document.body.append(said);
});
"""


def axe_script() -> Path | None:
    """axe-core's script, if it is anywhere."""
    named = os.environ.get("AXE")
    below = (folder / "node_modules/axe-core/axe.min.js" for folder in Path(__file__).resolve().parents)
    return next((path for path in [*([Path(named)] if named else []), *below] if path.is_file()), None)


def missing() -> str:
    """What is not to be had here; "" where both are."""
    if CHROMIUM is None:
        return "no Chromium: apt-get install chromium"
    return "" if axe_script() else "no axe-core: npm install --no-save axe-core, or AXE=/path/to/axe.min.js"


def axe(page: Path, scheme: str, folder: Path, width: int = 1200) -> Any:
    """What axe-core finds on *page* in the colour *scheme*: its name as the browser says it, and the violations.

    The page's own policy forbids all scripts; it is taken out of the copy that is tried.
    """
    script = axe_script()
    assert script is not None
    text = re.sub(r"<meta http-equiv=[^>]*>", "", page.read_text(encoding="utf-8"))
    copy = folder / "page.html"
    source = script.read_text(encoding="utf-8")
    copy.write_text(text.replace("</body>", f"<script>{source}</script><script>{_RUN}</script></body>"), "utf-8")
    settings = [f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", f"--window-size={width},2000"]
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [str(CHROMIUM), *FLAGS, *settings, profile, "--dump-dom", copy.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    said = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.DOTALL)
    assert said is not None, dom[-500:]
    return json.loads(html.unescape(said[1]))
