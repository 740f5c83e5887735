// Memory must be limited before the program begins, which posix_spawn cannot do.
#define _GNU_SOURCE
#include "peil_program.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// What the child does until it is the program; it shares the parent's memory and calls the system alone.
static int become(char *const words[], char *const settings[], const char *folder, const int streams[3],
                  unsigned long long memory) {
  // Signals as programs expect them, and a group of its own, so that what it starts ends with it.
  if (setpgid(0, 0)) return errno;
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  for (int stream = 0; stream < 3; stream++) {
    if (dup2(streams[stream], stream) < 0) return errno;
  }
  if (chdir(folder)) return errno;
  // Whatever it starts inherits the limit.
  struct rlimit limit = {.rlim_cur = memory, .rlim_max = memory};
  if (setrlimit(RLIMIT_AS, &limit)) return errno;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execvpe(words[0], words, settings);
  return errno;
}

int peil_program_start(char *const words[], char *const settings[], const char *folder, const int streams[3],
                       unsigned long long memory, pid_t *child) {
  // No handler of ours may run in the child while it shares our memory.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  volatile int number = 0;
  pid_t process = vfork();
  if (process == 0) {
    number = become(words, settings, folder, streams, memory);
    // It must not come back into what the parent is at.
    for (;;) kill(getpid(), SIGKILL);
  }
  if (process < 0) number = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (process < 0) return number;
  if (number) {
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {
    }
    return number;
  }
  *child = process;
  return 0;
}
