#include "scanner.h"

#include <stdlib.h>
#include <string.h>

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

static void on_field(void *bytes, size_t length, void *context) {
  peil_scanner *s = context;
  if (s->out_of_memory) return;
  memcpy(s->arena + s->arena_used, bytes, length);
  s->out_of_memory = !scanner_end_field(s, s->arena_used + length);
}

static void on_row(int end, void *context) {
  (void)end;
  ((peil_scanner *)context)->row_ended = true;
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

static int out_of_memory(peil_scanner *s) {
  scanner_make_parser(s);
  return PEIL_SCAN_OUT_OF_MEMORY;
}

int scan_by_libcsv(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view) {
  memset(view, 0, sizeof *view);
  if (!s->parser_made && !scanner_make_parser(s)) return PEIL_SCAN_OUT_OF_MEMORY;
  if (!scanner_begin(s, length)) return PEIL_SCAN_OUT_OF_MEMORY;

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
      scanner_forget_fields(s);
      if (!scanner_add_record(s, PEIL_RECORD_MALFORMED_QUOTE, record_start, end, record_line, line, width) || !scanner_make_parser(s))
        return out_of_memory(s);
    } else if (s->row_ended) {
      if (!scanner_add_record(s, PEIL_RECORD_OK, record_start, end, record_line, line, width)) return out_of_memory(s);
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
    if (!whole) scanner_forget_fields(s);
    uint32_t status = whole ? PEIL_RECORD_OK : PEIL_RECORD_MALFORMED_QUOTE;
    if (!scanner_add_record(s, status, record_start, length, record_line, line, width)) return out_of_memory(s);
    record_start = length;
    record_line = line;
    open = false;
    if (!whole && !scanner_make_parser(s)) return out_of_memory(s);
  }
  /* A record that goes on past the block is read again, whole, with the bytes that follow. */
  if (open && !scanner_make_parser(s)) return out_of_memory(s);
  scanner_forget_fields(s);
  *view = (peil_view){
    .base = s->arena,
    .starts = s->starts,
    .lengths = s->lengths,
    .field_count = s->field_count,
    .records = s->records,
    .record_count = s->record_count,
    .consumed = record_start,
    .line_count = record_line,
    .padded_count = s->padded_count,
    .cut_count = s->cut_count,
  };
  return PEIL_SCAN_OK;
}
