public import PeilTable

/// How a report looks and what it holds beside its tables.
public struct ReportSettings: Hashable, Sendable {
  /// A part of a report; the raw value is its word in a pipeline file.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// Key figures and contents.
    case summary
    /// The author's own text.
    case sections
    /// The tables with their pictures.
    case tables
    /// Checks, and rejected rows by reason.
    case quality
    /// Where every row went.
    case ledger
    /// Which data a table comes from.
    case lineage
    /// Every measure with its definition and literature.
    case methods
    /// What identifies the run.
    case colophon
  }

  /// A picture that is carried in the report.
  public struct Image: Hashable, Sendable {
    /// The media type, such as `image/png`.
    public let mediaType: String
    /// Its bytes.
    public let bytes: [UInt8]
    /// What it shows, for who cannot see it.
    public let text: LocalizedText?

    /// Describes an image.
    public init(mediaType: String, bytes: [UInt8], text: LocalizedText?) {
      self.mediaType = mediaType
      self.bytes = bytes
      self.text = text
    }
  }

  /// Text of the author's, in the safe part of Markdown.
  public struct Section: Hashable, Sendable {
    /// What heads it.
    public let title: LocalizedText
    /// What it says.
    public let text: LocalizedText

    /// Pairs a title with a text.
    public init(title: LocalizedText, text: LocalizedText) {
      self.title = title
      self.text = text
    }
  }

  /// A figure that stands at the head of the report.
  public struct KeyFigure: Hashable, Sendable {
    /// The table's name.
    public let table: String
    /// The measure's name.
    public let measure: String

    /// Names a figure: the one in the table's total, or the only one there is.
    public init(table: String, measure: String) {
      self.table = table
      self.measure = measure
    }
  }

  /// The logo at the head; nil for none.
  public let logo: Image?
  /// The colour of the head, as `#rrggbb`; nil for the standard one.
  public let accent: String?
  /// The parts in their order; each stands there once.
  public let order: [Part]
  /// The author's own sections.
  public let sections: [Section]
  /// The figures at the head; nil leaves the choice to the publisher.
  public let keyFigures: [KeyFigure]?
  /// The author's own template, in Mustache; nil for the standard one.
  public let template: ReferenceFile?

  /// Describes a report.
  public init(
    logo: Image? = nil, accent: String? = nil, order: [Part] = Part.allCases, sections: [Section] = [],
    keyFigures: [KeyFigure]? = nil, template: ReferenceFile? = nil
  ) {
    self.logo = logo
    self.accent = accent
    self.order = order
    self.sections = sections
    self.keyFigures = keyFigures
    self.template = template
  }
}
