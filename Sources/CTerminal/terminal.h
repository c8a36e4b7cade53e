// How wide a terminal is: a call whose C form no Swift of ours may write.
#pragma once

#include <sys/ioctl.h>

/// Columns of the terminal at a file descriptor; 0 where it is no terminal or does not say.
static inline int aftercare_terminal_columns(int descriptor) {
  struct winsize size = {0};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
