#ifndef PEIL_STRUCTURE_H
#define PEIL_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a vector scan knows of a block so far. It reads words of 64 bytes, one bit of a mask per byte. */
typedef struct structure {
  uint8_t delimiter;
  uint8_t quote;

  /* Field ends outside quotes (delimiters and LFs), as offsets; and for each LF among them its place in `ends`. */
  uint32_t *ends;
  size_t end_count;
  uint32_t *lines;
  size_t line_count;
  /* Places in `ends` of fields that begin with a quote, times two; plus one where a doubled quote stands in the field. */
  uint32_t *quoted;
  size_t quoted_count;
  /* The byte after the last LF outside quotes. */
  size_t after_last_line;

  /* Carried from word to word: all ones within quotes; and whether the last byte was a quote that closes, one after
     which a field may begin, a quote, a CR. */
  uint64_t inside;
  uint64_t after_closing;
  uint64_t after_edge;
  uint64_t after_quote;
  uint64_t after_cr;

  /* Whether libcsv must judge: bits where the quoting is not plain, or a CR stands without LF. */
  uint64_t doubtful;
  /* Whether an LF stands in quotes; whether there is a CR; whether a byte is NUL or not ASCII. */
  uint64_t inner_lines;
  uint64_t carriages;
  uint64_t beyond_ascii;
} structure;

/* The most entries that one call adds to `ends`, `lines` and `quoted`; the call writes up to that many. */
enum { STRUCTURE_STRIDE = 4096, STRUCTURE_SLACK = 64 };

/* So many bytes are passed by at once where only their end matters and none of them is a quote. */
enum { STRUCTURE_QUIET_BYTES = 256 };

/* Reads `words` words (with positions at most STRUCTURE_STRIDE / 64), the first at `from` and `offset` bytes into its
   block. `positions` says whether positions are written, or only the proof and `after_last_line` are wanted. */
typedef void structure_reader(structure *s, const uint8_t *from, size_t offset, size_t words, bool positions);

/* The variants by number, from PEIL_VARIANT_PORTABLE on; NULL where this machine lacks what one needs. */
structure_reader *structure_variant(int variant);

#endif
