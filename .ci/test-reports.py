"""Opens reports in Chromium and says what is wrong with them; ends with how many checks passed and failed."""

import base64
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

from selenium import webdriver
from selenium.webdriver.common.by import By

AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"
# Points of an A4 page that no word may come nearer to its edge than.
MARGIN = 20


class Checks:
    """Counts checks, and prints those that fail."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def expect(self, is_met, report, words):
        if is_met:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{report}: {words}")


class Browser:
    """Chromium without a window."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars",
                         "--disable-gpu", "--disable-background-networking", "--window-size=1280,900"]:
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, path, width=1280, scheme="light", media="screen", script=True):
        """Opens a page; gives the console's lines and the addresses that were asked for."""
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.command("Emulation.setEmulatedMedia", media=media,
                     features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.command("Emulation.setScriptExecutionDisabled", value=not script)
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(path.as_uri())
        lines = [entry["message"] for entry in self.driver.get_log("browser")]
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return lines, addresses

    def faults(self):
        """What axe-core finds, one line for each kind of fault."""
        self.run(AXE.read_text())
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1]; axe.run(document).then((found) => done(found.violations));")
        return [f"{fault['id']}: {fault['help']}: {fault['nodes'][0]['html'][:160]} ({len(fault['nodes'])})"
                for fault in found]


def squeezed(text):
    return re.sub(r"[\s\u00ad]+", "", text)


def check_screen(browser, path, name, checks):
    for scheme in ("light", "dark"):
        lines, addresses = browser.open(path, scheme=scheme)
        checks.expect(not lines, name, f"the console says, in {scheme}: {lines}")
        outside = [address for address in addresses if address != path.as_uri() and not address.startswith("data:")]
        checks.expect(addresses and not outside, name, f"it asks for {outside}")
        faults = browser.faults()
        checks.expect(not faults, name, f"axe-core finds, in {scheme}: {faults}")
    paper = browser.run("return getComputedStyle(document.body).backgroundColor")
    checks.expect(paper != "rgb(255, 255, 255)", name, "dark is not dark")


def check_pictures(browser, path, name, checks):
    """Every picture is well-formed, and says what it shows."""
    for picture in re.findall(r"<svg.*?</svg>", path.read_text(), re.S):
        try:
            parts = {part.tag: (part.text or "").strip() for part in ElementTree.fromstring(picture)}
        except ElementTree.ParseError as error:
            checks.expect(False, name, f"a picture is not well-formed: {error}: {picture[:120]}")
            continue
        checks.expect(parts.get("title") and len(parts.get("desc", "")) > 20, name, f"a picture says nothing: {parts}")


def check_narrow(browser, path, name, checks):
    browser.open(path, width=320)
    width = browser.run("return document.documentElement.scrollWidth")
    checks.expect(width <= 320, name, f"at 320 px it is {width} px wide")
    small = browser.run(
        "return [...document.querySelectorAll('main *')].filter((e) => e.children.length === 0 && e.textContent.trim()"
        " && e.closest('svg, script, style') === null && parseFloat(getComputedStyle(e).fontSize) < 12)"
        ".map((e) => e.tagName)")
    checks.expect(not small, name, f"letters under 12 px in {small[:3]}")
    faults = browser.faults()
    checks.expect(not faults, name, f"axe-core finds, at 320 px: {faults}")


def check_without_script(browser, path, name, checks):
    browser.open(path)
    seen = "return [...document.querySelectorAll('section.part h2, table caption, svg title, dd')].map((e) => e.textContent)"
    with_script = browser.run(seen)
    browser.open(path, script=False)
    checks.expect(browser.run(seen) == with_script, name, "without script something is lacking")
    checks.expect(browser.run("return document.querySelectorAll('button').length") == 0, name, "a button does nothing")
    hidden = browser.run(
        "return [...document.querySelectorAll('main table, main svg')].filter((e) => e.getClientRects().length === 0).length")
    checks.expect(hidden == 0, name, f"without script {hidden} tables or pictures are hidden")
    browser.command("Emulation.setScriptExecutionDisabled", value=False)


SORTED = """
  const [table, column] = arguments;
  return [...table.tBodies[0].rows].map((row) => [row.cells[column].dataset.v ?? null, row.classList.contains('total')]);
"""


def check_script(browser, path, name, checks):
    browser.open(path)
    table = browser.run(
        "return [...document.querySelectorAll('article table')].find((t) => [...t.tBodies[0].rows].every((r) =>"
        " [...r.cells].every((c) => c.tagName === 'TH' || c.dataset.v !== undefined))"
        " && t.tBodies[0].rows.length > 3 && t.querySelector('tbody .total')) ?? null")
    if table is not None:
        head = table.find_elements(By.CSS_SELECTOR, "th[data-col]")[-1]
        column = int(head.get_attribute("data-col"))
        before = browser.run(SORTED, table, column)
        for direction in ("ascending", "descending"):
            browser.run("arguments[0].querySelector('button').click()", head)
            rows = browser.run(SORTED, table, column)
            values = [float(value) for value, is_total in rows if not is_total]
            checks.expect(values == sorted(values, reverse=direction == "descending"), name, f"not {direction}: {values}")
            checks.expect(rows[-1][1], name, "the total does not stand last")
            checks.expect(head.get_attribute("aria-sort") == direction, name, "the head does not say how it sorts")
        browser.run("arguments[0].querySelector('button').click()", head)
        checks.expect(browser.run(SORTED, table, column) == before, name, "the third click does not restore the order")
    copy = browser.driver.find_element(By.CSS_SELECTOR, ".tools button")
    copied = browser.driver.find_element(By.TAG_NAME, "body").get_attribute("data-copied")
    browser.run("window.copiedText = null; document.addEventListener('copy', (e) =>"
                " setTimeout(() => { window.copiedText = 1; }), {once: true})")
    copy.click()
    checks.expect(browser.driver.find_element(By.ID, "status").get_attribute("textContent") == copied, name,
                  "a table cannot be copied")
    part = browser.driver.find_element(By.CSS_SELECTOR, "section.part:last-of-type h2 button")
    body = browser.driver.find_element(By.CSS_SELECTOR, "section.part:last-of-type .body")
    part.click()
    checks.expect(not body.is_displayed() and part.get_attribute("aria-expanded") == "false", name, "it does not fold")
    browser.driver.execute_script("document.querySelector('nav a[href=\"#colophon\"]').click()")
    browser.driver.execute_async_script("setTimeout(arguments[arguments.length - 1], 50)")
    checks.expect(body.is_displayed(), name, "the contents do not open what they point to")


def check_print(browser, path, name, checks):
    browser.open(path, media="")
    tables = browser.run(
        "return [...document.querySelectorAll('article table')].map((t) => [t.caption.textContent,"
        " [...t.rows].map((r) => [...r.cells].map((c) => c.textContent))])")
    # A folded part is printed all the same.
    browser.run("document.querySelector('.fold-all').click()")
    pdf = base64.b64decode(browser.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "report.pdf")
        file.write_bytes(pdf)
        boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, text=True, check=True).stdout
        pages = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    width = 0.0
    for line in boxes.splitlines():
        if found := re.search(r'<page width="([\d.]+)"', line):
            width = float(found[1])
            checks.expect(round(width) in (595, 596, 842), name, f"a page is {width} points wide")
        elif found := re.search(r'xMin="([\d.-]+)".*xMax="([\d.-]+)".*>(.*)</word>', line):
            is_inside = float(found[1]) >= MARGIN and float(found[2]) <= width - MARGIN
            if not is_inside:
                checks.expect(False, name, f"on paper '{found[3]}' is cut: {found[1]} to {found[2]} of {width}")
    texts = [squeezed(page) for page in pages]
    checks.expect(all(str(number + 1) + "/" in text for number, text in enumerate(texts[:-1])), name, "pages lack numbers")
    for caption, rows in tables:
        on = [number for number, text in enumerate(texts) if squeezed(caption) in text]
        checks.expect(len(on) == 1, name, f"'{caption}' stands on {len(on)} pages")
        if len(on) != 1:
            continue
        # A table of a page's length stands on one page; a longer one goes on under its head.
        reach = texts[on[0]] if len(rows) <= 30 else "".join(texts[on[0]:on[0] + 1 + len(rows) // 30])
        lacking = [cell for row in rows[1:] for cell in row if squeezed(cell) not in reach]
        checks.expect(not lacking, name, f"'{caption}' is cut: {lacking[:4]} is not on its page")


def main(paths):
    checks = Checks()
    browser = Browser()
    try:
        for path in paths:
            name = path.parent.name
            for check in (check_screen, check_pictures, check_narrow, check_without_script, check_script, check_print):
                check(browser, path, name, checks)
    finally:
        browser.driver.quit()
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed or not checks.passed else 0


if __name__ == "__main__":
    sys.exit(main([pathlib.Path(path).resolve() for path in sys.argv[1:]]))
