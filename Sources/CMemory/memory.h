// Memory that is free goes back to the system: a call of glibc that Swift's view of it leaves out.
#pragma once

#include <malloc.h>

/// Gives the system every page of which nothing is in use.
static inline void aftercare_return_free_memory(void) { malloc_trim(0); }
