#!/usr/bin/env python3
"""Whether articles give the same bytes with every instruction set that oneDNN may take, any number of threads and any
neighbours. Of our own loops tests/extract/kernels.cpp compares the instruction sets.

  same_bytes.py DRAMATIS ARTICLE...     folders of articles, too; exit 1 where they differ
  same_bytes.py --emulate DRAMATIS ...  also the first article on other processors, by qemu-x86_64: there the C library
                                        and all others choose as they would; slow
"""
import os
import pathlib
import subprocess
import sys

PROCESSORS = ("Nehalem", "Haswell")  # SSE4.2; AVX2 and fused products
INSTRUCTION_SETS = ("SSE41", "AVX2", "AVX2_VNNI", "AVX512_CORE", "DEFAULT")


def extract(program, articles, isa="DEFAULT", threads="1", jobs="1", processor=None):
    command = [program, "extract", "--jobs", jobs, *map(str, articles)]
    if processor:
        command = ["qemu-x86_64", "-cpu", processor, *command]
    environment = {**os.environ, "ONEDNN_MAX_CPU_ISA": isa, "OMP_NUM_THREADS": threads}
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout


def main():
    arguments = sys.argv[1:]
    emulate = arguments[0] == "--emulate"
    program, *given = arguments[emulate:]
    articles = [p for path in map(pathlib.Path, given) for p in (sorted(path.iterdir()) if path.is_dir() else [path])]
    single = [extract(program, [article]) for article in articles]
    expected = b"".join(single)
    if not expected:
        sys.exit("no articles")
    ways = [{"isa": isa} for isa in INSTRUCTION_SETS] + [{"threads": "2", "jobs": "2"}, {"isa": "SSE41", "threads": "2", "jobs": "2"}]
    different = [way for way in ways if extract(program, articles, **way) != expected]
    if emulate:
        different += [{"processor": name} for name in PROCESSORS if extract(program, articles[:1], processor=name) != single[0]]
    for way in different:
        print(f"other bytes with {way}")
    print(f"{len(articles)} articles, {len(expected)} bytes, {len(ways)} ways")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
