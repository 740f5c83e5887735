import CPeilScan
import PeilTable

import Synchronization

/// Hands out the blocks of a source in order, to any number of workers.
///
/// A block holds whole records: its end is a record end by proof, or because libcsv says so; never by guess.
public final class BlockQueue: Sendable {
  private struct State: ~Copyable {
    var scanner: RecordScanner
    /// The file that is read, and the byte of it that comes next.
    var place = 0
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

  private let files: [SourceFile]
  private let blockSize: Int
  private let observer: (@Sendable (UnsafeRawBufferPointer, Int) -> Void)?
  private let state: Mutex<State>

  /// A queue over the data records of a source's files, one file after the other.
  ///
  /// `observer` is called with every byte of each file as it was given, once and in order, and with the file's place; it
  /// runs under the queue's lock.
  public init(
    _ files: SourceFiles, blockSize: Int = BlockQueue.defaultBlockSize,
    observer: (@Sendable (UnsafeRawBufferPointer, Int) -> Void)? = nil
  ) throws(SourceError) {
    precondition(blockSize > 0 && blockSize <= Self.blockLimit)
    let first = files.files[0]
    guard let scanner = RecordScanner(first.format) else { throw SourceError(path: first.path, reason: .outOfMemory) }
    self.files = files.files
    self.blockSize = blockSize
    self.observer = observer
    self.state = Mutex(State(scanner: scanner, offset: first.dataOffset))
    try begin(0)
  }

  /// A queue over one file.
  public convenience init(
    _ file: SourceFile, blockSize: Int = BlockQueue.defaultBlockSize,
    observer: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(SourceError) {
    guard let observer else {
      try self.init(SourceFiles(file), blockSize: blockSize)
      return
    }
    try self.init(SourceFiles(file), blockSize: blockSize) { bytes, _ in observer(bytes) }
  }

  /// Shows the observer what stands before a file's records; of a packed file everything, as it was given.
  private func begin(_ place: Int) throws(SourceError) {
    guard let observer else { return }
    let isPacked = try files[place].givenBytes { bytes in observer(bytes, place) }
    if isPacked { return }
    files[place].headBytes.withUnsafeBytes { observer($0, place) }
  }

  /// Fills `block` with the next records; false when there are none left.
  ///
  /// After an error there are none left for anybody.
  public func next(into block: inout SourceBlock) throws(SourceError) -> Bool {
    try state.withLock { state throws(SourceError) in
      while !state.ended {
        let place = state.place
        let file = files[place]
        state.ended = true
        let isLast = try fill(&block, &state)
        let count = block.sourceBytes.count
        if count > 0 {
          if !file.isUnpacked { observer?(UnsafeRawBufferPointer(block.sourceBytes), place) }
          block.index = state.index
          block.file = place
          state.index += 1
          state.offset += count
        }
        state.ended = false
        if isLast { try end(&state) }
        if count > 0 { return true }
      }
      return false
    }
  }

  /// Goes on to the next file, or ends.
  private func end(_ state: inout State) throws(SourceError) {
    state.ended = true
    let file = files[state.place]
    // Half of a file that is still being written, or written anew, would be a whole one to whoever reads the figures.
    if try file.hasChanged() || state.offset + file.footBytes.count != file.size {
      throw SourceError(path: file.path, reason: .changed)
    }
    try checkFooter(state.place, state.offset)
    guard state.place + 1 < files.count else { return }
    state.place += 1
    state.offset = files[state.place].dataOffset
    try begin(state.place)
    state.ended = false
  }

  /// What follows the last record is the footer that was there when the file was opened.
  private func checkFooter(_ place: Int, _ offset: Int) throws(SourceError) {
    let file = files[place]
    guard !file.footBytes.isEmpty else { return }
    var foot = SourceBlock(encoding: file.format.encoding)
    let ended = try file.readFooter(&foot)
    guard ended, offset == file.dataEnd, foot.sourceBytes.elementsEqual(file.footBytes) else {
      throw SourceError(path: file.path, reason: .changed)
    }
    if let observer, !file.isUnpacked { file.footBytes.withUnsafeBytes { observer($0, place) } }
  }

  /// Reads whole records from the queue's place on; true when they are the last.
  private func fill(_ block: inout SourceBlock, _ state: inout State) throws(SourceError) -> Bool {
    let file = files[state.place]
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
        throw SourceError(path: files[state.place].path, reason: .outOfMemory)
      }
      if view.record_count > 0 { end = Int(view.records[0].offset + view.records[0].length) }
    }
    block.cut(toText: end)
  }
}
