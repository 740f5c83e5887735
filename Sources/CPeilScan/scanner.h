#ifndef PEIL_SCANNER_H
#define PEIL_SCANNER_H

#include "peil_scan.h"
#include "structure.h"

#include <csv.h>

struct peil_scanner {
  struct csv_parser parser;
  bool parser_made;
  uint8_t delimiter;
  uint8_t quote;
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
  size_t allocated;
  size_t memory_limit;

  /* Of the record being read by libcsv. */
  bool row_ended;
  bool out_of_memory;
  size_t first_field;
  size_t arena_mark;
};

/* What came of a vector scan. */
typedef enum plain_outcome { PLAIN_DONE, PLAIN_DOUBTFUL, PLAIN_OUT_OF_MEMORY } plain_outcome;

/* Makes room for `needed` elements; false when that is beyond the memory there is. */
bool scanner_grow(peil_scanner *s, void **memory, size_t element, size_t *capacity, size_t needed);
bool scanner_grow_fields(peil_scanner *s, size_t needed);
bool scanner_make_parser(peil_scanner *s);

/* The two ways to read a block; both give the same view of a block whose structure is plain. */
int scan_by_libcsv(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, bool final, peil_view *view);
plain_outcome scan_plain(
  peil_scanner *s, const uint8_t *bytes, size_t length, uint32_t width, const bool *wanted, bool final,
  peil_view *view);

/* The byte after the last certain record end of a block whose structure is plain. */
plain_outcome split_plain(peil_scanner *s, const uint8_t *bytes, size_t length, size_t *boundary);

#endif
