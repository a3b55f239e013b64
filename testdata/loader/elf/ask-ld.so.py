#!/usr/bin/env python3
"""Asks the real loader of this machine what it says of damaged ELF files, one fresh process per file.

    ./ask-ld.so.py > glibc-2.36.tsv
    musl-gcc -o /tmp/say say.c && ./ask-ld.so.py /tmp/say > musl-1.2.3.tsv

Columns: name, base file, patches (offset=hex bytes, separated by commas), length (-1: whole), what dlopen said after
"PATH: " (LOADED, or SIGNAL n). Needs x86_64 Linux with glibc; the base files beside it are made by ./make.sh. With a
program as argument, that is asked instead of Python.
"""

import os
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CHILD = r"""
import ctypes, sys
try:
    ctypes.CDLL(sys.argv[1])
    print("LOADED", end="")
except OSError as e:
    print(str(e).removeprefix(sys.argv[1] + ": "), end="")
"""


def read(base):
    if base == "-":
        return b""
    with open(os.path.join(HERE, base), "rb") as f:
        return f.read()


def phdrs(data):
    off, = struct.unpack_from("<Q", data, 32)
    size, num = struct.unpack_from("<HH", data, 54)
    return [(off + i * size, struct.unpack_from("<I", data, off + i * size)[0]) for i in range(num)]


def cases():
    so = read("tiny.so")
    ph = phdrs(so)
    load = [o for o, t in ph if t == 1]
    dynamic = next(o for o, t in ph if t == 2)
    end_of_loads = max(sum(struct.unpack_from("<Q", so, o + d)[0] for d in (8, 32)) for o in load)
    none = []
    yield "sound", "tiny.so", none, -1
    for n in (0, 1, 4, 16, 52, 63):
        yield "cut to %d" % n, "tiny.so", none, n
    yield "cut after the header", "tiny.so", none, 64
    yield "cut in the program headers", "tiny.so", none, 100
    yield "cut after the program headers", "tiny.so", none, 64 + 56 * len(ph)
    yield "cut before the section headers", "tiny.so", none, end_of_loads
    for v in (0, 1, 9):
        yield "class %d" % v, "tiny.so", [(4, bytes([v]))], -1
    for v in (0, 2, 9):
        yield "data %d" % v, "tiny.so", [(5, bytes([v]))], -1
    yield "data 2 and big-endian machine", "tiny.so", [(5, b"\2"), (18, b"\0\x3e")], -1
    yield "data 2 and class 1", "tiny.so", [(4, b"\1\2")], -1
    yield "data 2 and foreign machine", "tiny.so", [(5, b"\2"), (18, b"\0\x16")], -1
    yield "class 1 and foreign machine", "tiny.so", [(4, b"\1"), (18, b"\3\0")], -1
    for v in (0, 2):
        yield "ident version %d" % v, "tiny.so", [(6, bytes([v]))], -1
    for v in (0, 1, 2, 3, 6, 9, 64, 97, 255):
        yield "osabi %d" % v, "tiny.so", [(7, bytes([v]))], -1
    for abi in (0, 3):
        for v in (1, 3, 4, 9):
            yield "osabi %d abiversion %d" % (abi, v), "tiny.so", [(7, bytes([abi, v]))], -1
    yield "padding", "tiny.so", [(15, b"\1")], -1
    foreign = (18, struct.pack("<H", 183))
    for name, patch in (
        ("ident version 2", (6, b"\2")),
        ("osabi 9", (7, b"\x09")),
        ("abiversion 1", (8, b"\1")),
        ("padding", (15, b"\1")),
        ("phentsize 8", (54, b"\x08\0")),
    ):
        yield name + " and machine 183", "tiny.so", [patch, foreign], -1
    yield "data 2 and osabi 9", "tiny.so", [(5, b"\2"), (7, b"\x09")], -1
    yield "ident version 2 and osabi 9", "tiny.so", [(6, b"\2\x09")], -1
    yield "osabi 9 and padding", "tiny.so", [(7, b"\x09"), (15, b"\1")], -1
    yield "osabi 9 and version 2", "tiny.so", [(7, b"\x09"), (20, b"\2")], -1
    yield "class 2 of a 32-bit file", "tiny-32.so", [(4, b"\2")], -1
    for v in (0, 2):
        yield "version %d" % v, "tiny.so", [(20, bytes([v]))], -1
    for v in (3, 40, 183, 243, 0x1234):
        yield "machine %d" % v, "tiny.so", [(18, struct.pack("<H", v))], -1
    yield "machine 183 and version 2", "tiny.so", [(18, struct.pack("<HI", 183, 2))], -1
    yield "machine 183 and type 1", "tiny.so", [(16, struct.pack("<HH", 1, 183))], -1
    yield "e_flags", "tiny.so", [(48, b"\xff\xff\xff\xff")], -1
    for v in (0, 1, 4, 5, 0xfe00):
        yield "type %d" % v, "tiny.so", [(16, struct.pack("<H", v))], -1
    yield "type exec", "tiny.so", [(16, struct.pack("<H", 2))], -1
    yield "type 1 and phentsize 8", "tiny.so", [(16, struct.pack("<H", 1)), (54, b"\x08\0")], -1
    for v in (0, 32, 57):
        yield "phentsize %d" % v, "tiny.so", [(54, struct.pack("<H", v))], -1
    yield "phnum 0", "tiny.so", [(56, b"\0\0")], -1
    yield "phoff beyond", "tiny.so", [(32, struct.pack("<Q", 1 << 30))], -1
    yield "no loads", "tiny.so", [(o, b"\0\0\0\0") for o in load], -1
    yield "no dynamic", "tiny.so", [(dynamic, b"\0\0\0\0")], -1
    yield "no loads and no dynamic", "tiny.so", [(o, b"\0\0\0\0") for o in load + [dynamic]], -1
    yield "no loads in exec", "tiny.so", [(16, b"\2\0")] + [(o, b"\0\0\0\0") for o in load], -1
    yield "no dynamic in exec", "tiny.so", [(16, b"\2\0"), (dynamic, b"\0\0\0\0")], -1
    first = load[0]
    for v in (0, 1, 3, 512, 4096, 0x10000):
        yield "align %d" % v, "tiny.so", [(first + 48, struct.pack("<Q", v))], -1
    yield "address off by 16", "tiny.so", [(load[-1] + 16, struct.pack("<Q", struct.unpack_from("<Q", so, load[-1] + 16)[0] + 16))], -1
    for base in ("tiny-pie", "tiny-noopen.so", "tiny-exec", "tiny.o", "tiny.debug", "tiny-32.so"):
        yield base, base, none, -1
    yield "tiny-pie cut", "tiny-pie", none, 700
    for name, text in (
        ("text", b"this is a line of text\n" * 8),
        ("short text", b"hello\n"),
        ("git lfs", b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 1\n"),
        ("mach-o", b"\xcf\xfa\xed\xfe" + bytes(96)),
        ("pe", b"MZ" + bytes(200)),
        ("ar", b"!<arch>\n" + b" " * 80),
        ("zeros", bytes(100)),
    ):
        yield name, "-", [(0, text)], -1


def build(base, patches, length):
    data = bytearray(read(base))
    for offset, new in patches:
        data[len(data):] = bytes(max(0, offset + len(new) - len(data)))
        data[offset:offset + len(new)] = new
    return bytes(data if length < 0 else data[:length])


def main():
    with tempfile.TemporaryDirectory() as folder:
        for n, (name, base, patches, length) in enumerate(cases()):
            path = os.path.join(folder, "case%d.so" % n)
            with open(path, "wb") as f:
                f.write(build(base, patches, length))
            asked = sys.argv[1:] or [sys.executable, "-c", CHILD]
            done = subprocess.run(asked + [path], capture_output=True, text=True)
            said = done.stdout if done.returncode == 0 else "SIGNAL %d" % -done.returncode
            said = said.removeprefix("Error loading shared library %s: " % path).replace(path, "PATH")
            coded = ",".join("%d=%s" % (o, b.hex()) for o, b in patches)
            print(name, base, coded, length, said, sep="\t")


main()
