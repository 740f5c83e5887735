import PeilCore
import PeilExpression
import PeilTable

/// Makes columns of a chunk from others.
struct ColumnMaker {
  private enum Source {
    case passing(Int)
    case made(RowFormula)
  }

  private let sources: [Source]

  /// Makes the columns of a schema from chunks of another; a projection must be there for each.
  init(_ projections: [Projection], making output: Schema, of input: Schema) {
    sources = projections.filter { output.position(of: $0.name) != nil }.map { projection in
      if case .column(let name) = projection.expression.node, let position = input.position(of: name) {
        return .passing(position)
      }
      return .made(RowFormula(projection.expression, schema: input))
    }
  }

  func made(_ chunk: Chunk) throws -> Chunk {
    var columns: [ColumnBuffer] = []
    columns.reserveCapacity(sources.count)
    for source in sources {
      switch source {
      case .passing(let position): columns.append(chunk.columns[position])
      case .made(let formula): columns.append(try formula.values(chunk))
      }
    }
    return Chunk(index: chunk.index, columns: columns, origins: chunk.origins)
  }
}
