#!/bin/sh
# Builds the libraries of this folder below root/app and asks the real musl of this machine what becomes of each: answers.tsv.
# Needs musl-gcc, gcc, the right to chroot, and aarch64.so of ../../elf. Run in this folder.
set -eu
rm -rf root && mkdir -p root/app/sub root/app/dir/liba.so root/app/text root/lib root/etc
cd root/app
so() { out=$1; shift; musl-gcc -shared -fPIC -O1 -Wl,--build-id=none,-z,norelro,-z,noseparate-code,-s -o "$out" "$@" -L. -Lsub; }
glibc() { out=$1; shift; gcc -shared -fPIC -O1 -nostartfiles -Wl,--build-id=none,-z,norelro,-z,noseparate-code,-s -o "$out" "$@" -L.; }
from() { printf '%s\n' "$1" > /tmp/musl-case.c; }

from 'int a(void) { return 1; }';                             so liba.so -x c /tmp/musl-case.c
from 'int a(void); int b(void) { return a(); }'
so with-runpath.so -x c /tmp/musl-case.c -x none -la -Wl,--enable-new-dtags,-rpath,'$ORIGIN'
so with-rpath.so -x c /tmp/musl-case.c -x none -la -Wl,--disable-new-dtags,-rpath,'${ORIGIN}/.'
so without-path.so -x c /tmp/musl-case.c -x none -la
so unknown-token.so -x c /tmp/musl-case.c -x none -la -Wl,-rpath,'$ORIGIN:$LIB'
so directory.so -x c /tmp/musl-case.c -x none -la -Wl,-rpath,'$ORIGIN/dir:$ORIGIN'
printf '%0100d' 7 > text/liba.so
so text.so -x c /tmp/musl-case.c -x none -la -Wl,-rpath,'$ORIGIN/text:$ORIGIN'
so empty-directories.so -x c /tmp/musl-case.c -x none -la -Wl,-rpath,'::$ORIGIN/none::$ORIGIN:'
# RUNPATH serves what the needed files need as well.
from 'int leaf(void) { return 1; }';                          so sub/libleaf.so -x c /tmp/musl-case.c
from 'int leaf(void); int mid(void) { return leaf(); }';      so sub/libmid.so -x c /tmp/musl-case.c -x none -lleaf
from 'int mid(void); int top(void) { return mid(); }'
so inherited-runpath.so -x c /tmp/musl-case.c -x none -lmid -Wl,-rpath,'$ORIGIN/sub'
so chain-breaks.so -x c /tmp/musl-case.c -x none -lmid -Wl,-rpath,'$ORIGIN/sub/sub'
# Two that need each other.
from 'int y(void); int x(void) { return 1; }';                so libx.so -x c /tmp/musl-case.c
from 'int x(void); int y(void) { return x(); }';              so liby.so -x c /tmp/musl-case.c -x none -lx -Wl,-rpath,'$ORIGIN'
from 'int y(void); int x(void) { return y(); }';              so libx.so -x c /tmp/musl-case.c -x none -ly -Wl,-rpath,'$ORIGIN'
# Symbols.
from 'int one(void); int two(void); extern int three; int *p = &three; int u(void) { return one() + two(); }'
so undefined.so -x c /tmp/musl-case.c
from 'int one(void) __attribute__((weak)); int u(void) { return one ? one() : 0; }'
so weak.so -x c /tmp/musl-case.c
from 'int a(void); int nowhere(void); int u(void) { return a() + nowhere(); }'
so undefined-beside-missing.so -x c /tmp/musl-case.c -x none -la
# Thread-local variables.
from '__thread int t __attribute__((tls_model("initial-exec"))); int g(void) { return t++; }'
so initial-exec.so -x c /tmp/musl-case.c
from 'static __thread int t __attribute__((tls_model("initial-exec"))); int g(void) { return t++; }'
so initial-exec-own.so -x c /tmp/musl-case.c
from 'extern __thread int host_tls __attribute__((tls_model("initial-exec"))); int g(void) { return host_tls++; }'
so initial-exec-of-program.so -x c /tmp/musl-case.c
from '__thread int t; int g(void) { return t++; }';           so dynamic-tls.so -x c /tmp/musl-case.c
# glibc.
from 'int i(void) { return 1; }';                             glibc glibc-plain.so -x c /tmp/musl-case.c -lc
from '#define _FORTIFY_SOURCE 2
#include <stdio.h>
int f(FILE *f) { return fprintf(f, "x"); }';                  glibc glibc-fortified.so -O2 -x c /tmp/musl-case.c
from 'extern __thread int t; int g(void) { return t; }'
glibc glibc-loader.so -x c /tmp/musl-case.c -x none -Wl,--no-as-needed -l:ld-linux-x86-64.so.2
from 'static int i(void) { return 1; } static void *r(void) { return i; }
static int f(void) __attribute__((ifunc("r"))); int g(void) { return f(); }'
glibc ifunc.so -nostdlib -x c /tmp/musl-case.c
# Another machine.
mkdir arm && cp ../../../../elf/aarch64.so arm/liba.so
so other-machine.so -x c - -x none -la -Wl,-rpath,'$ORIGIN/arm' <<'C'
int a(void); int b(void) { return a(); }
C
# Programs.
from '#include <dlfcn.h>
#include <stdio.h>
__thread int host_tls;
int main(int c, char **v) { void *h = dlopen(v[1], RTLD_NOW); puts(h ? "LOADED" : dlerror()); return 0; }'
mkdir lib
so lib/libloaded.so -x c - <<'C'
int loaded(void) { return 1; }
C
musl-gcc -O1 -rdynamic -Wl,--build-id=none,-z,noseparate-code,-s,--no-as-needed -o host -x c /tmp/musl-case.c \
    -x none -Llib -lloaded -Wl,-rpath,/app/lib
# What the program has brought along needs no search; its path, which is searched after the file's own, leads there, too.
so needs-loaded.so -x c - -x none -Llib -lloaded -Wl,-rpath,/app/text <<'C'
int loaded(void); int b(void) { return loaded(); }
C
cp text/liba.so text/libloaded.so
from 'int a(void); int u(void); int main(void) { return a() + u(); }'
so libneedy.so -x c - -x none -la <<'C'
int a(void); int one(void); int u(void) { return a() + one(); }
C
musl-gcc -O1 -Wl,--build-id=none,-z,noseparate-code,-s,--unresolved-symbols=ignore-in-shared-libs -o program-broken \
    -x c /tmp/musl-case.c -x none -L. -la -lneedy -Wl,-rpath,/nowhere
musl-gcc -O1 -Wl,--build-id=none,-z,noseparate-code,-s,--unresolved-symbols=ignore-in-shared-libs -o program-undefined \
    -x c /tmp/musl-case.c -x none -L. -la -lneedy -Wl,-rpath,/app
gcc -O1 -Wl,--build-id=none,-z,noseparate-code,-s -o program-glibc -x c - <<'C'
int main(void) { return 0; }
C
touch dir/liba.so/keep
cd ../..

asked=$(mktemp -d) && cp -r root/. "$asked" && cp /lib/ld-musl-x86_64.so.1 "$asked/lib/"
: > answers.tsv
for file in root/app/*.so; do
    words=$(chroot "$asked" /app/host "/app/${file##*/}" 2>&1) || words="SIGNAL"
    printf '%s\t%s\n' "/app/${file##*/}" "$words" >> answers.tsv
done
for file in root/app/program-*; do
    words=$(chroot "$asked" "/app/${file##*/}" 2>&1 | sed ':a;N;$!ba;s/\n/\\n/g') || true
    printf '%s\t%s\n' "/app/${file##*/}" "$words" >> answers.tsv
done
rm -rf "$asked"

# In the place of musl a file that exports what the cases use of it.
nm -D --undefined-only root/app/*.so root/app/host root/app/libneedy.so | awk '$1 == "U" {print $2}' | sort -u > /tmp/musl-used
{ echo stdin; cat /tmp/musl-used; } | while read -r name; do
    nm -D --defined-only /lib/ld-musl-x86_64.so.1 | awk '{print $3}' | grep -qx "$name" && echo "int $name;" || true
done | gcc -w -shared -nostdlib -Wl,--build-id=none,-z,noseparate-code,-s,-soname,libc.so -o root/lib/ld-musl-x86_64.so.1 -x c -fno-builtin -
