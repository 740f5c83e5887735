public import PeilCore

/// The stages and measures a pipeline may name; researchers add their own to the built-in ones.
public struct Catalogue: Sendable {
  /// The stages, in the order they are listed to people.
  public private(set) var stages: [any Stage.Type]
  /// The measures, in the order they are listed to people.
  public private(set) var measures: [any Measure.Type]

  /// A catalogue of these stages and measures; of two with one word the later takes the earlier's place.
  public init(stages: [any Stage.Type] = [], measures: [any Measure.Type] = []) {
    self.stages = []
    self.measures = []
    for stage in stages { add(stage) }
    for measure in measures { add(measure) }
  }

  /// Adds a stage, or puts it in the place of the one with the same word.
  public mutating func add(_ stage: any Stage.Type) {
    if let place = stages.firstIndex(where: { $0.page.name == stage.page.name }) {
      stages[place] = stage
    } else {
      stages.append(stage)
    }
  }

  /// Adds a measure, or puts it in the place of the one with the same word.
  public mutating func add(_ measure: any Measure.Type) {
    if let place = measures.firstIndex(where: { $0.page.name == measure.page.name }) {
      measures[place] = measure
    } else {
      measures.append(measure)
    }
  }

  /// The same catalogue with these in it; one that has the word of another takes its place.
  public func adding(stages: [any Stage.Type] = [], measures: [any Measure.Type] = []) -> Catalogue {
    var catalogue = self
    for stage in stages { catalogue.add(stage) }
    for measure in measures { catalogue.add(measure) }
    return catalogue
  }

  /// The stage a word names, or nil.
  public func stage(_ word: String) -> (any Stage.Type)? { stages.first { $0.page.name == word } }

  /// The measure a word names, or nil.
  public func measure(_ word: String) -> (any Measure.Type)? { measures.first { $0.page.name == word } }
}
