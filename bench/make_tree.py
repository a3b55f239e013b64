#!/usr/bin/env python3
"""Makes a tree like a large virtual environment: bench/make_tree.py [FOLDER], default bench/work/tree.

At least 100,000 files: Python sources and their compiled twins, texts, headers, packages many folders deep, each with
its dist-info and RECORD, and 1,000 native files. Contents come from the Maven corpus (mvn -Pcorpus
process-test-resources) where that is unpacked, else from testdata and from text made here. The same input gives the
same tree. Standard library only.
"""

import base64
import hashlib
import itertools
import os
import shutil
import struct
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PACKAGES = 500
TEXTS_PER_PACKAGE = 200
NATIVE_PER_PACKAGE = 2
LARGEST_TEXT = 16 << 10
LARGEST_NATIVE = 1 << 20
TEXT_ENDINGS = (".py", ".pyi", ".txt", ".h", ".pxd", ".json", ".rst", ".md", ".toml")
MAGICS = (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)


def files_below(folder):
    for parent, names, files in os.walk(folder):
        names.sort()
        for name in sorted(files):
            path = os.path.join(parent, name)
            if os.path.isfile(path) and not os.path.islink(path):
                yield path


def is_native(path):
    with open(path, "rb") as file:
        return file.read(4) in MAGICS


def made_up_dylib():
    """A Mach-O dylib for arm64 of three load commands: its name, its platform, what it needs."""
    def name_command(number, name):
        text = name + b"\0" * (8 - len(name) % 8)
        return struct.pack("<IIIIII", number, 24 + len(text), 24, 2, 0x10000, 0x10000) + text
    commands = [name_command(0xD, b"@rpath/libmade.dylib"), name_command(0xC, b"/usr/lib/libSystem.B.dylib"),
                struct.pack("<IIIIII", 0x32, 24, 1, 11 << 16, 14 << 16, 0)]
    body = b"".join(commands)
    return struct.pack("<IIIIIIII", 0xFEEDFACF, 0x100000C, 0, 6, len(commands), len(body), 0x85, 0) + body + bytes(8192)


def samples():
    """What to fill the tree with: (name, content) of texts and of native files, and where they come from."""
    corpus = os.path.join(ROOT, "target", "corpus", "macos-arm64-0.3.30")
    source = corpus if os.path.isdir(corpus) else os.path.join(ROOT, "testdata")
    texts, native = [], []
    for path in files_below(source):
        name, size = os.path.basename(path), os.path.getsize(path)
        if name.endswith(TEXT_ENDINGS) and 0 < size <= LARGEST_TEXT:
            texts.append((name, read(path)))
        elif name.endswith((".so", ".dylib", ".node")) and size <= LARGEST_NATIVE and is_native(path):
            native.append((name, read(path)))
    if len(texts) < 1000:
        text = "".join("def function_%d(value):\n    return value + %d\n\n" % (n, n) for n in range(60)).encode()
        texts = [("module_%d%s" % (n, TEXT_ENDINGS[n % 4]), text[:500 + 7 * n]) for n in range(400)]
        source = "text made up here, native files of " + (source if native else "our own making")
    return texts, native or [("libmade.dylib", made_up_dylib())], source


def main():
    tree = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "work", "tree"))
    texts, native, source = samples()
    shutil.rmtree(tree, ignore_errors=True)
    site = os.path.join(tree, "lib", "python3.13", "site-packages")
    next_text, next_native = itertools.cycle(texts), itertools.cycle(native)
    files = 0
    for number in range(PACKAGES):
        package, record = "package_%03d" % number, []

        def add(path, content):
            write(os.path.join(site, path), content)
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append("%s,sha256=%s,%d" % (path, digest, len(content)))

        for position in range(TEXTS_PER_PACKAGE // 2):
            name, content = next(next_text)
            stem, ending = os.path.splitext(name)
            # Some packages are flat, some go eight folders down.
            depth = position % (2 + number % 8)
            folder = "/".join([package] + ["part_%d" % level for level in range(depth)])
            add("%s/%s_%d%s" % (folder, stem, position, ending), content)
            add("%s/__pycache__/%s_%d.cpython-313.pyc" % (folder, stem, position),
                b"\xf3\x0d\x0d\x0a" + bytes(12) + content[:len(content) * 2 // 3])
        for position in range(NATIVE_PER_PACKAGE):
            name, content = next(next_native)
            stem, ending = os.path.splitext(name)
            add("%s/_native_%d/%s%s" % (package, position, stem, ending), content)
        info = "%s-1.%d.dist-info" % (package, number)
        add(info + "/METADATA", ("Metadata-Version: 2.1\nName: %s\nVersion: 1.%d\n" % (package, number)).encode())
        add(info + "/WHEEL", b"Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp313-cp313-macosx_11_0_arm64\n")
        add(info + "/INSTALLER", b"pip\n")
        write(os.path.join(site, info, "RECORD"), ("\n".join(record + [info + "/RECORD,,"]) + "\n").encode())
        files += len(record) + 1
    print("%s: %d files, %d of them native, from %s" % (tree, files, PACKAGES * NATIVE_PER_PACKAGE, source))


if __name__ == "__main__":
    main()
