#!/bin/sh
# Makes the files of this folder with LLVM (clang, llvm-ar, llvm-lib, llvm-lipo, lld-link).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

object() { # TRIPLE OPTION
    clang --target="$1" $2 -c answer.c -o "$work/$1.o"
}
for triple in x86_64-linux-gnu aarch64-linux-gnu arm64-apple-macos11 x86_64-apple-macos11 wasm32; do
    object $triple -g0
done
# Without the option a COFF object says when it was made.
object x86_64-pc-windows-msvc -mno-incremental-linker-compatible
clang --target=x86_64-linux-gnu -emit-llvm -c answer.c -o "$work/raw.bc"
llvm-lipo-14 -create "$work/arm64-apple-macos11.o" "$work/x86_64-apple-macos11.o" -output "$work/fat.o"
cp "$work/x86_64-linux-gnu.o" "$work/a-name-of-more-than-fifteen-characters.o"
rm -f ./*.a ./*.lib

cd "$work"
llvm-ar rcD --format=gnu two-machines.a x86_64-linux-gnu.o aarch64-linux-gnu.o \
    a-name-of-more-than-fifteen-characters.o
llvm-ar rcD --format=bsd macho.a arm64-apple-macos11.o
llvm-ar rcD --format=bsd fat-member.a fat.o
llvm-ar rcDS --format=gnu mixed.a wasm32.o raw.bc x86_64-linux-gnu.o
llvm-ar rcTD --format=gnu thin.a x86_64-linux-gnu.o
llvm-ar rcD empty.a
llvm-lib /nologo /out:coff.lib x86_64-pc-windows-msvc.o
lld-link /dll /noentry /nodefaultlib /export:answer /timestamp:0 /out:answer.dll /implib:import.lib \
    x86_64-pc-windows-msvc.o
cd "$OLDPWD"
cp "$work"/*.a "$work"/*.lib .
chmod 644 ./*.a ./*.lib
