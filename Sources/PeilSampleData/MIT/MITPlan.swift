/// The feasibility projects of the MIT scheme of 2019: the published figures, and outcomes that fill them.
///
/// The publication does not agree with itself: its text says that 233 were drawn, the cells of its table that 163 of 395
/// were not, which leaves 232; and 57 refused beside 176 granted make 233 again. The register here follows the cells
/// of filed, not drawn and granted, which leaves 56 refused.
enum MITPlan {
  static let filed = 395
  static let notDrawn = 163
  static let granted = 176
  static let refusedAsPublished = 57
  static let drawnInText = 233

  static let opening = CalendarDate(9, 4, 2019)
  static let draw = CalendarDate(16, 4, 2019)

  static let topSectors: [(name: String, weight: Int)] = [
    ("High Tech Systemen en Materialen", 31), ("Agri & Food", 15), ("Life Sciences & Health", 17), ("Energie", 11),
    ("Logistiek", 7), ("Chemie", 6), ("Water & Maritiem", 6), ("Tuinbouw & Uitgangsmaterialen", 4),
    ("Creatieve Industrie", 3),
  ]
}
