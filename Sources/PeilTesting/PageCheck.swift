import Peil

/// Whether a reference page says all that a reader needs.
struct PageCheck {
  let page: Page
  let needsSource: Bool

  init(_ page: Page, needsSource: Bool) {
    self.page = page
    self.needsSource = needsSource
  }

  var findings: [Finding] { texts.map { Finding(.documentation, $0) } }

  private var texts: [String] {
    var texts: [String] = []
    if page.name.isEmpty || page.name.contains(where: { !"abcdefghijklmnopqrstuvwxyz0123456789-".contains($0) }) {
      texts.append("'\(page.name)' is no word in kebab-case")
    }
    if !page.summary.hasSuffix(".") { texts.append("the summary is no sentence that ends in a full stop") }
    if page.discussion.count <= 80 {
      texts.append("the discussion says too little: units, what missing does, what is counted where, errors")
    }
    if page.example.isEmpty { texts.append("there is no example") }
    if needsSource, page.caution.count <= 30 {
      texts.append("the page does not say when the measure misleads (caution)")
    }
    if needsSource, !page.source.hasSuffix(".") {
      texts.append("`source` names no author and year, or law, of what it computes, in words that end in a full stop")
    }
    for parameter in Self.parameters(of: page.setting) {
      if !parameter.summary.hasSuffix(".") {
        texts.append("option '\(parameter.name)' has no sentence that explains it")
      }
      if !parameter.isRequired, parameter.standard?.isEmpty ?? true {
        texts.append("option '\(parameter.name)' does not say what holds where it is left out")
      }
    }
    return texts
  }

  private static func parameters(of kind: Parameter.Kind) -> [Parameter] {
    switch kind {
    case .options(let parameters): parameters + parameters.flatMap { Self.parameters(of: $0.kind) }
    case .either(let kinds): kinds.flatMap(Self.parameters)
    case .list(let inner), .oneOrMore(let inner), .map(_, let inner): Self.parameters(of: inner)
    default: []
    }
  }
}
