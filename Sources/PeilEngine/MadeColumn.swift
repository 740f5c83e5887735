import PeilCore
import PeilDiagnostics
import PeilExpression
import PeilTable
import PeilValues

/// A column an aggregation makes, one value per group.
struct MadeColumn {
  private let name: String
  private let type: ValueType
  private let arithmetic: AggregateArithmetic
  private let span: SourceSpan?

  init(_ made: Aggregation.Made, span: SourceSpan?) {
    name = made.name
    type = made.formula.type
    arithmetic = AggregateArithmetic(made.formula.body)
    self.span = span
  }

  /// The column for these groups; `aggregates` gives the values of a group's aggregates.
  func values(_ groups: [Int], _ aggregates: (Int) -> [AggregateValue]) throws -> ColumnBuffer {
    let results: [AggregateValue] = try groups.map { group in
      do {
        return try arithmetic.value(of: aggregates(group))
      } catch {
        throw overflow
      }
    }
    let known = results.map { if case .undefined = $0 { UInt8(0) } else { UInt8(1) } }
    return ColumnBuffer(try form(results), known: known.contains(0) ? known : nil)
  }

  private var overflow: RowFailure {
    RowFailure("overflow", "a value of '\(name)' is too large for its type", at: span)
  }

  private func form(_ results: [AggregateValue]) throws -> ColumnBuffer.Values {
    switch type.storageKind {
    case .doubles: .doubles(results.map(number))
    case .ratios: .ratios(results.map { $0.rational ?? .zero })
    default: .integers(try results.map(integer))
    }
  }

  private func number(_ value: AggregateValue) -> Double {
    switch value {
    case .number(let number): number
    case .exact(let rational): rational.doubleValue
    case .date, .undefined: 0
    }
  }

  private func integer(_ value: AggregateValue) throws -> Int64 {
    switch value {
    case .date(let date): return Int64(date.daysSinceEpoch)
    case .undefined, .number: return 0
    case .exact(let rational):
      let power = (0..<(type.scale ?? 0)).reduce(Int128(1)) { product, _ in product * 10 }
      guard let scaled = try? rational.multiplying(Rational(power)), scaled.isWhole,
        let narrow = Int64(exactly: scaled.numerator)
      else { throw overflow }
      return narrow
    }
  }
}

extension Aggregate {
  /// The component over rows of a schema whose value the aggregate is, or for a mean is made of.
  func component(in schema: Schema) -> Component {
    guard let argument else {
      guard !per.isEmpty else { return .count(where: condition) }
      return .countDistinct(
        per.compactMap { schema[$0] }.map { Expression(.column($0.name), type: $0.type) }, where: condition)
    }
    switch kind {
    case .count, .countDistinct: return .countDistinct([argument], where: condition)
    case .median:
      return per.isEmpty
        ? .histogram(argument, where: condition) : .histogramPerKey(argument, key: per, where: condition)
    case .min: return .minimum(argument, where: condition)
    case .max: return .maximum(argument, where: condition)
    case .sum, .mean:
      return per.isEmpty ? .sum(argument, where: condition) : .sumPerKey(argument, key: per, where: condition)
    }
  }

  /// The columns the aggregate reads.
  var columns: Set<String> {
    (argument?.columns ?? []).union(condition?.columns ?? []).union(per)
  }
}

extension ComponentValue {
  /// The value that an aggregate of a kind takes from its component.
  func value(for kind: Aggregate.Kind) -> AggregateValue {
    switch kind {
    case .mean: mean
    case .median: histogram?.median ?? .undefined(admitted == 0 ? .emptyDenominator : .allMissing)
    case .count, .countDistinct, .sum, .min, .max: value
    }
  }

  /// The sum over how many units carried a value.
  var mean: AggregateValue {
    if admitted == 0 { return .undefined(.emptyDenominator) }
    switch value {
    case .exact(let sum):
      guard let count = Rational(1, Int128(known)), let mean = try? sum.multiplying(count) else {
        return .undefined(.allMissing)
      }
      return .exact(mean)
    case .number(let sum): return known > 0 ? .number(sum / Double(known)) : .undefined(.allMissing)
    case .date, .undefined: return value
    }
  }
}
