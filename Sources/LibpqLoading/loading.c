// libpq brings two dozen libraries with it, which the loader joins in some four milliseconds: most of the time in which
// a question at the terminal is answered that needs no connection (decision 0018). So each function of libpq is defined
// here and goes on to the library's own, which is loaded by the first call.

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

#include "../CLibpq/shim.h"
#include "functions.h"

// The library's own functions, once it is loaded.
static struct {
#define FIELD(result, name, parameters, arguments) __typeof__(&name) name;
  FIRST_FUNCTIONS(FIELD)
  LATER_FUNCTIONS(FIELD)
} own;

// Without it a program that is linked to the library does not start either, and ends so.
static void *loaded(void *found) {
  if (found) return found;
  fprintf(stderr, "libpq.so.5 cannot be loaded: %s\n", dlerror());
  _exit(127);
}

static void load(void) {
  void *library = loaded(dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL));
#define FIND(result, name, parameters, arguments) own.name = (__typeof__(&name))loaded(dlsym(library, #name));
  FIRST_FUNCTIONS(FIND)
  LATER_FUNCTIONS(FIND)
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

#define DEFINE_FIRST(result, name, parameters, arguments) \
  result name parameters {                                \
    pthread_once(&once, load);                            \
    return own.name arguments;                            \
  }
FIRST_FUNCTIONS(DEFINE_FIRST)

#define DEFINE_LATER(result, name, parameters, arguments) \
  result name parameters { return own.name arguments; }
LATER_FUNCTIONS(DEFINE_LATER)
