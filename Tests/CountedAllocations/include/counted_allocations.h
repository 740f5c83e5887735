#ifndef COUNTED_ALLOCATIONS_H
#define COUNTED_ALLOCATIONS_H

/// A library to be loaded before all others (LD_PRELOAD): it counts how often a program asks the C library for memory, and
/// writes the number to the file that PEIL_ALLOCATIONS names when the program ends.
long counted_allocations(void);

#endif
