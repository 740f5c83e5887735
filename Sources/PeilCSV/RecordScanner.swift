import PeilTable

import CPeilScan

/// The owner of one libcsv parser and of the arrays it fills.
///
/// Unchecked because of its pointer, which nobody else holds.
struct RecordScanner: ~Copyable, @unchecked Sendable {
  private let scanner: OpaquePointer

  /// Nil when out of memory.
  init?(_ format: CSVFormat, memoryLimit: Int = .max) {
    guard let made = peil_scanner_create(format.delimiter, format.quote, memoryLimit) else { return nil }
    scanner = made
  }

  /// The records of a block that begins at a record start; nil when out of memory.
  ///
  /// The view lasts until the next call.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, isFinal: Bool) -> peil_view? {
    var view = peil_view()
    let status = peil_scan(scanner, bytes.baseAddress, bytes.count, UInt32(width), isFinal, &view)
    return status == PEIL_SCAN_OK ? view : nil
  }

  /// Where the last certain record end is in a block that begins at a record start; nil when out of memory.
  mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var boundary = 0
    return peil_split(scanner, bytes.baseAddress, bytes.count, &boundary) == PEIL_SCAN_OK ? boundary : nil
  }

  deinit { peil_scanner_destroy(scanner) }
}
