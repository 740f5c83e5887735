import PeilWords

/// The workbook of a run, before it is written in one format or another: both say the same.
///
/// It keeps to what the UK's Analysis Function asks of accessible spreadsheets (Releasing statistics in spreadsheets,
/// 2021): a cover, contents and notes, one table a sheet that is marked as such, one row of heads, no merged cells.
struct Workbook {
  let title: String
  let language: Language
  /// The sheets that come first; they are small.
  let front: [WorkbookSheet]
  /// How many sheets follow, each with a table.
  let tableCount: Int
  /// Makes the sheet of a table, by its place.
  let tableSheet: (Int) -> WorkbookSheet

  /// All sheets, each made when its turn comes, so that nobody need hold them all.
  var sheets: some Sequence<WorkbookSheet> {
    (0..<front.count + tableCount).lazy.map { $0 < front.count ? front[$0] : tableSheet($0 - front.count) }
  }
}
