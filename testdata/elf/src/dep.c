int dep_value = 7;
int dep(void) { return dep_value; }
