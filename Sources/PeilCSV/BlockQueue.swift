import CPeilScan
import PeilTable

import Synchronization

/// Hands out the blocks of a source in order, to any number of workers.
///
/// A block holds whole records: its end is a record end by proof, or because libcsv says so; never by guess.
public final class BlockQueue: Sendable {
  private struct State: ~Copyable {
    var scanner: RecordScanner
    var offset: Int
    var index = 0
    var ended = false
  }

  /// The bytes of a block unless one record is longer.
  public static let defaultBlockSize = 512 * 1024
  /// Positions in a block are 32 bits wide.
  static let blockLimit = 1 << 30
  /// A longer block, which only a long record makes, is cut after that record: so a block has at most 2^24 records.
  private static let manyRecordsLimit = 1 << 25

  private let file: SourceFile
  private let blockSize: Int
  private let observer: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  private let state: Mutex<State>

  /// A queue over the data records of `file`.
  ///
  /// `observer` is called with every byte of the file once, in file order, the header's at once; it runs under the
  /// queue's lock.
  public init(
    _ file: SourceFile, blockSize: Int = BlockQueue.defaultBlockSize,
    observer: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(SourceError) {
    precondition(blockSize > 0 && blockSize <= Self.blockLimit)
    guard let scanner = RecordScanner(file.format) else { throw SourceError(path: file.path, reason: .outOfMemory) }
    self.file = file
    self.blockSize = blockSize
    self.observer = observer
    self.state = Mutex(State(scanner: scanner, offset: file.dataOffset))
    if let observer { file.headBytes.withUnsafeBytes(observer) }
  }

  /// Fills `block` with the next records; false when there are none left.
  ///
  /// After an error there are none left for anybody.
  public func next(into block: inout SourceBlock) throws(SourceError) -> Bool {
    try state.withLock { state throws(SourceError) in
      guard !state.ended else { return false }
      state.ended = true
      let isLast = try fill(&block, &state)
      guard !block.sourceBytes.isEmpty else {
        try end(state.offset)
        return false
      }
      observer?(UnsafeRawBufferPointer(block.sourceBytes))
      block.index = state.index
      state.index += 1
      state.offset += block.sourceBytes.count
      state.ended = isLast
      if isLast { try end(state.offset) }
      return true
    }
  }

  /// What follows the last record is the footer that was there when the file was opened.
  private func end(_ offset: Int) throws(SourceError) {
    guard !file.footBytes.isEmpty else { return }
    var foot = SourceBlock(encoding: file.format.encoding)
    let ended = try file.readFooter(&foot)
    guard ended, offset == file.dataEnd, foot.sourceBytes.elementsEqual(file.footBytes) else {
      throw SourceError(path: file.path, reason: .changed)
    }
    if let observer { file.footBytes.withUnsafeBytes(observer) }
  }

  /// Reads whole records from the queue's place on; true when they are the last.
  private func fill(_ block: inout SourceBlock, _ state: inout State) throws(SourceError) -> Bool {
    block.clear()
    var count = blockSize
    while true {
      let ended = try file.read(&block, from: state.offset, count: count)
      guard block.transcode(isFinal: ended) else { throw SourceError(path: file.path, reason: .outOfMemory) }
      if ended { return true }
      guard let boundary = state.scanner.split(block.text) else {
        throw SourceError(path: file.path, reason: .outOfMemory)
      }
      if boundary > 0 {
        try cut(&block, at: boundary, &state)
        return false
      }
      guard count < Self.blockLimit else {
        throw SourceError(path: file.path, reason: .recordTooLong(offset: state.offset, limit: Self.blockLimit))
      }
      count = min(count * 2, Self.blockLimit)
    }
  }

  private func cut(_ block: inout SourceBlock, at boundary: Int, _ state: inout State) throws(SourceError) {
    var end = boundary
    if boundary > Self.manyRecordsLimit {
      guard let view = state.scanner.scan(block.text, width: 0, isFinal: false) else {
        throw SourceError(path: file.path, reason: .outOfMemory)
      }
      if view.record_count > 0 { end = Int(view.records[0].offset + view.records[0].length) }
    }
    block.cut(toText: end)
  }
}
