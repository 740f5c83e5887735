import PeilValues

/// Days as a pipeline file writes them, in every language: `2021-06-30`.
enum WrittenDay {
  /// What to do about a text that is no day: written in another order, or a day that no calendar has.
  static func advice(on text: String) -> String {
    let parts = text.split { !$0.isNumber }.map(String.init)
    if parts.count == 3, parts[0].count == 4, text.filter(\.isNumber).count == 8 {
      return text == parts.joined(separator: "-") ? "the calendar has no such day" : proposal(parts)
    }
    // Here as in all of Europe the day comes first.
    if parts.count == 3, parts[2].count == 4 { return proposal(parts.reversed()) }
    return "write it as yyyy-MM-dd"
  }

  private static func proposal(_ parts: [String]) -> String {
    let day = parts.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "-")
    return CalendarDate(iso: day) == nil ? "write it as yyyy-MM-dd" : "write \(day)"
  }
}
