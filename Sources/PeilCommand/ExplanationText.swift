import Peil

/// What `peil explain` says of a figure.
struct ExplanationText {
  private let place: FigurePlace

  init(_ place: FigurePlace) { self.place = place }

  /// The figure, what it is, and what it is made of.
  var text: String {
    let measure = place.table.plan.measures[place.measure]
    return "\(place.title): \(place.table.text(cell: place.cell, measure: place.measure))\n"
      + measure.bound.definition.text.text(in: "en") + "\n"
  }
}
