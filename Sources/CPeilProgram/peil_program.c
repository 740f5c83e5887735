// The functions of glibc that set a child's folder and memory are not among those that Swift sees.
#define _GNU_SOURCE
#include "peil_program.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <unistd.h>

static int prepare(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, const char *folder,
                   const int streams[3]) {
  int number = 0;
  for (int stream = 0; stream < 3 && !number; stream++) {
    number = posix_spawn_file_actions_adddup2(actions, streams[stream], stream);
  }
  if (!number) number = posix_spawn_file_actions_addchdir_np(actions, folder);
  // Signals as programs expect them, and a group of its own, so that what it starts ends with it.
  sigset_t defaults, none;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGXFSZ);
  sigemptyset(&none);
  if (!number) number = posix_spawnattr_setsigdefault(attributes, &defaults);
  if (!number) number = posix_spawnattr_setsigmask(attributes, &none);
  if (!number) number = posix_spawnattr_setpgroup(attributes, 0);
  if (!number) {
    number = posix_spawnattr_setflags(attributes,
                                      POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  return number;
}

int peil_program_start(char *const words[], char *const settings[], const char *folder, const int streams[3],
                       unsigned long long memory, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int number = posix_spawn_file_actions_init(&actions);
  if (number) return number;
  number = posix_spawnattr_init(&attributes);
  if (number) {
    posix_spawn_file_actions_destroy(&actions);
    return number;
  }
  number = prepare(&actions, &attributes, folder, streams);
  if (!number) number = posix_spawnp(child, words[0], &actions, &attributes, words, settings);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (number) return number;
  // It has hardly begun by then; whatever it starts inherits the limit.
  struct rlimit limit = {.rlim_cur = memory, .rlim_max = memory};
  (void)prlimit(*child, RLIMIT_AS, &limit, NULL);
  return 0;
}
