/// One firm in the register of cases: what stood in its way, and how it went about it.
struct SeventeenFirm {
  let name: String
  let place: String
  let staff: Int
  let bottlenecks: [String]
  let solutions: [String]
  let story: String
}
