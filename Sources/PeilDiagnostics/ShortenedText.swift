/// The beginning of a text that came from data, with `…` for what is left out.
public func shortened(_ text: String, to limit: Int = 60) -> String {
  // A field may hold megabytes: its characters are not counted beyond the limit.
  guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else {
    return text
  }
  return text[..<end] + "…"
}
