#!/usr/bin/env python3
"""Measures archcheck preinstall, as ratios in one run.

    bench/preinstall.py [--lock UV_LOCK] [--wheels FOLDER] [--runs N]

A lock file is compared with what Python needs to parse it and do nothing else; a folder of wheels with `unzip -tqq` over the
same files, and with the most memory that archcheck held. Without --lock a lock of two megabytes is made up; without --wheels
pip downloads wheels of well-known packages for four platforms into bench/work/wheels.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ARCHCHECK = HERE.parent / "archcheck"
PLATFORMS = ["macosx_11_0_arm64", "macosx_10_9_x86_64", "manylinux2014_x86_64", "manylinux2014_aarch64"]
PACKAGES = """aiohttp bcrypt brotli cffi charset-normalizer click coverage cryptography cython frozenlist greenlet grpcio h5py
httptools jinja2 kiwisolver lxml markupsafe matplotlib msgpack multidict mypy numpy orjson packaging pandas pillow psutil
pyarrow pydantic-core pyyaml regex requests ruff scikit-learn scipy setuptools shapely six sqlalchemy tokenizers tornado
urllib3 uvloop watchfiles websockets wheel wrapt xxhash yarl zstandard""".split()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--lock", type=pathlib.Path)
    arguments.add_argument("--wheels", type=pathlib.Path)
    arguments.add_argument("--runs", type=int, default=5)
    options = arguments.parse_args()
    subprocess.run([ARCHCHECK, "--version"], check=True, stdout=subprocess.DEVNULL)
    lock = options.lock or made_up_lock(HERE / "work" / "uv.lock")
    judge = [ARCHCHECK, "preinstall", "-q", lock, "--target", "macos-14-arm64", "--python", "3.11", "--fail-on", "never"]
    parse = [sys.executable, "-c", f"import tomllib; tomllib.load(open({str(lock)!r}, 'rb'))"]
    ratio(f"{lock.name} ({lock.stat().st_size >> 10} KiB): archcheck / tomllib", judge, parse, options.runs)
    wheels = options.wheels or downloaded(HERE / "work" / "wheels")
    files = sorted(str(f) for f in wheels.glob("*.whl"))
    if not files:
        print("no wheels: skipped")
        return
    size = sum(os.path.getsize(f) for f in files) >> 20
    judge = [ARCHCHECK, "preinstall", "-q", wheels, "--target", "macos-14-arm64", "--fail-on", "never"]
    unzip = ["sh", "-c", 'for f; do unzip -tqq "$f"; done', "sh", *files]
    ratio(f"{len(files)} wheels ({size} MiB): archcheck / unzip -tqq", judge, unzip, options.runs)
    print(f"most memory held while judging them: {most_memory(judge) >> 10} MiB")


def ratio(what, one, other, runs):
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(seconds(one))
        theirs.append(seconds(other))
    print(f"{what}: {min(ours) / min(theirs):.2f}   ({min(ours):.2f} s / {min(theirs):.2f} s, best of {runs})")


def seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begin


def most_memory(command):
    """In KiB; of the largest process."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    out = subprocess.run([sys.executable, "-c", script, *map(str, command)], capture_output=True, text=True, check=True)
    return int(out.stdout)


def made_up_lock(file):
    """Two megabytes of the shape that uv writes: many packages, each with wheels for everything."""
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = ["version = 1", "revision = 3", 'requires-python = ">=3.9"', ""]
    lines += ["[[package]]", 'name = "project"', 'version = "1"', 'source = { editable = "." }', "dependencies = ["]
    lines += [f'    {{ name = "package-{n}" }},' for n in range(0, 400, 2)] + ["]", ""]
    for n in range(400):
        base = f"https://files.example/packages/{n:064x}"
        lines += ["[[package]]", f'name = "package-{n}"', f'version = "{n}.0"']
        lines += ['source = { registry = "https://index.example/simple" }', "dependencies = ["]
        lines += [f'    {{ name = "package-{(n * 7 + 1) % 400}", marker = "python_full_version < \'3.1{n % 4}\'" }},', "]"]
        lines += [f'sdist = {{ url = "{base}/package_{n}-{n}.0.tar.gz", hash = "sha256:{n:064x}", size = 1 }}', "wheels = ["]
        for python in ("cp39", "cp310", "cp311", "cp312", "cp313"):
            for platform in PLATFORMS:
                name = f"package_{n}-{n}.0-{python}-{python}-{platform}.whl"
                lines.append(f'    {{ url = "{base}/{name}", hash = "sha256:{n:064x}", size = 123456 }},')
        lines += ["]", ""]
    file.write_text("\n".join(lines))
    return file


def downloaded(folder):
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.glob("*.whl")):
        for platform in PLATFORMS:
            for package in PACKAGES:
                command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", str(folder)]
                command += ["--python-version", "3.11", "--platform", platform, package]
                if platform.startswith("macosx_11"):
                    command += ["--platform", "macosx_12_0_arm64"]
                subprocess.run(command, check=False)
    return folder


if __name__ == "__main__":
    main()
