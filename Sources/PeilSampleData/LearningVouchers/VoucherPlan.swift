/// What is built into the applications for learning vouchers: how many of each kind, and when they were decided.
///
/// Within both calls medium-sized firms are granted more often; over both calls together less often, because they mostly
/// applied in the autumn, when little was left.
struct VoucherPlan {
  /// How many applications of a call and a size had each decision.
  private struct Block {
    let call: VoucherApplication.Call
    let size: VoucherApplication.Size
    let granted: Int
    let refused: Int
    let withdrawn: Int
    let open: Int
  }

  private static let blocks = [
    Block(call: .spring, size: .micro, granted: 108, refused: 72, withdrawn: 4, open: 0),
    Block(call: .spring, size: .medium, granted: 28, refused: 12, withdrawn: 2, open: 0),
    Block(call: .autumn, size: .micro, granted: 12, refused: 48, withdrawn: 3, open: 9),
    Block(call: .autumn, size: .medium, granted: 60, refused: 140, withdrawn: 6, open: 15),
  ]

  /// Days on which an application was complete whose eight weeks end on a holiday, and the working day after that.
  private static let holidayEnds = [
    (complete: CalendarDate(10, 3, 2021), next: CalendarDate(6, 5, 2021)),
    (complete: CalendarDate(18, 3, 2021), next: CalendarDate(14, 5, 2021)),
    (complete: CalendarDate(29, 3, 2021), next: CalendarDate(25, 5, 2021)),
  ]

  private static let weeks = 8
  private static let asOf = CalendarDate(31, 12, 2021)

  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The applications in the order in which they came in.
  mutating func applications() -> [VoucherApplication] {
    var applications: [VoucherApplication] = []
    for block in Self.blocks {
      let decisions: [(VoucherApplication.Decision, Int)] = [
        (.granted, block.granted), (.refused, block.refused), (.withdrawn, block.withdrawn), (.open, block.open),
      ]
      for (decision, count) in decisions {
        for _ in 0..<count { applications.append(application(block.call, block.size, decision)) }
      }
    }
    random.shuffle(&applications)
    plantEnds(&applications)
    return applications.enumerated().sorted { left, right in
      (left.element.received, left.offset) < (right.element.received, right.offset)
    }.map(\.element)
  }

  private mutating func application(
    _ call: VoucherApplication.Call, _ size: VoucherApplication.Size, _ decision: VoucherApplication.Decision
  ) -> VoucherApplication {
    let opening = call == .spring ? CalendarDate(1, 3, 2021) : CalendarDate(27, 9, 2021)
    let received = opening + random.below(call == .spring ? 30 : 33)
    let complete = received + (random.percent(70) ? 0 : random.between(3, 18))
    var one = VoucherApplication(
      call: call, size: size, decision: decision, received: received, complete: complete)
    switch decision {
    case .granted, .refused:
      one.suspendedDays = random.percent(10) ? random.pick([7, 14]) : 0
      one.extensionWeeks = random.percent(12) ? 4 : 0
      let length = call == .spring ? random.between(35, 66) : random.between(30, 62)
      one.ended = min(complete + (length + one.suspendedDays + 3 * one.extensionWeeks), Self.asOf)
    case .withdrawn: one.ended = complete + random.between(5, 40)
    case .open: break
    }
    return one
  }

  /// Six decisions on the working day after a holiday on which their term ended, to which chance adds one, five on the last day of the term, four
  /// on the day after it, and one withdrawal of which nobody wrote down the day.
  private func plantEnds(_ applications: inout [VoucherApplication]) {
    let spring = applications.indices.filter {
      applications[$0].call == .spring && [.granted, .refused].contains(applications[$0].decision)
    }
    for (place, index) in spring.prefix(15).enumerated() {
      applications[index].suspendedDays = 0
      applications[index].extensionWeeks = 0
      switch place {
      case 0..<6:
        let end = Self.holidayEnds[place / 2]
        applications[index].received = end.complete
        applications[index].complete = end.complete
        applications[index].ended = end.next
      default:
        // A Tuesday whose eight weeks end on an ordinary Tuesday.
        let day = CalendarDate(16, 3, 2021)
        applications[index].received = day
        applications[index].complete = day
        applications[index].ended = day + (7 * Self.weeks + (place < 11 ? 0 : 1))
      }
    }
    if let last = applications.lastIndex(where: { $0.decision == .withdrawn }) { applications[last].ended = nil }
  }
}
