"""A graph of hostile names, and what every export must say of a graph."""

import re

HOSTILE_NAMES = [
    '"Quote" & <b>Bold</b> \'Apostrophe\'',
    '=HYPERLINK("http://example.org";"click")',
    "Control \u0001\u001f\u007f\ufffe Name",
    "Two\nLines\r\n%%{init: {}}%%",
    "javascript:alert(1)",
    "'); DROP TABLE actors; --",
    "\\u0027}) DETACH DELETE (n) // \\",
    '"@en . <urn:x> <urn:y> <urn:z> . """',
    "]]> --> <!-- ${x} `end` click n0",
    "@SUM(1;2)|cmd",
    "مريم 毛 Ångström 🕊",
]
STATUSES = ["asserted", "planned", "proposed", "denied", "ended"]


def hostile_graph():
    """A graph file of hostile names, with edges of all relations and statuses."""
    ids = ["person/plain", 'x" onclick="', "=1+2", "a b", "a%20b", "é/<&>", "'", "\\", "\n", "{}", "person/z"]
    kinds = ["person", "organization", "place"]
    nodes = {
        key: {"label": name, "metadata": {"kind": kinds[i % 3], "aliases": {name: 2, name + "!": 1}, "roles": {name: 1},
                                          "mentions": i, "documents": ["doc <1>"], "url": name}}
        for i, (key, name) in enumerate(zip(ids, HOSTILE_NAMES, strict=True))
    }
    edges = []
    for i, name in enumerate(HOSTILE_NAMES):
        source, target = sorted((ids[i], ids[(i + 1) % len(ids)]), key=lambda key: key.encode())
        place = {"document": "doc <1>", "sentence": i, "start": 10 * i, "end": 10 * i + 9}
        evidence = {**place, "text": name, "role": name, "when": ["2031-05-13", "2031", "soon", name][i % 4],
                    "where": name, "confidence": 0.5, "documents": []}
        edges.append({"source": source, "target": target, "relation": ["leads", "represents", "meets"][i % 3],
                      "metadata": {"status": STATUSES[i % 5], "confidence": 0.875, "evidence": [evidence]}})
    record = {"document": "doc <1>", "date": "2031-05-12", "title": HOSTILE_NAMES[0], "entities": [], "relations": []}
    return {"graph": {"metadata": {"format": 1, "records": {"0" * 64: record}}, "nodes": nodes, "edges": edges}}


def squeezed(text):
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip().replace("\ufffe", "\ufffd")


def facts_of(graph):
    """What every export must say: the label of each actor, and of each edge what its properties are."""
    nodes = graph["graph"]["nodes"]
    label = {key: squeezed(node["label"]) for key, node in nodes.items()}
    edges = []
    for edge in graph["graph"]["edges"]:
        data = edge["metadata"]
        evidence = data["evidence"]
        edges.append((label[edge["source"]], edge["relation"], label[edge["target"]], data["status"],
                      round(data.get("confidence", 1), 3), tuple(squeezed(one["text"]) for one in evidence)))
    return sorted(label.values()), sorted(edges)
