import PeilWords

/// The workbook of a run, before it is written in one format or another: both say the same.
///
/// It keeps to what the UK's Analysis Function asks of accessible spreadsheets (Releasing statistics in spreadsheets,
/// 2021): a cover, contents and notes, one table a sheet that is marked as such, one row of heads, no merged cells.
struct Workbook {
  let title: String
  let language: Language
  let sheets: [WorkbookSheet]
}
