#ifndef PEIL_MEMORY_H
#define PEIL_MEMORY_H

/// Hands memory that is free, but kept by the C library for later, back to the system; does nothing where the library
/// cannot.
void peil_memory_hand_back(void);

#endif
