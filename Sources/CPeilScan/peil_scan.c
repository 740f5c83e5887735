#include "scanner.h"

#include <stdlib.h>
#include <string.h>

bool scanner_grow(peil_scanner *s, void **memory, size_t element, size_t *capacity, size_t needed) {
  if (needed <= *capacity) return true;
  size_t wanted = *capacity ? *capacity * 2 : 1024;
  if (wanted < needed) wanted = needed;
  size_t added = (wanted - *capacity) * element;
  if (added > s->memory_limit - s->allocated) return false;
  void *moved = realloc(*memory, wanted * element);
  if (!moved) return false;
  *memory = moved;
  *capacity = wanted;
  s->allocated += added;
  return true;
}

bool scanner_grow_fields(peil_scanner *s, size_t needed) {
  size_t capacity = s->field_capacity;
  if (!scanner_grow(s, (void **)&s->starts, sizeof(uint32_t), &capacity, needed)) return false;
  capacity = s->field_capacity;
  if (!scanner_grow(s, (void **)&s->lengths, sizeof(uint32_t), &capacity, needed)) return false;
  s->field_capacity = capacity;
  return true;
}

bool scanner_make_parser(peil_scanner *s) {
  if (s->parser_made) csv_free(&s->parser);
  s->parser_made = csv_init(&s->parser, CSV_STRICT | CSV_STRICT_FINI) == 0;
  if (!s->parser_made) return false;
  csv_set_delim(&s->parser, s->delimiter);
  csv_set_quote(&s->parser, s->quote);
  csv_set_blk_size(&s->parser, 16384);
  return true;
}

peil_scanner *peil_scanner_create(uint8_t delimiter, uint8_t quote, size_t memory_limit) {
  peil_scanner *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->delimiter = delimiter;
  s->quote = quote;
  s->memory_limit = memory_limit;
  for (int variant = PEIL_VARIANT_AVX512; !s->reader && variant > PEIL_VARIANT_LIBCSV; variant--)
    s->reader = structure_variant(variant);
  if (!scanner_make_parser(s)) {
    free(s);
    return NULL;
  }
  return s;
}

void peil_scanner_destroy(peil_scanner *s) {
  if (!s) return;
  if (s->parser_made) csv_free(&s->parser);
  free(s->arena);
  free(s->starts);
  free(s->lengths);
  free(s->records);
  free(s->found.ends);
  free(s->found.lines);
  free(s->found.quoted);
  free(s);
}

bool peil_scanner_use(peil_scanner *s, int variant) {
  s->reader = structure_variant(variant);
  return s->reader || variant == PEIL_VARIANT_LIBCSV;
}

int peil_scan(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, const bool *wanted, bool final,
  peil_view *view) {
  if (s->reader) {
    switch (scan_plain(s, bytes, length, width, wanted, final, view)) {
    case PLAIN_DONE: return PEIL_SCAN_OK;
    case PLAIN_OUT_OF_MEMORY: return PEIL_SCAN_OUT_OF_MEMORY;
    case PLAIN_DOUBTFUL: break;
    }
  }
  return scan_by_libcsv(s, bytes, length, width, final, view);
}

int peil_split(peil_scanner *s, const uint8_t *bytes, size_t length, size_t *boundary) {
  if (s->reader && split_plain(s, bytes, length, boundary) == PLAIN_DONE) return PEIL_SCAN_OK;
  peil_view view;
  int status = scan_by_libcsv(s, bytes, length, 0, false, &view);
  *boundary = view.consumed;
  return status;
}

static size_t find(const uint8_t *bytes, size_t from, size_t length, uint8_t byte) {
  const uint8_t *found = from < length ? memchr(bytes + from, byte, length - from) : NULL;
  return found ? (size_t)(found - bytes) : length;
}

bool peil_quoting_is_plain(
  const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t quote, bool *inside) {
  size_t position = 0;
  for (;;) {
    *inside = false;
    size_t opening = find(bytes, position, length, quote);
    if (opening == length) return true;
    if (opening > 0) {
      uint8_t before = bytes[opening - 1];
      if (before != delimiter && before != CSV_LF && before != CSV_CR) return false;
    }
    *inside = true;
    position = opening + 1;
    for (;;) {
      size_t closing = find(bytes, position, length, quote);
      if (closing == length) return true;
      if (closing + 1 == length) {
        *inside = false; /* Closing, or the first of two: the backward search sees the same parity either way. */
        return true;
      }
      position = closing + 2;
      uint8_t after = bytes[closing + 1];
      if (after == quote) continue;
      if (after != delimiter && after != CSV_LF && after != CSV_CR) return false;
      position = closing + 1;
      break;
    }
  }
}
