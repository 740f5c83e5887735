import PeilCore

extension PlannedPicture.Kind {
  /// What a table must have for the picture, in words.
  var needs: String {
    switch self {
    case .none: "nothing"
    case .points: "a dimension and a measure; or, without dimensions, two shares; all of one unit"
    case .bars: "a dimension, and counts or amounts of one unit"
    case .stacked: "a `financing` measure, or two `measures` of one unit that add up"
    case .funnel: "a `funnel` measure with all its figures"
    case .survival: "`lead-time` with `show: within` for three numbers of days or more, and one dimension at most"
    case .depletion: "a dimension of dates or numbers, and an amount"
    case .cutOff: "a `min` and a `max` of a score"
    case .waterfall: "an `attrition` measure, and `totals: nested` where there are dimensions"
    case .trend: "one or two dimensions, and measures of one unit"
    }
  }
}
