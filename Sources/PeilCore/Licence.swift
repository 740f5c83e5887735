/// The terms under which published figures may be used again.
public struct Licence: Hashable, Sendable {
  /// Its identifier, such as `CC0-1.0`; nil for one that is known by its address alone.
  public let name: String?
  /// Where its text stands.
  public let address: String
  /// What people call it.
  public let title: String

  private init(name: String?, address: String, title: String) {
    self.name = name
    self.address = address
    self.title = title
  }

  /// The licences that have an identifier: those for data that public bodies use.
  public static let known: [Licence] = [
    Licence(
      name: "CC0-1.0", address: "https://creativecommons.org/publicdomain/zero/1.0/",
      title: "Creative Commons CC0 1.0 Universal"),
    Licence(
      name: "CC-BY-4.0", address: "https://creativecommons.org/licenses/by/4.0/",
      title: "Creative Commons Attribution 4.0 International"),
    Licence(
      name: "CC-BY-SA-4.0", address: "https://creativecommons.org/licenses/by-sa/4.0/",
      title: "Creative Commons Attribution-ShareAlike 4.0 International"),
    Licence(
      name: "ODbL-1.0", address: "https://opendatacommons.org/licenses/odbl/1-0/",
      title: "Open Data Commons Open Database License 1.0"),
    Licence(
      name: "OGL-UK-3.0", address: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
      title: "Open Government Licence 3.0"),
  ]

  /// The licence of an identifier, or that whose text stands at an address of `https`; nil for any other word.
  public init?(_ word: String) {
    if let known = Self.known.first(where: { $0.name == word }) {
      self = known
      return
    }
    let rest = word.dropFirst("https://".count)
    guard word.hasPrefix("https://"), let first = rest.unicodeScalars.first, first != "/",
      word.unicodeScalars.allSatisfy({
        $0.isASCII && $0.value > 0x20 && !"<>\"{}|\\^`\u{7F}".unicodeScalars.contains($0)
      })
    else { return nil }
    self.init(name: nil, address: word, title: word)
  }
}
