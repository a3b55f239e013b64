"""Layouts that try what a file asks of its process, and files that are no libraries."""

import os
import shutil
import subprocess

import damage
import elf
from yard import LIBS, build, symbol


@build
def executable_stack(yard):
    yard.module("-Wl,-z,execstack")


@build
def executable_stack_in_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-z,execstack")])


def level(name):
    def lay_out(yard):
        yard.module("-Wl,-z," + name)
    lay_out.__name__ = "isa_" + name.replace("-", "_")
    return build(lay_out)


for _name in ("x86-64-baseline", "x86-64-v2", "x86-64-v3", "x86-64-v4"):
    level(_name)


@build
def isa_beyond_in_library(yard):
    path = yard.lib("libx.so.1", "-Wl,-z,x86-64-v4")
    content = damage.read(path)
    damage.write(path, content.replace(b"\x02\x80\x00\xc0\x04\0\0\0\x08", b"\x02\x80\x00\xc0\x04\0\0\0\x18"))
    yard.module(*LIBS, needs=[path])


TLS = "__thread char room[%d] __attribute__((tls_model(\"initial-exec\"), visibility(\"default\"))) = {1}; " \
      "char *where(void) { return room; }"


@build
def static_tls_small(yard):
    yard.module(body=TLS % 64)


@build
def static_tls_of_1500(yard):
    yard.module(body=TLS % 1500)


@build
def static_tls_large(yard):
    yard.module(body=TLS % 100000)


@build
def static_tls_large_in_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", body=TLS % 100000)])


@build
def dynamic_tls_large(yard):
    yard.module(body="__thread char room[1000000]; char *where(void) { return room; }")


@build
def relative_relocations_packed(yard):
    yard.module("-Wl,-z,pack-relative-relocs", body="int a, *list[64] = {[0 ... 63] = &a};")


@build
def relative_relocations_packed_without_version(yard):
    path = yard.module("-Wl,-z,pack-relative-relocs", body="int a, *list[64] = {[0 ... 63] = &a};")
    file = elf.Elf.of(path)
    for place, _, name, _, index in file.needed_versions():
        if name == b"GLIBC_ABI_DT_RELR":
            file.rename(index, b"GLIBC_2.2.5")
            file.put("I", place, elf.elf_hash(b"GLIBC_2.2.5"))
    damage.write(path, file.bytes)


@build
def not_to_be_opened(yard):
    yard.module("-Wl,-z,nodlopen")


@build
def not_to_be_opened_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-z,nodlopen")])


@build
def not_to_be_unloaded(yard):
    yard.module("-Wl,-z,nodelete", "-Wl,-z,initfirst", "-Wl,-z,now", "-Wl,-z,interpose")


def program(yard, target, *options):
    done = subprocess.run([yard.compiler, "-w", "-x", "c", "-", "-o", target, *options],
                          input=b"int main(void) { return 0; }", capture_output=True, check=False)
    if done.returncode != 0:
        raise elf.Unfit(done.stderr.decode()[-200:])


@build
def program_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-no-pie")


@build
def pie_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-pie", "-fPIE")


@build
def static_program_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-static")


@build
def static_pie_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-static-pie", "-fPIE")


@build
def pie_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    program(yard, yard.at("yard.libs/libx.so.1"), "-pie", "-fPIE")


@build
def program_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    program(yard, yard.at("yard.libs/libx.so.1"), "-no-pie")


@build
def object_file_as_module(yard):
    program(yard, yard.at("yard/m" + yard.ending), "-c")


@build
def object_file_as_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")])
    program(yard, yard.at("yard.libs/libx.so.1"), "-c")


def tool(yard, name, *arguments):
    """A tool of the same machine as the compiler: aarch64-linux-gnu-gcc has its aarch64-linux-gnu-strip beside it."""
    foreign = yard.compiler.endswith("-gcc") and not yard.compiler.endswith("musl-gcc")
    beside = yard.compiler[:-len("gcc")] + name if foreign else name
    try:
        done = subprocess.run([beside, *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise elf.Unfit(beside + " is not installed") from None
    if done.returncode != 0:
        raise elf.Unfit(done.stderr.decode()[-200:])


@build
def debug_file_as_module(yard):
    path = yard.module("-g")
    tool(yard, "objcopy", "--only-keep-debug", path)


@build
def debug_file_as_library(yard):
    path = yard.lib("libx.so.1", "-g")
    yard.module(*LIBS, needs=[path])
    tool(yard, "objcopy", "--only-keep-debug", path)


@build
def archive_as_library(yard):
    path = yard.lib("libx.so.1")
    yard.module(*LIBS, needs=[path])
    program(yard, yard.at("x.o"), "-c")
    os.unlink(path)
    tool(yard, "ar", "rc", path, yard.at("x.o"))
    os.unlink(yard.at("x.o"))


@build
def stripped_of_everything(yard):
    path = yard.module()
    tool(yard, "strip", "--strip-all", path)
    file = elf.Elf.of(path)
    end = max(segment.offset + segment.filesz for segment in file.loads())
    file.put("H", 60, 0)
    file.put(file.word, file.shoff_at, 0)
    damage.write(path, file.bytes[:end])


@build
def large_pages(yard):
    yard.module("-Wl,-z,max-page-size=0x200000")


@build
def small_pages(yard):
    yard.module("-Wl,-z,max-page-size=0x800", "-Wl,-z,common-page-size=0x800", "-Wl,-z,noseparate-code")


@build
def text_relocations(yard):
    yard.module("-fno-PIC", "-mcmodel=large", "-Wl,-z,notext",
                body="extern int f(void); static int a; int *volatile where = &a; int *g(void) { return where; }")


@build
def built_for_musl(yard):
    musl = shutil.which("musl-gcc")
    if musl is None or yard.compiler.endswith("-gcc"):
        raise elf.Unfit("no musl-gcc for this machine")
    yard.compiler = musl
    yard.module(body="extern int printf(const char *, ...); int g(void) { return printf(\"x\"); }")


@build
def library_with_a_long_name(yard):
    name = "lib" + "x" * 240 + ".so.1"
    yard.module(*LIBS, needs=[yard.lib(name)], calls=[symbol(name)])


@build
def library_with_an_odd_name(yard):
    yard.module(*LIBS, needs=[yard.lib("lib x'y\"é.so")])


@build
def library_with_an_odd_name_gone(yard):
    path = yard.lib("lib x'y\"é.so")
    yard.module(*LIBS, needs=[path])
    os.unlink(path)


@build
def wide_and_shared(yard):
    """Forty libraries that each need all that come after: edges grow with the square."""
    made = []
    for number in range(40, 0, -1):
        made.insert(0, yard.lib("lib%d.so" % number, needs=list(made)))
    yard.module(*LIBS, needs=made)
