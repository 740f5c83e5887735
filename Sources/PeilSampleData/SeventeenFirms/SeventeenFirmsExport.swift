/// The register of cases as a spreadsheet keeps it: several answers in one cell, and no two cells typed alike.
struct SeventeenFirmsExport {
  func files() throws(SampleDataError) -> [SampleFile] {
    var file = ExportFile(
      path: "seventeen-firms/register.csv",
      header: ["Nr", "Onderneming", "Plaats", "Werkzame personen", "Knelpunten", "Oplossingen", "Hoe het ging"],
      style: .script)
    for (index, firm) in SeventeenFirm.register.enumerated() {
      file.append([
        String(index + 1), firm.name, firm.place, String(firm.staff),
        Self.cell(firm.bottlenecks, at: index), Self.cell(firm.solutions, at: index), firm.story,
      ])
    }
    return [try file.encoded()]
  }

  /// Two people kept the register; one of them begins a cell with a capital.
  private static func cell(_ words: [String], at index: Int) -> String {
    let text = words.joined(separator: index % 2 == 0 ? "; " : ";")
    return index % 3 == 1 ? text.prefix(1).uppercased() + text.dropFirst() : text
  }
}
