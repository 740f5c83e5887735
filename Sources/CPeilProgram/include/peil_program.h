#ifndef PEIL_PROGRAM_H
#define PEIL_PROGRAM_H

#include <sys/types.h>

/// Starts a program beside this one: looked for on the PATH, in a folder, with three streams, in a process group of its own,
/// and with no more memory to ask for than this. `words` and `settings` end with NULL. Gives 0, or the system's error number.
int peil_program_start(char *const words[], char *const settings[], const char *folder, const int streams[3],
                       unsigned long long memory, pid_t *child);

#endif
