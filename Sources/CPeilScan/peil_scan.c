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

bool scanner_begin(peil_scanner *s, size_t length) {
  s->arena_used = s->arena_mark = s->field_count = s->first_field = s->record_count = 0;
  s->comment_count = s->padded_count = s->cut_count = 0;
  s->out_of_memory = false;
  /* Unescaping never lengthens, so the fields of a block fit in its length. */
  if (!scanner_grow(s, (void **)&s->arena, 1, &s->arena_capacity, length + 1)) return false;
  /* A view of no fields has positions to point at all the same. */
  return s->field_capacity || scanner_grow_fields(s, s->field_count + 1);
}

bool scanner_end_field(peil_scanner *s, size_t arena_end) {
  if (s->field_count == s->field_capacity && !scanner_grow_fields(s, s->field_count + 1)) return false;
  s->starts[s->field_count] = (uint32_t)s->arena_used;
  s->lengths[s->field_count] = (uint32_t)(arena_end - s->arena_used);
  s->field_count++;
  s->arena_used = arena_end;
  return true;
}

void scanner_forget_fields(peil_scanner *s) {
  s->field_count = s->first_field;
  s->arena_used = s->arena_mark;
}

static bool is_empty(const peil_scanner *s, size_t field) {
  for (uint32_t i = 0; i < s->lengths[field]; i++) {
    uint8_t byte = s->arena[s->starts[field] + i];
    if (!s->dialect.trims || (byte != CSV_SPACE && byte != CSV_TAB)) return false;
  }
  return true;
}

/* Makes the record being read `width` fields wide where that adds or takes nothing but empty fields. */
static bool pad(peil_scanner *s, uint32_t width) {
  size_t end = s->first_field + width;
  if (s->field_count > end) {
    for (size_t field = end; field < s->field_count; field++)
      if (!is_empty(s, field)) return true;
    s->field_count = end;
    s->cut_count++;
    return true;
  }
  s->padded_count++;
  while (s->field_count < end)
    if (!scanner_end_field(s, s->arena_used)) return false;
  return true;
}

bool scanner_add_record(
  peil_scanner *s, uint32_t status, size_t offset, size_t end, size_t line, size_t next_line, uint32_t width) {
  if (!scanner_grow(s, (void **)&s->records, sizeof(peil_record), &s->record_capacity, s->record_count + 1)) return false;
  size_t count = s->field_count - s->first_field;
  if (status == PEIL_RECORD_OK && width && count != width) {
    if (s->dialect.pads && !pad(s, width)) return false;
    if (s->field_count - s->first_field != width) status = PEIL_RECORD_FIELD_COUNT;
  }
  s->records[s->record_count++] = (peil_record){
    .offset = (uint32_t)offset,
    .length = (uint32_t)(end - offset),
    .line = (uint32_t)line,
    .line_count = (uint32_t)(next_line - line),
    .first_field = (uint32_t)s->first_field,
    .field_count = (uint32_t)count,
    .status = status,
  };
  if (status != PEIL_RECORD_OK) scanner_forget_fields(s);
  s->first_field = s->field_count;
  s->arena_mark = s->arena_used;
  return true;
}

peil_scanner *peil_scanner_create(const peil_dialect *dialect, size_t memory_limit) {
  peil_scanner *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  s->dialect = *dialect;
  s->delimiter = dialect->delimiter;
  s->quote = dialect->quote;
  s->memory_limit = memory_limit;
  s->beyond_libcsv = !dialect->quotes || dialect->backslash || dialect->line_end != PEIL_LINE_END_ANY
    || dialect->comment_length;
  for (int variant = PEIL_VARIANT_AVX512; !s->beyond_libcsv && !s->reader && variant > PEIL_VARIANT_LIBCSV; variant--)
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
  free(s->places);
  free(s->columns);
  free(s);
}

bool peil_scanner_use(peil_scanner *s, int variant) {
  s->beyond_libcsv = variant == PEIL_VARIANT_DIALECT;
  s->reader = s->beyond_libcsv ? NULL : structure_variant(variant);
  return s->reader || s->beyond_libcsv || variant == PEIL_VARIANT_LIBCSV;
}

/* What a vector scan leaves, and what it has no notion of. */
static int scan_in_full(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view) {
  return s->beyond_libcsv || s->dialect.trims
    ? scan_by_dialect(s, bytes, length, width, final, view)
    : scan_by_libcsv(s, bytes, length, width, final, view);
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
  return scan_in_full(s, bytes, length, width, final, view);
}

int peil_split(peil_scanner *s, const uint8_t *bytes, size_t length, size_t *boundary) {
  if (s->reader && split_plain(s, bytes, length, boundary) == PLAIN_DONE) return PEIL_SCAN_OK;
  peil_view view;
  int status = scan_in_full(s, bytes, length, 0, false, &view);
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
