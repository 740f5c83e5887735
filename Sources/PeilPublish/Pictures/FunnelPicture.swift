import PeilCore
import PeilValues
import PeilWords

/// Rates by the size of their groups, within the limits between which chance would put a group of that size.
struct FunnelPicture {
  let data: PictureData
  /// The measures: the rate, and its limits from the outer lower one to the outer upper one.
  let rate: Int
  let limits: [Int]

  private struct Group {
    let label: String
    let size: Double
    let rate: Double
    let limits: [Double?]
    /// What is said of the group where it lies outside the limits.
    let flag: String
    let text: String
    /// The figure's number in the tidy file, and what stands for the size.
    let number: Int
    let sizeText: String
    let limitNumbers: [Int]

    var isOutside: Bool { !flag.isEmpty }
  }

  private var groups: [Group] {
    data.categories.compactMap { category in
      let estimate = category.cell.estimates[rate]
      guard let value = estimate.value?.height else { return nil }
      return Group(
        label: category.label, size: estimate.denominator?.height ?? Double(estimate.n), rate: value,
        limits: limits.map { category.cell.estimates[$0].value?.height },
        flag: estimate.reason, text: data.numberText(estimate, rate), number: data.number(category.cell, rate),
        sizeText: "\(data.number(category.cell, rate)).\(estimate.denominator?.height == nil ? "n" : "denominator")",
        limitNumbers: limits.map { data.number(category.cell, $0) })
    }.sorted { $0.size < $1.size }
  }

  var picture: Picture {
    var drawing = Drawing()
    let groups = groups
    let (top, bottom) = (40.0, 380.0)
    let sizes = Scale(groups.map(\.size), fromZero: true, start: 64, end: PictureFrame.right - 60)
    let heights = groups.map(\.rate) + groups.flatMap { $0.limits.compactMap(\.self) }
    let rates = Scale(heights, fromZero: true, start: bottom, end: top)
    PictureFrame.uprightAxis(rates, .ratio, data.numbers, from: 64, to: PictureFrame.right - 60, &drawing)
    for tick in sizes.ticks where tick.isWhole {
      drawing.text(
        sizes.label(tick, .count, data.numbers), sizes.place(tick.doubleValue), bottom + 17, "soft small", .middle,
        [("data-tick-x", sizes.text(tick))])
    }
    drawing.text(data.words[.groupSize], PictureFrame.right - 60, bottom + 36, "soft", .end)
    drawing.text(data.label(rate), 8, 16)
    for (place, _) in limits.enumerated() { limit(place, groups, sizes, rates, &drawing) }
    for group in groups { point(group, sizes, rates, isNamed: groups.count <= 14, &drawing) }
    var text = data.description(data.words[.funnelPicture], of: rate)
    for flag in [FigureFlag.outside95, .outside998] {
      let found = groups.filter { $0.flag == flag.rawValue }
      guard !found.isEmpty else { continue }
      let names = found.map { "\($0.label) \($0.text)" }
      text.text += " \(data.words[flag]): \(names.joined(separator: ", "))."
      text.figures += found.map(\.number)
    }
    return data.picture(.funnelPicture, about: data.label(rate), text, height: bottom + 48, drawing)
  }

  /// A limit as a line through the limits of the groups, with its name at the right end.
  private func limit(
    _ place: Int, _ groups: [Group], _ sizes: Scale, _ rates: Scale, _ drawing: inout Drawing
  ) {
    let points = groups.compactMap { group in
      group.limits[place].map { (x: sizes.place(group.size), y: rates.place($0)) }
    }
    let drawn = groups.filter { $0.limits[place] != nil }
    let isOuter = place == 0 || place == limits.count - 1
    drawing.path(
      points, isOuter ? "limit outer" : "limit",
      [
        ("data-x", drawn.map(\.sizeText).joined(separator: " ")),
        ("data-y", drawn.map { String($0.limitNumbers[place]) }.joined(separator: " ")),
      ])
    guard let last = points.last else { return }
    drawing.text(isOuter ? "99,8%".written(in: data.numbers) : "95%", last.x + 6, last.y + 4, "soft small")
  }

  private func point(
    _ group: Group, _ sizes: Scale, _ rates: Scale, isNamed: Bool, _ drawing: inout Drawing
  ) {
    let (x, y) = (sizes.place(group.size), rates.place(group.rate))
    drawing.mark(group.isOutside ? 2 : 0, x, y, [("data-x", group.sizeText), ("data-y", "\(group.number)")])
    guard isNamed || group.isOutside else { return }
    let text = TextWidth.wrapped(group.label, width: 160, lines: 1)[0]
    if x + TextWidth.of(text) + 10 > Drawing.width {
      drawing.text(text, x - 8, y - 7, "small halo", .end)
    } else {
      drawing.text(text, x + 8, y - 7, "small halo")
    }
  }
}

extension String {
  /// A percentage with the decimal sign of a language.
  fileprivate func written(in numbers: NumberStyle) -> String {
    numbers.language == .dutch ? self : String(map { $0 == "," ? "." : $0 })
  }
}
