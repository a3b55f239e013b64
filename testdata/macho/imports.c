extern int answer(void);
extern int later(void) __attribute__((weak_import));
extern int anywhere;
int *place = &anywhere;
int call(void) { return answer() + (later ? later() : 0); }
int hidden_one(void) __attribute__((visibility("hidden")));
int hidden_one(void) { return 1; }
int caller(void) { return call(); }
