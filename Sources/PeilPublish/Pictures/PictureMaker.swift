import PeilCore
import PeilWords

/// Draws the picture of a table.
struct PictureMaker {
  let words: Words

  /// More categories than this make no picture by themselves.
  private static let mostCategories = 40

  /// The picture that suits a table or that its author asks for; nil where there is none, and where no figure has a value.
  func picture(of table: ReportTable) -> Picture? {
    guard let choice = PictureChoice(table: table.table.plan).choice else { return nil }
    let data = PictureData(table, words)
    guard isFilled(choice, data) else { return nil }
    return picture(choice, data)
  }

  private func picture(_ choice: PictureChoice.Choice, _ data: PictureData) -> Picture? {
    switch choice {
    case .points(let measures): PointsPicture(data: data, measures: measures).picture
    case .definitions(let measures):
      data.whole.map { MeasurePointsPicture(data: data, measures: measures, cell: $0).picture }
    case .bars(let measures): BarsPicture(data: data, measures: measures).picture
    case .ceiling(let measures): BarsPicture(data: data, measures: measures, ceiling: 1).picture
    case .stacked(let measures): StackedPicture(data: data, measures: measures).picture
    case .funnel(let rate, let limits): FunnelPicture(data: data, rate: rate, limits: limits).picture
    case .survival(let steps, let term, let median):
      SurvivalPicture(
        data: data, steps: steps.map { ($0.measure, $0.other) }, term: term, median: median
      ).picture
    case .depletion(let used, let ceiling):
      TrendPicture(data: data, measures: [used], ceiling: ceiling, kind: .depletionPicture).picture
    case .cutOff(let lowest, let highest, let between):
      CutOffPicture(data: data, lowest: lowest, highest: highest, between: between).picture
    case .waterfall(let first, let losses):
      data.whole.map {
        WaterfallPicture(data: data, first: first, losses: losses.map { ($0.measure, $0.other) }, cell: $0).picture
      }
    case .trend(let measures): TrendPicture(data: data, measures: measures).picture
    }
  }

  /// Whether there is something to see: a value at least, and where categories are held against each other, two.
  private func isFilled(_ choice: PictureChoice.Choice, _ data: PictureData) -> Bool {
    func known(_ measures: [Int]) -> Int {
      data.categories.count { category in measures.contains { category.cell.estimates[$0].value != nil } }
    }
    let isFew = data.categories.count <= Self.mostCategories || data.plan.picture != nil
    switch choice {
    case .points(let measures), .bars(let measures), .ceiling(let measures): return isFew && known(measures) > 1
    case .funnel(let rate, _): return known([rate]) > 1
    case .trend(let measures): return known(measures) > 1
    case .depletion(let used, _): return known([used]) > 1
    case .cutOff(let lowest, let highest, _): return isFew && known([lowest, highest]) > 0
    case .stacked(let measures):
      return isFew && (known(measures) > 0 || data.whole?.estimates[measures[0]].value != nil)
    case .definitions(let measures): return measures.contains { data.whole?.estimates[$0].value != nil }
    case .waterfall(let first, _): return data.whole?.estimates[first].value != nil
    case .survival(let steps, _, _):
      return (data.categories.map(\.cell) + [data.whole].compactMap(\.self)).contains { cell in
        steps.contains { cell.estimates[$0.measure].value != nil }
      }
    }
  }
}
