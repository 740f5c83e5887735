import PeilCore
import PeilExpression
import PeilTable
import PeilValues

/// `internal/estimates.csv`: every figure unrounded, with the components of the state behind it.
///
/// For inside the house: nothing here has passed disclosure control.
enum EstimatesFile {
  static func bytes(of result: RunResult, plan: Plan) -> [UInt8] {
    var file = DelimitedFile(header: [
      "table", "cell", "measure", "value", "numerator", "denominator", "n", "missing", "status", "reason", "components",
    ])
    for (place, table) in plan.tables.enumerated() {
      for (index, cell) in result.tables[place].cells.enumerated() {
        let key = zip(table.dimensions, cell.key).map { "\($0.column.name)=\(text($1, of: $0))" }.joined(separator: " ")
        for (number, measure) in table.measures.enumerated() {
          let estimate = cell.estimates[number]
          let components = result.states[place].cells[index][number].map(text).joined(separator: "; ")
          file.append([
            table.name, key, measure.name, text(estimate.value), text(estimate.numerator), text(estimate.denominator),
            String(estimate.n), String(estimate.missing), estimate.status.rawValue, estimate.reason, components,
          ])
        }
      }
    }
    return file.bytes
  }

  private static func text(_ value: DimensionValue, of dimension: Dimension) -> String {
    switch value {
    case .code(let code): dimension.column.type.domain?.codes[Int(code)] ?? String(code)
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .missing: "_missing"
    case .summedOut: "_all"
    }
  }

  private static func text(_ quantity: Quantity?) -> String {
    switch quantity?.magnitude {
    case .exact(let rational): text(rational)
    case .approximate(let number): String(number)
    case .date(let date): date.description
    case nil: ""
    }
  }

  private static func text(_ rational: Rational) -> String {
    rational.isWhole ? String(rational.numerator) : "\(rational.numerator)/\(rational.denominator)"
  }

  private static func text(_ component: ComponentValue) -> String {
    let value =
      switch component.value {
      case .exact(let rational): text(rational)
      case .number(let number): String(number)
      case .date(let date): date.description
      case .undefined(let reason): reason.rawValue
      }
    return "\(value) of \(component.admitted), \(component.missing) missing"
  }
}
