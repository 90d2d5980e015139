#!/usr/bin/env python3
"""Reads the exports of `dramatis export` back with the programs that they are made for, and compares them with the graph.

    export.py .build/release/cli/dramatis tests/data/talks.jsonl

Tests of a reader that is not installed are skipped with a message. followthemoney is only on PyPI.
"""

import contextlib
import csv
import importlib
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

from export_facts import HOSTILE_NAMES, facts_of, hostile_graph, squeezed

EXTENSIONS = "graphml gexf cyjs csv mmd ttl jsonld cypher neo4j.csv ftm.json sqlite".split()

PROGRAM, DOCUMENTS = sys.argv[1:3]


def optional(module):
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


networkx = optional("networkx")
rdflib = optional("rdflib")
followthemoney = optional("followthemoney")


def dramatis(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)


class Exports(unittest.TestCase):
    """Each test runs over all graphs: each() gives the folders with their exports, and the graphs."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        empty = {"graph": {"metadata": {"format": 1, "records": {}}, "nodes": {}, "edges": []}}
        for name, graph in {"talks": None, "hostile": hostile_graph(), "empty": empty}.items():
            place = cls.root / name
            place.mkdir()
            if graph is None:
                built = dramatis("build", DOCUMENTS, "-o", place / "graph.json")
                assert built.returncode == 0, built.stderr
            else:
                (place / "graph.json").write_text(json.dumps(graph))
            for extension in EXTENSIONS:
                written = dramatis("export", place / "graph.json", "-o", place / f"x.{extension}")
                assert written.returncode == 0, written.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def each(self):
        places = [self.root / name for name in ("talks", "hostile", "empty")]
        return [(place, json.loads((place / "graph.json").read_text())) for place in places]

    def test_same_input_same_bytes(self):
        for place, _ in self.each():
            again = place / "again"
            again.mkdir()
            for extension in EXTENSIONS:
                dramatis("export", place / "graph.json", "-o", again / f"x.{extension}")
            files = sorted(file.name for file in again.iterdir())
            self.assertEqual(len(files), len(EXTENSIONS) + 2)
            for file in files:
                self.assertEqual((again / file).read_bytes(), (place / file).read_bytes(), file)

    @unittest.skipUnless(networkx, "python3-networkx is missing")
    def test_graphml(self):
        for place, graph in self.each():
            read = networkx.read_graphml(place / "x.graphml", force_multigraph=True)
            self.assertEqual(facts_of(graph), self.networkx_facts(read))
            for _, _, edge in read.edges(data=True):
                self.assertEqual(edge["directed"], edge["relation"] != "meets")
                self.assertEqual(len(edge["sources"].split("\n")), edge["count"])

    @unittest.skipUnless(networkx, "python3-networkx is missing")
    def test_gexf(self):
        for place, graph in self.each():
            text = (place / "x.gexf").read_text()
            self.assertEqual(text.count('type="undirected"'),
                             sum(edge["relation"] == "meets" for edge in graph["graph"]["edges"]))
            self.assertNotIn("defaultedgetype", text, "Gephi drops the edges of another type")
            # networkx reads only older versions, and no graph of directed and undirected edges.
            older = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace(' type="undirected"', "")
            older = older.replace("<graph ", '<graph defaultedgetype="directed" ')
            read = networkx.read_gexf(io.BytesIO(older.encode()))
            self.assertEqual(facts_of(graph), self.networkx_facts(networkx.MultiDiGraph(read)))
            pairs = [(source, target, edge["label"]) for source, target, edge in read.edges(data=True)]
            self.assertEqual(len(pairs), len(set(pairs)), "Gephi tells parallel edges by their kind")

    def test_gexf_has_the_days_of_the_evidence(self):
        tree = ElementTree.parse(self.root / "hostile" / "x.gexf")
        names = {"g": "http://gexf.net/1.3"}
        spells = [[(spell.get("start"), spell.get("end")) for spell in edge.iterfind("g:spells/g:spell", names)]
                  for edge in tree.iterfind(".//g:edge", names)]
        self.assertEqual({tuple(one) for one in spells},
                         {(("2031-05-13", "2031-05-13"),), (("2031-01-01", "2031-12-31"),),
                          (("2031-05-12", "2031-05-12"),)})

    def networkx_facts(self, read):
        label = {key: node["label"] for key, node in read.nodes(data=True)}
        edges = [(label[source], edge["relation"], label[target], edge["status"], edge["confidence"],
                  tuple(edge["evidence"].split("\n"))) for source, target, edge in read.edges(data=True)]
        return sorted(label.values()), sorted(edges)

    def test_no_control_character_is_in_xml(self):
        for place, _ in self.each():
            for extension in ("graphml", "gexf"):
                self.assertIsNone(re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", (place / f"x.{extension}").read_text()))

    def test_cytoscape(self):
        for place, graph in self.each():
            elements = json.loads((place / "x.cyjs").read_text())["elements"]
            nodes = {node["data"]["id"]: node["data"] for node in elements["nodes"]}
            edges = [edge["data"] for edge in elements["edges"]]
            original = {key: squeezed(node["label"]) for key, node in graph["graph"]["nodes"].items()}
            self.assertEqual(sorted(original.values()), sorted(squeezed(node["name"]) for node in nodes.values()))
            self.assertEqual(facts_of(graph)[1], sorted(
                (squeezed(nodes[edge["source"]]["name"]), edge["interaction"], squeezed(nodes[edge["target"]]["name"]),
                 edge["status"], edge["confidence"], tuple(map(squeezed, edge["evidence"]))) for edge in edges))

    def test_csv(self):
        for place, graph in self.each():
            nodes, edges = (self.rows(place / f"x-{part}.csv") for part in ("nodes", "edges"))
            for row in nodes + edges:
                for cell in row.values():
                    self.assertFalse(cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell)
            kinds = [(edge["Source"], edge["Target"], edge["Kind"]) for edge in edges]
            self.assertEqual(len(kinds), len(set(kinds)), "Gephi tells parallel edges by their kind")
            plain = {node["Id"]: self.without_apostrophe(node["Label"]) for node in nodes}
            self.assertEqual(len(plain), len(graph["graph"]["nodes"]))
            self.assertEqual(facts_of(graph), (sorted(plain.values()), sorted(
                (plain[edge["Source"]], edge["relation"], plain[edge["Target"]], edge["status"],
                 float(edge["confidence"]), tuple(self.without_apostrophe(edge["evidence"]).split("\n")))
                for edge in edges)))

    def rows(self, file):
        return list(csv.DictReader(io.StringIO(file.read_bytes().decode(), newline="")))

    def without_apostrophe(self, cell):
        return cell[1:] if re.match("'[=+@\t\r-]", cell) else cell

    def test_neo4j_import_files(self):
        for place, graph in self.each():
            nodes, edges = (self.rows(place / f"x-{part}.neo4j.csv") for part in ("nodes", "relationships"))
            name = {node["id:ID"]: node["name:string"] for node in nodes}
            self.assertEqual(facts_of(graph), (sorted(name.values()), sorted(
                (name[edge[":START_ID"]], edge[":TYPE"], name[edge[":END_ID"]], edge["status:string"],
                 float(edge["confidence:double"]),
                 tuple(edge["evidence:string[]"].split("\x1f"))) for edge in edges)))

    @unittest.skipUnless(rdflib, "python3-rdflib is missing")
    def test_turtle_and_jsonld(self):
        from rdflib.compare import isomorphic
        own, schema, prov = (rdflib.Namespace(iri) for iri in ("urn:dramatis:", "https://schema.org/",
                                                                "http://www.w3.org/ns/prov#"))
        for place, graph in self.each():
            turtle, jsonld = rdflib.Graph(), rdflib.Graph()
            turtle.parse(place / "x.ttl", format="turtle", publicID="file:///x")
            jsonld.parse(place / "x.jsonld", format="json-ld", publicID="file:///x")
            self.assertTrue(isomorphic(turtle, jsonld))
            actors = {subject: str(name) for kind in ("Person", "Organization", "Place")
                      for subject in turtle.subjects(rdflib.RDF.type, schema[kind])
                      for name in turtle.objects(subject, schema.name)}
            edges = []
            for statement in turtle.subjects(rdflib.RDF.type, rdflib.RDF.Statement):
                evidence = sorted(turtle.objects(statement, prov.wasDerivedFrom), key=lambda one: int(one.split(";")[-1]))
                for one in evidence:
                    self.assertTrue(list(turtle.objects(one, prov.wasQuotedFrom)))
                one_of = lambda predicate: next(turtle.objects(statement, predicate))
                edges.append((actors[one_of(rdflib.RDF.subject)], one_of(rdflib.RDF.predicate)[len(own):],
                              actors[one_of(rdflib.RDF.object)], one_of(own.status)[len(own):],
                              float(one_of(own.confidence)),
                              tuple(squeezed(str(next(turtle.objects(one, schema.text)))) for one in evidence)))
            self.assertEqual(facts_of(graph), (sorted(actors.values()), sorted(edges)))
            for relation in ("leads", "represents", "meets"):
                self.assertFalse(list(turtle.subject_objects(own[relation])), "a statement is no fact")

    def test_sqlite(self):
        for place, graph in self.each():
            with self.database(place) as database:
                ask = lambda sql, *values: database.execute(sql, values).fetchall()
                self.assertEqual(ask("PRAGMA integrity_check"), [("ok",)])
                self.assertEqual(ask("PRAGMA foreign_key_check"), [])
                edges = []
                for key, source, relation, target, status, confidence in ask(
                        "SELECT r.id, s.name, relation, t.name, status, confidence FROM relations r"
                        " JOIN actors s ON s.id = source JOIN actors t ON t.id = target"):
                    texts = ask("SELECT text FROM evidence WHERE relation = ? ORDER BY id", key)
                    edges.append((squeezed(source), relation, squeezed(target), status, round(confidence, 3),
                                  tuple(squeezed(text) for text, in texts)))
                names = sorted(squeezed(name) for name, in ask("SELECT name FROM actors"))
                self.assertEqual(facts_of(graph), (names, sorted(edges)))
                occurrences = sum(1 + len(one.get("copies", [])) for edge in graph["graph"]["edges"]
                                  for one in edge["metadata"]["evidence"])
                self.assertEqual(ask("SELECT count(*) FROM statements"), [(occurrences,)])

    def test_sqlite_finds_words_whatever_their_accents(self):
        with self.database(self.root / "hostile") as database:
            found = database.execute("SELECT text FROM evidence WHERE id IN"
                                     " (SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH 'angstrom')").fetchall()
            self.assertEqual(found, [(HOSTILE_NAMES[-1],)])

    def database(self, place):
        return contextlib.closing(sqlite3.connect(f"file:{place / 'x.sqlite'}?mode=ro", uri=True))

    def test_mermaid_has_no_syntax_of_the_names(self):
        line = re.compile(r'flowchart LR|  n\d+(\("[^"]*"\)|\["[^"]*"\]|\(\["[^"]*"\]\)):::\w+|  %% [^%{}<>"`]*'
                          r'|  n\d+ (-->|---|-\.->|-\.-|--x|x--x)\|"[^"]*"\| n\d+|  classDef [\w #:,-]+')
        for place, graph in self.each():
            text = (place / "x.mmd").read_text()
            for one in text.splitlines():
                self.assertRegex(one, re.compile(f"^({line.pattern})$"))
            edges = graph["graph"]["edges"]
            self.assertEqual(text.count(":::"), len({end for edge in edges for end in (edge["source"], edge["target"])}))
            self.assertEqual(text.count("|\""), len(graph["graph"]["edges"]))

    def test_what_followthemoney_would_take_for_fact_is_left_out(self):
        result = dramatis("export", self.root / "hostile" / "graph.json", "-o", self.root / "y.ftm.json")
        for status in ("planned", "proposed", "denied"):
            self.assertIn(f"({status})", result.stderr)
        entities = [json.loads(one) for one in (self.root / "y.ftm.json").read_text().splitlines()]
        self.assertEqual({status for one in entities for status in one["properties"].get("status", [])},
                         {"asserted", "ended"})
        events = [one for one in entities if one["schema"] == "Event"]
        self.assertEqual({value for one in events for value in one["properties"]["summary"]}, {"asserted, confidence 0.5"})
        self.assertEqual(len(events), sum(edge["relation"] == "meets" and edge["metadata"]["status"] in ("asserted", "ended")
                                          for edge in hostile_graph()["graph"]["edges"]))

    @unittest.skipUnless(followthemoney, "followthemoney is missing (pip install followthemoney)")
    def test_followthemoney(self):
        for place, _ in self.each():
            entities = [json.loads(one) for one in (place / "x.ftm.json").read_text().splitlines()]
            proxies = {one["id"]: followthemoney.model.get_proxy(one, cleaned=False) for one in entities}
            self.assertEqual(len(proxies), len(entities))
            for one in entities:
                proxy = proxies[one["id"]]
                proxy.schema.validate(one)
                for name, values in one["properties"].items():
                    prop = proxy.schema.get(name)
                    if prop.type.name == "url":
                        continue  # followthemoney is stricter than the web is
                    self.assertEqual(len(proxy.get(name)), len(values), (one["schema"], name, values))
                    if prop.type.name == "entity":
                        for value in values:
                            self.assertTrue(proxies[value].schema.is_a(prop.range), (one["schema"], name))

    def test_an_unknown_extension_lists_the_known_ones(self):
        for arguments in (["-o", self.root / "x.xls"], ["-o", self.root / "x", "--format", "xls"]):
            result = dramatis("export", self.root / "empty" / "graph.json", *arguments)
            self.assertEqual(result.returncode, 2)
            self.assertIn("gexf", result.stderr)
            self.assertFalse((self.root / "x.xls").exists())

    def test_format_goes_before_extension(self):
        for name in ("plain.xml", "plain"):
            dramatis("export", self.root / "talks" / "graph.json", "--format", "gexf", "-o", self.root / name)
            self.assertEqual((self.root / name).read_bytes(), (self.root / "talks" / "x.gexf").read_bytes())

    def test_a_format_without_a_file_is_printed(self):
        graph = self.root / "talks" / "graph.json"
        for arguments in (["--format", "gexf"], ["--format", "gexf", "-o", "-"]):
            self.assertEqual(dramatis("export", graph, *arguments).stdout, (self.root / "talks" / "x.gexf").read_text())
        for arguments, message in ([], "--output or --format is required"), (["--format", "csv"], "csv has several files"):
            result = dramatis("export", graph, *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertIn(message, result.stderr)

    def test_nothing_is_written_where_one_file_cannot_be(self):
        place = self.root / "half"
        (place / "x-edges.csv").mkdir(parents=True)
        result = dramatis("export", self.root / "talks" / "graph.json", "-o", place / "x.csv")
        self.assertEqual(result.returncode, 1)
        self.assertEqual([file.name for file in place.iterdir()], ["x-edges.csv"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
