/// A block of a part: a heading, text, a picture, a table, facts, a list; each where there is one.
struct ReportBlock {
  var identifier: String?
  var title: String?
  var text: String?
  var drawing: Markup?
  var table: Markup?
  var facts: [(label: String, text: String)] = []
  var items: [String] = []
  /// What a screen reader calls the picture or table, where it scrolls.
  var label = ""

  /// What the template names.
  var values: ReportValues {
    var values = ReportValues()
    values.set("id", identifier)
    values.set("title", title)
    values.set("text", text)
    values.set("drawing", drawing)
    values.set("table", table)
    values.set("label", label)
    values.set("items", items)
    values.set("hasItems", !items.isEmpty)
    values.set("hasFacts", !facts.isEmpty)
    values.set(
      "facts",
      facts.map { fact in
        var values = ReportValues()
        values.set("label", fact.label)
        values.set("text", fact.text)
        return values
      })
    return values
  }
}
