#include "peil_hash.h"

#include <string.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

#define TARGET __attribute__((target("sha,sse4.1,ssse3")))
#define INLINE static inline __attribute__((always_inline)) TARGET

/* FIPS 180-4, 4.2.2. */
static const uint32_t round_constants[64] __attribute__((aligned(16))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* The state as the instructions want it: the words a, b, e, f and c, d, g, h, the first of each highest. */
typedef struct lane {
  __m128i abef;
  __m128i cdgh;
} lane;

/* FIPS 180-4, 5.3.3. */
INLINE lane start(void) {
  return (lane){
    .abef = _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
    .cdgh = _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19),
  };
}

INLINE __m128i words(const uint8_t *from) {
  const __m128i swapped = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
  return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)from), swapped);
}

/* The next four words of the schedule from the sixteen before them, which stand in four registers in turn. */
INLINE __m128i next_words(const __m128i *schedule, int group) {
  __m128i before = schedule[(group + 3) & 3];
  __m128i shifted = _mm_alignr_epi8(before, schedule[(group + 2) & 3], 4);
  __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(schedule[group & 3], schedule[(group + 1) & 3]), shifted);
  return _mm_sha256msg2_epu32(sum, before);
}

INLINE void four_rounds(lane *at, __m128i keyed) {
  at->cdgh = _mm_sha256rnds2_epu32(at->cdgh, at->abef, keyed);
  at->abef = _mm_sha256rnds2_epu32(at->abef, at->cdgh, _mm_shuffle_epi32(keyed, 0x0E));
}

INLINE void two_blocks(lane *one, lane *two, const uint8_t *first, const uint8_t *second) {
  lane one_before = *one, two_before = *two;
  __m128i one_words[4], two_words[4];
#pragma clang loop unroll(full)
  for (int group = 0; group < 16; group++) {
    one_words[group & 3] = group < 4 ? words(first + group * 16) : next_words(one_words, group);
    two_words[group & 3] = group < 4 ? words(second + group * 16) : next_words(two_words, group);
    __m128i constants = _mm_load_si128((const __m128i *)(round_constants + group * 4));
    four_rounds(one, _mm_add_epi32(one_words[group & 3], constants));
    four_rounds(two, _mm_add_epi32(two_words[group & 3], constants));
  }
  one->abef = _mm_add_epi32(one->abef, one_before.abef);
  one->cdgh = _mm_add_epi32(one->cdgh, one_before.cdgh);
  two->abef = _mm_add_epi32(two->abef, two_before.abef);
  two->cdgh = _mm_add_epi32(two->cdgh, two_before.cdgh);
}

INLINE void put(uint8_t *to, int word) {
  for (int byte = 0; byte < 4; byte++) to[byte] = (uint8_t)((uint32_t)word >> (24 - byte * 8));
}

INLINE void write(const lane *at, uint8_t digest[32]) {
  put(digest, _mm_extract_epi32(at->abef, 3));
  put(digest + 4, _mm_extract_epi32(at->abef, 2));
  put(digest + 8, _mm_extract_epi32(at->cdgh, 3));
  put(digest + 12, _mm_extract_epi32(at->cdgh, 2));
  put(digest + 16, _mm_extract_epi32(at->abef, 1));
  put(digest + 20, _mm_extract_epi32(at->abef, 0));
  put(digest + 24, _mm_extract_epi32(at->cdgh, 1));
  put(digest + 28, _mm_extract_epi32(at->cdgh, 0));
}

TARGET
void peil_sha256_two(
  const uint8_t *first, const uint8_t *second, size_t length, uint8_t first_digest[32], uint8_t second_digest[32]) {
  lane one = start(), two = start();
  for (size_t place = 0; place < length; place += 64) two_blocks(&one, &two, first + place, second + place);
  /* A message of whole blocks ends with a block of its own: a one, noughts, and its length in bits. */
  uint8_t end[64] = {0x80};
  for (int byte = 0; byte < 8; byte++) end[56 + byte] = (uint8_t)((uint64_t)length * 8 >> (56 - byte * 8));
  two_blocks(&one, &two, end, end);
  write(&one, first_digest);
  write(&two, second_digest);
}

bool peil_sha256_has_two(void) {
  unsigned a, b, c, d;
  bool has_sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29));
  return has_sha && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("ssse3");
}

#else

bool peil_sha256_has_two(void) { return false; }

void peil_sha256_two(
  const uint8_t *first, const uint8_t *second, size_t length, uint8_t first_digest[32], uint8_t second_digest[32]) {
  (void)first, (void)second, (void)length;
  memset(first_digest, 0, 32);
  memset(second_digest, 0, 32);
}

#endif
