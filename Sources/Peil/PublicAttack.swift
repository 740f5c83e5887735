import PeilCore
import PeilDiagnostics
import PeilDisclosure

/// An attack on a part of a release by somebody who has the release alone, and the sums that its certificate names.
///
/// Of numbers it finds every value that each hidden one can have; of amounts, of which a certificate says nothing beforehand,
/// whether they follow from the sums.
struct PublicAttack {
  private let part: ReleaseCertificate.Part
  /// The figures that their own rules hide and that have one value left.
  private let determined: [Int]
  /// Whether no tables agree with what is published.
  private let isContradictory: Bool
  /// By table how far apart the least and the greatest value of the hidden number are of which least is left; of numbers only.
  let widths: [String: Int]

  init(_ part: ReleaseCertificate.Part) {
    self.part = part
    let own = part.figures.indices.filter { part.figures[$0].isOwn && part.figures[$0].value == nil }
    guard part.isCount else {
      // A figure that is hidden for another may well be worked out, where nothing is asked for itself.
      determined = DeterminedFigures(part).places.filter { part.figures[$0].isOwn }
      isContradictory = false
      widths = [:]
      return
    }
    let system = PublishedSystem(
      part.figures.map { .init(value: $0.value, bounds: $0.bounds ?? .unknown) },
      part.relations.map { terms in
        LinearRelation(terms.map { LinearRelation.Term($0[0], coefficient: $0[1]) })
      })
    let hidden = part.figures.indices.filter { part.figures[$0].value == nil && !part.figures[$0].tables.isEmpty }
    guard let intervals = try? system.intervals(of: Set(own + hidden).sorted()) else {
      determined = []
      isContradictory = true
      widths = [:]
      return
    }
    isContradictory = false
    var widths: [String: Int] = [:]
    for figure in hidden {
      guard let width = intervals[figure]?.width else { continue }
      for table in part.figures[figure].tables { widths[table] = min(widths[table] ?? width, width) }
    }
    self.widths = widths
    determined = own.filter { intervals[$0]?.isExact ?? false }
  }

  /// What is wrong.
  func diagnostics(file: String) -> [Diagnostic] {
    if isContradictory {
      return [
        .error(
          "contradictory",
          "no figures agree with all that is published of \(part.name), and with all that is known of it",
          place: DataPlace(file: file), exit: .data)
      ]
    }
    guard !determined.isEmpty else { return [] }
    return [
      .error(
        "disclosed",
        "\(counted(determined.count, "hidden figure")) of \(part.name) can be worked out from those that are shown",
        details: determined.prefix(5).map { part.figures[$0].conditions.joined(separator: " & ") },
        place: DataPlace(file: file), exit: .data)
    ]
  }
}
