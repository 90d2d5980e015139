#!/usr/bin/env python3
"""How well `dramatis build` puts the actors of several articles into one node each.

    tests/resolution.py PROGRAM GROUP... [--extract] [--errors] [--floor F1]

A GROUP is a folder of annotated articles (training/corpus/GUIDELINES.md) on one chain of events, in which the same id
in two articles is the same actor. A graph is built of each group, from the annotated mentions and relations, or with
--extract from the text alone. Counted are pairs of mentions in different articles: whether they are one actor in the
annotation, and one node in the graph. Of persons it is also counted how many nodes hold two of them.
"""
import argparse
import collections
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "training" / "corpus"


def documents_of(group):
    files = sorted(map(str, pathlib.Path(group).glob("*.ann")))
    lines = subprocess.run([sys.executable, CORPUS / "ann.py", "json", *files], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in lines.stdout.splitlines()]


def build(program, records):
    """The graph of records, and by document id and span of each mention of it the node."""
    with tempfile.TemporaryDirectory() as folder:
        source, documents, graph = (pathlib.Path(folder) / name for name in ("in.jsonl", "documents.jsonl", "graph.json"))
        source.write_text("".join(json.dumps(record) + "\n" for record in records))
        extracted = subprocess.run([program, "extract", source], check=True, capture_output=True, text=True).stdout
        documents.write_text(extracted)
        subprocess.run([program, "build", documents, "-o", graph], check=True, stderr=subprocess.DEVNULL)
        records_of = json.loads(graph.read_text())["graph"]["metadata"]["records"].values()
    node_of = {(r["document"], e["id"]): e.get("actor") for r in records_of for e in r["entities"]}
    return {(d["id"], m["start"], m["end"]): node_of.get((d["id"], m["entity"]))
            for d in map(json.loads, extracted.splitlines()) for m in d["mentions"]}


def counts_by_pair(items):
    """Pairs of mentions of different documents, from (key, document) counts: sum over keys."""
    by_key = collections.defaultdict(collections.Counter)
    for key, document in items:
        by_key[key][document] += 1
    return sum(a * b for documents in by_key.values() for a, b in itertools.combinations(documents.values(), 2))


def measure(program, group, from_text, show):
    documents = documents_of(group)
    fields = ("id", "date", "text") if from_text else documents[0].keys()
    node_of = build(program, [{field: d[field] for field in fields if field in d} for d in documents])
    mentions = []
    for d in documents:
        for m in d["mentions"]:
            if m["entity"] == "-":
                continue
            place = (d["id"], m["start"], m["end"])
            node = node_of.get(place) or f"none {place}"
            mentions.append((m["entity"], node, d["id"], m))
    both = counts_by_pair(((gold, node), d) for gold, node, d, _ in mentions)
    gold = counts_by_pair((gold, d) for gold, _, d, _ in mentions)
    predicted = counts_by_pair((node, d) for _, node, d, _ in mentions)

    holds, spread = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    text = collections.defaultdict(collections.Counter)
    for one, node, d, m in mentions:
        holds[node][one] += 1
        spread[one][node] += 1
        text[one, node][d + ": " + m["text"]] += 1
    persons = {one for one, _, _, m in mentions if m["kind"] == "person"}
    merged = {node for node, ones in holds.items() if len(persons & ones.keys()) > 1}
    if show:
        for kind, table, order in (("holds", holds, lambda a, b: (b, a)), ("is spread over", spread, lambda a, b: (a, b))):
            for key, others in table.items():
                if len(others) > 1:
                    print(f"  {key} {kind}", *(f"\n    {other}: {dict(text[order(key, other)])}" for other in others))
    return both, predicted, gold, len(merged)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("groups", nargs="+")
    parser.add_argument("--extract", action="store_true", help="from the text alone")
    parser.add_argument("--errors", action="store_true", help="show what is merged and what is split wrongly")
    parser.add_argument("--floor", type=float, default=0, help="exit with 1 below this F1, or where persons are merged")
    args = parser.parse_args()
    total = collections.Counter()
    for group in args.groups:
        both, predicted, gold, merged = measure(args.program, group, args.extract, args.errors)
        total.update(both=both, predicted=predicted, gold=gold, merged=merged)
        print(f"{pathlib.Path(group).name:12}", *figures(both, predicted, gold), f"persons merged {merged}")
    result = figures(total["both"], total["predicted"], total["gold"])
    print(f"{'all':12}", *result, f"persons merged {total['merged']}")
    if args.floor and (float(result[-1].split()[-1]) < args.floor or total["merged"]):
        sys.exit(f"below the floor of {args.floor}")


def figures(both, predicted, gold):
    precision, recall = both / max(predicted, 1), both / max(gold, 1)
    f1 = 2 * both / max(predicted + gold, 1)
    return f"P {precision:.3f}", f"R {recall:.3f}", f"F1 {f1:.3f}"


if __name__ == "__main__":
    main()
