#!/usr/bin/env python3
"""Compares what `archcheck inspect` says of native files with what LLVM and binutils say of them.

    src/test/python/compare_with_llvm.py [--archcheck COMMAND] [--print] FOLDER...

Compares, slice by slice: architecture, file type, minimum OS, platform, needs with their kind, rpaths and run paths,
install name or soname, and the number of slices. Mach-O is read with llvm-objdump, ELF with readelf and llvm-readobj,
PE with llvm-readobj. With --print it only prints what those say. Standard library only.

Exit status: 0 equal, 1 differences, 2 usage, 77 a tool is missing (nothing was compared).
"""

import argparse
import collections
import json
import os
import re
import shutil
import struct
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
SKIPPED = 77
FILES_PER_CALL = 200

Slice = collections.namedtuple("Slice", "architecture type minimum_os platform needs rpaths identity")

MACH_O_MAGICS = (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")
FAT_MAGICS = {b"\xca\xfe\xba\xbe": ">IIIII", b"\xca\xfe\xba\xbf": ">IIQQII"}

MACH_O_TYPES = {1: "object", 2: "executable", 3: "fvmlib", 4: "core", 5: "preload", 6: "dylib", 7: "dylinker",
                8: "bundle", 9: "dylib-stub", 10: "dsym", 11: "kext", 12: "fileset"}
NEED_KINDS = {"LC_LOAD_DYLIB": "required", "LC_LOAD_WEAK_DYLIB": "weak", "LC_REEXPORT_DYLIB": "reexport",
              "LC_LOAD_UPWARD_DYLIB": "upward", "LC_LAZY_LOAD_DYLIB": "lazy"}
VERSION_MIN = {"LC_VERSION_MIN_MACOSX": "macos", "LC_VERSION_MIN_IPHONEOS": "ios", "LC_VERSION_MIN_TVOS": "tvos",
               "LC_VERSION_MIN_WATCHOS": "watchos"}
NEWER_PLATFORMS = {11: "visionos", 12: "visionos-simulator"}
PE_MACHINES = {0x014C: "i686", 0x8664: "x86_64", 0xAA64: "arm64", 0x01C4: "arm"}


# ---- tools ----------------------------------------------------------------------------------------------------------

def find_tool(name):
    """The tool under its own name or with a version behind it, as distributions install it."""
    for candidate in [name] + ["%s-%d" % (name, version) for version in range(30, 11, -1)]:
        if shutil.which(candidate):
            return candidate
    print("skipped: %s is not installed" % name, file=sys.stderr)
    sys.exit(SKIPPED)


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=dict(os.environ, LC_ALL="C"), check=False)
    return done.stdout.decode("utf-8", "surrogateescape")


# ---- which files ----------------------------------------------------------------------------------------------------

def native_format(path):
    """"mach-o", "elf" or "pe" by the first bytes, else None: by a rule of its own, not the one that is tested."""
    try:
        with open(path, "rb") as file:
            head = file.read(64)
            if head[:4] in MACH_O_MAGICS:
                return "mach-o"
            if head[:4] in FAT_MAGICS and len(head) >= 28 and struct.unpack(">I", head[4:8])[0] < 20:
                first = struct.unpack_from(FAT_MAGICS[head[:4]], head, 8)
                file.seek(first[2])
                return "mach-o" if file.read(4) in MACH_O_MAGICS else None
            if head[:4] == b"\x7fELF":
                return "elf"
            if head[:2] == b"MZ" and len(head) == 64:
                file.seek(struct.unpack("<I", head[60:64])[0])
                return "pe" if file.read(4) == b"PE\0\0" else None
    except OSError as error:
        print("cannot read %s: %s" % (path, error), file=sys.stderr)
    return None


def native_files(folders):
    for folder in folders:
        for parent, names, files in os.walk(folder):
            names.sort()
            for name in sorted(files):
                path = os.path.join(parent, name)
                if os.path.isfile(path) and not os.path.islink(path):
                    kind = native_format(path)
                    if kind:
                        yield path, kind


# ---- what LLVM and binutils say -------------------------------------------------------------------------------------

def mach_o_architecture(cputype, cpusubtype):
    cputype &= 0xFFFFFFFF
    if cputype == 12:
        return {6: "armv6", 9: "armv7", 11: "armv7s", 12: "armv7k"}.get(cpusubtype, "arm")
    named = {(0x01000007, 8): "x86_64h", (0x0100000C, 1): "arm64v8",
             (0x0100000C, 2): "arm64e"}.get((cputype, cpusubtype))
    named = named or {6: "m68k", 7: "i386", 18: "ppc", 0x01000007: "x86_64", 0x0100000C: "arm64", 0x01000012: "ppc64",
                      0x0200000C: "arm64_32"}.get(cputype)
    return named or "cputype 0x%08x" % cputype


def mach_o_slices(path, objdump):
    text = run(objdump, "--macho", "--non-verbose", "--private-headers", "--arch", "all", path)
    return [mach_o_slice(block) for block in re.split(r"(?m)^Mach header$", text)[1:]]


def simulator(command, header):
    """Before LC_BUILD_VERSION a simulator was known by its Intel CPU, and dyld still takes it so."""
    return "" if command == "LC_VERSION_MIN_MACOSX" or int(header[1]) & 0xFF != 7 else "-simulator"


def mach_o_slice(block):
    header = block.split("\n")[2].split()
    versions, needs, rpaths, identity = [], [], [], None
    for command in re.split(r"(?m)^Load command \d+$", block)[1:]:
        name = re.search(r"^ *cmd (\S+)", command, re.M).group(1)
        field = lambda key: re.search(r"^ *%s (.*?)(?: \(offset \d+\))?$" % key, command, re.M).group(1)
        if name == "LC_BUILD_VERSION":
            versions.append((field("platform"), field("minos")))
        elif name in VERSION_MIN:
            versions.append((VERSION_MIN[name] + simulator(name, header), field("version")))
        elif name in NEED_KINDS:
            needs.append((field("name"), NEED_KINDS[name]))
        elif name == "LC_RPATH":
            rpaths.append(field("path"))
        elif name == "LC_ID_DYLIB":
            identity = field("name")
    platform, minimum = versions[0] if versions else (None, None)
    if platform and platform.startswith("0x"):
        platform = NEWER_PLATFORMS.get(int(platform, 16), "platform %d" % int(platform, 16))
    filetype = int(header[4])
    return Slice(mach_o_architecture(int(header[1]), int(header[2])), MACH_O_TYPES.get(filetype, "unknown"),
                 minimum, platform, needs, rpaths, identity)


def elf_architecture(machine, bits, little, flags):
    by_class = {22: ("s390", "s390x"), 243: ("riscv32", "riscv64"), 258: ("loongarch32", "loongarch64"),
                62: ("x32", "x86_64")}
    if machine in by_class:
        return by_class[machine][bits == 64]
    if machine == 8:
        return "mips" + ("64" if bits == 64 else "") + ("el" if little else "")
    if machine == 40:
        return "armeb" if not little else "armv7l" if flags & 0x400 else "arm"
    if machine == 183:
        return "arm64" if little else "aarch64_be"
    if machine == 21:
        return "ppc64le" if little else "ppc64"
    return {2: "sparc", 18: "sparc", 3: "i686", 4: "m68k", 15: "hppa", 20: "ppc", 42: "sh4", 43: "sparc64",
            50: "ia64", 0x9026: "alpha"}.get(machine, "e_machine 0x%04x" % machine)


def elf_slices(path, readobj, readelf):
    raw = re.search(r"^ +Machine: (?:\w+ \()?0x([0-9A-F]+)\)?$", run(readobj, "--file-headers", path), re.M)
    text = run(readelf, "-hldnSW", path)
    field = lambda key: re.search(r"^ *%s: +(.*)$" % key, text, re.M).group(1)
    entries = lambda key: re.findall(r"\(%s\) .*?\[(.*)\]$" % key, text, re.M)
    kind = field("Type")
    name = {"REL": "relocatable", "EXEC": "executable", "CORE": "core", "DYN": "shared-object"}.get(kind.split()[0])
    if "Position-Independent Executable" in kind:
        name = "pie"
    if name == "shared-object" and "[Requesting program interpreter" in text and "(DEBUG)" in text:
        name = "pie"  # linked before there was DF_1_PIE, by which readelf knows one
    if re.search(r"^ *\[ *\d+\] \.(text|dynamic) +NOBITS ", text, re.M):
        name = "debug"
    platform = "android" if re.search(r"^ +Android +0x", text, re.M) else None
    architecture = elf_architecture(int(raw.group(1), 16), 64 if field("Class") == "ELF64" else 32,
                                    "little" in field("Data"), int(field("Flags").split(",")[0], 16))
    paths = [part for tag in ("RPATH", "RUNPATH") for value in entries(tag) for part in value.split(":")]
    soname = entries("SONAME")
    return [Slice(architecture, name, None, platform, [(need, "required") for need in entries("NEEDED")], paths,
                  soname[0] if soname else None)]


def pe_slices(path, readobj):
    raw = re.search(r"^ +Machine: .*\(0x([0-9A-F]+)\)$", run(readobj, "--file-headers", path), re.M)
    machine = int(raw.group(1), 16)
    return [Slice(PE_MACHINES.get(machine, "Machine 0x%04x" % machine), None, None, None, None, None, None)]


# ---- what archcheck says --------------------------------------------------------------------------------------------

def inspected(command, paths):
    """path -> the file's record in the JSON of `inspect`."""
    records = {}
    for start in range(0, len(paths), FILES_PER_CALL):
        batch = paths[start:start + FILES_PER_CALL]
        done = subprocess.run([command, "inspect", "--format", "json"] + batch, stdout=subprocess.PIPE, check=False)
        try:
            document = json.loads(done.stdout)
        except ValueError:
            sys.exit("archcheck inspect ended with %d and wrote no JSON" % done.returncode)
        records.update((record["path"], record) for record in document["files"])
    return records


def our_slices(record):
    for part in record["slices"]:
        needs = [(need["name"], need["kind"]) for need in part.get("needs") or []]
        paths = (part.get("rpaths") or []) + (part.get("runpaths") or [])
        yield Slice(part.get("architecture"), part.get("type") or record.get("type"), part.get("minimumOs"),
                    part.get("platform"), needs, paths, part.get("identity"))


# ---- comparing ------------------------------------------------------------------------------------------------------

def comparable(field, value):
    if value is None:
        return None
    if field == "platform":
        return re.sub(r"[^a-z0-9]", "", value.lower())
    if field == "minimum_os":
        numbers = [int(number) for number in value.split(".")]
        return numbers + [0] * (3 - len(numbers))
    if field in ("needs", "rpaths"):
        return list(value)
    return value


def differences(kind, theirs, ours):
    if len(theirs) != len(ours):
        yield "slices", len(ours), len(theirs)
        return
    for number, (reference, own) in enumerate(zip(theirs, ours)):
        for field in Slice._fields:
            expected, actual = getattr(reference, field), getattr(own, field)
            if kind == "pe" and expected is None:
                continue
            if comparable(field, expected) != comparable(field, actual):
                yield "slice %d %s" % (number, field.replace("_", " ")), actual, expected


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--archcheck", default=os.path.join(ROOT, "archcheck"), metavar="COMMAND")
    parser.add_argument("--print", action="store_true", dest="only_print", help="what LLVM says, one line a slice")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    options = parser.parse_args()
    for folder in options.folders:
        if not os.path.isdir(folder):
            parser.error("%s is not a folder" % folder)
    objdump, readobj, readelf = find_tool("llvm-objdump"), find_tool("llvm-readobj"), find_tool("readelf")
    readers = {"mach-o": lambda path: mach_o_slices(path, objdump),
               "elf": lambda path: elf_slices(path, readobj, readelf),
               "pe": lambda path: pe_slices(path, readobj)}

    files = list(native_files(options.folders))
    theirs = {path: readers[kind](path) for path, kind in files}
    counted = "%d files, %d slices" % (sum(map(bool, theirs.values())), sum(map(len, theirs.values())))
    if options.only_print:
        for path, kind in files:
            for part in theirs[path]:
                print(json.dumps({"path": path, "format": kind, **part._asdict()}, ensure_ascii=True))
        print(counted, file=sys.stderr)
        return 0

    records = inspected(options.archcheck, [path for path, _ in files])
    found, refused = 0, 0
    for path, kind in files:
        if not theirs[path]:
            refused += 1
            continue
        record = records.get(path)
        if record is None:
            lines = [("file", "nothing", kind)]
        elif record.get("format") != kind:
            lines = [("format", record.get("format"), kind)]
        else:
            lines = list(differences(kind, theirs[path], list(our_slices(record))))
        for what, actual, expected in lines:
            found += 1
            print("%s: %s: archcheck %s, reference %s" % (path, what, actual, expected))
    counted += ", %d more that LLVM refuses" % refused if refused else ""
    print("compared %s: %s" % (counted, "%d differences" % found if found else "equal"), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
