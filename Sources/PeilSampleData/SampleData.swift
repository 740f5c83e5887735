/// All made-up micro-data of the worked examples.
public enum SampleData {
  /// Makes every file of the sample data; the same bytes each time.
  ///
  /// Throws when a word cannot be written in the encoding of its file.
  public static func files() throws(SampleDataError) -> [SampleFile] {
    var seeds = SplitMix64(seed: 20_201_020)
    let tender = Tender(seed: seeds.next())
    return try TenderExport(tender, seed: seeds.next()).files()
      + CallsExport(tender, seed: seeds.next()).files()
      + SlimExport(seed: seeds.next()).files()
      + MITExport(seed: seeds.next()).files()
      + PollExport(seed: seeds.next()).files()
      + SeventeenFirmsExport().files()
      + VoucherExport(seed: seeds.next()).files()
      + RegionalTenderExport(seed: seeds.next()).files()
  }
}
