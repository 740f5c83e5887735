/// A picture with what it shows in words, for who cannot see it.
struct Picture {
  /// What makes its names differ from those of other pictures on the page.
  let identifier: String
  /// What it is, in a few words.
  let title: String
  /// What stands below it.
  let caption: String
  /// What is to be seen in it.
  let description: String
  /// The figures that the description names, by their numbers in the tidy file of the table.
  var described: [Int] = []
  let height: Double
  let drawing: Drawing

  /// The picture as SVG; one that stands alone in a file brings its own colours.
  func markup(isAlone: Bool) -> Markup {
    var page = Markup()
    let (titled, text) = (identifier + "-title", identifier + "-text")
    let box = "0 0 \(Drawing.place(Drawing.width)) \(Drawing.place(height))"
    let content: (inout Markup) -> Void = { svg in
      svg.element("title", ["id": titled], title)
      svg.element(
        "desc", ["id": text], description,
        also: described.isEmpty ? [] : [("data-figures", described.map(String.init).joined(separator: " "))])
      if isAlone { svg.element("style", ReportStyle.palette + ReportStyle.pictures) }
      svg.append(drawing.markup)
    }
    if isAlone {
      page.element(
        "svg",
        [
          "xmlns": "http://www.w3.org/2000/svg", "class": "chart", "viewBox": box,
          "width": Drawing.place(Drawing.width), "height": Drawing.place(height), "role": "img",
          "aria-labelledby": "\(titled) \(text)",
        ], content: content)
      page.line()
    } else {
      page.element(
        "svg",
        ["class": "chart", "viewBox": box, "role": "img", "aria-labelledby": "\(titled) \(text)"],
        content: content)
    }
    return page
  }
}
