extension Plan {
  /// The sources and datasets that rows of a source or dataset come from, itself among them: sources first, each in the
  /// order of the plan.
  public func lineage(of name: String) -> [String] {
    var wanted: Set = [name]
    for dataset in datasets.reversed() where wanted.contains(dataset.name) {
      wanted.insert(dataset.from)
      wanted.formUnion(dataset.stages.flatMap(\.relation.operation.datasets))
    }
    return (sources.map(\.name) + datasets.map(\.name)).filter(wanted.contains)
  }
}
