#!/usr/bin/env python3
"""Makes every case of cases.txt with gcc and prints what this machine's loader says: name, tab, text; OK when it loads."""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
OPEN = """
import ctypes, sys
try:
    ctypes.CDLL(sys.argv[1])
    print("OK")
except OSError as e:
    print(e)
"""


def cases():
    name, lines = None, []
    for line in open(os.path.join(HERE, "cases.txt"), encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("= "):
            name, lines = line[2:], []
        elif line.startswith("open "):
            yield name, lines, line[5:]
        elif line and not line.startswith("#"):
            lines.append(line)


def gcc(*arguments):
    subprocess.run(["gcc", "-nostdlib", "-shared", "-fPIC", "-w", *arguments], check=True)


def script(path, versions, symbols):
    with open(path, "w", encoding="utf-8") as out:
        for version in versions:
            own = [s.split("@")[0] for s in symbols if s.endswith("@" + version)]
            out.write("%s { %s };\n" % (version, "global: %s;" % "; ".join(own) if own else ""))


def library(base, work, path, fields):
    """A need is linked from a stub, so that names, order and versions come out as they are asked for."""
    stubs, imports = [], []
    wanted = fields.get("imports", "").split(",") if fields.get("imports") else []
    for i, need in enumerate(fields.get("needed", "").split(",") if fields.get("needed") else []):
        stub = os.path.join(work, "stub%d.so" % i)
        symbols = [w.split(":")[0] for w in wanted if w.endswith(":" + need)]
        source = os.path.join(work, "stub%d.c" % i)
        open(source, "w").write("".join("void %s(void){}\n" % s.split("@")[0] for s in symbols))
        versions = sorted({s.split("@")[1] for s in symbols})
        extra = []
        if versions:
            script(os.path.join(work, "stub.map"), versions, symbols)
            extra = ["-Wl,--version-script=" + os.path.join(work, "stub.map")]
        gcc("-o", stub, source, "-Wl,-soname," + need, *extra)
        stubs.append(stub)
    weak = "__attribute__((weak)) " if fields.get("flag") == "weak" else ""
    exports = fields.get("exports", "").split(",") if fields.get("exports") else []
    source = os.path.join(work, "lib.c")
    with open(source, "w", encoding="utf-8") as out:
        for i, symbol in enumerate(wanted):
            symbol = symbol.split(":")[0].split("@")[0]
            out.write("extern void %s(void) %s; void (*p%d)(void) = %s;\n" % (symbol, weak, i, symbol))
        for symbol in exports:
            out.write("void %s(void){}\n" % symbol.split("@")[0])
    arguments = ["-Wl,--no-as-needed", "-z", "noexecstack"]
    if fields.get("soname"):
        arguments.append("-Wl,-soname," + fields["soname"])
    for tag, switch in (("rpath", "--disable-new-dtags"), ("runpath", "--enable-new-dtags")):
        if tag in fields:
            arguments += ["-Wl," + switch, "-Wl,-rpath," + fields[tag]]
    if fields.get("flag") in ("nodlopen", "nodefaultlib"):
        arguments += ["-z", fields["flag"]]
    if fields.get("defines"):
        script(os.path.join(work, "lib.map"), fields["defines"].split(","), exports)
        arguments.append("-Wl,--version-script=" + os.path.join(work, "lib.map"))
    gcc("-o", os.path.join(base, path), source, *arguments, *stubs)


def patched(base, work, path, offset, value):
    library(base, work, path, {})
    with open(os.path.join(base, path), "r+b") as file:
        file.seek(offset)
        file.write(value)


def make(base, work, line):
    words = line.split()
    kind, path = words[0], words[1]
    os.makedirs(os.path.dirname(os.path.join(base, path)), exist_ok=True)
    if kind == "lib":
        library(base, work, path, dict(word.split("=", 1) for word in words[2:]))
    elif kind == "text":
        open(os.path.join(base, path), "w").write("words " * 20)
    elif kind == "empty":
        open(os.path.join(base, path), "w").close()
    elif kind == "dir":
        os.makedirs(os.path.join(base, path))
    elif kind == "link":
        os.symlink(words[2], os.path.join(base, path))
    elif kind == "foreign":
        patched(base, work, path, 18, b"\xb7\x00")
    elif kind == "narrow":
        patched(base, work, path, 4, b"\x01")
    elif kind == "program":
        source = os.path.join(work, "main.c")
        open(source, "w").write("void _start(void){}\n")
        subprocess.run(["gcc", "-nostdlib", "-pie", "-fPIE", "-o", os.path.join(base, path), source], check=True)
    else:
        raise ValueError(line)


def main():
    for name, lines, opened in cases():
        base, work = os.path.realpath(tempfile.mkdtemp()), tempfile.mkdtemp()
        try:
            for line in lines:
                make(base, work, line)
            asked = [sys.executable, "-c", OPEN, os.path.join(base, opened)]
            said = subprocess.run(asked, capture_output=True, text=True, cwd="/")
            print(name, said.stdout.strip().replace(base, "<DIR>") or "died: %d" % said.returncode, sep="\t")
        finally:
            shutil.rmtree(base)
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
