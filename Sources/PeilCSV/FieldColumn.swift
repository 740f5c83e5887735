/// One column of a grid: where the fields of its rows stand.
struct FieldColumn {
  let base: UnsafePointer<UInt8>
  let starts: UnsafePointer<UInt32>
  let lengths: UnsafePointer<UInt32>
  let stride: Int
  let count: Int
  /// Whether one byte is one character; else the bytes are UTF-8.
  let isSingleByte: Bool

  init(_ grid: RecordGrid, column: Int, isSingleByte: Bool) {
    base = grid.base
    starts = grid.starts + column
    lengths = grid.lengths + column
    stride = grid.width
    count = grid.rowCount
    self.isSingleByte = isSingleByte
  }

  /// A column of UTF-8 fields that stand close together.
  init(utf8 base: UnsafePointer<UInt8>, starts: UnsafePointer<UInt32>, lengths: UnsafePointer<UInt32>, count: Int) {
    self.base = base
    self.starts = starts
    self.lengths = lengths
    stride = 1
    self.count = count
    isSingleByte = false
  }

  @inline(__always)
  subscript(row: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + Int(starts[row * stride]), count: Int(lengths[row * stride]))
  }
}
