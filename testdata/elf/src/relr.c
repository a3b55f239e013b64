extern int puts(const char *);
static int one, two, three;
int *where[] = {&one, &two, &three};
int answer(void) { return puts("hello") + *where[0]; }
