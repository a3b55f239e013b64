#!/bin/sh
# Makes the files here from one line of C. Made with clang, lld and llvm-lipo 14.
set -eu
cd "$(dirname "$0")"
c=$(mktemp --suffix=.c)
trap 'rm -f "$c" x86_64.dylib' EXIT
echo 'int answer(void) { return 42; }' > "$c"
for arch in arm64 x86_64; do
    clang --target=$arch-apple-macos11 -fuse-ld=lld -shared -nostdlib -Wl,-undefined,dynamic_lookup \
        -Wl,-install_name,@rpath/thin.dylib -o $arch.dylib "$c"
done
mv arm64.dylib thin.dylib
llvm-lipo -create thin.dylib x86_64.dylib -output fat.dylib
chmod 644 thin.dylib fat.dylib
