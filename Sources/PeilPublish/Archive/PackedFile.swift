/// A file of an archive that is packed as it comes, piece by piece.
struct PackedFile {
  private var packer = Deflate()
  private var sum = CRC32()
  /// What was packed before this, as whole bytes, and its own size.
  private var front: [UInt8] = []
  private var frontSum: CRC32?
  private var frontCount = 0
  private var bodyCount = 0

  /// An empty file.
  init() {}

  /// A file of two parts, the second of which was packed first.
  init(_ head: [UInt8], before body: PackedFile) {
    self = body
    var packer = Deflate()
    packer.add(head)
    front = packer.aligned()
    frontSum = CRC32(head)
    frontCount = head.count
  }

  /// Adds a piece.
  mutating func add(_ bytes: [UInt8]) {
    packer.add(bytes)
    sum.add(bytes)
    bodyCount += bytes.count
  }

  /// How many bytes it holds, unpacked.
  var count: Int { frontCount + bodyCount }

  /// The check sum of the bytes it holds.
  var checkSum: UInt32 { frontSum?.followed(by: sum, count: bodyCount) ?? sum.value }

  /// The packed bytes.
  var packed: [UInt8] {
    var packer = packer
    return front + packer.finished()
  }
}
