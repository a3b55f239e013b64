__thread int tls_counter;
int answer(void) { return ++tls_counter; }
