#ifndef PEIL_SCANNER_H
#define PEIL_SCANNER_H

#include "peil_scan.h"
#include "structure.h"

#include <csv.h>

struct peil_scanner {
  struct csv_parser parser;
  bool parser_made;
  peil_dialect dialect;
  uint8_t delimiter;
  uint8_t quote;
  /* Whether libcsv has no notion of the dialect. */
  bool beyond_libcsv;
  /* The vector scan; NULL leaves everything to libcsv. */
  structure_reader *reader;

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
  structure found;
  size_t end_capacity;
  size_t line_capacity;
  size_t quoted_capacity;
  /* For each column of a scan its place among those that are wanted, or NOT_WANTED; and these columns. */
  uint32_t *places;
  size_t place_capacity;
  uint32_t *columns;
  size_t column_capacity;
  size_t allocated;
  size_t memory_limit;

  /* Of the record being read by libcsv. */
  bool row_ended;
  bool out_of_memory;
  size_t first_field;
  size_t arena_mark;

  size_t comment_count;
  size_t padded_count;
  size_t cut_count;
};

enum { NOT_WANTED = UINT32_MAX };

/* What came of a vector scan. */
typedef enum plain_outcome { PLAIN_DONE, PLAIN_DOUBTFUL, PLAIN_OUT_OF_MEMORY } plain_outcome;

/* Makes room for `needed` elements; false when that is beyond the memory there is. */
bool scanner_grow(peil_scanner *s, void **memory, size_t element, size_t *capacity, size_t needed);
bool scanner_grow_fields(peil_scanner *s, size_t needed);
bool scanner_make_parser(peil_scanner *s);

/* Begins a scan that copies fields, of a block of so many bytes; false when out of memory. */
bool scanner_begin(peil_scanner *s, size_t length);
/* Ends a field whose bytes the arena holds from its last field on; false when out of memory. */
bool scanner_end_field(peil_scanner *s, size_t arena_end);
/* Drops the fields of the record being read. */
void scanner_forget_fields(peil_scanner *s);
/* Adds the record being read; false when out of memory. */
bool scanner_add_record(
  peil_scanner *s, uint32_t status, size_t offset, size_t end, size_t line, size_t next_line, uint32_t width);

/* The ways to read a block; all give the same view of a block whose structure is plain. */
int scan_by_libcsv(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view);
/* Reads dialects that libcsv has no notion of. */
int scan_by_dialect(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view);
plain_outcome scan_plain(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, const bool *wanted, bool final,
  peil_view *view);

/* The byte after the last certain record end of a block whose structure is plain. */
plain_outcome split_plain(peil_scanner *s, const uint8_t *bytes, size_t length, size_t *boundary);

#endif
