import Glibc

/// The probability of a standard normal value of at most x: Φ(x).
///
/// The tail holds about 1e-13 relative, as the system library's erfc does.
public func standardNormalLowerTail(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

/// The probability of a standard normal value of at least x: 1 − Φ(x).
public func standardNormalUpperTail(_ x: Double) -> Double { standardNormalLowerTail(-x) }

/// The quantile of the standard normal distribution at a probability; 0 and 1 give minus and plus infinity.
///
/// Relative error about 1e-16. Source: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal
/// Distribution", Applied Statistics 37 (1988), routine PPND16.
public func standardNormalQuantile(_ probability: Double) -> Double {
  precondition(probability >= 0 && probability <= 1, "a probability")
  if probability == 0 { return -.infinity }
  if probability == 1 { return .infinity }
  let centred = probability - 0.5
  if abs(centred) <= 0.425 {
    let r = 0.180625 - centred * centred
    return centred * polynomial(centralNumerator, r) / polynomial(centralDenominator, r)
  }
  let tail = centred < 0 ? probability : 1 - probability
  let r = sqrt(-log(tail))
  let size =
    r <= 5
    ? polynomial(middleNumerator, r - 1.6) / polynomial(middleDenominator, r - 1.6)
    : polynomial(farNumerator, r - 5) / polynomial(farDenominator, r - 5)
  return centred < 0 ? -size : size
}

private func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
  coefficients.reversed().reduce(0) { $0 * x + $1 }
}

private let centralNumerator = [
  3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
  4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
]
private let centralDenominator = [
  1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
  3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
]
private let middleNumerator = [
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
  1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
]
private let middleDenominator = [
  1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
  1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
]
private let farNumerator = [
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
  2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
]
private let farDenominator = [
  1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
  1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
]
