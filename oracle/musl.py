#!/usr/bin/env python3
"""The same questions to musl's loader. Started by musl.sh; needs root and musl-gcc.

No Python for musl can be had from a registry, so a small program stands in for it: it exports every name that CPython
exports, opens what it is asked to open, and prints dlerror. It lies where a Python would lie in a root of its own.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys

import asking
import compare
import elf
import foreign
import judge

DRIVER = r"""
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **words)
{
    if (count != 4)
        return 2;
    FILE *out = fdopen(atoi(words[1]), "w");
    void *opened = dlopen(words[3], RTLD_NOW);
    if (opened) {
        fputs("{\"outcome\": \"loads\", \"errors\": [], \"loaded\": []}\n", out);
    } else {
        fputs("{\"outcome\": \"fails\", \"loaded\": [], \"errors\": [{\"type\": \"dlerror\", \"loader\": true, "
              "\"path\": null, \"text\": \"", out);
        for (const char *text = dlerror(); *text; text++) {
            if (*text == '"' || *text == '\\')
                fputc('\\', out);
            fputc(*text, out);
        }
        fputs("\"}]}\n", out);
    }
    fclose(out);
    _exit(0);
}
"""
VERSION = "3.11"
LOADER = "lib/ld-musl-x86_64.so.1"


class MuslHost(asking.Host):
    """Answers imports by opening the module's file: there is no interpreter."""

    def ask(self, question):
        if question["verb"] == "start":
            return {"outcome": "loads", "errors": [], "loaded": []}
        subject = question["subject"]
        if question["verb"] == "import":
            subject = question["module_file"]
        return self.talk([*self.before, self.inside(self.python)], "dlopen", self.inside(subject))


class MuslEnvironment:
    def __init__(self, folder, host):
        self.folder = folder
        self.host = host
        self.python = os.path.join(folder, "bin", "python")
        self.suffixes = [".cpython-311-x86_64-linux-musl.so", ".abi3.so", ".so"]
        self.executable = "/usr/bin/python" + VERSION
        self.multiarch = "x86_64-linux-musl"
        self.site = os.path.join(folder, "lib", "python" + VERSION, "site-packages")
        self.sites = [self.site]

    def is_of_this_machine(self):
        return False


def make_root(folder, python):
    """A root with musl and the stand-in."""
    program = os.path.join(folder, "usr/bin/python" + VERSION)
    if os.path.exists(program):
        return
    for name in ("lib", "usr/bin", "usr/lib", "proc"):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    shutil.copy(os.path.realpath("/" + LOADER), os.path.join(folder, LOADER))
    names = sorted({text.decode() for _, _, text, _, section in elf.Elf.of(python).symbols()
                    if section != 0 and text.startswith((b"Py", b"_Py"))})
    labels = "".join(".globl %s\n.type %s, @object\n.size %s, 8\n%s: .quad 0\n" % (name, name, name, name)
                     for name in names)
    source = os.path.join(folder, "stand-in")
    with open(source + ".s", "w", encoding="utf-8") as file:
        file.write(".data\n" + labels + '.section .note.GNU-stack,"",@progbits\n')
    with open(source + ".c", "w", encoding="utf-8") as file:
        file.write(DRIVER)
    subprocess.run(["musl-gcc", "-O1", "-rdynamic", "-pie", "-fPIE", source + ".c", source + ".s", "-o", program],
                   check=True)


def install(folder):
    venv = os.path.join(folder, "venv")
    if os.path.exists(os.path.join(venv, "pyvenv.cfg")):
        return venv
    tags = ["musllinux_1_2_x86_64", "musllinux_1_1_x86_64"]
    return foreign.unpack(venv, tags, VERSION)


def with_files(questions, environment):
    """What is imported is a file here: of the case, or of the environment."""
    for question in questions:
        if question["verb"] == "import" and "module_file" not in question:
            question["module_file"] = os.path.join(environment.folder, question["file"]) if question["file"] else None
    return [question for question in questions if question["verb"] != "import" or question["module_file"]]


def main():
    parser = argparse.ArgumentParser(prog="oracle/musl.sh", description=__doc__)
    parser.add_argument("--work", default=os.path.join(judge.HERE, "work", "musl"))
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python whose names the stand-in exports")
    parser.add_argument("--compare", action="store_true", help="ask nothing, only scan and compare again")
    parser.add_argument("--part", choices=judge.PARTS, action="append", help="only this part; repeatable")
    parser.add_argument("--archcheck", default=os.environ.get("ARCHCHECK", os.path.join(judge.ROOT, "archcheck")))
    options = parser.parse_args()
    work = os.path.abspath(options.work)
    folder = os.path.join(work, "root")
    os.makedirs(work, exist_ok=True)
    if not options.compare:
        make_root(folder, os.path.realpath(options.python))
        host = MuslHost(os.path.join(folder, "usr/bin/python" + VERSION), ["chroot", folder], folder)
        environment = MuslEnvironment(install(folder), host)
        judge.ask(work, environment, os.path.join(work, "donors"), folder,
                  lambda questions: with_files(questions, environment))
    scanner = compare.Scanner(shlex.split(options.archcheck), ["--target", "linux-x86_64-musl1.2", "--sysroot", folder],
                              folder)
    wrong = judge.compare_parts(options.part or judge.PARTS, scanner, work, os.path.join(folder, "venv"), print, folder)
    print("\n" + ("AGREES" if not wrong else "DISAGREES: " + "; ".join(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
