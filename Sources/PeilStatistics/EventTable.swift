/// The cases under observation by time: how many were open, how many ended and how many were no longer seen.
struct EventTable {
  struct Moment {
    let time: Double
    let atRisk: Int
    /// How many ended, by cause.
    let causes: [Int: Int]
    var events: Int { causes.values.reduce(0, +) }
  }

  /// One for every time at which anything happened, in their order.
  let moments: [Moment]

  init(_ observations: [Observation]) {
    let sorted = observations.sorted { $0.time < $1.time }
    var moments: [Moment] = []
    var start = 0
    while start < sorted.count {
      let time = sorted[start].time
      var end = start
      var causes: [Int: Int] = [:]
      while end < sorted.count, sorted[end].time == time {
        if let cause = sorted[end].cause { causes[cause, default: 0] += 1 }
        end += 1
      }
      moments.append(Moment(time: time, atRisk: sorted.count - start, causes: causes))
      start = end
    }
    self.moments = moments
  }
}
