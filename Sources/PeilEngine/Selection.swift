/// The rows of a chunk that count, and the group each counts in; a row that counts in several groups stands several times.
struct Selection {
  var rows: [UInt32]
  var groups: [UInt32]
}

extension Selection {
  /// Calls the body with every row and group for which the truth mask, where there is one, is 1.
  @inline(__always)
  func forEach(where truth: [UInt8]?, _ body: (Int, Int) -> Void) {
    rows.withUnsafeBufferPointer { rows in
      groups.withUnsafeBufferPointer { groups in
        guard let truth else {
          for place in 0..<rows.count { body(Int(rows[place]), Int(groups[place])) }
          return
        }
        truth.withUnsafeBufferPointer { truth in
          for place in 0..<rows.count {
            let row = Int(rows[place])
            if truth[row] == 1 { body(row, Int(groups[place])) }
          }
        }
      }
    }
  }
}
