/// What `cbc` printed and wrote.
struct CBCReport {
  let log: String
  let written: String
  let count: Int

  /// Reads both; throws with what was printed where there is no solution in them.
  func solution() throws(SuppressionError) -> CoveringSolution {
    let lines = written.split(separator: "\n")
    guard let first = lines.first else { throw failed() }
    let isOptimal = first.hasPrefix("Optimal")
    guard isOptimal || first.hasPrefix("Stopped") else { throw failed() }
    var values = Array(repeating: 0.0, count: count)
    for line in lines.dropFirst() {
      // number, name, value, reduced cost; two asterisks before them where a bound is left.
      let words = line.split(separator: " ").filter { $0 != "**" }
      guard words.count >= 3, words[1].hasPrefix("Y"), let figure = Int(words[1].dropFirst()), figure < count,
        let value = Double(words[2])
      else { throw failed() }
      values[figure] = value
    }
    let objective = first.split(separator: " ").last.flatMap { Double($0) }
    let bound = isOptimal ? objective : number(after: "Lower bound:") ?? number(after: "best possible")
    return CoveringSolution(
      values: values, lowerBound: bound, isOptimal: isOptimal, seconds: number(after: "(Wallclock seconds):") ?? 0)
  }

  /// The last number that stands behind these words.
  private func number(after words: String) -> Double? {
    log.split(separator: "\n").last { $0.contains(words) }.flatMap { line in
      let parts = line.split(separator: ":")
      guard let last = parts.last else { return nil }
      return Double(last.filter { $0.isNumber || $0 == "." || $0 == "-" || $0 == "e" || $0 == "+" })
    }
  }

  private func failed() -> SuppressionError {
    SuppressionError(.solverFailed(String((written.isEmpty ? log : written).suffix(400))))
  }
}
