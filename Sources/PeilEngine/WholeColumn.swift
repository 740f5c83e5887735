import PeilTable
import Synchronization

/// A column that came in parts and is put end to end when it is first asked for.
final class WholeColumn: Sendable {
  private enum State {
    case parts([ColumnBuffer])
    case whole(ColumnBuffer)
  }

  private let state: Mutex<State>

  /// The column that these parts make; `empty` says in what form where there are none.
  init(_ parts: [ColumnBuffer], empty: StorageKind) {
    state = Mutex(parts.isEmpty ? .whole(.missing(empty, count: 0)) : .parts(parts))
  }

  /// The whole column.
  var buffer: ColumnBuffer {
    state.withLock { state in
      switch state {
      case .whole(let buffer): return buffer
      case .parts(let parts):
        let buffer = ColumnBuffer.concatenated(parts)
        state = .whole(buffer)
        return buffer
      }
    }
  }
}
