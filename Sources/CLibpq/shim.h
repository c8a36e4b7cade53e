// libpq, and the two Linux calls that a connection's thread waits with.
#pragma once

// Debian and Fedora keep the header in different folders. pkg-config would know, and would also have every program
// linked to the library, which is loaded when it is needed (LibpqLoading).
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <poll.h>
#include <sys/eventfd.h>
