/// One operand of a loop over rows: an array with a value per row, or with one value for all.
struct Lane<Element> {
  let values: [Element]
  let isConstant: Bool

  @inline(__always)
  init(_ values: [Element], isConstant: Bool = false) {
    self.values = values
    self.isConstant = isConstant
  }
}

/// Computes a value per row from one operand.
@inline(__always)
func mapped<Element, Result>(_ lane: [Element], _ body: (Element) -> Result) -> [Result] {
  lane.withUnsafeBufferPointer { source in
    [Result](unsafeUninitializedCapacity: source.count) { target, written in
      for row in 0..<source.count { target.initializeElement(at: row, to: body(source[row])) }
      written = source.count
    }
  }
}

/// Computes a value per row from two operands.
///
/// There is a loop for each way in which an operand may be constant, so that the loop reads nothing twice and the
/// compiler can make it a vector loop.
@inline(__always)
func mapped<Left, Right, Result>(
  _ left: Lane<Left>, _ right: Lane<Right>, count: Int, _ body: (Left, Right) -> Result
) -> [Result] {
  left.values.withUnsafeBufferPointer { lefts in
    right.values.withUnsafeBufferPointer { rights in
      [Result](unsafeUninitializedCapacity: count) { target, written in
        if left.isConstant, right.isConstant {
          for row in 0..<count { target.initializeElement(at: row, to: body(lefts[0], rights[0])) }
        } else if left.isConstant {
          let constant = lefts[0]
          for row in 0..<count { target.initializeElement(at: row, to: body(constant, rights[row])) }
        } else if right.isConstant {
          let constant = rights[0]
          for row in 0..<count { target.initializeElement(at: row, to: body(lefts[row], constant)) }
        } else {
          for row in 0..<count { target.initializeElement(at: row, to: body(lefts[row], rights[row])) }
        }
        written = count
      }
    }
  }
}
