#!/usr/bin/env python3
"""Holds the built-in model to floors of F1 on the samples, which no training has seen: f1_floors.py DRAMATIS"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "training" / "corpus"))
sys.dont_write_bytecode = True
import ann  # noqa: E402
import score  # noqa: E402

FLOORS = {"names": 0.90, "coref": 0.70, "entities": 0.80, "relations": 0.50, "edges+status": 0.45}


def main():
    gold = {path.stem: ann.parse(str(path))[0] for path in sorted((ROOT / "tests" / "data" / "samples").glob("*.ann"))}
    lines = subprocess.run([sys.argv[1], "extract", "samples/articles"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found = {pathlib.PurePath(d["id"]).name: d for d in map(json.loads, lines.splitlines())}
    assert gold and gold.keys() == found.keys(), f"documents {sorted(found)}, annotated are {sorted(gold)}"
    for name, document in found.items():
        assert len(document["text"].rstrip()) == len(gold[name]["text"]), f"{name}: the article is not the annotated text"
    rows = score.score(gold, found)
    low = [f"{k} {rows[k]['f1']:.3f} is under its floor {floor}" for k, floor in FLOORS.items() if rows[k]["f1"] < floor]
    print(" ".join(f"{k}={rows[k]['f1']:.3f}" for k in FLOORS))
    sys.exit("\n".join(low) if low else 0)


if __name__ == "__main__":
    main()
