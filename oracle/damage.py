"""Ways to damage a native file. Each takes the path of a private copy and changes it, or raises Unfit."""

import os
import re
import struct

import elf
from elf import Elf, Unfit

KINDS = {}


def kind(role="any"):
    """role: module, library, or any: on which of the two the damage makes sense."""
    def register(function):
        KINDS[function.__name__.replace("_", "-")] = (role, function)
        return function
    return register


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)


def edit(path, change):
    file = Elf.of(path)
    change(file)
    write(path, file.bytes)


# ---- another file under the name


def donor(name):
    def damage(path, case):
        write(path, case.donor(name))
    damage.__name__ = "donor_" + name
    return damage


for _name in ("aarch64", "i686", "s390x", "ppc64le", "armv7l", "x86_64", "musl", "musl_aarch64", "mach_o", "pe"):
    kind()(donor(_name))


@kind()
def lfs_pointer(path, case):
    write(path, b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d" * 32 + b"\nsize 1284096\n")


@kind()
def empty(path, case):
    write(path, b"")


@kind()
def html(path, case):
    write(path, b"<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body>not here</body></html>\n")


@kind()
def linker_script(path, case):
    write(path, b"/* GNU ld script */\nOUTPUT_FORMAT(elf64-x86-64)\n"
                b"GROUP ( /lib/x86_64-linux-gnu/libc.so.6 /usr/lib/x86_64-linux-gnu/libc_nonshared.a )\n")


@kind()
def archive(path, case):
    write(path, b"!<arch>\n" + b"%-16s%-12d%-6d%-6d%-8o%-10d`\n" % (b"a.o/", 0, 0, 0, 0o644, 64) + bytes(64))


@kind()
def gzip(path, case):
    write(path, b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + bytes(range(200)))


@kind()
def java_class(path, case):
    write(path, b"\xca\xfe\xba\xbe\0\0\0\x3d" + bytes(range(200)))


@kind()
def zeros(path, case):
    write(path, bytes(os.path.getsize(path)))


@kind("library")
def other_library(path, case):
    """A sound library of this machine under the name of another one."""
    others = [other for other in case.libraries() if other != path]
    if not others:
        raise Unfit("there is no other library")
    content = read(min(others, key=os.path.getsize))
    write(path, content)


@kind("library")
def missing(path, case):
    os.unlink(path)


@kind("library")
def folder(path, case):
    os.unlink(path)
    os.mkdir(path)


@kind("library")
def dangling_link(path, case):
    os.unlink(path)
    os.symlink(os.path.basename(path) + ".gone", path)


@kind("module")
def suffix_of_another_python(path, case):
    new = re.sub(r"\.cpython-3\d+-|\.abi3\.so$", lambda found: ".cpython-38-" + case.multiarch + ".so"
                 if found.group().startswith(".abi3") else ".cpython-38-", path)
    if new == path:
        raise Unfit("the name has no suffix to change")
    os.rename(path, new)


@kind("module")
def suffix_of_another_system(path, case):
    os.rename(path, re.sub(r"\.(cpython-3\d+-[^/]*|abi3)\.so$", ".cpython-311-darwin.so", path))


# ---- cut off


@kind()
def cut_in_ident(path, case):
    write(path, read(path)[:10])


@kind()
def cut_before_end_of_header(path, case):
    write(path, read(path)[:Elf.of(path).phoff - 1])


@kind()
def cut_after_header(path, case):
    write(path, read(path)[:Elf.of(path).phoff])


@kind()
def cut_in_program_headers(path, case):
    write(path, read(path)[:Elf.of(path).phoff + 100])


@kind()
def cut_to_first_page(path, case):
    write(path, read(path)[:4096])


@kind()
def cut_in_half(path, case):
    content = read(path)
    write(path, content[:len(content) // 2])


@kind()
def cut_a_page_from_last_segment(path, case):
    end = max(segment.offset + segment.filesz for segment in Elf.of(path).loads())
    write(path, read(path)[:max(4096, end - 8192)])


@kind()
def cut_after_last_segment(path, case):
    """Only what no loader reads is lost."""
    end = max(segment.offset + segment.filesz for segment in Elf.of(path).loads())
    write(path, read(path)[:end])


@kind()
def cut_one_byte(path, case):
    write(path, read(path)[:-1])


# ---- fields of the header


def field(form, at, value):
    def damage(path, case):
        def change(file):
            place = at(file) if callable(at) else at
            new = value(file) if callable(value) else value
            if file.get(form, place) == new:
                raise Unfit("is so already")
            file.put(form, place, new)
        edit(path, change)
    return damage


FIELDS = {
    "class_byte": field("B", 4, lambda file: 1 if file.wide else 2),
    "class_nine": field("B", 4, 9),
    "data_byte": field("B", 5, lambda file: 2 if file.order == "<" else 1),
    "data_zero": field("B", 5, 0),
    "ident_version": field("B", 6, 2),
    "osabi_freebsd": field("B", 7, 9),
    "osabi_gnu": field("B", 7, 3),
    "osabi_standalone": field("B", 7, 255),
    "abi_version": field("B", 8, 1),
    "pad": field("B", 12, 1),
    "machine_aarch64": field("H", Elf.MACHINE, lambda file: 62 if file.get("H", Elf.MACHINE) == 183 else 183),
    "machine_none": field("H", Elf.MACHINE, 0),
    "header_version": field("I", Elf.VERSION, 2),
    "type_relocatable": field("H", Elf.TYPE, elf.ET_REL),
    "type_executable": field("H", Elf.TYPE, elf.ET_EXEC),
    "type_core": field("H", Elf.TYPE, 4),
    "type_none": field("H", Elf.TYPE, 0),
    "flags_odd": field("I", lambda file: file.flags_at, 0x12345),
    "phentsize": field("H", lambda file: file.phentsize_at, 40),
    "phnum_zero": field("H", lambda file: file.phnum_at, 0),
    "phoff_beyond": field("I", lambda file: 32 if file.wide else 28, 0x7FFFFF00),
    "shoff_beyond": field("I", lambda file: file.shoff_at, 0x7FFFFF00),
}
for _name, _function in FIELDS.items():
    _function.__name__ = _name
    kind()(_function)


# ---- segments


@kind()
def no_loadable_segment(path, case):
    def change(file):
        for segment in file.loads():
            segment.type = elf.PT_NULL
    edit(path, change)


@kind()
def no_dynamic_segment(path, case):
    def change(file):
        file.segment(elf.PT_DYNAMIC).type = elf.PT_NULL
    edit(path, change)


@kind()
def address_and_offset_apart(path, case):
    def change(file):
        segment = file.loads()[-1]
        segment.vaddr = segment.vaddr + 16
    edit(path, change)


@kind()
def align_three(path, case):
    def change(file):
        file.loads()[0].align = 3
    edit(path, change)


@kind()
def align_one(path, case):
    def change(file):
        for segment in file.loads():
            segment.align = 1
    edit(path, change)


@kind()
def align_of_64k(path, case):
    def change(file):
        for segment in file.loads():
            segment.align = 0x10000
    edit(path, change)


@kind()
def segment_beyond_file(path, case):
    def change(file):
        segment = file.loads()[-1]
        grown = 0x4000000
        segment.filesz = segment.filesz + grown
        segment.memsz = segment.memsz + grown
    edit(path, change)


@kind()
def memory_smaller_than_file(path, case):
    def change(file):
        segment = file.loads()[-1]
        segment.memsz = max(segment.filesz - 8, 0)
    edit(path, change)


@kind()
def segments_out_of_order(path, case):
    def change(file):
        first, last = file.loads()[0].at, file.loads()[-1].at
        size = 56 if file.wide else 32
        kept = bytes(file.bytes[first:first + size])
        file.bytes[first:first + size] = file.bytes[last:last + size]
        file.bytes[last:last + size] = kept
    edit(path, change)


@kind()
def executable_stack(path, case):
    def change(file):
        segment = file.segment(elf.PT_GNU_STACK)
        segment.flags = segment.flags | 1
    edit(path, change)


@kind()
def no_stack_segment(path, case):
    def change(file):
        file.segment(elf.PT_GNU_STACK).type = elf.PT_NULL
    edit(path, change)


# ---- the dynamic section


@kind("module")
def no_rpath(path, case):
    edit(path, lambda file: file.remove(elf.DT_RPATH, elf.DT_RUNPATH))


def retag(old, new):
    def change(file):
        entries = [at for at, tag, _ in file.dynamic() if tag == old]
        if not entries:
            raise Unfit("no dynamic entry 0x%x" % old)
        for at in entries:
            file.put(file.word, at, new)
    return lambda path, case: edit(path, change)


@kind("module")
def runpath_for_rpath(path, case):
    retag(elf.DT_RPATH, elf.DT_RUNPATH)(path, case)


@kind("module")
def rpath_for_runpath(path, case):
    retag(elf.DT_RUNPATH, elf.DT_RPATH)(path, case)


@kind("module")
def rpath_elsewhere(path, case):
    def change(file):
        tag = elf.DT_RPATH if file.has(elf.DT_RPATH) else elf.DT_RUNPATH
        old = file.string(file.value(tag))
        file.rename(file.value(tag), (b"/opt/elsewhere/lib" + b"x" * len(old))[:len(old)])
    edit(path, change)


def flag_1(bit):
    def damage(path, case):
        def change(file):
            for at, tag, value in file.dynamic():
                if tag == elf.DT_FLAGS_1:
                    file.put(file.word, at + file.word_size, value | bit)
                    return
            file.add(elf.DT_FLAGS_1, bit)
        edit(path, change)
    return damage


FLAGS_1 = {"noopen": 0x40, "pie": 0x08000000, "nodeflib": 0x800, "now": 0x1, "nodelete": 0x8}
for _name, _bit in FLAGS_1.items():
    _function = flag_1(_bit)
    _function.__name__ = "flag_" + _name
    kind()(_function)


@kind()
def needs_what_is_not_there(path, case):
    def change(file):
        names = [value for _, tag, value in file.dynamic() if tag == elf.DT_NEEDED]
        if not names:
            raise Unfit("needs nothing")
        name = file.string(names[0])
        file.rename(names[0], b"libzz" + name[5:] if len(name) > 8 else b"libzz.so"[:len(name)])
    edit(path, change)


@kind()
def needs_path_of_build_machine(path, case):
    def change(file):
        names = [value for _, tag, value in file.dynamic() if tag == elf.DT_NEEDED and len(file.string(value)) >= 9]
        if not names:
            raise Unfit("no name is long enough")
        file.rename(names[-1], b"/b/l.so.1")
    edit(path, change)


@kind()
def needs_libc_of_musl_gcc(path, case):
    def change(file):
        names = [value for _, tag, value in file.dynamic()
                 if tag == elf.DT_NEEDED and file.string(value) == b"libc.so.6"]
        if not names:
            raise Unfit("does not need libc.so.6")
        file.rename(names[0], b"libc.so")
    edit(path, change)


# ---- versions and symbols


def version(prefix, new, hashed=True, weak=False):
    def damage(path, case):
        def change(file):
            fitting = [need for need in file.needed_versions()
                       if need[2].startswith(prefix) and (weak or len(need[2]) >= len(new))]
            if not fitting:
                raise Unfit("needs no version of " + prefix.decode())
            index = fitting[-1][4]
            text = new if len(new) <= len(fitting[-1][2]) else new[:len(fitting[-1][2])]
            file.rename(index, text + b"9" * (len(fitting[-1][2]) - len(text)))
            for place, _, _, flags, name in file.needed_versions():
                if name == index:
                    if hashed:
                        file.put("I", place, elf.elf_hash(file.string(name)))
                    if weak:
                        file.put("H", place + 4, flags | 2)
        edit(path, change)
    return damage


VERSIONS = {
    "glibc_version": version(b"GLIBC_2.", b"GLIBC_2.99"),
    "libstdcxx_version": version(b"GLIBCXX_3.", b"GLIBCXX_3.4.99"),
    "cxxabi_version": version(b"CXXABI_1.", b"CXXABI_1.3.99"),
    "gcc_version": version(b"GCC_", b"GCC_99.0"),
    "version_with_old_hash": version(b"GLIBC_2.", b"GLIBC_2.99", hashed=False),
    "weak_version": version(b"GLIBC_2.", b"GLIBC_2.99", weak=True),
}
for _name, _function in VERSIONS.items():
    _function.__name__ = _name
    kind()(_function)


def unshared(file, wanted):
    """Undefined, strong symbols that fit, whose names nobody else shares an end with."""
    names = {}
    for _, name, text, info, section in file.symbols():
        names.setdefault(name, []).append((text, info, section))
    taken = sorted(names) + sorted(value for _, tag, value in file.dynamic()
                                   if tag in (elf.DT_NEEDED, elf.DT_SONAME, elf.DT_RPATH, elf.DT_RUNPATH))
    try:
        taken += [need[4] for need in file.needed_versions()]
    except Unfit:
        pass
    for name, uses in sorted(names.items()):
        text, info, section = uses[0]
        if section == 0 and info >> 4 == 1 and len(uses) == 1 and wanted(text) and not any(
                name < other <= name + len(text) or other < name <= other + len(file.string(other)) for other in taken
                if other != name):
            yield name, text


def rename_symbol(path, wanted):
    def change(file):
        for name, text in unshared(file, wanted):
            file.rename(name, text[:-1] + b"\x5a")
            return
        raise Unfit("no such symbol")
    edit(path, change)


@kind("module")
def undefined_python_symbol(path, case):
    rename_symbol(path, lambda text: text.startswith((b"Py", b"_Py")))


@kind()
def undefined_symbol_of_c_library(path, case):
    rename_symbol(path, lambda text: text in (b"memcpy", b"strlen", b"malloc", b"free", b"memset", b"strcmp",
                                              b"memmove", b"memcmp", b"abort", b"realloc", b"calloc"))


@kind("library")
def lost_export(path, case):
    """The library under the module no longer exports what the module wants of it."""
    wanted = set()
    for other in case.libraries() + [case.module]:
        if other != path and elf.is_elf(other):
            try:
                wanted |= {text for _, _, text, info, section in Elf.of(other).symbols()
                           if section == 0 and info >> 4 == 1}
            except Unfit:
                pass
    rename_export(path, wanted)


def rename_export(path, wanted):
    def change(file):
        uses = {}
        for _, name, text, _, section in file.symbols():
            uses.setdefault(name, []).append((text, section))
        for name, found in sorted(uses.items()):
            text, section = found[0]
            if section != 0 and text in wanted and len(found) == 1 and not any(
                    name < other <= name + len(text) for other in uses):
                file.rename(name, text[:-1] + b"\x5a")
                return
        raise Unfit("exports nothing that is wanted")
    edit(path, change)


# ---- notes


def isa(bits):
    def damage(path, case):
        def change(file):
            if file.get("H", Elf.MACHINE) != 62:
                raise Unfit("only x86_64 has these levels")
            notes = [segment for segment in file.segments()
                     if segment.type == elf.PT_NOTE and segment.filesz >= 32]
            if not notes:
                raise Unfit("no note to write over")
            note = notes[-1]
            file.bytes[note.offset:note.offset + 32] = struct.pack(
                "<III4sIIII", 4, 16, 5, b"GNU\0", 0xC0008002, 4, bits, 0)
            note.filesz, note.memsz, note.align = 32, 32, 8
            for segment in file.segments():
                if segment.type == elf.PT_GNU_PROPERTY:
                    segment.type = elf.PT_NULL
        edit(path, change)
    return damage


ISA = {"isa_baseline": 0x1, "isa_v3": 0x4, "isa_beyond": 0x10, "isa_all": 0x1F}
for _name, _bits in ISA.items():
    _function = isa(_bits)
    _function.__name__ = _name
    kind()(_function)
