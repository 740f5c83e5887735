#ifndef PEIL_HASH_H
#define PEIL_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this machine has the instructions that `peil_sha256_two` needs.
bool peil_sha256_has_two(void);

/// The SHA-256 (FIPS 180-4) of two messages of one length, side by side.
///
/// The instructions for SHA-256 wait for each other's results; with two messages one works while the other waits.
/// `length` is a multiple of 64. To be called only where `peil_sha256_has_two` says so.
void peil_sha256_two(
  const uint8_t *first, const uint8_t *second, size_t length, uint8_t first_digest[32], uint8_t second_digest[32]);

#endif
