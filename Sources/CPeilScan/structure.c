#include "structure.h"

#include "peil_scan.h"

#include <string.h>

#define CR 0x0D
#define LF 0x0A

/* Without vectors: eight bytes to a register. */

static inline uint64_t every(uint8_t byte) { return byte * UINT64_C(0x0101010101010101); }

/* The high bit of each byte that is zero, exactly. */
static inline uint64_t zeros(uint64_t bytes) {
  uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
  return ~(((bytes & low) + low) | bytes | low);
}

/* One bit per byte, of eight high bits. */
static inline uint64_t gathered(uint64_t high_bits) { return high_bits * UINT64_C(0x0002040810204081) >> 56; }

static inline uint64_t running_xor(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

#define PORTABLE_MASKS(from, quote, delimiter, quotes, delimiters, lfs, crs, other)          \
  do {                                                                        \
    quotes = delimiters = lfs = crs = other = 0;                              \
    for (int part = 0; part < 8; part++) {                                    \
      uint64_t eight = 0;                                                     \
      for (int byte = 0; byte < 8; byte++)                                    \
        eight |= (uint64_t)(from)[part * 8 + byte] << (byte * 8);             \
      quotes |= gathered(zeros(eight ^ every(quote))) << (part * 8);     \
      delimiters |= gathered(zeros(eight ^ every(delimiter))) << (part * 8); \
      lfs |= gathered(zeros(eight ^ every(LF))) << (part * 8);                \
      crs |= gathered(zeros(eight ^ every(CR))) << (part * 8);                \
      other |= (eight & every(0x80)) | zeros(eight);                          \
    }                                                                         \
  } while (0)

/* Most words have fewer than nine field ends: writing eight without asking costs less than asking eight times. */
#define WRITE_ONE_BY_ONE(to, offset, mask, count)                                         \
  do {                                                                                    \
    uint64_t left = mask;                                                                 \
    uint32_t *next = to;                                                                  \
    do {                                                                                  \
      for (int step = 0; step < 8; step++) {                                              \
        *next++ = (uint32_t)(offset) + (uint32_t)__builtin_ctzll(left | (uint64_t)1 << 63); \
        left &= left - 1;                                                                 \
      }                                                                                   \
    } while (left);                                                                       \
  } while (0)

#define ASKS_EVERY_WORD(from, quote, any_lf) (*(any_lf) = false)

#define STRUCTURE_NAME read_portable
#define STRUCTURE_TARGET
#define STRUCTURE_MASKS PORTABLE_MASKS
#define STRUCTURE_WRITE WRITE_ONE_BY_ONE
#define STRUCTURE_QUIET ASKS_EVERY_WORD
#define STRUCTURE_WITHIN running_xor
#include "structure_word.h"

#if defined(__x86_64__)

#include <immintrin.h>

/* Multiplication without carries by all ones is a running xor. */
#define CARRYLESS_WITHIN(bits) \
  ((uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)(bits)), _mm_set1_epi8(-1), 0)))

#define AVX2_EQUAL(low, high, byte)                                                                     \
  ((uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, _mm256_set1_epi8((char)(byte)))) |   \
   (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, _mm256_set1_epi8((char)(byte)))) << 32)

#define AVX2_MASKS(from, quote, delimiter, quotes, delimiters, lfs, crs, other)                             \
  do {                                                                                       \
    __m256i low = _mm256_loadu_si256((const __m256i *)(from));                               \
    __m256i high = _mm256_loadu_si256((const __m256i *)((from) + 32));                       \
    quotes = AVX2_EQUAL(low, high, quote);                                              \
    delimiters = AVX2_EQUAL(low, high, delimiter);                                      \
    lfs = AVX2_EQUAL(low, high, LF);                                                         \
    crs = AVX2_EQUAL(low, high, CR);                                                         \
    __m256i nought = _mm256_cmpeq_epi8(_mm256_min_epu8(low, high), _mm256_setzero_si256());  \
    other = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(low, high), nought)); \
  } while (0)

__attribute__((target("avx2")))
static inline bool quiet_avx2(const uint8_t *from, uint8_t quote, bool *any_lf) {
  const __m256i quotes = _mm256_set1_epi8((char)quote), lfs = _mm256_set1_epi8(LF);
  __m256i loud = _mm256_setzero_si256(), ends = loud;
  for (int part = 0; part < STRUCTURE_QUIET_BYTES / 32; part++) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(from + part * 32));
    loud = _mm256_or_si256(loud, _mm256_cmpeq_epi8(bytes, quotes));
    ends = _mm256_or_si256(ends, _mm256_cmpeq_epi8(bytes, lfs));
  }
  *any_lf = !_mm256_testz_si256(ends, ends);
  return _mm256_testz_si256(loud, loud);
}

#define STRUCTURE_NAME read_avx2
#define STRUCTURE_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt,pclmul")))
#define STRUCTURE_MASKS AVX2_MASKS
#define STRUCTURE_WRITE WRITE_ONE_BY_ONE
#define STRUCTURE_QUIET quiet_avx2
#define STRUCTURE_WITHIN CARRYLESS_WITHIN
#include "structure_word.h"

#define AVX512_MASKS(from, quote, delimiter, quotes, delimiters, lfs, crs, other)                     \
  do {                                                                                 \
    __m512i word = _mm512_loadu_si512((const void *)(from));                           \
    quotes = _mm512_cmpeq_epi8_mask(word, _mm512_set1_epi8((char)quote));         \
    delimiters = _mm512_cmpeq_epi8_mask(word, _mm512_set1_epi8((char)delimiter)); \
    lfs = _mm512_cmpeq_epi8_mask(word, _mm512_set1_epi8(LF));                          \
    crs = _mm512_cmpeq_epi8_mask(word, _mm512_set1_epi8(CR));                          \
    other = _mm512_movepi8_mask(word) | _mm512_testn_epi8_mask(word, word);            \
  } while (0)

#define AVX512_TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,pclmul")))

AVX512_TARGET
static inline bool quiet_avx512(const uint8_t *from, uint8_t quote, bool *any_lf) {
  const __m512i quotes = _mm512_set1_epi8((char)quote), lfs = _mm512_set1_epi8(LF);
  __mmask64 loud = 0, ends = 0;
  for (int part = 0; part < STRUCTURE_QUIET_BYTES / 64; part++) {
    __m512i bytes = _mm512_loadu_si512((const void *)(from + part * 64));
    loud |= _mm512_cmpeq_epi8_mask(bytes, quotes);
    ends |= _mm512_cmpeq_epi8_mask(bytes, lfs);
  }
  *any_lf = ends != 0;
  return loud == 0;
}

/* Sixteen at a time, of which the first `count` stand. */
AVX512_TARGET
static inline void write_avx512(uint32_t *to, size_t offset, uint64_t mask, int count) {
  const __m512i places = _mm512_set_epi8(
    63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36, 35, 34,
    33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
    1, 0);
  __m512i first = _mm512_set1_epi32((int)offset);
  __m512i packed = _mm512_maskz_compress_epi8(mask, places);
  _mm512_storeu_si512(to, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed))));
  if (__builtin_expect(count <= 16, 1)) return;
  _mm512_storeu_si512(to + 16, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1))));
  if (count <= 32) return;
  _mm512_storeu_si512(to + 32, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2))));
  _mm512_storeu_si512(to + 48, _mm512_add_epi32(first, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3))));
}

#define STRUCTURE_NAME read_avx512
#define STRUCTURE_TARGET AVX512_TARGET
#define STRUCTURE_MASKS AVX512_MASKS
#define STRUCTURE_WRITE write_avx512
#define STRUCTURE_QUIET quiet_avx512
#define STRUCTURE_WITHIN CARRYLESS_WITHIN
#include "structure_word.h"

static bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")
    && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
}

structure_reader *structure_variant(int variant) {
  switch (variant) {
  case PEIL_VARIANT_PORTABLE: return read_portable;
  case PEIL_VARIANT_AVX2: return has_avx2() ? read_avx2 : NULL;
  case PEIL_VARIANT_AVX512:
    return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
        && __builtin_cpu_supports("avx512vbmi2")
      ? read_avx512 : NULL;
  default: return NULL;
  }
}

#else

structure_reader *structure_variant(int variant) {
  return variant == PEIL_VARIANT_PORTABLE ? read_portable : NULL;
}

#endif
