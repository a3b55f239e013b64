#!/usr/bin/env python3
"""Makes the frames of this folder with the zstd command-line tool; see ORIGIN.md."""
import subprocess
import sys

WORDS = ["slice", "fat header", "load command", "install name", "rpath", "distribution", "wheel", "tag", "marker", "\n"]


def text(count):
    """Must stay the same as ZstdStreamTest.text."""
    out, state = [], 1
    for _ in range(count):
        state = (state * 1103515245 + 12345) % (1 << 31)
        out.append(WORDS[(state >> 16) % len(WORDS)])
        if (state >> 20) % 7 == 0:
            out.append(str(state))
    return " ".join(out).encode()


def noise(count):
    """Must stay the same as ZstdStreamTest.noise."""
    out, state = bytearray(), 1
    for _ in range(count):
        state = (state * 1103515245 + 12345) % (1 << 31)
        out.append(state >> 16 & 0xFF)
    return bytes(out)


def zstd(name, content, *options):
    out = subprocess.run(["zstd", "-q", "-c", *options], input=content, stdout=subprocess.PIPE, check=True).stdout
    with open(name, "wb") as file:
        file.write(out)
    return out


zstd("text-1.zst", text(2000), "-1")
zstd("text-19.zst", text(2000), "-19")
zstd("text-fast.zst", text(2000), "--fast=5", "--no-check")
zstd("short.zst", text(20), "-3")
zstd("empty.zst", b"", "-3")
zstd("zeros.zst", bytes(1 << 20), "-3")
# What is repeated lies 24 MiB back: farther than the window that every reader must have.
zstd("far.zst", noise(2000) + bytes(24 << 20) + noise(2000), "--ultra", "-22")
zstd("window-1-gib.zst", text(20), "--long=30", "-3")
print(sys.version.split()[0], subprocess.run(["zstd", "--version"], stdout=subprocess.PIPE).stdout.decode().strip())
