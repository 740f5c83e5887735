import PeilTable

/// A rejected row whose place and bytes have not been looked up yet.
struct PendingRejection {
  let origin: RowOrigin
  let dataset: String?
  let stage: Int
  let reason: String
  let column: String?
  let value: String?
}
