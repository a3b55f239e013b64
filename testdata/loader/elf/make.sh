#!/bin/sh
# Makes the base files of ask-ld.so.py from one line of C. Made here with gcc 12 and binutils 2.40, x86_64.
set -eu
cd "$(dirname "$0")"
c=$(mktemp --suffix=.c)
trap 'rm -f "$c"' EXIT
echo 'int answer = 42; int main(void) { return answer; }' > "$c"
small='-nostdlib -s -Wl,--build-id=none -fno-asynchronous-unwind-tables -Wl,-z,noseparate-code,-z,norelro'
gcc -shared -fPIC $small -o tiny.so "$c"
gcc -shared -fPIC $small -Wl,-z,nodlopen -o tiny-noopen.so "$c"
gcc -pie -fPIE $small -Wl,-e,main -o tiny-pie "$c"
gcc -static -no-pie $small -Wl,-e,main -o tiny-exec "$c"
gcc -m32 -shared -fPIC $small -o tiny-32.so "$c" || clang --target=i386-linux-gnu -fuse-ld=lld -shared -nostdlib -fPIC -s -o tiny-32.so "$c"
gcc -c -fPIC -fno-asynchronous-unwind-tables -o tiny.o "$c"
gcc -g -shared -fPIC -nostdlib -Wl,--build-id=none,-z,noseparate-code -o tiny.full "$c"
objcopy --only-keep-debug tiny.full tiny.debug
rm tiny.full
chmod 644 tiny*
