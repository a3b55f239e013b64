#!/usr/bin/env python3
"""Measures how quickly archcheck starts and scans: bench/start.py [RUNS], default 10.

The start is held against Python's own, `python3 -c 'import argparse, json'`; a scan of an environment of 3,000 files
against `python3 -m pip check` in it. Of ./archcheck, and of the archive and the image that `mvn -Pdist package` makes,
where they are there. Medians of interleaved runs after one that is not counted; the environment is made once, without
the network. Standard library only.
"""

import base64
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile

from measure import ARCHCHECK, ROOT, medians, table

WORK = os.path.join(ROOT, "bench", "work")
ENVIRONMENT = os.path.join(WORK, "environment")
FILES = 3000
SOURCES = 24
NATIVE_PACKAGES = 5
START_GOAL = 1.0
SCAN_GOAL = 0.35


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def count(folder):
    return sum(len(files) for _, _, files in os.walk(folder))


def add_package(site, number, native):
    """A package as pip leaves it: sources and their compiled twins, a folder of tests, dist-info with hashes."""
    name, record = "sample_%02d" % number, []

    def add(path, content):
        write(os.path.join(site, path), content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        record.append("%s,sha256=%s,%d" % (path, digest, len(content)))

    add(name + "/__init__.py", b"from . import module_0\n")
    for source in range(SOURCES):
        folder = name + ("/tests" if source % 6 == 5 else "/core" if source % 6 == 4 else "")
        text = "".join("def function_%d(value):\n    return value + %d\n\n" % (n, n) for n in range(5 + source)).encode()
        add("%s/module_%d.py" % (folder, source), b"import os\n" + text)
        compiled = "%s/__pycache__/module_%d.cpython-%d%d.pyc" % (folder, source, *sys.version_info[:2])
        write(os.path.join(site, compiled), bytes(16) + text)
        record.append(compiled + ",,")
    for file in native:
        with open(file, "rb") as library:
            add(name + "/" + os.path.basename(file), library.read())
    info = name + "-1.%d.dist-info" % number
    needs = "Requires-Dist: sample-%02d\n" % (number - 1) if number else ""
    add(info + "/METADATA", ("Metadata-Version: 2.1\nName: %s\nVersion: 1.%d\n%s" % (name.replace("_", "-"), number, needs)).encode())
    tag = "cp%d%d-cp%d%d-%s" % (*sys.version_info[:2], *sys.version_info[:2], sysconfig.get_platform().replace("-", "_").replace(".", "_"))
    add(info + "/WHEEL", ("Wheel-Version: 1.0\nRoot-Is-Purelib: %s\nTag: %s\n"
                          % ("false" if native else "true", tag if native else "py3-none-any")).encode())
    add(info + "/INSTALLER", b"pip\n")
    write(os.path.join(site, info, "RECORD"), ("\n".join(record + [info + "/RECORD,,"]) + "\n").encode())


def make_environment():
    """With pip, which Python brings along, and packages of our own making; native files are Python's."""
    making = ENVIRONMENT + ".making"
    shutil.rmtree(making, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", "--copies", making], check=True)
    site = sysconfig.get_path("purelib", vars={"base": making, "platbase": making})
    native = sorted(glob.glob(os.path.join(sysconfig.get_path("platstdlib"), "lib-dynload", "*.so")))
    number = 0
    while count(making) < FILES:
        # Some packages have native files and most have none, as it is in life.
        take, native = (native[:4], native[4:]) if number < NATIVE_PACKAGES else ([], native)
        add_package(site, number, take)
        number += 1
    os.rename(making, ENVIRONMENT)


def programs():
    """What there is to be measured, by name."""
    found = {"archcheck": ARCHCHECK}
    dist = os.path.join(ROOT, "target", "dist")
    for archive in sorted(glob.glob(os.path.join(dist, "archcheck-*.tar.gz"))):
        folder = os.path.join(WORK, "dist", os.path.basename(archive)[: -len(".tar.gz")])
        if os.path.isdir(folder) and os.path.getmtime(folder) < os.path.getmtime(archive):
            shutil.rmtree(folder)
        if not os.path.isdir(folder):
            with tarfile.open(archive) as files:
                files.extractall(folder)
            os.utime(folder)
        for launcher in glob.glob(os.path.join(folder, "*", "bin", "archcheck")) + glob.glob(os.path.join(folder, "bin", "archcheck")):
            has_java = os.path.isdir(os.path.join(os.path.dirname(os.path.dirname(launcher)), "runtime"))
            found["image" if has_java else "tar.gz"] = launcher
    return found


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    if not os.path.isdir(ENVIRONMENT):
        make_environment()
    python = os.path.join(ENVIRONMENT, "bin", "python")
    found = programs()
    for launcher in found.values():
        # Class archives are made at the first run: now, and not while it is measured.
        subprocess.run([launcher, "--version"], check=True, env=dict(os.environ, ARCHCHECK_ARCHIVE="now"), stdout=subprocess.DEVNULL)
    print("%d files in %s, %d processors, load %.1f" % (count(ENVIRONMENT), ENVIRONMENT, os.cpu_count(), os.getloadavg()[0]))

    starts = {name + " --version": [launcher, "--version"] for name, launcher in found.items()}
    theirs = "python3 -c 'import argparse, json'"
    starts[theirs] = ["python3", "-c", "import argparse, json"]
    print_ratios("start", medians(starts, 2 * runs), theirs, START_GOAL)

    scans = {name + " scan": [launcher, "scan", ENVIRONMENT] for name, launcher in found.items()}
    theirs = "python3 -m pip check"
    scans[theirs] = [python, "-m", "pip", "check"]
    print_ratios("scan", medians(scans, runs), theirs, SCAN_GOAL)


def print_ratios(title, results, theirs, goal):
    table(title, results)
    for name, row in results.items():
        if name != theirs:
            ratio = row[0] / results[theirs][0]
            print("goal: %s at most %.2f x %s, now %.2f%s" % (name, goal, theirs, ratio, "" if ratio <= goal else "  MISSED"))


if __name__ == "__main__":
    main()
