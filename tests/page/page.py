#!/usr/bin/env python3
"""Reads pages of `dramatis render -o talks.html` as a reader does, in headless Chromium.

    page.py DRAMATIS [TEST...]

Starts from tests/data/talks.json. Exit status 77 where Chromium or Selenium is missing.
"""

import copy
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import unittest

try:
    from selenium.webdriver.common.keys import Keys

    from browser import Browser, is_missing
except ImportError:
    print("python3-selenium is missing")
    sys.exit(77)

DATA = pathlib.Path(__file__).parent.parent / "data"
TALKS = json.loads((DATA / "talks.json").read_text(encoding="utf-8"))
HOSTILE = "</script><img src=x onerror=hacked()>\"'&\u202e{{data}}"

program = ""


def records_of(graph):
    return graph["graph"]["metadata"]["records"].values()


def talks():
    """The fixture, whose articles have titles and addresses, and one edge of which a later report says otherwise."""
    graph = copy.deepcopy(TALKS)
    for record in records_of(graph):
        record["title"] = f"Report on {record['document']}"
        record["url"] = f"https://example.org/{record['document']}"
    for edge in graph["graph"]["edges"]:
        if edge["metadata"]["status"] == "proposed":
            edge["metadata"]["evidence"][0]["superseded"] = True
    return graph


def hostile():
    """The fixture with markup and script wherever there is text."""
    graph = copy.deepcopy(TALKS)
    for record in records_of(graph):
        record["title"] = HOSTILE
        record["url"] = "javascript:hacked()"
    for node in graph["graph"]["nodes"].values():
        node["label"] += HOSTILE
        node["metadata"]["url"] = "javascript:hacked()"
        node["metadata"]["roles"] = {HOSTILE: 1}
        node["metadata"]["aliases"] = {name + HOSTILE: n for name, n in node["metadata"]["aliases"].items()}
    for edge in graph["graph"]["edges"]:
        for evidence in edge["metadata"]["evidence"]:
            evidence["text"] += HOSTILE
            evidence["role"] = evidence["where"] = HOSTILE
    return graph


def crowd(actors, edges):
    """A graph of so many actors, of whom the first have the most edges."""
    nodes = {f"person/{i}": {"label": f"Person Number{i}", "metadata": {
        "kind": ("person", "person", "organization", "place")[i % 4], "aliases": {f"Person Number{i}": 1},
        "roles": {"deputy minister": 1}, "mentions": 3, "documents": ["wire"]}} for i in range(actors)}
    pairs = {}
    for i in range(edges):
        source = i % actors
        target = (i * i * 7919 + i // actors) % (1 + source // 3 + 7) if i % 3 else (source + 1) % actors
        if source != target:
            pairs[min(source, target), max(source, target)] = i
    relations = ("meets", "meets", "leads", "represents")
    statuses = ("asserted", "asserted", "planned", "denied", "ended")
    days = [f"2031-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(edges)]
    return {"graph": {"directed": True, "metadata": {"format": 1, "records": {}}, "nodes": nodes, "edges": [
        {"source": f"person/{a}", "target": f"person/{b}", "relation": relations[i % 4], "metadata": {
            "status": statuses[i % 5], "confidence": 0.9, "evidence": [{
                "document": "wire", "sentence": k, "start": 0, "end": 9, "when": days[i],
                "text": f"Person Number{a} and Person Number{b} talked for days about matter {i}.{k}, officials said."}
                for k in range(1 + i % 3)]}}
        for (a, b), i in sorted(pairs.items())]}}


def render(graph, folder, name="talks", *options):
    """Writes the graph and its page into a folder; the page."""
    file = folder / f"{name}.json"
    file.write_text(json.dumps(graph), encoding="utf-8")
    page = folder / f"{name}.html"
    subprocess.run([program, "render", file, "-o", page, *options], check=True)
    return page


class PageTest(unittest.TestCase):
    """One browser for the tests of a class, one page opened anew for each test."""

    window = {}

    @staticmethod
    def graph():
        return talks()

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.page = render(cls.graph(), cls.folder, "talks", "--title", "The talks")
        cls.browser = Browser(**cls.window)
        cls.addClassCleanup(cls.browser.__exit__)

    def setUp(self):
        self.browser.open(self.page)

    def tearDown(self):
        self.browser.run("window.onbeforeunload = null")
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.requests(), [])
        self.browser.driver.get("about:blank")
        self.dismiss_alert()

    def dismiss_alert(self):
        try:
            self.browser.driver.switch_to.alert.accept()
        except Exception:
            pass

    def visible_edges(self):
        return {(e.get_attribute("data-source"), e.get_attribute("data-relation"), e.get_attribute("data-status"))
                for e in self.browser.seen("#diagram .edge")}

    def fit_until(self, fits):
        """Fits the diagram to the window, again while a gesture before it still has its effect."""
        def fit():
            self.browser.click("#zoom-fit")
            return fits()
        self.browser.wait(fit)

    def panel(self):
        return self.browser.text("#panel") if self.browser.seen("#panel") else ""


class Reading(PageTest):
    def test_a_click_on_an_edge_opens_its_sentences_with_their_articles(self):
        b = self.browser
        b.click_in_diagram('.edge[data-source="person/irena-velmar"][data-status="planned"]')
        b.wait(lambda: "Irena Velmar meets Jonas Brandel" in self.panel())
        self.assertEqual(len(b.all("#panel .evidence > li")), 2)
        self.assertIn("Report on talks/ankara 2031-05-12", self.panel())
        link = b.one("#panel cite a")
        self.assertEqual(link.get_attribute("href"), "https://example.org/talks/ankara")
        self.assertIn("noopener", link.get_attribute("rel"))
        self.assertIn("Jonas Brandel", b.texts("#panel mark"))
        b.press(Keys.ESCAPE)
        b.wait(lambda: not b.seen("#panel"))
        self.assertEqual(b.focused(), "Irena Velmar meets Jonas Brandel (planned)")

    def test_a_click_on_an_actor_opens_it_and_dims_the_others(self):
        b = self.browser
        b.click_in_diagram('[data-actor="person/jonas-brandel"]')
        b.wait(lambda: "Jonas Brandel" in self.panel())
        self.assertIn("Brandel (3), Jonas Brandel (2)", self.panel())
        self.assertEqual(len(b.seen("#panel .relations li")), 4)
        dimmed = b.run("return getComputedStyle(document.querySelector('[data-actor=\"place/ostavia\"]')).opacity")
        self.assertLess(float(dimmed), 0.5)
        b.seen("#panel .relations button")[0].click()
        b.wait(lambda: b.seen("#panel .evidence"))

    def test_relations_and_statuses_filter(self):
        b = self.browser
        everything = self.visible_edges()
        b.click("#relations input[name=meets]")
        b.wait(lambda: len(self.visible_edges()) < len(everything))
        self.assertEqual({relation for _, relation, _ in self.visible_edges()}, {"leads", "represents"})
        b.click("#statuses input[name=asserted]")
        b.wait(lambda: {status for _, _, status in self.visible_edges()} == {"ended"})
        b.click("#statuses input[name=ended]")
        b.wait(lambda: b.seen("#nothing"))
        b.click("#reset")
        b.wait(lambda: self.visible_edges() == everything)

    def test_what_later_reports_replaced_shows_on_demand(self):
        b = self.browser
        self.assertNotIn("proposed", {status for _, _, status in self.visible_edges()})
        b.click("#superseded")
        b.wait(lambda: "proposed" in {status for _, _, status in self.visible_edges()})

    def test_time_filters_by_slider_and_by_date(self):
        b = self.browser
        everything = self.visible_edges()
        b.one("#time-from").send_keys(Keys.END)
        b.wait(lambda: self.visible_edges() == {("person/irena-velmar", "meets", "planned")})
        self.assertEqual(b.one("#date-from").get_property("value"), "2031-05-16")
        b.one("#time-from").send_keys(Keys.HOME)
        b.wait(lambda: self.visible_edges() == everything)
        b.run("const d = document.getElementById('date-to'); d.value = '2031-05-12';"
              "d.dispatchEvent(new Event('change', {bubbles: true}))")
        b.wait(lambda: len(self.visible_edges()) < len(everything))
        self.assertNotIn(("person/amina-wekesa", "meets", "denied"), self.visible_edges())

    def test_search_finds_by_any_name_without_accents(self):
        b = self.browser
        b.one("#search").send_keys("karabocek")
        b.wait(lambda: len(b.seen("#search-results li")) == 3)
        self.assertTrue(b.all(".actor.match"))
        b.one("#search").send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
        b.wait(lambda: "Karab" in self.panel())
        self.assertFalse(b.seen("#search-results"))

    def test_the_table_sorts_filters_and_opens(self):
        b = self.browser
        b.button("Table", "nav").click()
        b.wait(lambda: len(b.seen("#relation-table tbody tr")) == 12)
        self.assertEqual(len(b.seen("#actor-table tbody tr")), 15)
        header = b.button("From", "#relation-table")
        header.click()
        names = b.texts("#relation-table tbody td:first-child")
        self.assertEqual(names, sorted(names, key=str.casefold))
        header.click()
        self.assertEqual(b.texts("#relation-table tbody td:first-child")[0], names[-1])
        self.assertEqual(b.one("#relation-table th").get_attribute("aria-sort"), "descending")
        b.one("#search").send_keys("refused")
        b.wait(lambda: len(b.seen("#relation-table tbody tr")) < 12)
        b.press(Keys.ESCAPE)
        b.seen("#relation-table tbody button")[0].send_keys(Keys.ENTER)
        b.wait(lambda: b.seen("#panel .evidence"))

    def test_the_keyboard_reaches_everything(self):
        b = self.browser
        b.press("/")
        b.wait(lambda: b.focused() == "Search actors and sentences")
        b.run("document.querySelector('#diagram [tabindex=\"0\"]').focus()")
        start = b.focused()
        reached = set()
        for key in (Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_UP) * 3:
            b.press(key)
            reached.add(b.focused())
        self.assertGreater(len(reached), 2)
        self.assertEqual(len(b.all('#diagram [tabindex="0"]')), 1, "the diagram is one stop of Tab")
        width = b.run("return getComputedStyle(document.querySelector('.actor:focus-visible .card')).strokeWidth")
        self.assertEqual(width, "3px", f"focus shows (began at {start})")
        b.press("n")
        b.wait(lambda: re.search("leads|represents|meets", b.focused()))
        b.press(Keys.ENTER)
        b.wait(lambda: b.seen("#panel .evidence"))
        b.press(Keys.ESCAPE)
        b.wait(lambda: not b.seen("#panel"))
        self.assertRegex(b.focused(), "leads|represents|meets")
        b.press("?")
        b.wait(lambda: b.seen("#help"))
        b.press(Keys.ESCAPE)
        b.wait(lambda: not b.seen("#help"))

    def test_wheel_drag_and_buttons_move(self):
        b = self.browser
        transform = lambda: b.run("return document.getElementById('diagram').style.transform")
        scale = lambda: float(re.search(r"scale\(([\d.]+)\)", transform())[1])
        first = scale()
        b.click("#zoom-in")
        b.wait(lambda: scale() > first)
        mouse = lambda **event: b.driver.execute_cdp_cmd("Input.dispatchMouseEvent", {"x": 500, "y": 450, **event})
        before = transform()
        mouse(type="mousePressed", button="left", clickCount=1)
        mouse(type="mouseMoved", button="left", x=560, y=480)
        mouse(type="mouseReleased", button="left", clickCount=1, x=560, y=480)
        b.wait(lambda: transform() != before)
        self.assertFalse(b.seen("#panel"), "a drag is no click")
        second = scale()
        mouse(type="mouseWheel", deltaX=0, deltaY=300)
        b.wait(lambda: scale() < second)
        self.fit_until(lambda: abs(scale() / first - 1) < 0.05)

    def test_names_for_screen_readers(self):
        b = self.browser
        nameless = b.run("""
            return [...document.querySelectorAll('button, input, [role=button], [role=region], section, aside, dialog')]
              .filter(e => !e.closest('[aria-hidden=true], [hidden]') && !e.getAttribute('aria-label') &&
                           !e.getAttribute('aria-labelledby') && !e.textContent.trim() && !e.closest('label'))
              .map(e => e.outerHTML.slice(0, 80))""")
        self.assertEqual(nameless, [])

    def test_print_shows_the_diagram_and_the_sentences(self):
        b = self.browser
        b.run("dispatchEvent(new Event('beforeprint'))")
        b.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            self.assertIn("Irena Velmar and Jonas Brandel will talk on Friday", b.one("#print").text)
            self.assertFalse(b.seen("nav, .search, #time, #panel"))
            self.assertTrue(b.seen("#diagram .actor"))
            self.assertFalse(b.one("#shown").text)
        finally:
            b.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    def test_print_says_what_the_filters_leave(self):
        b = self.browser
        b.run("document.querySelector('#relations input[name=leads]').click();"
              "const from = document.querySelector('#date-from');"
              "from.value = '2031-05-14'; from.dispatchEvent(new Event('change'));"
              "dispatchEvent(new Event('beforeprint'))")
        b.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            self.assertEqual(b.one("#shown").text, "Shown: relation: represents, meets; from 2031-05-14.")
        finally:
            b.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    def test_top_is_kept_on_a_page(self):
        for options, actors in ((), 40), (("--top", "30"), 30):
            page = render(crowd(40, 120), self.folder, "crowd", *options)
            self.assertEqual(page.read_text().count('class="actor '), actors)

    def test_the_same_graph_gives_the_same_bytes(self):
        again = render(self.graph(), self.folder, "again", "--title", "The talks")
        self.assertEqual(self.page.read_bytes(), again.read_bytes())


class Verdicts(PageTest):
    def correct(self, corrections):
        """What `dramatis correct` makes of the fixture with them."""
        (self.folder / "corrections.jsonl").write_text(corrections, encoding="utf-8")
        done = subprocess.run([program, "correct", self.folder / "talks.json", self.folder / "corrections.jsonl", "-o",
                               self.folder / "corrected.json"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads((self.folder / "corrected.json").read_text(encoding="utf-8"))["graph"]

    def save(self):
        b = self.browser
        b.click("nav [data-view=verdicts]")
        b.wait(lambda: b.seen("#verdict-list li"))
        b.one("#who").send_keys("Ada \"Q\" O'Neil")
        b.one("#verdict-list input").send_keys("she was in Oslo")
        (b.folder / "corrections.jsonl").unlink(missing_ok=True)
        b.click("#save")
        return b.downloaded("corrections.jsonl")

    def open_edge(self, selector):
        self.browser.click_in_diagram(selector)
        self.browser.wait(lambda: self.browser.seen("#panel .evidence"))

    def test_verdicts_become_corrections_that_the_program_takes(self):
        b = self.browser
        self.open_edge('.edge[data-source="person/irena-velmar"][data-status="asserted"][data-relation="meets"]')
        b.button("right", "#panel").click()
        b.press(Keys.ESCAPE)
        b.wait(lambda: not b.seen("#panel"))
        self.open_edge('.edge[data-source="person/amina-wekesa"][data-status="denied"]')
        b.button("wrong", "#panel").click()
        self.assertEqual(b.text("#verdict-count"), "2")
        b.press(Keys.ESCAPE)
        b.wait(lambda: not b.seen("#panel"))
        b.one("#search").send_keys("Karabocek", Keys.ENTER)
        b.wait(lambda: b.seen("#panel .questions"))
        b.button("different", "#panel .questions").click()
        text = self.save()
        lines = [json.loads(line) for line in text.splitlines()]
        self.assertEqual({line["action"] for line in lines}, {"confirm", "reject", "different"})
        self.assertEqual({line["who"] for line in lines}, {"Ada \"Q\" O'Neil"})
        self.assertEqual(lines[0]["why"], "she was in Oslo")
        graph = self.correct(text)
        edges = {(e["source"], e["relation"], e["target"]): e["metadata"] for e in graph["edges"]}
        self.assertNotIn(("person/amina-wekesa", "meets", "person/jonas-brandel"), edges)
        met = edges["person/irena-velmar", "meets", "person/kemal-ali-karabocek"]
        self.assertIn("she was in Oslo", met["confirmed"])

    def test_two_actors_can_be_said_to_be_one(self):
        b = self.browser
        b.one("#search").send_keys("Karabocek", Keys.ENTER)
        b.wait(lambda: b.seen("#panel .same input"))
        b.one("#panel .same input").send_keys("Kemal Ali Karaböcek", Keys.TAB)
        b.button("same", "#panel .same").click()
        graph = self.correct(self.save())
        self.assertNotIn("person/karabocek", graph["nodes"])

    def test_one_sentence_can_be_wrong_and_a_verdict_taken_back(self):
        b = self.browser
        self.open_edge('.edge[data-source="person/irena-velmar"][data-status="planned"]')
        b.button("wrong", "#panel .judge").click()
        self.assertEqual(b.text("#verdict-count"), "1")
        b.button("wrong", "#panel .evidence li").click()
        self.assertEqual(b.text("#verdict-count"), "1", "the sentence's verdict replaces that on the edge")
        b.button("wrong", "#panel .evidence li").click()
        self.assertEqual(b.text("#verdict-count"), "0")
        b.button("wrong", "#panel .evidence li").click()
        graph = self.correct(self.save())
        planned = [e for e in graph["edges"] if e["metadata"]["status"] == "planned"]
        self.assertEqual([len(e["metadata"]["evidence"]) for e in planned], [1])


class Hostile(PageTest):
    @staticmethod
    def graph():
        return hostile()

    def test_hostile_names_stay_text(self):
        b = self.browser
        b.run("window.hacked = () => { document.body.dataset.hacked = 'yes' }")
        b.one("#search").send_keys("Velmar")
        b.wait(lambda: "<img src=x onerror=hacked()>" in b.text("#search-results"))
        b.one("#search").send_keys(Keys.ENTER)
        b.wait(lambda: "<img src=x onerror=hacked()>" in self.panel())
        b.seen("#panel .relations button")[0].click()
        b.wait(lambda: b.seen("#panel .evidence"))
        b.button("wrong", "#panel").click()
        for view in ("table", "verdicts"):
            b.click(f"nav [data-view={view}]")
        self.assertEqual(b.all("img, iframe, object, [onerror], a[href^=javascript]"), [])
        self.assertEqual(b.all("body[data-hacked]"), [])
        self.assertEqual(len(b.all("script")), 2)
        self.assertNotIn("\u202e", b.text("#verdict-list"))

    def test_the_policy_stops_what_is_not_the_page_s_own(self):
        b = self.browser
        b.run("const s = document.createElement('script'); s.textContent = 'document.body.dataset.hacked = 1';"
              "document.body.append(s)")
        self.assertEqual(b.all("body[data-hacked]"), [])
        self.assertIn("Content Security Policy", " ".join(b.complaints()))


class Empty(PageTest):
    @staticmethod
    def graph():
        return crowd(0, 0)

    def test_an_empty_graph_gives_an_honest_page(self):
        self.assertTrue(self.browser.seen("#nothing"))
        self.browser.click("nav [data-view=table]")


class Phone(PageTest):
    window = {"width": 390, "height": 844, "mobile": True}

    def touch(self, kind, *points):
        self.browser.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {
            "type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]})

    def test_it_fits_and_takes_touches(self):
        b = self.browser
        self.assertLessEqual(b.run("return document.documentElement.scrollWidth"), 390)
        self.assertGreater(b.run("return document.getElementById('stage').clientHeight"), 350)
        scale = lambda: float(re.search(r"scale\(([\d.]+)\)", b.run(
            "return document.getElementById('diagram').style.transform"))[1])
        b.click("#zoom-fit")
        first = scale()
        self.touch("touchStart", (150, 400), (240, 400))
        self.touch("touchMove", (120, 400), (280, 400))
        self.touch("touchMove", (80, 400), (320, 400))
        self.touch("touchEnd")
        b.wait(lambda: scale() > 1.2 * first)
        self.fit_until(lambda: abs(scale() / first - 1) < 0.05)
        b.click_in_diagram('[data-actor="person/jonas-brandel"]')
        b.wait(lambda: "Jonas Brandel" in self.panel())
        box = b.one("#panel").rect
        self.assertGreaterEqual(box["width"], 380)
        b.click("#panel-close")
        b.click("#filters summary")
        b.wait(lambda: b.seen("#relations input"))
        for view in ("table", "verdicts"):
            b.click(f"nav [data-view={view}]")
            self.assertLessEqual(b.run("return document.documentElement.scrollWidth"), 390, view)


FRAMES = """
const done = arguments[arguments.length - 1], stage = document.getElementById('stage');
const times = [], box = stage.getBoundingClientRect();
const send = (kind, x, y) => stage.dispatchEvent(new PointerEvent(kind, {
  pointerId: 1, button: 0, bubbles: true, clientX: box.x + x, clientY: box.y + y}));
stage.setPointerCapture = () => {};
let last = 0, n = 0;
function frame(now) {
  if (last) times.push(now - last);
  last = now;
  if (n === 0) send('pointerdown', 300, 300);
  else if (n < 60) send('pointermove', 300 + 4 * n, 300 + 2 * n);
  else if (n === 60) send('pointerup', 540, 420);
  else stage.dispatchEvent(new WheelEvent('wheel', {deltaY: n < 90 ? -40 : 40, clientX: box.x + 400,
    clientY: box.y + 300, cancelable: true}));
  if (++n <= 120) requestAnimationFrame(frame); else done(times);
}
requestAnimationFrame(frame);
"""


class Large(PageTest):
    @staticmethod
    def graph():
        return crowd(500, 1000)

    def test_500_actors_stay_fluent(self):
        b = self.browser
        drawn = b.run("return [document.querySelectorAll('#diagram .actor').length,"
                      "document.querySelectorAll('#diagram .edge').length]")
        self.assertEqual(drawn[0], 500)
        times = sorted(b.driver.execute_async_script(FRAMES))
        filtered = b.driver.execute_async_script("""
            const done = arguments[0], start = performance.now();
            document.querySelector('#relations input[name=meets]').click();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));""")
        start = b.run("return performance.getEntriesByType('navigation')[0].domComplete")
        median, slow = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"{drawn[0]} actors, {drawn[1]} relations, {self.page.stat().st_size >> 10} KiB: ready after {start:.0f} ms;"
              f" while moving a frame takes {median:.1f} ms (95 %: {slow:.1f}); a filter {filtered:.0f} ms", flush=True)
        self.assertLess(median, 100)


if __name__ == "__main__":
    if is_missing():
        print(f"{is_missing()} is missing")
        sys.exit(77)
    program = sys.argv.pop(1)
    unittest.main(verbosity=1)
