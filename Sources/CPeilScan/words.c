#include "peil_words.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define WORD_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx2,bmi2,sse4.2")))

bool peil_words_are_quick(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
    && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("sse4.2");
}

/* The word, and noughts behind it. */
WORD_TARGET
static inline __m512i load(const uint8_t *word, uint32_t length) {
  return _mm512_maskz_loadu_epi8(_bzhi_u64(~UINT64_C(0), length), word);
}

/* Where a word belongs; that two words belong in one place costs time and nothing else. */
WORD_TARGET
static inline size_t place_of(__m512i word, uint32_t length, uint32_t bits) {
  __m256i half = _mm256_xor_si256(_mm512_castsi512_si256(word), _mm512_extracti64x4_epi64(word, 1));
  __m128i quarter = _mm_xor_si128(_mm256_castsi256_si128(half), _mm256_extracti128_si256(half, 1));
  uint64_t mixed = _mm_crc32_u64(length, (uint64_t)_mm_cvtsi128_si64(quarter));
  mixed = _mm_crc32_u64(mixed, (uint64_t)_mm_extract_epi64(quarter, 1));
  return _bzhi_u64(mixed, bits);
}

/* A mark is never nought: it has the length, one more than it is, above the word's number. */
static inline uint64_t mark_of(uint32_t length, uint32_t number) { return (uint64_t)(length + 1) << 32 | number; }

WORD_TARGET
void peil_words_add(peil_words table, uint32_t number, const uint8_t *word, uint32_t length, uint64_t value) {
  __m512i key = load(word, length);
  size_t place = place_of(key, length, table.bits);
  while (table.marks[place]) place = _bzhi_u64(place + 1, table.bits);
  table.marks[place] = mark_of(length, number);
  _mm512_storeu_si512(table.keys + (size_t)number * PEIL_WORD_SIZE, key);
  table.values[number] = value;
}

/* The mark of a word, or nought. */
WORD_TARGET
static inline uint64_t find(peil_words table, __m512i word, uint32_t length) {
  size_t place = place_of(word, length, table.bits);
  for (;; place = _bzhi_u64(place + 1, table.bits)) {
    uint64_t mark = table.marks[place];
    __m512i key = _mm512_loadu_si512(table.keys + (uint32_t)mark * (size_t)PEIL_WORD_SIZE);
    uint64_t apart = _mm512_cmpneq_epi64_mask(key, word) | ((mark >> 32) ^ (length + UINT64_C(1)));
    if (__builtin_expect(!apart, 1)) return mark;
    if (!mark) return 0;
  }
}

#define READ(values, unknown)                                                                     \
  size_t missed = 0;                                                                              \
  for (size_t field = 0; field < fields.count; field++) {                                         \
    uint32_t length = fields.lengths[field * fields.stride];                                      \
    uint64_t mark = 0;                                                                            \
    if (length <= PEIL_WORD_SIZE)                                                                 \
      mark = find(table, load(fields.base + fields.starts[field * fields.stride], length), length); \
    unknown[missed] = (uint32_t)field;                                                            \
    missed += mark == 0;                                                                          \
    values[field] = mark ? table.values[(uint32_t)mark] : 0;                                      \
  }                                                                                               \
  return missed

WORD_TARGET
size_t peil_words_read32(peil_words table, peil_fields fields, uint32_t *values, uint32_t *unknown) {
  READ(values, unknown);
}

WORD_TARGET
size_t peil_words_read64(peil_words table, peil_fields fields, uint64_t *values, uint32_t *unknown) {
  READ(values, unknown);
}

#else

bool peil_words_are_quick(void) { return false; }

void peil_words_add(peil_words table, uint32_t number, const uint8_t *word, uint32_t length, uint64_t value) {
  (void)table, (void)number, (void)word, (void)length, (void)value;
}

#define KNOWS_NOTHING(values, unknown)                                                \
  (void)table;                                                                        \
  for (size_t field = 0; field < fields.count; field++) {                             \
    values[field] = 0;                                                                \
    unknown[field] = (uint32_t)field;                                                 \
  }                                                                                   \
  return fields.count

size_t peil_words_read32(peil_words table, peil_fields fields, uint32_t *values, uint32_t *unknown) {
  KNOWS_NOTHING(values, unknown);
}

size_t peil_words_read64(peil_words table, peil_fields fields, uint64_t *values, uint32_t *unknown) {
  KNOWS_NOTHING(values, unknown);
}

#endif
