/// A kind of figure: what it needs of the rows, and what it makes of that.
///
/// A measure is a mergeable state made of components, and a finisher. The engine computes the components; the finisher
/// is arithmetic on their values.
public protocol Measure: SendableMetatype {
  /// The reference page: name, options, example.
  static var page: Page { get }

  /// Reads the options against the table's rows and says what must be computed.
  ///
  /// What is wrong is reported to the context, all of it; nil is returned when nothing sensible remains.
  static func bind(_ setting: Setting, to table: TableShape, context: BindingContext) -> BoundMeasure?

  /// The figures it stands for, each made by another measure; none where it makes one itself.
  static func parts(of setting: Setting) -> [MeasurePart]

  /// The figures that other reasonable choices would give; none where no others are known.
  static func alternatives(of setting: Setting, in table: TableShape, context: BindingContext) -> [MeasureAlternative]
}

extension Measure {
  /// One figure, its own.
  public static func parts(of setting: Setting) -> [MeasurePart] { [] }

  /// None.
  public static func alternatives(
    of setting: Setting, in table: TableShape, context: BindingContext
  ) -> [MeasureAlternative] { [] }
}
