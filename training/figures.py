#!/usr/bin/env python3
"""Scores what the program extracts from the plain text of annotated documents: the README's tables, of all and of each kind of relation
and status and of attributions (with their number in the annotation), and the tests' floors.

  figures.py DRAMATIS SET... [--floor FIGURE=F1]...     SET is a folder of .ann files or a pattern; exit 1 if a figure is under its floor
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "corpus"))
import ann  # noqa: E402
import score  # noqa: E402

KINDS = ("relations/leads", "relations/represents", "relations/meets",
         "status/asserted", "status/planned", "status/proposed", "status/denied", "status/ended", "attribution")
COLUMNS = ("names", "coref", "entities", "relations", "relations+status", "edges", "edges+status")


def rows(program, folder):
    """The scorer's rows for a folder of annotated documents, the calibration error of the confidences, how many documents."""
    paths = folder.glob("*.ann") if folder.is_dir() else folder.parent.glob(folder.name)
    gold = {path.stem: ann.parse(str(path))[0] for path in sorted(paths)}
    if not gold:
        sys.exit(f"{folder}: no .ann files")
    with tempfile.TemporaryDirectory() as articles:
        for name, document in gold.items():
            pathlib.Path(articles, name + ".txt").write_text(document["text"] + "\n", encoding="utf-8")
        out = subprocess.run([program, "extract", "."], cwd=articles, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    found = {d["id"]: d for d in map(json.loads, out.splitlines())}
    judged = [(r["confidence"], right) for name, document in found.items()
              for r, right in zip(document["relations"], score.right_relations(gold[name], document))]
    return score.score(gold, found), score.calibration_error(judged), len(gold)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    p.add_argument("folder", nargs="+", type=pathlib.Path, metavar="SET")
    p.add_argument("--floor", action="append", default=[], metavar="FIGURE=F1")
    args = p.parse_args()
    print("| documents | " + " | ".join(COLUMNS) + " | calibration error |\n|---" + "|---" * (len(COLUMNS) + 1) + "|")
    low, kinds = [], []
    for folder in args.folder:
        found, error, count = rows(args.program, folder)
        print(f"| {folder.name} ({count}) | " + " | ".join(f"{found[k]['f1']:.3f}" for k in COLUMNS) + f" | {error:.3f} |")
        kinds.append([f"{found[k]['f1']:.3f} ({found[k]['gold']})" if k in found and found[k]["gold"] else "" for k in KINDS])
        for figure, _, floor in (f.partition("=") for f in args.floor):
            if found[figure]["f1"] < float(floor):
                low.append(f"{folder}: {figure} {found[figure]['f1']:.3f} is under its floor {floor}")
    print("\n| documents | " + " | ".join(k.rpartition("/")[2] for k in KINDS) + " |\n|---" + "|---" * len(KINDS) + "|")
    for folder, row in zip(args.folder, kinds):
        print(f"| {folder.name} | " + " | ".join(row) + " |")
    sys.exit("\n".join(low) if low else 0)


if __name__ == "__main__":
    main()
