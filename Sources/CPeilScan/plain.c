#include "scanner.h"

#include <string.h>

#define CR 0x0D
#define LF 0x0A

static void begin(structure *found, const peil_scanner *s) {
  *found = (structure){
    .delimiter = s->delimiter,
    .quote = s->quote,
    .ends = s->found.ends,
    .lines = s->found.lines,
    .quoted = s->found.quoted,
    .after_edge = 1,
  };
}

static bool make_room(peil_scanner *s) {
  structure *f = &s->found;
  size_t more = STRUCTURE_STRIDE + STRUCTURE_SLACK;
  return scanner_grow(s, (void **)&f->ends, sizeof(uint32_t), &s->end_capacity, f->end_count + more)
    && scanner_grow(s, (void **)&f->lines, sizeof(uint32_t), &s->line_capacity, f->line_count + more)
    && scanner_grow(s, (void **)&f->quoted, sizeof(uint32_t), &s->quoted_capacity, f->quoted_count + more);
}

/* What is left of a block after its last word of 64 bytes. The line ends that fill up the word are judged well after
   whatever may stand at the end of a block, and are forgotten afterwards. */
static plain_outcome read_rest(peil_scanner *s, const uint8_t *bytes, size_t length) {
  structure *f = &s->found;
  size_t start = length & ~(size_t)63;
  if (start == length) return PLAIN_DONE;
  if (!make_room(s)) return PLAIN_OUT_OF_MEMORY;
  uint8_t word[64];
  memset(word, LF, sizeof word);
  memcpy(word, bytes + start, length - start);
  s->reader(f, word, start, 1, true);
  while (f->end_count && f->ends[f->end_count - 1] >= length) f->end_count--;
  while (f->line_count && f->lines[f->line_count - 1] >= f->end_count) f->line_count--;
  return f->doubtful ? PLAIN_DOUBTFUL : PLAIN_DONE;
}

plain_outcome split_plain(peil_scanner *s, const uint8_t *bytes, size_t length, size_t *boundary) {
  structure *f = &s->found;
  begin(f, s);
  s->reader(f, bytes, 0, length / 64, false);
  plain_outcome outcome = f->doubtful ? PLAIN_DOUBTFUL : read_rest(s, bytes, length);
  *boundary = f->line_count ? (size_t)f->ends[f->lines[f->line_count - 1]] + 1 : f->after_last_line;
  return outcome;
}

static plain_outcome read_structure(peil_scanner *s, const uint8_t *bytes, size_t length) {
  begin(&s->found, s);
  size_t whole = length & ~(size_t)63;
  for (size_t offset = 0; offset < whole; offset += STRUCTURE_STRIDE) {
    size_t left = whole - offset < STRUCTURE_STRIDE ? whole - offset : STRUCTURE_STRIDE;
    if (!make_room(s)) return PLAIN_OUT_OF_MEMORY;
    s->reader(&s->found, bytes + offset, offset, left / 64, true);
    if (s->found.doubtful) return PLAIN_DOUBTFUL;
  }
  return read_rest(s, bytes, length);
}

/* Ends the last line of a file as a line end would, where that is missing and all is well without it. */
static plain_outcome end_last_line(peil_scanner *s, const uint8_t *bytes, size_t length) {
  structure *f = &s->found;
  size_t last = f->line_count ? (size_t)f->ends[f->lines[f->line_count - 1]] + 1 : 0;
  if (last == length) return PLAIN_DONE;
  if (f->inside || bytes[length - 1] == CR) return PLAIN_DOUBTFUL;
  if (!make_room(s)) return PLAIN_OUT_OF_MEMORY;
  f->ends[f->end_count] = (uint32_t)length;
  f->lines[f->line_count++] = (uint32_t)f->end_count++;
  return PLAIN_DONE;
}

static uint32_t count_lines(const uint8_t *bytes, size_t start, size_t end) {
  uint32_t count = 0;
  const uint8_t *found;
  while (start < end && (found = memchr(bytes + start, LF, end - start))) {
    count++;
    start = (size_t)(found - bytes) + 1;
  }
  return count;
}

/* Makes one quote of two within a field; the bytes after its new end mean nothing any more. */
static uint32_t unescape(uint8_t *field, uint32_t length, uint8_t quote) {
  uint32_t to = 0;
  for (uint32_t from = 0; from < length; from++) {
    field[to++] = field[from];
    if (field[from] == quote) from++;
  }
  return to;
}

/* The scan's positions on their way to fields and records. */
typedef struct reading {
  const uint8_t *bytes;
  size_t length;
  /* Where only some columns are wanted: for each its place among them, and these columns. */
  const uint32_t *places;
  const uint32_t *columns;
  size_t column_count;
  uint32_t width;
  /* Whether the arena holds a copy of the block, because a field in it had to change. */
  bool copied;
  size_t next_quoted;
  size_t line_start;
  uint32_t line;
} reading;

/* Takes the quotes off the fields of a record that is kept, or passes by those of one that is not. */
static void take_quotes(peil_scanner *s, reading *r, size_t first, size_t last, bool kept) {
  structure *f = &s->found;
  while (r->next_quoted < f->quoted_count && f->quoted[r->next_quoted] >> 1 <= last) {
    size_t column = (f->quoted[r->next_quoted] >> 1) - first;
    bool doubled = false;
    do {
      doubled = doubled || (f->quoted[r->next_quoted] & 1);
      r->next_quoted++;
    } while (r->next_quoted < f->quoted_count && f->quoted[r->next_quoted] >> 1 == first + column);
    if (!kept) continue;
    if (r->places && r->places[column] == NOT_WANTED) continue;
    size_t field = s->field_count + (r->places ? r->places[column] : column);
    s->starts[field] += 1;
    s->lengths[field] -= 2;
    if (!doubled) continue;
    if (!r->copied) memcpy(s->arena, r->bytes, r->length);
    r->copied = true;
    s->lengths[field] = unescape(s->arena + s->starts[field], s->lengths[field], s->quote);
  }
}

static bool is_blank(const uint8_t *bytes, size_t start, size_t end) {
  while (start < end && (bytes[start] == ' ' || bytes[start] == '\t')) start++;
  return start == end;
}

/* The fields of the line that ends with `ends[last]`, and its record; false when the record is not as wide as it should be
   and might be made so. */
static bool take_line(peil_scanner *s, reading *r, size_t first, size_t last) {
  structure *f = &s->found;
  size_t start = r->line_start;
  size_t end = f->ends[last];
  size_t next = end < r->length ? end + 1 : end;
  size_t content = end > start && end < r->length && r->bytes[end - 1] == CR ? end - 1 : end;
  uint32_t lines = f->inner_lines ? count_lines(r->bytes, start, end) + 1 : 1;
  r->line_start = next;
  r->line += lines;
  if (content == start) return true;
  size_t count = last - first + 1;
  if (count == 1 && s->dialect.trims && is_blank(r->bytes, start, content)) return true;
  bool kept = !r->width || count == r->width;
  if (!kept && s->dialect.pads) return false;
  if (kept) {
    uint32_t *starts = s->starts + s->field_count, *lengths = s->lengths + s->field_count;
    const uint32_t *ends = f->ends + first;
    uint32_t carriage = (uint32_t)(end - content);
    if (r->places) {
      for (size_t place = 0; place < r->column_count; place++) {
        size_t column = r->columns[place];
        uint32_t from = column ? ends[column - 1] + 1 : (uint32_t)start;
        starts[place] = from;
        lengths[place] = ends[column] - from - (column == count - 1 ? carriage : 0);
      }
    } else {
      uint32_t from = (uint32_t)start;
      for (size_t column = 0; column < count; column++) {
        starts[column] = from;
        lengths[column] = ends[column] - from;
        from = ends[column] + 1;
      }
      lengths[count - 1] -= carriage;
    }
  }
  if (r->next_quoted < f->quoted_count) take_quotes(s, r, first, last, kept);
  s->records[s->record_count++] = (peil_record){
    .offset = (uint32_t)start,
    .length = (uint32_t)(next - start),
    .line = r->line - lines,
    .line_count = lines,
    .first_field = (uint32_t)s->field_count,
    .field_count = (uint32_t)count,
    .status = kept ? PEIL_RECORD_OK : PEIL_RECORD_FIELD_COUNT,
  };
  if (kept) s->field_count += r->places ? r->column_count : count;
  return true;
}

/* Passes by the quotes of a line in columns that nobody wants; false when it comes to one in a column that is wanted. */
static inline bool pass_quotes(const structure *f, reading *r, size_t first, size_t last) {
  while (r->next_quoted < f->quoted_count && f->quoted[r->next_quoted] >> 1 <= last) {
    if (r->places[(f->quoted[r->next_quoted] >> 1) - first] != NOT_WANTED) return false;
    r->next_quoted++;
  }
  return true;
}

/* Takes lines from `line` on as long as they are as wide as they should be and have quotes only where nobody looks; the
   first line it leaves. Where a line follows another its first field begins where that one ended. */
static size_t take_simple_lines(peil_scanner *s, reading *r, size_t line, size_t first) {
  const structure *f = &s->found;
  if (!r->places || r->width < 2 || first == 0 || f->inner_lines) return line;
  const uint32_t *lines = f->lines, *columns = r->columns;
  const size_t count = r->column_count, line_count = f->line_count;
  /* A CR before the LF belongs to the line end, and the last column is the one that it must be kept out of. */
  const bool may_carry = f->carriages && count && columns[count - 1] == r->width - 1;
  const size_t begun = line;
  uint32_t *starts = s->starts + s->field_count, *lengths = s->lengths + s->field_count;
  peil_record *record = s->records + s->record_count;
  uint32_t field = (uint32_t)s->field_count;
  uint32_t start = (uint32_t)r->line_start;
  for (; line < line_count; line++) {
    size_t last = lines[line];
    if (last - first + 1 != r->width || f->ends[last] == r->length || !pass_quotes(f, r, first, last)) break;
    const uint32_t *ends = f->ends + first;
    for (size_t place = 0; place < count; place++) {
      uint32_t from = ends[(ptrdiff_t)columns[place] - 1] + 1;
      starts[place] = from;
      lengths[place] = ends[columns[place]] - from;
    }
    if (may_carry && r->bytes[f->ends[last] - 1] == CR) lengths[count - 1]--;
    uint32_t next = f->ends[last] + 1;
    *record++ = (peil_record){
      .offset = start,
      .length = next - start,
      .line = r->line++,
      .line_count = 1,
      .first_field = field,
      .field_count = r->width,
      .status = PEIL_RECORD_OK,
    };
    start = next;
    starts += count;
    lengths += count;
    field += (uint32_t)count;
    first = last + 1;
  }
  r->line_start = start;
  s->field_count += (line - begun) * count;
  s->record_count += line - begun;
  return line;
}

/* Numbers the wanted columns; false when out of memory. */
static bool number_wanted(peil_scanner *s, reading *r, const bool *wanted) {
  if (!wanted || !r->width) return true;
  if (!scanner_grow(s, (void **)&s->places, sizeof(uint32_t), &s->place_capacity, r->width)
      || !scanner_grow(s, (void **)&s->columns, sizeof(uint32_t), &s->column_capacity, r->width))
    return false;
  for (uint32_t column = 0; column < r->width; column++) {
    s->places[column] = wanted[column] ? (uint32_t)r->column_count : NOT_WANTED;
    if (wanted[column]) s->columns[r->column_count++] = column;
  }
  r->places = s->places;
  r->columns = s->columns;
  return true;
}

plain_outcome scan_plain(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, const bool *wanted, bool final,
  peil_view *view) {
  structure *f = &s->found;
  s->field_count = s->record_count = 0;
  plain_outcome outcome = read_structure(s, bytes, length);
  if (outcome == PLAIN_DONE && final) outcome = end_last_line(s, bytes, length);
  if (outcome != PLAIN_DONE) return outcome;
  if (!scanner_grow_fields(s, f->end_count + 1)
      || !scanner_grow(s, (void **)&s->records, sizeof(peil_record), &s->record_capacity, f->line_count + 1)
      || (f->quoted_count && !scanner_grow(s, (void **)&s->arena, 1, &s->arena_capacity, length + 1)))
    return PLAIN_OUT_OF_MEMORY;
  reading r = {.bytes = bytes, .length = length, .width = width};
  if (!number_wanted(s, &r, wanted)) return PLAIN_OUT_OF_MEMORY;
  size_t first = 0;
  for (size_t line = 0; line < f->line_count; line++) {
    size_t simple = take_simple_lines(s, &r, line, first);
    if (simple > line) first = (size_t)f->lines[simple - 1] + 1;
    line = simple;
    if (line == f->line_count) break;
    if (!take_line(s, &r, first, f->lines[line])) return PLAIN_DOUBTFUL;
    first = (size_t)f->lines[line] + 1;
  }
  *view = (peil_view){
    .base = r.copied ? s->arena : bytes,
    .starts = s->starts,
    .lengths = s->lengths,
    .field_count = s->field_count,
    .records = s->records,
    .record_count = s->record_count,
    .consumed = r.line_start,
    .line_count = r.line,
    .is_ascii = !f->beyond_ascii,
    .is_compact = r.places != NULL,
  };
  return PLAIN_DONE;
}
