#!/usr/bin/env python3
"""Reports and the pandoc filter, read back: usage report.py PROGRAM. What needs a program that is not installed (pandoc,
weasyprint) is left out with a message."""

import html.parser
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILTER = os.path.join(ROOT, "render", "pandoc", "dramatis.lua")
GRAPH = os.path.join(ROOT, "tests", "data", "talks.json")

HOSTILE = [
    "Ann <script>alert(1)</script> Roe",
    "Bo *Lind* [x](javascript:alert(1))",
    "$x^2$ \\textbf{Cy} `code` | pipe",
    "{{summary}} &amp; \"Dee\" ~sub~ ``` {=html}",
    "# 1. Eve ![i](x.png) @cite _f_ ^[note]",
    "1. </p></svg><img src=x onerror=alert(2)> 'Fay'",
]
TITLE = "# <b>Talks</b> {{method}} *of* $y$"


def needs(program):
    return unittest.skipUnless(shutil.which(program), program + " is not installed")


def document(number, first, second, status, verb="met"):
    text = f"{first} {verb} {second}."
    mentions = [{"start": start, "end": start + len(name), "text": name, "kind": "person", "level": "name", "entity": entity}
                for name, start, entity in ((first, 0, "a"), (second, len(first) + len(verb) + 2, "b"))]
    return {"id": f"article-{number}", "date": f"2031-05-{10 + number}", "text": text,
            "title": f"T{number}](javascript:alert(3)) <img src=x onerror=alert(4)> | x",
            "url": "javascript:alert(5)" if number % 2 else "https://example.org/a?b=<i>\"(c)|d",
            "sentences": [{"start": 0, "end": len(text)}], "mentions": mentions,
            "relations": [{"type": "meets", "source": "a", "target": "b", "sentence": 0, "status": status,
                           "when": f"2031-05-{9 + number // 2 * 2:02}", "where": "*Oslo* <i>|</i>"}]}


class Page(html.parser.HTMLParser):
    """The text, tags and links of an HTML page."""

    def __init__(self, source):
        super().__init__()
        self.text, self.tags, self.links, self.ids, self.attributes = "", set(), [], [], set()
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            self.attributes.add(name)
            if name in ("href", "src"):
                self.links.append(value)
            if name == "id":
                self.ids.append(value)

    def handle_data(self, data):
        self.text += data


def walk(node, visit):
    """Visits all elements of a pandoc document in JSON."""
    if isinstance(node, dict):
        if "t" in node:
            visit(node)
        for child in node.values():
            walk(child, visit)
    elif isinstance(node, list):
        for child in node:
            walk(child, visit)


class ReportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        names = HOSTILE
        documents = [document(i, names[i], names[(i + 1) % len(names)], status)
                     for i, status in enumerate(["asserted", "denied", "planned", "denied", "asserted", "proposed"])]
        documents.append({**document(3, names[2], names[3], "denied", "will not see"), "id": "again"})
        with open(cls.path("hostile.jsonl"), "w", encoding="utf-8") as file:
            for entry in documents:
                file.write(json.dumps(entry) + "\n")
        cls.run_program("build", cls.path("hostile.jsonl"), "-o", cls.path("hostile.json"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def run_program(cls, *arguments):
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=cls.folder.name, check=False)
        assert done.returncode == 0, done.stderr
        return done

    def report(self, graph, name, *options):
        self.run_program("report", graph, "-o", self.path(name), *options)
        with open(self.path(name), "rb") as file:
            return file.read()

    def pandoc(self, source, *arguments):
        environment = {**os.environ, "DRAMATIS": PROGRAM}
        with open(self.path("source.md"), "w", encoding="utf-8") as file:
            file.write(source)
        return subprocess.run(["pandoc", "--lua-filter", FILTER, "source.md", *arguments], capture_output=True, text=True,
                              cwd=self.folder.name, env=environment, check=False)

    def test_same_graph_same_bytes(self):
        for name in ("once.md", "once.html"):
            self.assertEqual(self.report(GRAPH, name), self.report(GRAPH, "again" + name[4:]).replace(b"again-", b"once-"))

    def test_html_is_complete_and_has_no_foreign_markup(self):
        page = Page(self.report(self.path("hostile.json"), "hostile.html", "--title", TITLE).decode())
        for name in HOSTILE + [TITLE, "T1](javascript:alert(3)) <img src=x onerror=alert(4)> | x", "*Oslo* <i>|</i>"]:
            self.assertIn(name, page.text)
        self.assertFalse(page.tags & {"script", "img", "b", "i", "iframe", "link"}, page.tags)
        self.assertFalse([name for name in page.attributes if name.startswith("on")])
        self.assertEqual(len(page.ids), len(set(page.ids)))
        for link in page.links:
            self.assertTrue(link.startswith(("#", "https://example.org/")), link)
            if link.startswith("#"):
                self.assertIn(link[1:], page.ids)

    def test_what_is_contested_is_told(self):
        text = self.report(self.path("hostile.json"), "contested.md").decode()
        self.assertIn("### Planned or proposed, then denied", text)

    @needs("pandoc")
    def test_markdown_is_text_to_pandoc(self):
        self.report(self.path("hostile.json"), "hostile.md", "--title", TITLE)
        for reader in ("markdown", "gfm", "commonmark_x"):
            done = subprocess.run(["pandoc", "-f", reader, "-t", "json", self.path("hostile.md")], capture_output=True, check=True)
            kinds, links = set(), []

            def visit(node):
                kinds.add(node["t"])
                if node["t"] in ("Link", "Image"):
                    links.append(node["c"][2][0])

            walk(json.loads(done.stdout), visit)
            foreign = {"RawInline", "RawBlock", "Math", "Code", "CodeBlock", "Cite", "Note", "Subscript", "OrderedList"}
            self.assertFalse(kinds & foreign, (reader, kinds & foreign))
            self.assertTrue(links)
            for link in links:
                self.assertTrue(link == "hostile-diagram.svg" or link.startswith("https://example.org/"), link)
            plain = subprocess.run(["pandoc", "-f", reader + "-smart" if reader != "gfm" else reader, "-t", "plain", "--wrap=none",
                                    self.path("hostile.md")], capture_output=True, text=True, check=True).stdout
            for name in HOSTILE:
                self.assertIn(f"“{name} met", plain.replace("\u00a0", " "), reader)

    @needs("pandoc")
    def test_docx_holds_names_tables_and_picture(self):
        content = self.report(self.path("hostile.json"), "hostile.docx", "--title", TITLE)
        self.assertEqual(content, self.report(self.path("hostile.json"), "hostile.docx", "--title", TITLE))
        with zipfile.ZipFile(self.path("hostile.docx")) as archive:
            self.assertIsNone(archive.testzip())
            self.assertTrue([name for name in archive.namelist() if name.startswith("word/media/")])
            body = xml.etree.ElementTree.fromstring(archive.read("word/document.xml"))
        word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        paragraphs = ["".join(text.text or "" for text in paragraph.iter(word + "t")) for paragraph in body.iter(word + "p")]
        for name in HOSTILE:
            self.assertTrue(any(name in paragraph for paragraph in paragraphs), name)
        self.assertEqual(paragraphs[0], TITLE)
        self.assertGreaterEqual(len(list(body.iter(word + "tbl"))), 3)
        self.assertEqual([page.get(word + "w") for page in body.iter(word + "pgSz")], ["11906"])  # A4
        sizes = [(int(extent.get("cx")), int(extent.get("cy"))) for extent in body.iter() if extent.tag.endswith("}extent")]
        self.assertEqual(len(sizes), 1)
        millimetre = 36000
        self.assertLessEqual(sizes[0][0], 140 * millimetre)
        self.assertLessEqual(sizes[0][1], 186 * millimetre)

    @needs("pandoc")
    def test_latex_escapes_and_names_its_picture(self):
        text = self.report(self.path("hostile.json"), "hostile.tex").decode()
        self.assertIn("{hostile-diagram.pdf}", text)
        self.assertNotIn("\\textbf{Cy}", text)
        self.assertIn("\\floatplacement{figure}{H}", text)
        with open(self.path("hostile-diagram.pdf"), "rb") as file:
            self.assertTrue(file.read().startswith(b"%PDF"))

    @needs("weasyprint")
    def test_pdf(self):
        self.assertTrue(self.report(self.path("hostile.json"), "hostile.pdf").startswith(b"%PDF"))

    @needs("pandoc")
    def test_filter_makes_figures_of_blocks(self):
        source = (f'```{{.dramatis #fig-a graph="{GRAPH}" caption="Who *met*" alt="A <b> & \\"c\\"" width=120mm}}\n'
                  f"MATCH (a)-[m:meets]-(b) RETURN a, m, b\n--top 5\n```\n\n```{{.dramatis graph=\"{GRAPH}\" top=3}}\n```\n")
        done = self.pandoc(source, "-t", "html")
        self.assertEqual(done.returncode, 0, done.stderr)
        page = Page(done.stdout)
        self.assertEqual(done.stdout.count("<svg"), 2)
        self.assertEqual(done.stdout.count("<figure"), 1)
        self.assertIn("<em>met</em>", done.stdout)
        self.assertIn('aria-label="A &lt;b&gt; &amp; &quot;c&quot;"', done.stdout)
        self.assertIn("fig-a", page.ids)

    @needs("pandoc")
    def test_filter_puts_pictures_into_documents(self):
        source = f'```{{.dramatis #fig-a graph="{GRAPH}" caption="Who *met*" alt="Some <b>" width=120mm}}\n```\n'
        for extension, magic in (("docx", b"\x89PNG"), ("odt", b"\x89PNG")):
            done = self.pandoc(source, "-o", "figure." + extension)
            self.assertEqual(done.returncode, 0, done.stderr)
            with zipfile.ZipFile(self.path("figure." + extension)) as archive:
                pictures = [name for name in archive.namelist() if name.endswith(".png")]
                self.assertEqual([archive.read(name)[:4] for name in pictures if "thumbnail" not in name], [magic])
        done = self.pandoc(source, "-t", "latex", "--extract-media=media")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("width=120mm", done.stdout)
        self.assertIn("\\caption{Who \\emph{met}}", done.stdout)
        (picture,) = os.listdir(self.path("media"))
        with open(self.path(os.path.join("media", picture)), "rb") as file:
            self.assertTrue(file.read().startswith(b"%PDF"))

    @needs("pandoc")
    def test_filter_gives_quarto_its_floats(self):
        with open(self.path("quarto.lua"), "w", encoding="utf-8") as file:
            file.write("quarto = {FloatRefTarget = function(float) return pandoc.Div(float.caption_long, float.attr) end}\n"
                       f"return pandoc.Figure and dofile('{FILTER}') or {{}}\n")  # older ones have no Quarto
        with open(self.path("source.md"), "w", encoding="utf-8") as file:
            file.write("".join(f'```{{.dramatis #{name} graph="{GRAPH}" caption="Who *met*"}}\n```\n' for name in ("fig-a", "b")))
        done = subprocess.run(["pandoc", "--lua-filter", "quarto.lua", "source.md", "-t", "html"], capture_output=True, text=True,
                              cwd=self.folder.name, env={**os.environ, "DRAMATIS": PROGRAM}, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        if "class=\"dramatis\"" in done.stdout:
            self.skipTest("this pandoc has no figures")
        self.assertIn('<div id="fig-a">\nWho <em>met</em>\n</div>', done.stdout)
        self.assertIn('<figure id="b">', done.stdout)

    @needs("pandoc")
    def test_filter_names_the_block_that_fails(self):
        for block, message in {
            "{.dramatis}\n": "block number 1: it names no graph",
            "{.dramatis #fig-x graph=missing.json}\n": "block #fig-x: dramatis: missing.json: ",
            f'{{.dramatis graph="{GRAPH}"}}\nMATCH (a RETURN a\n': "block number 1: dramatis: query: line 1, column 7",
            f'{{.dramatis graph="{GRAPH}" output=x.svg}}\n': "block number 1: the option output is the filter's own",
            f'{{.dramatis graph="{GRAPH}" nonsense=1}}\n': "--nonsense",
            '{.dramatis graph=x.json program="./no such"}\n': "no such",
        }.items():
            done = self.pandoc(f"```{block}```\n", "-t", "html")
            self.assertNotEqual(done.returncode, 0, block)
            self.assertIn(message, done.stderr)
            self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
