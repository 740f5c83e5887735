/// What an approval rate is a share of; there is no default, its author names one.
public enum ApprovalDefinition: String, Hashable, Sendable, CaseIterable {
  /// G/S, the "honoreringspercentage" of Rathenau and NWO.
  case submitted
  /// G/(S−W−I), the "eligible proposals" of Horizon.
  case admissible
  /// G/(G+R+U).
  case decided
  /// G/(G+R), of what was refused or granted on substance.
  case assessed
  /// (G+U)/(G+R+U): worthy of funding; valid only if what was refused on the ceiling scored above the minimum.
  case fundable
}
