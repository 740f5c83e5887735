import PeilTable

import CPeilScan

/// The owner of one libcsv parser and of the arrays it fills.
///
/// Unchecked because of its pointer, which nobody else holds.
struct RecordScanner: ~Copyable, @unchecked Sendable {
  private let scanner: OpaquePointer

  /// Nil when out of memory.
  init?(_ format: CSVFormat, memoryLimit: Int = .max) {
    var dialect = format.dialect
    guard let made = peil_scanner_create(&dialect, memoryLimit) else { return nil }
    scanner = made
  }

  /// The records of a block that begins at a record start; nil when out of memory.
  ///
  /// The view lasts until the next call. `wanted`, where given, marks the columns whose fields will be read.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, width: Int, wanted: [Bool]? = nil, isFinal: Bool
  ) -> peil_view? {
    precondition(wanted.map { $0.count == width } ?? true)
    var view = peil_view()
    let status =
      if let wanted {
        peil_scan(scanner, bytes.baseAddress, bytes.count, UInt32(width), wanted, isFinal, &view)
      } else {
        peil_scan(scanner, bytes.baseAddress, bytes.count, UInt32(width), nil, isFinal, &view)
      }
    return status == PEIL_SCAN_OK ? view : nil
  }

  /// Chooses how structure is found; false where this machine does not have that way.
  mutating func use(_ variant: ScanVariant) -> Bool { peil_scanner_use(scanner, variant.rawValue) }

  /// Where the last certain record end is in a block that begins at a record start; nil when out of memory.
  mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var boundary = 0
    return peil_split(scanner, bytes.baseAddress, bytes.count, &boundary) == PEIL_SCAN_OK ? boundary : nil
  }

  deinit { peil_scanner_destroy(scanner) }
}

/// A way to find the structure of a block; all of them find the same.
enum ScanVariant: Int32, CaseIterable {
  case libcsv
  case portable
  case avx2
  case avx512
  /// The scanner for dialects beyond libcsv.
  case dialect
}
