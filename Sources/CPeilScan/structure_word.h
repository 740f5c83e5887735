/* The scan of a run of words. Included once for each variant, which defines
     STRUCTURE_NAME    the function's name
     STRUCTURE_TARGET  its target attribute
     STRUCTURE_MASKS   how 64 bytes become the masks `quotes`, `delimiters`, `lfs`, `crs` and `other`
     STRUCTURE_WITHIN  how the mask of quotes becomes a mask of what stands from an odd quote up to the next
     STRUCTURE_WRITE   how a mask becomes positions; it may write up to 64 of them, whatever their count
     STRUCTURE_QUIET   whether STRUCTURE_QUIET_BYTES bytes hold no quote, and whether an LF. */

/* Takes the field ends of a word, and those among them that end lines. */
#define TAKE_ENDS(outer, line_ends)                                                                               \
  do {                                                                                                           \
    for (uint64_t left = line_ends; left; left &= left - 1)                                                      \
      *lines++ = (uint32_t)(ends - s->ends + __builtin_popcountll((outer) & ((left & -left) - 1)));              \
    int count = __builtin_popcountll(outer);                                                                     \
    STRUCTURE_WRITE(ends, offset, outer, count);                                                                 \
    ends += count;                                                                                               \
  } while (0)

STRUCTURE_TARGET
static void STRUCTURE_NAME(structure *s, const uint8_t *from, size_t offset, size_t words, bool positions) {
  const uint8_t quote = s->quote, delimiter = s->delimiter;
  uint64_t inside = s->inside, after_closing = s->after_closing, after_edge = s->after_edge;
  uint64_t after_quote = s->after_quote, after_cr = s->after_cr;
  uint64_t doubtful = 0, inner_lines = 0, carriages = 0, beyond_ascii = 0;
  uint32_t *ends = s->ends + s->end_count;
  uint32_t *lines = s->lines + s->line_count;
  const size_t quiet_words = STRUCTURE_QUIET_BYTES / 64;
  const uint8_t *quiet_lines = NULL; /* The quiet bytes with the last LF outside quotes, and where they end. */
  size_t quiet_end = 0, ask_at = positions ? words : 0;
  for (size_t word = 0; word < words; word++, from += 64, offset += 64) {
    /* Without quotes the last LF ends a record, whether or not a CR further ahead, for libcsv to judge, ends one too. */
    while (word >= ask_at && words - word >= quiet_words && !after_quote) {
      bool any_lf;
      if (!STRUCTURE_QUIET(from, quote, &any_lf)) {
        ask_at = word + quiet_words;
        break;
      }
      if (any_lf && !inside) {
        quiet_lines = from;
        quiet_end = offset + STRUCTURE_QUIET_BYTES;
      }
      from += STRUCTURE_QUIET_BYTES;
      offset += STRUCTURE_QUIET_BYTES;
      word += quiet_words;
      after_closing = 0;
      after_edge = from[-1] == delimiter || from[-1] == LF;
      after_cr = from[-1] == CR;
    }
    /* Outside quotes, and where there is none, a word's masks are its field ends: most words are such. */
    const size_t first = word;
    for (; positions && word < words && !(inside | after_quote); word++, from += 64, offset += 64) {
      uint64_t quotes, delimiters, lfs, crs, other;
      STRUCTURE_MASKS(from, quote, delimiter, quotes, delimiters, lfs, crs, other);
      if (quotes) break;
      doubtful |= (crs << 1 | after_cr) & ~lfs;
      after_cr = crs >> 63;
      carriages |= crs;
      beyond_ascii |= other;
      uint64_t outer = delimiters | lfs;
      TAKE_ENDS(outer, lfs);
    }
    if (word > first) {
      after_closing = 0;
      after_edge = from[-1] == delimiter || from[-1] == LF;
    }
    if (word == words) break;
    uint64_t quotes, delimiters, lfs, crs, other;
    STRUCTURE_MASKS(from, quote, delimiter, quotes, delimiters, lfs, crs, other);
    uint64_t within = inside;
    uint64_t edges = delimiters | lfs;
    if (quotes | after_quote) {
      within ^= STRUCTURE_WITHIN(quotes);
      uint64_t opening = quotes & within, closing = quotes & ~within;
      uint64_t may_open = (edges | quotes) << 1 | after_edge;
      uint64_t closed_before = closing << 1 | after_closing;
      uint64_t quote_before = quotes << 1 | after_quote;
      doubtful |= opening & ~may_open;
      doubtful |= closed_before & ~(edges | crs | quotes);
      if (positions) {
        /* What opens after a quote is the second of two, and belongs to the field that is open already. */
        uint64_t outer = edges & ~within;
        for (uint64_t left = opening; left; left &= left - 1) {
          uint64_t bit = left & -left;
          size_t place = (size_t)(ends - s->ends) + (size_t)__builtin_popcountll(outer & (bit - 1));
          s->quoted[s->quoted_count++] = (uint32_t)(place << 1 | ((quote_before & bit) != 0));
        }
      }
      after_closing = closing >> 63;
      after_quote = quotes >> 63;
      inside = (uint64_t)((int64_t)within >> 63);
    }
    after_edge = (edges | quotes) >> 63;
    doubtful |= (crs << 1 | after_cr) & ~lfs;
    after_cr = crs >> 63;
    carriages |= crs;
    beyond_ascii |= other;
    inner_lines |= lfs & within;
    uint64_t outer = edges & ~within;
    uint64_t outer_lines = lfs & ~within;
    if (!positions) {
      if (outer_lines) {
        s->after_last_line = offset + 64 - (size_t)__builtin_clzll(outer_lines);
        quiet_lines = NULL;
      }
      continue;
    }
    TAKE_ENDS(outer, outer_lines);
  }
  if (quiet_lines) {
    size_t count = STRUCTURE_QUIET_BYTES;
    while (quiet_lines[count - 1] != LF) count--;
    s->after_last_line = quiet_end - STRUCTURE_QUIET_BYTES + count;
  }
  s->end_count = (size_t)(ends - s->ends);
  s->line_count = (size_t)(lines - s->lines);
  s->inside = inside;
  s->after_closing = after_closing;
  s->after_edge = after_edge;
  s->after_quote = after_quote;
  s->after_cr = after_cr;
  s->doubtful |= doubtful;
  s->inner_lines |= inner_lines;
  s->carriages |= carriages;
  s->beyond_ascii |= beyond_ascii;
}

#undef TAKE_ENDS
#undef STRUCTURE_NAME
#undef STRUCTURE_TARGET
#undef STRUCTURE_MASKS
#undef STRUCTURE_WITHIN
#undef STRUCTURE_WRITE
#undef STRUCTURE_QUIET
