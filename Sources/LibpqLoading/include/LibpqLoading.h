// libpq, loaded when the first connection is opened and not when the program starts.
//
// Nothing is to be called from here: the functions are those of libpq-fe.h.
#pragma once
