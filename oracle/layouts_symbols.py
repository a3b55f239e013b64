"""Layouts that try versions and symbols: who provides, who lacks, which complaint comes first."""

import os
import shutil

import damage
import elf
from yard import LIBS, build


@build
def undefined_function(yard):
    yard.module(calls=["nobody_has_this"])


@build
def undefined_data(yard):
    yard.module(body="extern int nobody_has_this; int *where(void) { return &nobody_has_this; }")


@build
def undefined_weak(yard):
    yard.module(body="extern int nobody(void) __attribute__((weak)); int g(void) { return nobody ? nobody() : 0; }")


@build
def undefined_in_library(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", body="extern int gone(void); int h(void) { return gone(); }")])


@build
def undefined_in_two_libraries(yard):
    """Relocation starts with the last library loaded: whose symbol is named?"""
    b = yard.lib("libb.so", body="extern int gone_b(void); int hb(void) { return gone_b(); }")
    a = yard.lib("liba.so", body="extern int gone_a(void); int ha(void) { return gone_a(); }")
    yard.module(*LIBS, needs=[a, b], calls=["gone_m"])


@build
def undefined_twice(yard):
    """Data relocations come before those of the procedure table."""
    yard.module(calls=["gone_function"], body="extern int gone_data; int *where = &gone_data;")


@build
def symbol_of_library_from_module(yard):
    """What a library lacks, the module that needs it may have."""
    library = yard.lib("libx.so.1", body="extern int from_module(void); int h(void) { return from_module(); }")
    yard.module(*LIBS, needs=[library], body="int from_module(void) { return 2; }")


@build
def symbol_of_library_from_sibling(yard):
    a = yard.lib("liba.so", body="extern int f_libb_so(void); int h(void) { return f_libb_so(); }")
    b = yard.lib("libb.so")
    yard.module(*LIBS, needs=[a, b])


@build
def symbol_hidden_in_library(yard):
    yard.lib("libx.so.1")
    stub = yard.lib("libx.so.1", exports="wanted", folder="stub")
    yard.module(*LIBS, needs=[stub], calls=["wanted"])
    yard.lib("libx.so.1", body='__attribute__((visibility("hidden"))) int wanted(void) { return 1; }')
    shutil.rmtree(yard.at("stub"))


@build
def symbol_lost_in_library(yard):
    stub = yard.lib("libx.so.1", exports="wanted", folder="stub")
    yard.module(*LIBS, needs=[stub], calls=["wanted"])
    yard.lib("libx.so.1")
    shutil.rmtree(yard.at("stub"))


@build
def symbol_protected(yard):
    yard.lib("libx.so.1", body='__attribute__((visibility("protected"))) int wanted(void) { return 1; }')
    yard.module(*LIBS, needs=[yard.at("yard.libs/libx.so.1")], calls=["wanted"])


@build
def symbol_by_old_hash_only(yard):
    yard.lib("libx.so.1", "-Wl,--hash-style=sysv")
    yard.module(*LIBS, "-Wl,--hash-style=sysv", needs=[yard.at("yard.libs/libx.so.1")], calls=["f_libx_so_1"])


@build
def symbol_by_old_hash_only_lost(yard):
    stub = yard.lib("libx.so.1", exports="wanted", folder="stub")
    yard.module(*LIBS, needs=[stub], calls=["wanted"])
    yard.lib("libx.so.1", "-Wl,--hash-style=sysv")
    shutil.rmtree(yard.at("stub"))


@build
def symbol_of_python_gone(yard):
    yard.module(calls=["PyNever_HadThis"])


@build
def symbol_of_old_python(yard):
    yard.module(calls=["PyUnicodeUCS4_FromString"])


@build
def symbol_of_newer_python(yard):
    yard.module(calls=["PyLong_AsNativeBytes"])


def versioned(yard, linked, shipped, calls=("wanted",), **options):
    """Linked against one library, shipped with another: both given as (version script or none, body)."""
    def make(folder, content):
        script, body = content
        path = yard.at(os.path.join(folder, "libx.so.1"))
        extra = []
        if script:
            damage.write(yard.at("map.txt"), script.encode())
            extra = ["-Wl,--version-script," + yard.at("map.txt")]
        yard.cc(body, path, "-Wl,-soname,libx.so.1", *extra)
        return path
    stub = make("stub", linked)
    yard.module(*LIBS, needs=[stub], calls=list(calls), **options)
    make("yard.libs", shipped)
    shutil.rmtree(yard.at("stub"))
    if os.path.exists(yard.at("map.txt")):
        os.unlink(yard.at("map.txt"))


WANTED = "int wanted(void) { return 1; }"
V1, V2 = "V_1 { global: wanted; };", "V_2 { global: wanted; };"
BOTH = "V_1 { global: other; }; V_2 { global: wanted; } V_1;"


@build
def version_there(yard):
    versioned(yard, (V1, WANTED), (V1, WANTED))


@build
def version_gone(yard):
    versioned(yard, (V2, WANTED), (V1, WANTED))


@build
def version_there_symbol_gone(yard):
    versioned(yard, (V1, WANTED), ("V_1 { global: other; local: *; };", "int other(void) { return 1; }"))


@build
def version_there_symbol_of_another(yard):
    versioned(yard, (V1, WANTED), ("V_1 { global: other; }; V_2 { global: wanted; } V_1;",
                                   WANTED + "int other(void) { return 1; }"))


@build
def library_without_versions(yard):
    versioned(yard, (V1, WANTED), (None, WANTED))


@build
def library_without_versions_and_symbol(yard):
    versioned(yard, (V1, WANTED), (None, "int other(void) { return 1; }"))


@build
def library_gained_versions(yard):
    versioned(yard, (None, WANTED), (V1, WANTED))


@build
def library_gained_hidden_version(yard):
    """A module linked without versions sees the oldest definition, even one that is not the default."""
    versioned(yard, (None, WANTED), ("V_1 { global: wanted; };",
                                     '__asm__(".symver inner, wanted@V_1"); int inner(void) { return 1; }'))


@build
def version_weak_and_gone(yard):
    versioned(yard, (V2, WANTED), (V1, WANTED))
    path = yard.at("yard/m" + yard.ending)
    file = elf.Elf.of(path)
    for place, _, name, flags, _ in file.needed_versions():
        if name == b"V_2":
            file.put("H", place + 4, flags | 2)
    damage.write(path, file.bytes)


@build
def version_of_glibc_beyond(yard):
    body = '__asm__(".symver memcpy, memcpy@GLIBC_2.14"); extern void *memcpy(void *, void *, long); ' \
           'void *g(void *a, void *b) { return memcpy(a, b, a - b); }'
    path = yard.module(body=body)
    damage.KINDS["glibc-version"][1](path, None)


@build
def library_missing_and_symbol_missing(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1")], calls=["f_libx_so_1", "gone"])
    os.unlink(yard.at("yard.libs/libx.so.1"))


@build
def version_gone_and_symbol_missing(yard):
    versioned(yard, (V2, WANTED), (V1, WANTED), calls=("wanted", "gone"))


@build
def auxiliary_filter_gone(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-f,libgone.so.1")])


@build
def filter_gone(yard):
    yard.module(*LIBS, needs=[yard.lib("libx.so.1", "-Wl,-F,libgone.so.1")])


@build
def preloaded_by_the_package(yard):
    """The package opens the library for everyone before the module is imported."""
    yard.lib("libx.so.1")
    yard.module(calls=["f_libx_so_1"])
    damage.write(yard.at("yard/__init__.py"), b"import ctypes, os\nctypes.CDLL(os.path.join(os.path.dirname(__file__), "
                 b"'..', 'yard.libs', 'libx.so.1'), mode=ctypes.RTLD_GLOBAL)\n")


@build
def opened_by_the_package(yard):
    """Opened before, for itself alone: the need is satisfied by name."""
    yard.module(needs=[yard.lib("libx.so.1")], calls=["f_libx_so_1"])
    damage.write(yard.at("yard/__init__.py"), b"import ctypes, os\nctypes.CDLL(os.path.join(os.path.dirname(__file__), "
                 b"'..', 'yard.libs', 'libx.so.1'))\n")


@build
def loaded_by_another_module(yard):
    """Another module of the package finds the library; this one alone would not."""
    library = yard.lib("libx.so.1")
    yard.module(*LIBS, name="first", needs=[library])
    yard.module(needs=[library], calls=["f_libx_so_1"])
    damage.write(yard.at("yard/__init__.py"), b"from . import first\n")
