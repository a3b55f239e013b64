#!/usr/bin/env python3
"""Measures a scan of a tree against find and file, and our start against Python's: bench/measure.py TREE [RUNS].

Wall time, processor time (user and system, of all processes of a command) and peak memory (of its largest process),
medians of interleaved runs after one that is not counted. A peak below this script's own, about 14 MB, does not show.
Standard library only.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ARCHCHECK = os.path.join(ROOT, "archcheck")
# A scan of the tree may find something or miss something; anything else is no measurement.
EXPECTED = {0, 1, 3}
BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024


def measure(command):
    with open(os.devnull, "r+b") as nothing:
        before = time.perf_counter()
        process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status) if hasattr(os, "waitstatus_to_exitcode") else status >> 8
    if process.returncode not in EXPECTED:
        sys.exit("%s ended with %d" % (" ".join(command), process.returncode))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES_PER_MAXRSS / 2**20


def medians(commands, runs, slow=()):
    """Name of a command -> its medians; the slow ones run twice, the first time uncounted like that of the others."""
    results = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            if name in slow and number > 1:
                continue
            result = measure(command)
            if number:
                results[name].append(result)
    return {name: [statistics.median(column) for column in zip(*rows)] + [len(rows)] for name, rows in results.items()}


def table(title, found):
    (base_name, base), *others = found.items()
    print("\n%s" % title)
    print("  %-34s %5s %8s %8s %8s   %s" % ("", "runs", "wall s", "CPU s", "peak MB", "ours / theirs: wall  CPU  peak"))
    print("  %-34s %5d %8.3f %8.3f %8.1f" % (base_name, base[3], *base[:3]))
    for name, row in others:
        ratios = [ours / max(theirs, 1e-3) for ours, theirs in zip(base[:3], row)]
        print("  %-34s %5d %8.3f %8.3f %8.1f %19.2f %5.2f %5.2f" % (name, row[3], *row[:3], *ratios))


def main():
    if not 2 <= len(sys.argv) <= 3 or not os.path.isdir(sys.argv[1]):
        sys.exit("usage: bench/measure.py TREE [RUNS]")
    tree, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    version = subprocess.run([ARCHCHECK, "--version"], stdout=subprocess.PIPE, check=False)
    if version.returncode:
        sys.exit("archcheck --version ended with %d" % version.returncode)
    print("%s · %s · %d processors" % (version.stdout.decode().strip(), sys.platform, os.cpu_count()))
    load = os.getloadavg()[0]
    if load > 0.5:
        print("the machine is busy (load %.1f): read the ratios, not the times" % load)

    scans = {"archcheck scan": [ARCHCHECK, "scan", tree], "find -type f": ["find", tree, "-type", "f"]}
    if shutil.which("file"):
        scans["find -type f | xargs file -b"] = ["sh", "-c", 'find "$0" -type f -print0 | xargs -0 file -b', tree]
    scanned = medians(scans, runs, slow=("find -type f | xargs file -b",))
    table("scan of %s" % tree, scanned)

    starts = {"archcheck --version": [ARCHCHECK, "--version"],
              "python3 -c 'import argparse, json'": ["python3", "-c", "import argparse, json"]}
    table("start", medians(starts, 4 * runs))

    ours = scanned["archcheck scan"][0]
    print("\ngoal: at most 1.50 x find, now %.2f" % (ours / scanned["find -type f"][0]))
    if len(scanned) > 2:
        print("goal: at most 1.00 x file, now %.2f" % (ours / scanned["find -type f | xargs file -b"][0]))


if __name__ == "__main__":
    main()
