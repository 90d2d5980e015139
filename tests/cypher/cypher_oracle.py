#!/usr/bin/env python3
"""Compares the answers of `dramatis query` with those of Neo4j 5 on random graphs and queries.

Needs a JDK and the jars of an embedded Neo4j, which no build or test of the project needs:

    mvn dependency:copy-dependencies -DoutputDirectory=jars    # of a pom.xml that depends on org.neo4j:neo4j:5.26.0
    cypher_oracle.py .build/release/cli/dramatis jars --graphs 5 --queries 200

Every query runs in both; answers are compared as multisets of rows, or as they come where ORDER BY decides. An error is
an answer too. With --golden FOLDER the graph and Neo4j's answers are kept there, for tests/graph/cypher/neo4j.cpp.
Names in the graphs are such that comparing them by alias and without case is comparing them as Neo4j does.
"""

import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile

NAMES = ["ada", "bo", "cyan", "dora", "ada bo"]
STATUSES = ["asserted", "planned", "proposed", "denied", "ended"]
KINDS = ["person", "organization", "place"]
TYPES = ["leads", "represents", "meets"]

# What random queries seldom reach: values, nulls, lists, grouping, shadowed names. Left out is where the program means
# to differ (graph/cypher/run.hpp).
FIXED = """
RETURN null = null, null <> null, 1 = null, 1 < null, null IS NULL, null IS NOT NULL
RETURN true AND null, false AND null, null AND null, true OR null, false OR null, null OR null
RETURN true XOR null, false XOR null, true XOR true, true XOR false, NOT null, NOT true, NOT NOT true
RETURN 1 = 1.0, 1 < 1.5, 2 > 1.5, 1 <> 1.0
RETURN "a" < "b", "a" < "B", "a" < 1, true > false, "a" = 1, true = 1, [1] = 1, "1" <> 1
RETURN 1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 > 1, 1 = 1 = 1, 1 < 2 > 0 <> 5
RETURN [1, 2] = [1, 2], [1, 2] = [2, 1], [1, null] = [1, null], [1, null] = [2, null], [1] = [1, null], [] = []
RETURN [1, 2] < [1, 3], [1] < [1, 2], [2] < [1, 5], [1, null] < [1, 3], [null] < [1], [1, "a"] < [1, 2]
RETURN 1 IN [1, 2], 3 IN [1, 2], null IN [1], null IN [], 3 IN [1, null], 1 IN [1, null], 1 IN null, [1] IN [[1], 2]
RETURN "abc" STARTS WITH "ab", "abc" ENDS WITH "bc", "abc" CONTAINS "b", "abc" CONTAINS "", "" STARTS WITH ""
RETURN "abc" STARTS WITH null, null CONTAINS "a", "abc" CONTAINS 1, 1 STARTS WITH "1", "Abc" CONTAINS "abc"
RETURN [1, 2, 3][0], [1, 2, 3][-1], [1, 2, 3][3], [1, 2, 3][-4], [1, 2, 3][null], [][0]
RETURN [1, 2, 3][1..], [1, 2, 3][..2], [1, 2, 3][-2..], [1, 2, 3][1..9], [1, 2, 3][2..1], [1, 2, 3][null..2], [1, 2, 3][0..-1]
RETURN size([1, null]), size("abc"), size([]), size(null), size("\\u00e9\\n"), head([]), last([1, 2]), head([null, 1])
RETURN coalesce(null, 1, 2), coalesce(null), toLower("ABC"), toUpper("a\\"b"), toLower(null)
RETURN 'it''s'
RETURN 'it\\'s', "a\\tb", '\\u0041', "\\\\"
RETURN -1, -1.5, .5, 1e3, 1.5e-3, 9223372036854775807, -9223372036854775808
RETURN 9223372036854775808
RETURN 1 OR true
RETURN "a" AND null
RETURN NOT 1
RETURN 1 IN 1
RETURN "a" IS NULL IS NULL
RETURN undefined
RETURN count(*), 1
RETURN count(null), count(1), collect(null), min(null), sum(null), avg(null), sum(1), avg(1)
MATCH (a) WHERE a.name = "nobody" RETURN count(*), count(a), collect(a), min(a.name), sum(a.mentions), avg(a.mentions)
MATCH (a) WHERE a.name = "nobody" RETURN a.kind, count(*)
MATCH (a) WHERE a.name RETURN a
MATCH (a) WHERE null RETURN a
MATCH (a) RETURN a, a.name
MATCH (a) RETURN a.name, a.name
MATCH (a) RETURN a.name AS x, a.kind AS x
MATCH (a) RETURN *
MATCH (b)-[r]->(a) RETURN *
MATCH () RETURN *
MATCH (a) RETURN *, a.name AS n
MATCH (a) RETURN DISTINCT a.kind
MATCH (a) RETURN DISTINCT a.kind ORDER BY a.kind
MATCH (a) RETURN DISTINCT a.kind ORDER BY a.name
MATCH (a) RETURN DISTINCT a ORDER BY a.mentions, a.id
MATCH (a) RETURN a.kind AS k, count(*) AS n ORDER BY n DESC, k
MATCH (a) RETURN a.kind, count(*) ORDER BY count(*) DESC, a.kind
MATCH (a) RETURN a.kind, count(*) ORDER BY a.name
MATCH (a) RETURN a.kind, count(*) > 1
MATCH (a) RETURN a.kind, count(*) > a.mentions
MATCH (a) RETURN a.kind, a.kind STARTS WITH "p" AND count(*) > 1
MATCH (a) RETURN size(collect(a.kind)), count(DISTINCT a.kind), collect(DISTINCT a.kind)[0] IN KINDS
MATCH (a) RETURN size(collect(DISTINCT a.kind)) = count(DISTINCT a.kind)
MATCH (a) RETURN count(count(a))
MATCH (a) WHERE count(a) > 1 RETURN a
MATCH (a) RETURN a.name AS name ORDER BY name, a.id
MATCH (a) RETURN a.name AS a ORDER BY a
MATCH (a) RETURN a.name ORDER BY a.mentions DESC, a.id SKIP 1 LIMIT 2
MATCH (a) RETURN a.name ORDER BY a.id LIMIT 0
MATCH (a) RETURN a.name ORDER BY a.id SKIP 100
MATCH (a) RETURN a.name LIMIT -1
MATCH (a) RETURN a.name LIMIT 1.5
MATCH (a)-[r]->(b) RETURN r.date ORDER BY r.date
MATCH (a)-[r]->(b) RETURN r.date ORDER BY r.date DESC
MATCH (a)-[r]->(b) RETURN min(r.date), max(r.date), count(r.date), count(*)
MATCH (a)-[r]->(b) RETURN a, count(*), min(r.confidence), max(b.name), sum(r.count)
MATCH (a)-[r]->(b) RETURN a = b, a <> b, r = r, a < a, r <= r
MATCH (a)-->(a) RETURN a
MATCH (a)--(a) RETURN a
MATCH (a)-[r]-(a) RETURN a, r
MATCH (a)-[*1..3]-(a) RETURN a
MATCH (a)-[r*2]-(b) RETURN a, size(r), r[0], b
MATCH (a)-[r*0..1]->(b) RETURN a, r, b
MATCH (a)-[r*0]->(b) RETURN a, r, b
MATCH (a)-[r*2..1]->(b) RETURN a, r, b
MATCH (a)-[r*..2]->(b) RETURN a, b
MATCH p = (a)-[*2]->(b) RETURN p, length(p), nodes(p), relationships(p)
MATCH p = (a) RETURN p, length(p)
MATCH p = (a)-[r]-(b), q = (b)--(c) RETURN p, q
MATCH (a)-[r]-(b) MATCH (b)-[s]-(c) RETURN a, r, b, s, c
MATCH (a)-[r]-(b), (b)-[s]-(c) RETURN a, r, b, s, c
MATCH (a)-[r]->(b) MATCH (c)-[r]-(d) RETURN a, b, c, d
MATCH (a)-[r]->(b) MATCH (b)-[r]->(a) RETURN a
MATCH (a)-[r:meets]->(b) MATCH (a)-[r:leads]->(b) RETURN a
MATCH (a) MATCH (a:person) RETURN a
MATCH (a), (b) WHERE a.mentions < b.mentions RETURN a, b
MATCH (a), (a) RETURN a
MATCH (a)-[a]-(b) RETURN a
MATCH (a) WHERE (a)-->(b) RETURN a
MATCH (a), (b) WHERE (a)-->(b) AND NOT (b)-->(a) RETURN a, b
MATCH (a) WHERE (a)-[:meets {status: "planned"}]-(:person) RETURN a
MATCH (a) WHERE (a)-[*2]->(a) RETURN a
MATCH (a)-[r]-(b) WHERE (a)-[r]->(b) RETURN a, r, b
MATCH (a) WHERE NOT (a)--() XOR (a)-->() RETURN a
MATCH (a {name: "ada"})-[r {status: "planned"}]-(b {kind: "person"}) RETURN a, r, b
MATCH (a)-->(b {mentions: a.mentions}) RETURN a, b
MATCH (a)-[* {status: "planned"}]-(b) RETURN a, b
MATCH (a:person|place) WHERE a:person OR a:place RETURN a, labels(a), a:person, a:actor
MATCH (a)-[r:leads|represents]->(b) RETURN type(r), r:leads
MATCH (a)-[r]->(b) RETURN startNode(r) = a, endNode(r) = b
MATCH (a)-[r]-(b) RETURN startNode(r), endNode(r)
MATCH (a)<-[r]->(b) RETURN a, r, b
MATCH (a) RETURN a.name.name
MATCH (a) RETURN type(a)
MATCH p = (a)-->(b) RETURN p.name
MATCH (`a b`) RETURN `a b`.name AS `x``y`
MATCH (a) // a comment
MATCH /* a comment */ (a) RETURN a.`name`;
match (a) where a.kind starts with "p" and not a.name is null return Distinct a.name order by a.name descending skip 0 limit 3
MATCH (a) RETURN a.aliases, a.roles, a.documents, "ada" IN a.aliases
MATCH (a) RETURN a ORDER BY a DESC
MATCH (a)-[r]->(b) RETURN r ORDER BY r
MATCH (a)-[r]->(b) RETURN a.name, collect(b.name)[0] IS NULL, count(DISTINCT r.status)
""".strip().splitlines()


def make_graph(rng):
    """A graph in the format of dramatis, and the Cypher that makes it."""
    nodes, create = {}, []
    for i in range(rng.randint(3, 6)):
        kind, name = rng.choice(KINDS), rng.choice(NAMES)
        roles = {role: 1 for role in sorted(rng.sample(["envoy of bo", "mayor of cyan"], rng.randint(0, 2)))}
        nodes[f"{kind}/{i}"] = dict(label=name, metadata=dict(kind=kind, aliases={name: 1}, roles=roles,
                                                             mentions=rng.randint(1, 4), documents=["x"]))
    for number, (key, node) in enumerate(sorted(nodes.items())):
        data = node["metadata"]
        create.append(f'(n{number}:actor:{data["kind"]} ' + properties(
            id=key, name=node["label"], label=node["label"], kind=data["kind"], aliases=list(data["aliases"]),
            roles=list(data["roles"]), mentions=data["mentions"], documents=data["documents"]) + ")")
    keys, edges = sorted(nodes), {}
    for _ in range(rng.randint(3, 9)):
        source, target, relation = rng.choice(keys), rng.choice(keys), rng.choice(TYPES)
        if relation == "meets":
            source, target = sorted([source, target])
        edges[source, target, TYPES.index(relation), STATUSES.index(rng.choice(STATUSES[:3]))] = [
            dict(document="x", sentence=n, start=0, end=1, text=f"sentence {n}", confidence=0.5,
                 **({"when": f"2031-05-1{rng.randint(0, 3)}"} if rng.random() < 0.5 else {}))
            for n in range(rng.randint(1, 2))]
    written = []
    for (source, target, relation, status), evidence in sorted(edges.items()):
        confidence = rng.choice([0.5, 0.75, 1.0])
        written.append(dict(source=source, target=target, relation=TYPES[relation], directed=True, metadata=dict(
            status=STATUSES[status], confidence=confidence, evidence=evidence)))
        dates = sorted({one["when"] for one in evidence if "when" in one})
        create.append(f"(n{keys.index(source)})-[:{TYPES[relation]} " + properties(
            status=STATUSES[status], confidence=confidence, date=dates[0] if dates else None, dates=dates, where=[],
            roles=[], evidence=[one["text"] for one in evidence], documents=["x"], count=len(evidence),
            superseded=False) + f"]->(n{keys.index(target)})")
    graph = dict(graph=dict(directed=True, type="actor network", metadata=dict(format=1, models=[], records={}),
                            nodes=nodes, edges=written))
    return graph, "CREATE " + ",\n".join(create)


def properties(**values):
    return "{" + ", ".join(f"{key}: {json.dumps(value)}" for key, value in values.items() if value is not None) + "}"


class Queries:
    """Random queries."""

    def __init__(self, rng):
        self.rng = rng

    def maybe(self, text, chance=0.5):
        return text if self.rng.random() < chance else ""

    def any(self, *choices):
        choice = self.rng.choice(choices)
        return choice() if callable(choice) else choice

    def node(self, name):
        labels = self.any("", "", "", ":person", ":person|place", ":actor")
        data = self.maybe(self.any('{kind: "person"}', "{mentions: 2}", f'{{name: "{self.any(*NAMES)}"}}'), 0.15)
        return f"({name}{labels} {data})"

    def relationship(self, name, many):
        types = self.any("", "", ":meets", ":leads|represents", ":leads|meets")
        length = self.any("*1..2", "*0..2", "*2", "*..3") if many else ""
        data = self.maybe('{status: "planned"}', 0.15)
        left, right = self.any(("-", "->"), ("<-", "-"), ("-", "-"), ("-", "-"))
        return f"{left}[{name}{types}{length} {data}]{right}"

    def path(self, start):
        """Appends to self.nodes, self.links and self.lists."""
        text = self.node(start)
        for _ in range(self.rng.choice([0, 1, 1, 2])):
            many = self.rng.random() < 0.25
            link = f"r{len(self.links) + len(self.lists)}"
            (self.lists if many else self.links).append(link)
            end = self.any(*self.nodes) if self.nodes and self.rng.random() < 0.2 else f"n{len(self.nodes)}"
            if end not in self.nodes:
                self.nodes.append(end)
            text += self.relationship(link, many) + self.node(end)
        return text

    def string(self):
        return self.any(*[f"{n}.{key}" for n in self.nodes for key in ("name", "kind", "id")],
                        *[f"{r}.{key}" for r in self.links for key in ("status", "date")],
                        *[f"type({r})" for r in self.links], '"ada"', '"person"', '"2031-05-11"', "null")

    def number(self):
        return self.any(*[f"{n}.mentions" for n in self.nodes], *[f"{r}.{key}" for r in self.links
                        for key in ("count", "confidence")], *[f"size({r})" for r in self.lists], "1", "2", "0.75")

    def condition(self, depth=2):
        comparator = self.any("=", "<>", "<", "<=", ">", ">=")
        if depth and self.rng.random() < 0.6:
            left, right = self.condition(depth - 1), self.condition(depth - 1)
            return self.any(f"({left} AND {right})", f"({left} OR {right})", f"({left} XOR {right})", f"NOT {left}")
        test, part = self.any("STARTS WITH", "ENDS WITH", "CONTAINS"), self.any('"a"', '"bo"', '"p"')
        n, m = self.any(*self.nodes), self.any(*self.nodes)
        return self.any(
            lambda: f"{self.string()} {comparator} {self.string()}", lambda: f"{self.number()} {comparator} {self.number()}",
            lambda: f"{self.number()} <= {self.number()} < {self.number()}",
            lambda: f"{self.string()} {test} {part}",
            lambda: f"{self.string()} IN [{self.string()}, {self.string()}]",
            lambda: f"{self.string()} IS {self.maybe('NOT ')}NULL", lambda: f"{n}:{self.any('person', 'place', 'actor')}",
            lambda: f"{n} {self.any('=', '<>')} {m}", lambda: f"({n}){self.relationship('', self.rng.random() < 0.2)}({m})",
            lambda: f"({n}){self.relationship('', False)}(:person)")

    def result(self):
        """RETURN and what follows; only an ORDER BY of all columns is followed by SKIP and LIMIT."""
        everything = self.nodes + self.links + self.lists
        scalars = sorted({self.any(self.string, self.number, self.any(*everything)) for _ in range(self.rng.randint(1, 3))})
        order = " ORDER BY " + ", ".join(one + self.maybe(" DESC") for one in scalars)
        page = self.maybe(f" SKIP {self.rng.randint(0, 3)}") + self.maybe(f" LIMIT {self.rng.randint(1, 6)}")
        aggregate = self.any("count(*)", f"count({self.string()})", f"count(DISTINCT {self.string()})",
                             f"collect({self.string()})", f"min({self.number()})", f"max({self.string()})",
                             f"sum({self.number()})", f"avg({self.number()})", f"collect(DISTINCT {self.number()})")
        return self.any(f" RETURN {', '.join(scalars)}", f" RETURN {', '.join(scalars)}{order}{page}",
                        f" RETURN DISTINCT {', '.join(scalars)}{order}{page}", f" RETURN {', '.join(scalars)}, {aggregate}",
                        f" RETURN {', '.join(scalars)}, {aggregate}{order}{page}", f" RETURN {aggregate}", " RETURN *")

    def query(self):
        self.nodes, self.links, self.lists = ["n0"], [], []
        text = ""
        for _ in range(self.rng.choice([1, 1, 1, 2])):
            paths = [self.path(self.any(*self.nodes)) for _ in range(self.rng.choice([1, 1, 2]))]
            text += (" MATCH " if text else "MATCH ") + ", ".join(paths)
            if self.rng.random() < 0.6:
                text += " WHERE " + self.condition()
        return " ".join((text + self.result()).split())


def plain(value):
    """A value of dramatis as the oracle prints it."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "nodes" in value:
        nodes, links = plain(value["nodes"]), plain(value["relationships"])
        return [one for pair in zip(nodes, links + [None]) for one in pair][:-1]
    if "type" in value:
        return f'{value["source"]} {value["type"]} {value["target"]} {value["status"]}'
    return value["id"]


def ask_dramatis(program, graph, query):
    run = subprocess.run([program, "query", graph, "--format", "json", query], capture_output=True, text=True)
    if run.returncode:
        return {"error": run.stderr}
    return {"rows": [[plain(value) for value in row.values()] for row in json.loads(run.stdout)]}


def comparable(query, answer):
    """Rows such that equal answers are equal: the order of rows and of collected lists is nobody's promise."""
    if "error" in answer:
        return "error"
    def rounded(value):
        if isinstance(value, list):
            return [rounded(one) for one in value]
        return round(value, 9) if isinstance(value, float) else value
    rows = [rounded(row) for row in answer["rows"]]
    if "collect(" in query:
        rows = [[sorted(one, key=json.dumps) if isinstance(one, list) else one for one in row] for row in rows]
    return rows if "ORDER BY" in query.upper() else sorted(rows, key=json.dumps)


def ask_neo4j(java, folder, create, queries):
    (folder / "create.cypher").write_text(create)
    (folder / "queries.txt").write_text("\n".join(queries))
    run = subprocess.run([*java, str(folder / "create.cypher"), str(folder / "queries.txt")], capture_output=True,
                         text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dramatis")
    parser.add_argument("jars", help="folder with the jars of Neo4j")
    parser.add_argument("--graphs", type=int, default=1)
    parser.add_argument("--queries", type=int, default=200, help="random queries a graph")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--golden", type=pathlib.Path, help="keep the graph and Neo4j's answers here (of --graphs 1)")
    options = parser.parse_args()
    source = pathlib.Path(__file__).with_name("CypherOracle.java")
    java = ["java", "-cp", options.jars + "/*", str(source)]
    different = asked = 0
    for seed in range(options.seed, options.seed + options.graphs):
        rng = random.Random(seed)
        graph, create = make_graph(rng)
        queries = FIXED + [Queries(rng).query() for _ in range(options.queries)]
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            file = folder / "graph.json"
            file.write_text(json.dumps(graph, indent=1))
            answers = ask_neo4j(java, folder, create, queries)
            for query, theirs in zip(queries, answers, strict=True):
                ours = ask_dramatis(options.dramatis, str(file), query)
                asked += 1
                if comparable(query, ours) != comparable(query, theirs):
                    different += 1
                    print(f"--- seed {seed}: {query}\n  dramatis: {json.dumps(ours)[:400]}\n  Neo4j:    {json.dumps(theirs)[:400]}")
            if options.golden:
                options.golden.mkdir(parents=True, exist_ok=True)
                (options.golden / "graph.json").write_text(json.dumps(graph) + "\n")
                with (options.golden / "answers.jsonl").open("w") as out:
                    for query, theirs in zip(queries, answers):
                        answer = {"error": True} if "error" in theirs else {"rows": theirs["rows"]}
                        out.write(json.dumps({"query": query, **answer}) + "\n")
    print(f"{asked} queries, {different} with different answers")
    return different > 0


if __name__ == "__main__":
    sys.exit(main())
