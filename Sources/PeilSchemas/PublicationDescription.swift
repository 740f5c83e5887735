public import PeilTable

/// What is said of all files of a publication together.
public struct PublicationDescription: Hashable, Sendable {
  /// A licence by its identifier, where it has one, its address and its title.
  public struct Licence: Hashable, Sendable {
    /// The identifier, such as `CC0-1.0`.
    public let name: String?
    /// Where its text stands.
    public let address: String
    /// What people call it.
    public let title: String

    /// Describes a licence.
    public init(name: String?, address: String, title: String) {
      self.name = name
      self.address = address
      self.title = title
    }
  }

  /// A name of small letters, digits and hyphens.
  public let name: String
  /// What people call it.
  public let title: LocalizedText
  /// The language in which it speaks, `nl` or `en`.
  public let language: String
  /// Whom the data come from; nil where it is not said.
  public let source: LocalizedText?
  /// The terms of reuse; nil where they are not said.
  public let licence: Licence?
  /// The day the figures speak of, as ISO 8601 has it; nil where it is not said.
  public let day: String?
  /// Which program wrote the files.
  public let generator: String

  /// Describes a publication.
  public init(
    name: String, title: LocalizedText, language: String, source: LocalizedText?, licence: Licence?, day: String?,
    generator: String
  ) {
    self.name = name
    self.title = title
    self.language = language
    self.source = source
    self.licence = licence
    self.day = day
    self.generator = generator
  }
}
