// Calls of glibc that Swift's view of it leaves out.
#pragma once

#include <malloc.h>

int syncfs(int file);

/// Gives the system every page of memory of which nothing is in use.
static inline void aftercare_return_free_memory(void) { malloc_trim(0); }

/// Waits until all that was written to the file system of an open file is safe on its disk; whether it is.
static inline _Bool aftercare_settle_file_system(int file) { return syncfs(file) == 0; }
