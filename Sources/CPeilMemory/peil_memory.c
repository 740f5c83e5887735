#include "peil_memory.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void peil_memory_hand_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
