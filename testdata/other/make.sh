#!/bin/sh
# Makes the files of this folder with LLVM (clang).
set -eu
cd "$(dirname "$0")"

clang --target=x86_64-linux-gnu -emit-llvm -c answer.c -o raw.bc
clang --target=x86_64-apple-macos11 -emit-llvm -c answer.c -o wrapped.bc
clang --target=arm64-apple-macos11 -emit-llvm -c answer.c -o wrapped-without-cputype.bc
clang --target=powerpc-ibm-aix -fintegrated-as -c answer.c -o xcoff32.o
