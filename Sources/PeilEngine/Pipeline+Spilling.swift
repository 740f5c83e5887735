import PeilCore
import PeilDiagnostics
import PeilTable

/// Steps that keep on disk what memory may not hold.
extension Pipeline {
  /// The step that keeps a node's rows for a later pass.
  func keepingStep(_ node: Int) throws -> ChunkStep {
    guard let spill, let encoder = try soleJoinKeys(node),
      let partitioning = spill.partitioning(ofNode: node, by: encoder)
    else { return CollectStep(node: node, forgotten: try knownKey(node)) }
    return PartitionStep(node: node, partitioning)
  }

  /// The place of a source's key column that its own index knows, where its rows are kept for joins by that key alone, none
  /// of which hands the key on.
  private func knownKey(_ node: Int) throws -> Int? {
    guard spill == nil, graph.isSource(node), let key = graph.plan.sources[node].key, key.count == 1,
      !graph.exports.contains(node), !graph.children[node].contains(where: { graph.levels[$0] > graph.levels[node] })
    else { return nil }
    for (place, dataset) in graph.plan.datasets.enumerated() {
      for (index, stage) in dataset.stages.enumerated() {
        for name in stage.relation.operation.datasets where try graph.node(name) == node {
          guard case .join(let join) = stage.relation.operation, join.keys.map(\.right) == key,
            join.unmatchedRight == .leaveOut, !join.brought.contains(where: { $0.column == key[0] }),
            try shape(join, graph.plan.sources.count + place, index).rightKeys.isPlainText
          else { return nil }
        }
      }
    }
    return graph.schema(node).position(of: key[0])
  }

  /// The keys by which a node's kept rows are joined to others, where that is all they are kept for.
  private func soleJoinKeys(_ node: Int) throws -> KeyEncoder? {
    guard !graph.exports.contains(node),
      !graph.children[node].contains(where: { graph.levels[$0] > graph.levels[node] })
    else { return nil }
    var found: KeyEncoder?
    for (place, dataset) in graph.plan.datasets.enumerated() {
      let reader = graph.plan.sources.count + place
      for (index, stage) in dataset.stages.enumerated() {
        for name in stage.relation.operation.datasets where try graph.node(name) == node {
          guard found == nil, case .join(let join) = stage.relation.operation else { return nil }
          found = try shape(join, reader, index).rightKeys
        }
      }
    }
    return found
  }

  /// A join whose right side is on disk.
  func partitioned(
    _ join: Join, _ rows: PartitionedRows, _ node: Int, _ index: Int, left: Schema, entry: LedgerEntry,
    place: LedgerPlace, span: SourceSpan?
  ) throws -> ChunkStep {
    let rightSchema = graph.schema(try graph.node(join.right))
    let plain = try shape(join, node, index)
    let shape = plain.ordered(left: left, right: rightSchema)
    let make: ([Chunk]) -> JoinStep = { chunks in
      var chunks = chunks
      let right = RightSide(
        &chunks, schema: rightSchema.ordered, encoder: shape.rightKeys, index: nil, brought: shape.brought, threads: 1,
        mayBeDirect: false)
      return JoinStep(shape, right: right, left: left.ordered, entry: entry, place: place, span: span)
    }
    let spill = spill
    return PartitionedStep(
      rows.partitioning.with(shape.leftKeys), isJoined: true, summary: make([]), check: { try spill?.check() }
    ) { partition in
      var chunks: [Chunk] = []
      var reading = try rows.inOrder(partition)
      try reading.forEach { chunk in
        try spill?.check()
        chunks.append(chunk)
      }
      return make(chunks)
    }
  }

  /// The choice of one row per key among rows on disk; nil where they fit into memory.
  func partitioned(
    _ choice: KeepOne, _ node: Int, input: Schema, entry: LedgerEntry, place: LedgerPlace, span: SourceSpan?
  ) -> ChunkStep? {
    let encoder = KeyEncoder(choice.by, in: input, keepsMissing: false)
    guard let spill, let partitioning = spill.partitioning(ofNode: node, by: encoder) else { return nil }
    let make = { KeepOneStep(choice, input: input.ordered, entry: entry, place: place, span: span) }
    return PartitionedStep(partitioning, isJoined: false, summary: make(), check: { try spill.check() }) { _ in make() }
  }
}

/// Keeps the rows of a source or dataset on disk for the join that reads them.
final class PartitionStep: ChunkStep {
  private let node: Int
  private let rows: PartitionedRows

  init(node: Int, _ partitioning: Partitioning) {
    self.node = node
    rows = PartitionedRows(partitioning)
  }

  override func push(_ chunk: Chunk) throws { try rows.append(chunk) }
  override func absorb(_ other: ChunkStep) throws { try rows.absorb(counterpart(other, of: self).rows) }
  override func report(to record: RunRecord) throws {
    try rows.flush()
    record.partitioned[node] = rows
  }
}
