__attribute__((section(".note.android.ident"), used, aligned(4)))
static const struct { int namesz, descsz, type; char name[8]; int api; } ident = {8, 4, 1, "Android", 24};
int answer(void) { return 42; }
