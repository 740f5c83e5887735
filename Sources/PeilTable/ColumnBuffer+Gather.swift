import PeilValues

extension ColumnBuffer {
  /// The rows at these places, in this order; a negative place gives a missing value.
  public func gathered(_ places: [Int]) -> ColumnBuffer {
    let values: Values =
      switch values {
      case .bits(let source): .bits(gather(source, places, empty: 0))
      case .integers(let source): .integers(gather(source, places, empty: 0))
      case .doubles(let source): .doubles(gather(source, places, empty: 0))
      case .codes(let source): .codes(gather(source, places, empty: 0))
      case .masks(let source): .masks(gather(source, places, empty: 0))
      case .text(let source): .text(source.gathered(places))
      case .ratios(let source): .ratios(gather(source, places, empty: .zero))
      }
    return ColumnBuffer(values, known: gatheredKnown(places))
  }

  /// The rows at these places, in this order; the place `none` gives a missing value.
  public func gathered(_ places: [UInt32], none: UInt32) -> ColumnBuffer {
    let values: Values =
      switch values {
      case .bits(let source): .bits(gather(source, places, none, empty: 0))
      case .integers(let source): .integers(gather(source, places, none, empty: 0))
      case .doubles(let source): .doubles(gather(source, places, none, empty: 0))
      case .codes(let source): .codes(gather(source, places, none, empty: 0))
      case .masks(let source): .masks(gather(source, places, none, empty: 0))
      case .text(let source): .text(source.gathered(places.map { $0 == none ? -1 : Int($0) }))
      case .ratios(let source): .ratios(gather(source, places, none, empty: .zero))
      }
    guard known != nil || places.contains(none) else { return ColumnBuffer(values) }
    guard let known else { return ColumnBuffer(values, known: places.map { $0 == none ? 0 : 1 }) }
    return ColumnBuffer(values, known: gather(known, places, none, empty: 0))
  }

  private func gatheredKnown(_ places: [Int]) -> [UInt8]? {
    if let known { return gather(known, places, empty: 0) }
    guard places.contains(where: { $0 < 0 }) else { return nil }
    return places.map { $0 < 0 ? 0 : 1 }
  }

  /// Columns of one form, end to end; a precondition holds that there is one and that the forms agree.
  public static func concatenated(_ parts: [ColumnBuffer]) -> ColumnBuffer {
    precondition(!parts.isEmpty, "nothing to put end to end")
    let values: Values =
      switch parts[0].values {
      case .bits: .bits(joined(parts) { if case .bits(let part) = $0 { part } else { nil } })
      case .integers: .integers(joined(parts) { if case .integers(let part) = $0 { part } else { nil } })
      case .doubles: .doubles(joined(parts) { if case .doubles(let part) = $0 { part } else { nil } })
      case .codes: .codes(joined(parts) { if case .codes(let part) = $0 { part } else { nil } })
      case .masks: .masks(joined(parts) { if case .masks(let part) = $0 { part } else { nil } })
      case .ratios: .ratios(joined(parts) { if case .ratios(let part) = $0 { part } else { nil } })
      case .text: .text(joinedText(parts))
      }
    guard parts.contains(where: { $0.known != nil }) else { return ColumnBuffer(values) }
    var known: [UInt8] = []
    known.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts {
      if let some = part.known {
        known.append(contentsOf: some)
      } else {
        known.append(contentsOf: repeatElement(1, count: part.count))
      }
    }
    return ColumnBuffer(values, known: known)
  }
}

private func joined<Element>(
  _ parts: [ColumnBuffer], _ values: (ColumnBuffer.Values) -> [Element]?
) -> [Element] {
  let total = parts.reduce(0) { $0 + $1.count }
  return [Element](unsafeUninitializedCapacity: total) { result, count in
    if let base = result.baseAddress {
      LargePages.advise(base, byteCount: total * MemoryLayout<Element>.stride)
    }
    for part in parts {
      guard let some = values(part.values) else {
        preconditionFailure("columns of different forms cannot be put end to end")
      }
      some.withUnsafeBufferPointer { some in
        if let from = some.baseAddress {
          (result.baseAddress.map { $0 + count })?.initialize(from: from, count: some.count)
        }
      }
      count += some.count
    }
  }
}

private func joinedText(_ parts: [ColumnBuffer]) -> TextStorage {
  var result = TextStorage()
  let texts = parts.map { part in
    guard case .text(let text) = part.values else {
      preconditionFailure("columns of different forms cannot be put end to end")
    }
    return text
  }
  result.reserveCapacity(
    rows: texts.reduce(0) { $0 + $1.count }, bytes: texts.reduce(0) { $0 + $1.bytes.count })
  for text in texts { result.append(contentsOf: text) }
  return result
}

private func gather<Element>(_ source: [Element], _ places: [Int], empty: Element) -> [Element] {
  [Element](unsafeUninitializedCapacity: places.count) { target, count in
    for (row, place) in places.enumerated() {
      target.initializeElement(at: row, to: place >= 0 ? source[place] : empty)
    }
    count = places.count
  }
}

private func gather<Element>(_ source: [Element], _ places: [UInt32], _ none: UInt32, empty: Element) -> [Element] {
  [Element](unsafeUninitializedCapacity: places.count) { target, count in
    source.withUnsafeBufferPointer { source in
      places.withUnsafeBufferPointer { places in
        for row in 0..<places.count {
          let place = places[row]
          precondition(place == none || Int(place) < source.count, "a place beyond the column")
          target.initializeElement(at: row, to: place == none ? empty : source[Int(place)])
        }
      }
    }
    count = places.count
  }
}
