static int counter;
int *where = &counter;
int answer(void) { return *where; }
