import PeilStatistics
import ReferenceValues

extension ReferenceMethods {
  static let special: [String: ReferenceMethod] = [
    "special.normal_quantile": { ["q": .number(standardNormalQuantile(try $0["p"].double))] },
    "special.normal_cdf": { ["cdf": .number(standardNormalLowerTail(try $0["x"].double))] },
    "special.chi2_sf": {
      ["sf": .number(ChiSquareDistribution(degreesOfFreedom: try $0["df"].double).upperTail(try $0["x"].double))]
    },
    "special.t_quantile": {
      ["q": .number(StudentDistribution(degreesOfFreedom: try $0["df"].double).quantile(try $0["p"].double))]
    },
    "special.beta_quantile": {
      ["q": .number(BetaDistribution(try $0["a"].double, try $0["b"].double).quantile(try $0["p"].double))]
    },
    "special.f_sf": {
      let distribution = FDistribution(
        numeratorDegrees: try $0["df1"].double, denominatorDegrees: try $0["df2"].double)
      return ["sf": .number(distribution.upperTail(try $0["x"].double))]
    },
  ]
}
