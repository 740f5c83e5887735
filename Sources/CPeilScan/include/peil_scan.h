#ifndef PEIL_SCAN_H
#define PEIL_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What became of one record of a block. */
enum {
  PEIL_RECORD_OK = 0,
  /* libcsv refused the record's quotes, or a quote was open where the input ended. */
  PEIL_RECORD_MALFORMED_QUOTE = 1,
  /* Well-formed, but not `width` fields wide. Its fields are not kept. */
  PEIL_RECORD_FIELD_COUNT = 2,
  /* As malformed; known to be a quote that is open where the input ended. */
  PEIL_RECORD_OPEN_QUOTE = 3
};

/* What ends a record. */
enum { PEIL_LINE_END_ANY = 0, PEIL_LINE_END_LF = 1, PEIL_LINE_END_CRLF = 2, PEIL_LINE_END_CR = 3 };

enum { PEIL_COMMENT_LIMIT = 16 };

/* The signs of a file. libcsv judges what it has a notion of: a delimiter, a quote that is doubled inside quotes, any line
   end. What goes beyond that is read by a scanner of its own, which for what both read gives what libcsv gives. */
typedef struct peil_dialect {
  uint8_t delimiter;
  uint8_t quote;
  /* Whether there is a quote at all. */
  bool quotes;
  /* Whether a backslash before a quote, a delimiter, a line end or a backslash makes that a character of the field.
     Before anything else it is one itself. */
  bool backslash;
  /* Whether blanks between a delimiter and a quote mean nothing, and lines of blanks are blank lines. */
  bool trims;
  /* Whether a short record gets empty fields at its end, and a long one loses those, if all of them are empty. */
  bool pads;
  uint8_t line_end;
  /* Lines that begin with these bytes are no records. */
  uint8_t comment_length;
  uint8_t comment[PEIL_COMMENT_LIMIT];
} peil_dialect;

/* How a block's structure is found. Whatever finds it, libcsv's reading counts: a vector scan proves that the quoting of a
   block is plain, so that there is one reading, or leaves the block to libcsv. */
enum {
  PEIL_VARIANT_LIBCSV = 0,
  PEIL_VARIANT_PORTABLE = 1,
  PEIL_VARIANT_AVX2 = 2,
  PEIL_VARIANT_AVX512 = 3,
  /* The scanner for dialects beyond libcsv. */
  PEIL_VARIANT_DIALECT = 4
};

/* What a call came to. */
enum { PEIL_SCAN_OK = 0, PEIL_SCAN_OUT_OF_MEMORY = 1 };

/* Offsets are bytes from the block's first; lines are physical lines of the block, from 0.
   A record's bytes and lines include its line end. */
typedef struct peil_record {
  uint32_t offset;
  uint32_t length;
  uint32_t line;
  uint32_t line_count;
  uint32_t first_field;
  uint32_t field_count;
  uint32_t status;
} peil_record;

/* What a scan found. The pointers belong to the scanner and last until its next call. */
typedef struct peil_view {
  /* The unescaped bytes of the kept fields; a field is base[starts[i] ..< starts[i] + lengths[i]]. */
  const uint8_t *base;
  uint32_t *starts;
  uint32_t *lengths;
  size_t field_count;
  const peil_record *records;
  size_t record_count;
  /* Bytes up to the last record end or blank line, and the physical lines in them. */
  size_t consumed;
  size_t line_count;
  /* The lines among them that are comments. */
  size_t comment_count;
  /* The records that were padded, and those that lost empty fields. */
  size_t padded_count;
  size_t cut_count;
  /* Whether every byte is known to be ASCII and none NUL; false says nothing. */
  bool is_ascii;
  /* Whether the fields of a kept record are those of the wanted columns alone, in their order. */
  bool is_compact;
} peil_view;

/* Owns one libcsv parser and the arrays it fills. Not safe for two threads at once. */
typedef struct peil_scanner peil_scanner;

/* A scanner that allocates at most `memory_limit` bytes for what it hands out. NULL when out of memory. */
peil_scanner *peil_scanner_create(const peil_dialect *dialect, size_t memory_limit);
void peil_scanner_destroy(peil_scanner *scanner);

/* Chooses another variant than the fastest that reads the dialect; false, and libcsv is left, when this machine does not
   have it. */
bool peil_scanner_use(peil_scanner *scanner, int variant);

/* Reads the records of a block that begins at a record start and is shorter than 4 GiB.
   `width` is the number of fields a record must have; 0 keeps every well-formed record.
   `wanted`, when not NULL, has `width` marks: in the fields of other columns doubled quotes may be left as they stand.
   `final` says that nothing follows: the last line then needs no line end. Without it, only complete records are
   reported. */
int peil_scan(
  peil_scanner *scanner, const uint8_t *bytes, size_t length, uint32_t width, const bool *wanted, bool final,
  peil_view *view);

/* The number of bytes from the beginning of the block, which begins at a record start, through the last record end (or
   blank line) that is certain while more bytes may follow; 0 when there is none. */
int peil_split(peil_scanner *scanner, const uint8_t *bytes, size_t length, size_t *boundary);

/* Whether all quoting of a block that begins at a record start is plain: an opening quote follows a delimiter or a line
   end, a closing quote precedes one, quotes inside are doubled. `*inside` tells whether the block ends in a quoted
   field. What is not plain is for libcsv to judge. */
bool peil_quoting_is_plain(
  const uint8_t *bytes, size_t length, uint8_t delimiter, uint8_t quote, bool *inside);

/* Where the physical line ends that begins at `from`, its line end included; `length` when it does not. */
size_t peil_line_end(uint8_t line_end, const uint8_t *bytes, size_t from, size_t length);

#endif
