extern int dep(void);
static int counter;
int *where = &counter;
int answer(void) { return dep() + *where; }
