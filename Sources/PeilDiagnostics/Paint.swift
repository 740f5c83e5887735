/// The colours of a diagnostic in a terminal, by ANSI's SGR sequences.
struct Paint: Sendable {
  enum Role {
    case strong
    case gutter
    case severity(Diagnostic.Severity)
  }

  let isOn: Bool

  func callAsFunction(_ text: String, as role: Role) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(role))m\(text)\u{1B}[0m"
  }

  private static func code(_ role: Role) -> String {
    switch role {
    case .strong: "1"
    case .gutter: "34"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    }
  }
}
