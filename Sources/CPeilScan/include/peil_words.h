#ifndef PEIL_WORDS_H
#define PEIL_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest word that a table of words holds. */
enum { PEIL_WORD_SIZE = 64 };

/* Short words and the value of each: `1 << bits` marks, all nought in the beginning, and room for `count` words of
   PEIL_WORD_SIZE bytes. There are at least twice as many marks as words. */
typedef struct peil_words {
  uint64_t *marks;
  uint32_t bits;
  uint8_t *keys;
  uint64_t *values;
} peil_words;

/* Fields: `count` of them, `stride` apart. */
typedef struct peil_fields {
  const uint8_t *base;
  const uint32_t *starts;
  const uint32_t *lengths;
  size_t stride;
  size_t count;
} peil_fields;

/* Whether this machine compares a whole word at once; where it does not, the calls below may not be made. */
bool peil_words_are_quick(void);

/* Marks a word of at most PEIL_WORD_SIZE bytes, which the table does not hold yet, as its word `number`. */
void peil_words_add(peil_words table, uint32_t number, const uint8_t *word, uint32_t length, uint64_t value);

/* The value of each field's word, and nought where the table does not hold it; these fields are listed in `unknown`, in
   order. How many there are. Reads nothing beyond a field. */
size_t peil_words_read32(peil_words table, peil_fields fields, uint32_t *values, uint32_t *unknown);
size_t peil_words_read64(peil_words table, peil_fields fields, uint64_t *values, uint32_t *unknown);

#endif
