#include "scanner.h"

#include <string.h>

/* Reads what libcsv has no notion of: fields without quotes, backslashes, one kind of line end, comments, blanks beside
   quotes. For everything that libcsv reads too it gives what libcsv, told to be strict, gives. */

enum { UNKNOWN = 3 };

/* The bytes of the line end at `at`: 0 when there is none, UNKNOWN when that depends on what follows. */
static size_t line_end_at(const peil_scanner *s, const uint8_t *bytes, size_t at, size_t length, bool final) {
  uint8_t byte = bytes[at];
  if (byte != CSV_LF && byte != CSV_CR) return 0;
  switch (s->dialect.line_end) {
  case PEIL_LINE_END_LF: return byte == CSV_LF;
  case PEIL_LINE_END_CR: return byte == CSV_CR;
  }
  bool pairs_only = s->dialect.line_end == PEIL_LINE_END_CRLF;
  if (byte == CSV_LF) return !pairs_only;
  if (at + 1 == length) return final ? !pairs_only : UNKNOWN;
  if (bytes[at + 1] == CSV_LF) return 2;
  return !pairs_only;
}

size_t peil_line_end(uint8_t line_end, const uint8_t *bytes, size_t from, size_t length) {
  uint8_t sign = line_end == PEIL_LINE_END_CR ? CSV_CR : CSV_LF;
  const uint8_t *found = from < length ? memchr(bytes + from, sign, length - from) : NULL;
  size_t end = found ? (size_t)(found - bytes) + 1 : length;
  if (line_end != PEIL_LINE_END_ANY) return end;
  found = from < end ? memchr(bytes + from, CSV_CR, end - from) : NULL;
  if (!found) return end;
  size_t after = (size_t)(found - bytes) + 1;
  return after < length && bytes[after] == CSV_LF ? after + 1 : after;
}

/* The physical lines that a record's bytes are, as an editor counts them. */
static size_t count_lines(const peil_scanner *s, const uint8_t *bytes, size_t start, size_t end) {
  size_t count = 0;
  for (; start < end; count++) start = peil_line_end(s->dialect.line_end, bytes, start, end);
  return count;
}

typedef enum step { GOES_ON, RECORD_ENDS, REFUSED, IS_OPEN, IS_CUT_OFF, NO_MEMORY } step;

/* Where a record is read, and where in the arena its field is written. */
typedef struct reading {
  const uint8_t *bytes;
  size_t length;
  size_t at;
  uint8_t *to;
  bool final;
} reading;

static bool is_blank(const peil_scanner *s, uint8_t byte) {
  return (byte == CSV_SPACE || byte == CSV_TAB) && byte != s->delimiter;
}

static void pass_blanks(const peil_scanner *s, reading *r) {
  while (r->at < r->length && is_blank(s, r->bytes[r->at])) r->at++;
}

/* What stands behind a field: a delimiter, a line end, the end of the input; or what should not. */
static step end_field(peil_scanner *s, reading *r) {
  if (r->at == r->length) {
    if (!r->final) return IS_CUT_OFF;
  } else if (r->bytes[r->at] == s->delimiter) {
    r->at++;
    return scanner_end_field(s, (size_t)(r->to - s->arena)) ? GOES_ON : NO_MEMORY;
  } else {
    size_t end = line_end_at(s, r->bytes, r->at, r->length, r->final);
    if (end == UNKNOWN) return IS_CUT_OFF;
    if (!end) return REFUSED;
    r->at += end;
  }
  return scanner_end_field(s, (size_t)(r->to - s->arena)) ? RECORD_ENDS : NO_MEMORY;
}

/* Takes what a backslash makes a character of the field; or the backslash itself. */
static step take_backslash(peil_scanner *s, reading *r) {
  if (r->at + 1 == r->length) {
    if (!r->final) return IS_CUT_OFF;
  } else {
    uint8_t next = r->bytes[r->at + 1];
    size_t end = line_end_at(s, r->bytes, r->at + 1, r->length, r->final);
    if (end == UNKNOWN) return IS_CUT_OFF;
    if (end || next == '\\' || next == s->delimiter || (s->dialect.quotes && next == s->quote)) {
      size_t count = end ? end : 1;
      memcpy(r->to, r->bytes + r->at + 1, count);
      r->to += count;
      r->at += 1 + count;
      return GOES_ON;
    }
  }
  *r->to++ = r->bytes[r->at++];
  return GOES_ON;
}

static step read_unquoted(peil_scanner *s, reading *r) {
  while (r->at < r->length) {
    uint8_t byte = r->bytes[r->at];
    if (byte == s->delimiter) break;
    if (byte == CSV_LF || byte == CSV_CR) {
      if (line_end_at(s, r->bytes, r->at, r->length, r->final)) break;
    } else if (s->dialect.quotes && byte == s->quote) {
      return REFUSED;
    } else if (s->dialect.backslash && byte == '\\') {
      step taken = take_backslash(s, r);
      if (taken != GOES_ON) return taken;
      continue;
    }
    *r->to++ = byte;
    r->at++;
  }
  return end_field(s, r);
}

static step read_quoted(peil_scanner *s, reading *r) {
  r->at++;
  while (r->at < r->length) {
    uint8_t byte = r->bytes[r->at];
    if (s->dialect.backslash && byte == '\\') {
      step taken = take_backslash(s, r);
      if (taken != GOES_ON) return taken;
      continue;
    }
    r->at++;
    if (byte == s->quote) {
      if (r->at == r->length || r->bytes[r->at] != s->quote) {
        if (s->dialect.trims) pass_blanks(s, r);
        return end_field(s, r);
      }
      r->at++;
    }
    *r->to++ = byte;
  }
  return r->final ? IS_OPEN : IS_CUT_OFF;
}

static step read_record(peil_scanner *s, reading *r) {
  step taken;
  do {
    r->to = s->arena + s->arena_used;
    size_t start = r->at;
    if (s->dialect.trims) pass_blanks(s, r);
    bool quoted = s->dialect.quotes && r->at < r->length && r->bytes[r->at] == s->quote;
    if (!quoted) r->at = start;
    taken = quoted ? read_quoted(s, r) : read_unquoted(s, r);
  } while (taken == GOES_ON);
  if (taken != REFUSED) return taken;
  /* libcsv refuses the physical line, and goes on with the next. */
  while (r->at < r->length) {
    size_t end = line_end_at(s, r->bytes, r->at, r->length, r->final);
    if (end == UNKNOWN) return IS_CUT_OFF;
    r->at += end ? end : 1;
    if (end) return REFUSED;
  }
  return r->final ? REFUSED : IS_CUT_OFF;
}

/* The byte after a line that is no record, whose line end begins at `content`; 0 when a record begins there. */
static size_t end_of_blank(const peil_scanner *s, const reading *r, size_t content) {
  if (content == r->length) return r->final && s->dialect.trims ? content : 0;
  size_t end = line_end_at(s, r->bytes, content, r->length, r->final);
  return end && end != UNKNOWN ? content + end : 0;
}

static bool is_comment(const peil_scanner *s, const reading *r) {
  size_t mark = s->dialect.comment_length;
  return mark && r->length - r->at >= mark && !memcmp(r->bytes + r->at, s->dialect.comment, mark);
}

/* Passes a line that is no record; false when a record, or nothing certain, stands there. */
static bool pass_line(peil_scanner *s, reading *r) {
  size_t content = r->at;
  if (s->dialect.trims)
    while (content < r->length && is_blank(s, r->bytes[content])) content++;
  size_t blank = end_of_blank(s, r, content);
  if (blank) {
    r->at = blank;
    return true;
  }
  if (!is_comment(s, r)) return false;
  size_t at = r->at, end = 0;
  for (; at < r->length && !end; at += end ? end : 1) end = line_end_at(s, r->bytes, at, r->length, r->final);
  if (!end && !r->final) return false;
  if (end == UNKNOWN) return false;
  s->comment_count++;
  r->at = at;
  return true;
}

/* Whether the input may break off in the middle of a comment's mark. */
static bool may_be_comment(const peil_scanner *s, const reading *r) {
  size_t left = r->length - r->at;
  return !r->final && left < s->dialect.comment_length && !memcmp(r->bytes + r->at, s->dialect.comment, left);
}

int scan_by_dialect(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view) {
  memset(view, 0, sizeof *view);
  if (!scanner_begin(s, length)) return PEIL_SCAN_OUT_OF_MEMORY;
  reading r = {.bytes = bytes, .length = length, .final = final};
  size_t start = 0, line = 0;
  while (r.at < length) {
    start = r.at;
    if (pass_line(s, &r)) {
      line += count_lines(s, bytes, start, r.at);
      continue;
    }
    if (may_be_comment(s, &r) || is_comment(s, &r)) break;
    step taken = read_record(s, &r);
    if (taken == NO_MEMORY) return PEIL_SCAN_OUT_OF_MEMORY;
    if (taken == IS_CUT_OFF) {
      r.at = start;
      break;
    }
    uint32_t status = taken == RECORD_ENDS ? PEIL_RECORD_OK
      : taken == IS_OPEN                   ? PEIL_RECORD_OPEN_QUOTE
                                           : PEIL_RECORD_MALFORMED_QUOTE;
    if (status != PEIL_RECORD_OK) scanner_forget_fields(s);
    size_t end = taken == IS_OPEN ? length : r.at;
    r.at = end;
    size_t next_line = line + count_lines(s, bytes, start, end);
    if (!scanner_add_record(s, status, start, end, line, next_line, width)) return PEIL_SCAN_OUT_OF_MEMORY;
    line = next_line;
  }
  scanner_forget_fields(s);
  *view = (peil_view){
    .base = s->arena,
    .starts = s->starts,
    .lengths = s->lengths,
    .field_count = s->field_count,
    .records = s->records,
    .record_count = s->record_count,
    .consumed = r.at,
    .line_count = line,
    .comment_count = s->comment_count,
    .padded_count = s->padded_count,
    .cut_count = s->cut_count,
  };
  return PEIL_SCAN_OK;
}
