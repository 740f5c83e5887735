import CPeilScan

/// The values of the short words a column has shown, read for a whole column at once where the machine compares a word in one
/// step.
///
/// It holds the first words that it is given; what it does not know, the reader looks up as if it were not there.
struct QuickWords: Sendable {
  private static let bits = 12
  private static let bound = 256
  private static let isAvailable = peil_words_are_quick()

  /// How many words it holds.
  private(set) var count = 0
  private var marks: [UInt64] = []
  private var keys: [UInt8] = []
  private var values: [UInt64] = []

  /// Takes in a word that was not given before.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ value: UInt64) {
    guard Self.isAvailable, word.count <= Int(PEIL_WORD_SIZE), count < Self.bound else { return }
    if count == 0 {
      marks = [UInt64](repeating: 0, count: 1 << Self.bits)
      keys = [UInt8](repeating: 0, count: Int(PEIL_WORD_SIZE) * Self.bound)
      values = [UInt64](repeating: 0, count: Self.bound)
    }
    let number = UInt32(count)
    marks.withUnsafeMutableBufferPointer { marks in
      keys.withUnsafeMutableBufferPointer { keys in
        values.withUnsafeMutableBufferPointer { values in
          let table = peil_words(
            marks: marks.baseAddress, bits: UInt32(Self.bits), keys: keys.baseAddress, values: values.baseAddress)
          peil_words_add(table, number, word.baseAddress, UInt32(word.count), value)
        }
      }
    }
    count += 1
  }

  /// The codes that the fields' words stand for; the rows of words that are not known, in order, stand in `unknown`.
  ///
  /// Nil where no word is known at all, and nothing was written; otherwise how many rows are unknown.
  func read(
    _ fields: FieldColumn, into codes: UnsafeMutableBufferPointer<UInt32>,
    unknown: UnsafeMutableBufferPointer<UInt32>
  ) -> Int? {
    withTable { peil_words_read32($0, peil_fields(fields), codes.baseAddress, unknown.baseAddress) }
  }

  /// The same for masks of codes.
  func read(
    _ fields: FieldColumn, into masks: UnsafeMutableBufferPointer<UInt64>,
    unknown: UnsafeMutableBufferPointer<UInt32>
  ) -> Int? {
    withTable { peil_words_read64($0, peil_fields(fields), masks.baseAddress, unknown.baseAddress) }
  }

  /// What `body` makes of the table, which it does not change; nil where there is none.
  private func withTable(_ body: (peil_words) -> Int) -> Int? {
    guard count > 0 else { return nil }
    return marks.withUnsafeBufferPointer { marks in
      keys.withUnsafeBufferPointer { keys in
        values.withUnsafeBufferPointer { values in
          body(
            peil_words(
              marks: UnsafeMutablePointer(mutating: marks.baseAddress), bits: UInt32(Self.bits),
              keys: UnsafeMutablePointer(mutating: keys.baseAddress),
              values: UnsafeMutablePointer(mutating: values.baseAddress)))
        }
      }
    }
  }
}

extension peil_fields {
  fileprivate init(_ fields: FieldColumn) {
    self.init(
      base: fields.base, starts: fields.starts, lengths: fields.lengths, stride: fields.stride, count: fields.count)
  }
}
