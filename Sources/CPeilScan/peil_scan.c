#include "peil_scan.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct peil_scanner {
  struct csv_parser parser;
  bool parser_made;
  uint8_t delimiter;
  uint8_t quote;

  uint8_t *arena;
  size_t arena_used;
  size_t arena_capacity;
  uint32_t *starts;
  uint32_t *lengths;
  size_t field_count;
  size_t field_capacity;
  peil_record *records;
  size_t record_count;
  size_t record_capacity;
  size_t allocated;
  size_t memory_limit;

  /* Of the record being read. */
  bool row_ended;
  bool out_of_memory;
  size_t first_field;
  size_t arena_mark;
};

/* Where the next LF, CR, space and tab stand; each is looked for only once it has been passed. */
typedef struct line_cursor {
  size_t next_lf;
  size_t next_cr;
  size_t next_space;
  size_t next_tab;
} line_cursor;

static int never_space(unsigned char c) {
  (void)c;
  return 0;
}

static bool grow(peil_scanner *s, void **memory, size_t element, size_t *capacity, size_t needed) {
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

static bool grow_fields(peil_scanner *s) {
  size_t capacity = s->field_capacity;
  if (!grow(s, (void **)&s->starts, sizeof(uint32_t), &capacity, s->field_count + 1)) return false;
  capacity = s->field_capacity;
  if (!grow(s, (void **)&s->lengths, sizeof(uint32_t), &capacity, s->field_count + 1)) return false;
  s->field_capacity = capacity;
  return true;
}

static void on_field(void *bytes, size_t length, void *context) {
  peil_scanner *s = context;
  if (s->field_count == s->field_capacity && !grow_fields(s)) s->out_of_memory = true;
  if (s->out_of_memory) return;
  memcpy(s->arena + s->arena_used, bytes, length);
  s->starts[s->field_count] = (uint32_t)s->arena_used;
  s->lengths[s->field_count] = (uint32_t)length;
  s->field_count++;
  s->arena_used += length;
}

static void on_row(int end, void *context) {
  (void)end;
  ((peil_scanner *)context)->row_ended = true;
}

static bool make_parser(peil_scanner *s) {
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
  if (!make_parser(s)) {
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
  free(s);
}

static size_t find(const uint8_t *bytes, size_t from, size_t length, uint8_t byte) {
  const uint8_t *found = from < length ? memchr(bytes + from, byte, length - from) : NULL;
  return found ? (size_t)(found - bytes) : length;
}

/* The end of the physical line at `position`, its line end included; `*content` is where its line end begins.
   False when the line is not known to be complete. */
static bool next_line(
  line_cursor *cursor, const uint8_t *bytes, size_t length, size_t position, bool final, size_t *content, size_t *end) {
  if (cursor->next_lf < position) cursor->next_lf = find(bytes, position, length, CSV_LF);
  if (cursor->next_cr < position) cursor->next_cr = find(bytes, position, length, CSV_CR);
  if (cursor->next_cr < cursor->next_lf) {
    *content = cursor->next_cr;
    *end = cursor->next_cr + 1;
    if (*end == length) return final; /* An LF may follow and would belong to this line. */
    if (bytes[*end] == CSV_LF) *end += 1;
    return true;
  }
  *content = cursor->next_lf;
  *end = cursor->next_lf + 1;
  if (cursor->next_lf < length) return true;
  *end = length;
  return final;
}

static bool is_edge(const peil_scanner *s, uint8_t byte) {
  return byte == s->delimiter || byte == s->quote || byte == CSV_LF || byte == CSV_CR;
}

static bool has_edge(
  const peil_scanner *s, const uint8_t *bytes, uint8_t blank, size_t *next, size_t start, size_t end, size_t length) {
  if (*next < start) *next = find(bytes, start, length, blank);
  while (*next < end) {
    size_t at = *next;
    if (at == start || at + 1 == end || is_edge(s, bytes[at - 1]) || is_edge(s, bytes[at + 1])) return true;
    *next = find(bytes, at + 1, length, blank);
  }
  return false;
}

/* Left to itself libcsv strips the blanks on a field's edges; told never to, it asks about every byte, which costs a
   fifth of its speed. So it is told on the lines where a blank stands on an edge, and elsewhere there is nothing to
   strip. */
static void keep_blanks(
  peil_scanner *s, line_cursor *cursor, const uint8_t *bytes, size_t start, size_t end, size_t length) {
  bool edge = has_edge(s, bytes, CSV_SPACE, &cursor->next_space, start, end, length);
  edge = edge || (s->delimiter != CSV_TAB && has_edge(s, bytes, CSV_TAB, &cursor->next_tab, start, end, length));
  csv_set_space_func(&s->parser, edge ? never_space : NULL);
}

static void forget_fields(peil_scanner *s) {
  s->field_count = s->first_field;
  s->arena_used = s->arena_mark;
}

static bool add_record(
  peil_scanner *s, uint32_t status, size_t offset, size_t end, size_t line, size_t next_line, uint32_t width) {
  if (!grow(s, (void **)&s->records, sizeof(peil_record), &s->record_capacity, s->record_count + 1)) return false;
  size_t count = s->field_count - s->first_field;
  if (status == PEIL_RECORD_OK && width && count != width) status = PEIL_RECORD_FIELD_COUNT;
  s->records[s->record_count++] = (peil_record){
    .offset = (uint32_t)offset,
    .length = (uint32_t)(end - offset),
    .line = (uint32_t)line,
    .line_count = (uint32_t)(next_line - line),
    .first_field = (uint32_t)s->first_field,
    .field_count = (uint32_t)count,
    .status = status,
  };
  if (status != PEIL_RECORD_OK) forget_fields(s);
  s->first_field = s->field_count;
  s->arena_mark = s->arena_used;
  return true;
}

static int out_of_memory(peil_scanner *s) {
  make_parser(s);
  return PEIL_SCAN_OUT_OF_MEMORY;
}

int peil_scan(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view) {
  memset(view, 0, sizeof *view);
  s->arena_used = s->arena_mark = s->field_count = s->first_field = s->record_count = 0;
  s->out_of_memory = false;
  if (!s->parser_made && !make_parser(s)) return PEIL_SCAN_OUT_OF_MEMORY;
  /* Unescaping never lengthens, so the fields of a block fit in its length. */
  if (!grow(s, (void **)&s->arena, 1, &s->arena_capacity, length + 1)) return PEIL_SCAN_OUT_OF_MEMORY;
  /* A view of no fields has positions to point at all the same. */
  if (!s->field_capacity && !grow_fields(s)) return PEIL_SCAN_OUT_OF_MEMORY;

  line_cursor cursor = {
    .next_lf = find(bytes, 0, length, CSV_LF),
    .next_cr = find(bytes, 0, length, CSV_CR),
    .next_space = find(bytes, 0, length, CSV_SPACE),
    .next_tab = find(bytes, 0, length, CSV_TAB),
  };
  size_t position = 0, line = 0, record_start = 0, record_line = 0, content, end;
  bool open = false;
  while (position < length && next_line(&cursor, bytes, length, position, final, &content, &end)) {
    bool blank = !open && content == position;
    s->row_ended = false;
    keep_blanks(s, &cursor, bytes, position, end, length);
    size_t taken = csv_parse(&s->parser, bytes + position, end - position, on_field, on_row, s);
    if (s->out_of_memory) return out_of_memory(s);
    bool refused = taken < end - position;
    if (refused && csv_error(&s->parser) != CSV_EPARSE) return out_of_memory(s);
    line++;
    position = end;
    if (refused) {
      forget_fields(s);
      if (!add_record(s, PEIL_RECORD_MALFORMED_QUOTE, record_start, end, record_line, line, width) || !make_parser(s))
        return out_of_memory(s);
    } else if (s->row_ended) {
      if (!add_record(s, PEIL_RECORD_OK, record_start, end, record_line, line, width)) return out_of_memory(s);
    } else if (!blank) {
      open = true;
      continue;
    }
    open = false;
    record_start = position;
    record_line = line;
  }
  if (final && open) {
    s->row_ended = false;
    bool whole = csv_fini(&s->parser, on_field, on_row, s) == 0 && s->row_ended;
    if (s->out_of_memory) return out_of_memory(s);
    if (!whole) forget_fields(s);
    uint32_t status = whole ? PEIL_RECORD_OK : PEIL_RECORD_MALFORMED_QUOTE;
    if (!add_record(s, status, record_start, length, record_line, line, width)) return out_of_memory(s);
    record_start = length;
    record_line = line;
    open = false;
    if (!whole && !make_parser(s)) return out_of_memory(s);
  }
  /* A record that goes on past the block is read again, whole, with the bytes that follow. */
  if (open && !make_parser(s)) return out_of_memory(s);
  forget_fields(s);
  *view = (peil_view){
    .base = s->arena,
    .starts = s->starts,
    .lengths = s->lengths,
    .field_count = s->field_count,
    .records = s->records,
    .record_count = s->record_count,
    .consumed = record_start,
    .line_count = record_line,
  };
  return PEIL_SCAN_OK;
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

/* The end of the last line that ends outside quotes. Needs plain quoting: there the parity of quotes tells. */
static size_t last_line_end(const uint8_t *bytes, size_t length, uint8_t quote, bool inside) {
  size_t position = length;
  /* A CR at the very end may have its LF still to come. */
  if (position > 0 && bytes[position - 1] == CSV_CR) position--;
  for (; position > 0; position--) {
    uint8_t byte = bytes[position - 1];
    if (byte == quote) {
      inside = !inside;
    } else if (!inside && (byte == CSV_LF || byte == CSV_CR)) {
      return position;
    }
  }
  return 0;
}

int peil_split(peil_scanner *s, const uint8_t *bytes, size_t length, size_t *boundary) {
  bool inside = false;
  if (peil_quoting_is_plain(bytes, length, s->delimiter, s->quote, &inside)) {
    *boundary = last_line_end(bytes, length, s->quote, inside);
    return PEIL_SCAN_OK;
  }
  peil_view view;
  int status = peil_scan(s, bytes, length, 0, false, &view);
  *boundary = view.consumed;
  return status;
}
