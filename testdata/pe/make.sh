#!/bin/sh
# Makes the files of this folder with LLVM (clang, lld-link). No Windows SDK is needed.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for triple in x86_64 i686 aarch64 thumbv7; do
    clang --target=$triple-pc-windows-msvc -c answer.c -o "$work/$triple.obj"
done
dll() { # NAME MACHINE OBJECT
    lld-link /dll /noentry /nodefaultlib /export:answer /timestamp:0 /machine:"$2" /out:"$work/$1" "$work/$3.obj"
    cp "$work/$1" "$1"
}
dll x86_64.dll x64 x86_64
dll arm64.dll arm64 aarch64
dll arm.dll arm thumbv7
lld-link /entry:answer /nodefaultlib /subsystem:console,6.1 /timestamp:0 /safeseh:no /machine:x86 \
    /out:i686.exe "$work/i686.obj"
chmod 644 ./*.dll ./*.exe
