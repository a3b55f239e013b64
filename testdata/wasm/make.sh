#!/bin/sh
# Makes the files of this folder with LLVM (clang, wasm-ld).
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

clang --target=wasm32 -c answer.c -o "$work/answer.o"
wasm-ld --no-entry --export=answer "$work/answer.o" -o module.wasm
clang --target=wasm32 -fPIC -c answer.c -o "$work/pic.o"
wasm-ld --experimental-pic -shared --no-entry --export=answer "$work/pic.o" -o side-module.so
chmod 644 module.wasm side-module.so
