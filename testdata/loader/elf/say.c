/* Says what dlopen says of the file that is named. */
#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    fputs(argc == 2 && dlopen(argv[1], RTLD_NOW) ? "LOADED" : dlerror(), stdout);
    return 0;
}
