import Synchronization

/// Pieces of work that several threads take in turn.
package enum SharedWork {
  /// What each piece gives, in their own order; the first error of that order is thrown.
  package static func results<Piece: Sendable>(
    of count: Int, threads: Int, _ piece: @escaping @Sendable (Int) throws -> Piece
  ) throws -> [Piece] {
    guard threads > 1, count > 1 else { return try (0..<count).map(piece) }
    let made = Mutex([Result<Piece, any Error>?](repeating: nil, count: count))
    let next = Atomic(0)
    WorkerTeam.run(min(threads, count)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < count else { return }
        let result = Result { try piece(place) }
        made.withLock { $0[place] = result }
      }
    }
    return try made.withLock { $0 }.compactMap { try $0?.get() }
  }
}
