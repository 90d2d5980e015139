"""Headless Chromium, driven as a reader uses it. It records what it loads and what its console says."""

import json
import os
import pathlib
import shutil
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE = 60  # seconds; a busy machine with two cores is slow


class Browser:
    """A window of a given size. Use it as a context manager."""

    def __init__(self, width=1280, height=900, *, mobile=False, dark=False):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dramatis-page-"))
        options = Options()
        options.binary_location = shutil.which("chromium")
        # Without a sandbox, as root has none; without shared memory, of which containers have little.
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                         "--force-device-scale-factor=1", "--no-first-run", f"--user-data-dir={self.folder}/profile",
                         f"--window-size={width},{height}"):
            options.add_argument(argument)
        if dark:
            options.add_argument("--blink-settings=preferredColorScheme=0")
        if mobile:
            metrics = {"width": width, "height": height, "pixelRatio": 2, "touch": True}
            options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_script_timeout(PATIENCE)
        self.driver.set_page_load_timeout(PATIENCE)
        self.driver.execute_cdp_cmd("Page.setDownloadBehavior",
                                    {"behavior": "allow", "downloadPath": str(self.folder)})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    def open(self, page):
        self.driver.get(pathlib.Path(page).as_uri())
        self.wait(lambda: self.one("body.ready"))

    # ---- Finding and waiting

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def wait(self, condition):
        """Waits until the condition holds; what is not there yet, or no longer, does not."""
        return WebDriverWait(self.driver, PATIENCE, 0.05, ignored_exceptions=[Exception]).until(lambda _: condition())

    def seen(self, selector):
        """The elements that a reader sees."""
        return [element for element in self.all(selector) if element.is_displayed()]

    def text(self, selector):
        return " ".join(self.one(selector).get_property("textContent").split())

    def texts(self, selector):
        return [" ".join(element.get_property("textContent").split()) for element in self.seen(selector)]

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def focused(self):
        """What has the focus, by its name for screen readers or its id."""
        return self.run("const a = document.activeElement; return a.getAttribute('aria-label') ?? a.id")

    def press(self, *keys):
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def click(self, selector):
        self.wait(lambda: self.one(selector).is_displayed())
        self.one(selector).click()

    def button(self, text, within=""):
        """The visible button with a text."""
        return self.wait(lambda: next(b for b in self.seen(f"{within} button") if b.text.split("\n")[0] == text))

    def click_in_diagram(self, selector):
        """Clicks an element of the diagram where it lies, as a mouse does, when the diagram fits the room that it has: that is two
        frames after a panel has opened or closed."""
        point = self.driver.execute_async_script("""
            const [selector, done] = arguments;
            const middle = () => {
              const e = document.querySelector(selector), line = e.querySelector('.line');
              if (!line) { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }
              const p = line.getPointAtLength(line.getTotalLength() * 0.4).matrixTransform(line.getScreenCTM());
              return [p.x, p.y];
            };
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(middle()))));""", selector)
        for kind, count in (("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 1)):
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {
                "type": kind, "x": point[0], "y": point[1], "button": "left" if count else "none",
                "clickCount": count})

    def downloaded(self, name):
        """The text of a file that the page saved."""
        file = self.folder / name
        return self.wait(lambda: file.read_text(encoding="utf-8") or None)

    # ---- What it must not do

    def complaints(self):
        """Errors and warnings of the console since the last call, also those of the content security policy."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self):
        """The addresses that it has asked for since the last call, but files and what the page itself has made."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return [address for address in addresses if not address.startswith(("file:", "blob:", "data:", "chrome:"))]


def is_missing():
    """What a test needs and this machine lacks; empty if nothing."""
    return ", ".join(program for program in ("chromium", "chromedriver") if not shutil.which(program))
