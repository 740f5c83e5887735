extension String {
  /// The text in lower case, compatibility forms and marks taken away: what coding rules are held against.
  ///
  /// "Financiële" becomes "financiele". It is NFKD without its combining marks, for the scripts of `CompatibilityForm`.
  public var plainForCoding: String {
    var plain = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars {
      if scalar.properties.canonicalCombiningClass != .notReordered { continue }
      if let form = CompatibilityForm.plain(scalar) {
        plain.append(contentsOf: form.unicodeScalars)
      } else {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
