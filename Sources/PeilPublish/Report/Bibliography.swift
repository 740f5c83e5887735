/// What was written on the methods: measures name it in short, `Holm 1979`, and a report in full.
enum Bibliography {
  /// The full citations of all that some measures' pages name, and of the intervals that were computed, in order of name.
  ///
  /// What a page names beside literature and laws is left to the page.
  static func citations(sources: [String], intervals: [String]) -> [String] {
    let used = Set(intervals.map(kind))
    let named = Set(sources).map { source in
      (whole: source, parts: source.split(whereSeparator: { ";,:(.".contains($0) }).map(\.trimmed))
    }
    return works.filter { work in
      guard work.intervals.isEmpty else { return !used.isDisjoint(with: work.intervals) }
      // Not one whose name ends alike.
      return named.contains { source in
        source.parts.contains { $0.hasPrefix(work.key) } || (work.key.contains(",") && source.whole.contains(work.key))
      }
    }.map(\.citation)
  }

  /// The kind of an interval, without how many draws it took and from where: `grouped-bca` of `grouped-bca-9999-seed-7`.
  private static func kind(_ interval: String) -> String {
    guard let draws = interval.firstRange(of: "bca-") else { return interval }
    return interval[..<draws.lowerBound] + "bca"
  }

  private struct Work {
    let key: String
    let citation: String
    /// The intervals by this work, by their codes; empty where it is no work on an interval.
    var intervals: Set<String> = []
  }

  private static let works: [Work] = [
    Work(
      key: "Aalen and Johansen 1978",
      citation:
        "Aalen, O.O., Johansen, S. (1978). An empirical transition matrix for non-homogeneous Markov chains based on censored observations. Scandinavian Journal of Statistics 5, 141–150."
    ),
    Work(
      key: "Agresti and Coull",
      citation:
        "Agresti, A., Coull, B.A. (1998). Approximate is better than “exact” for interval estimation of binomial proportions. The American Statistician 52, 119–126.",
      intervals: ["agresti-coull"]),
    Work(key: "Algemene termijnenwet", citation: "Algemene termijnenwet (NL)."),
    Work(key: "Awb", citation: "Algemene wet bestuursrecht (Awb, NL), hoofdstuk 4."),
    Work(
      key: "Armitage 1955",
      citation: "Armitage, P. (1955). Tests for linear trends in proportions and frequencies. Biometrics 11, 375–386."),
    Work(
      key: "Benjamini and Hochberg 1995",
      citation:
        "Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate: a practical and powerful approach to multiple testing. Journal of the Royal Statistical Society B 57, 289–300."
    ),
    Work(
      key: "Bilder and Loughin 2004",
      citation:
        "Bilder, C.R., Loughin, T.M. (2004). Testing for marginal independence between two categorical variables with multiple responses. Biometrics 60, 241–248."
    ),
    Work(
      key: "Cattaneo",
      citation:
        "Cattaneo, M.D., Idrobo, N., Titiunik, R. (2020). A Practical Introduction to Regression Discontinuity Designs: Foundations. Cambridge University Press."
    ),
    Work(
      key: "Chamandy and others 2012",
      citation:
        "Chamandy, N., Muralidharan, O., Najmi, A., Naidu, S. (2012). Estimating uncertainty for massive data streams. Google.",
      intervals: ["grouped-bca"]),
    Work(
      key: "Clopper and Pearson",
      citation:
        "Clopper, C.J., Pearson, E.S. (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26, 404–413.",
      intervals: ["clopper-pearson"]),
    Work(
      key: "Cochran 1954",
      citation: "Cochran, W.G. (1954). Some methods for strengthening the common χ² tests. Biometrics 10, 417–451."),
    Work(
      key: "Cochran 1977", citation: "Cochran, W.G. (1977). Sampling Techniques, 3rd edition. Wiley.",
      intervals: ["taylor", "finite-population"]),
    Work(
      key: "Cohen 1960",
      citation:
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37–46."
    ),
    Work(
      key: "Efron 1979",
      citation: "Efron, B. (1979). Bootstrap methods: another look at the jackknife. Annals of Statistics 7, 1–26."),
    Work(
      key: "Efron 1987",
      citation:
        "Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical Association 82, 171–185.",
      intervals: ["bca", "grouped-bca"]),
    Work(
      key: "Efron and Tibshirani 1993",
      citation: "Efron, B., Tibshirani, R.J. (1993). An Introduction to the Bootstrap. Chapman & Hall.",
      intervals: ["jackknife", "grouped-jackknife"]),
    Work(
      key: "Fieller 1954",
      citation:
        "Fieller, E.C. (1954). Some problems in interval estimation. Journal of the Royal Statistical Society B 16, 175–185.",
      intervals: ["fieller"]),
    Work(
      key: "Fleiss 1971",
      citation:
        "Fleiss, J.L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin 76, 378–382."),
    Work(
      key: "Goldstein and Spiegelhalter 1996",
      citation:
        "Goldstein, H., Spiegelhalter, D.J. (1996). League tables and their limitations. Journal of the Royal Statistical Society A 159, 385–443."
    ),
    Work(
      key: "Greenland and Robins",
      citation:
        "Greenland, S., Robins, J.M. (1985). Estimation of a common effect parameter from sparse follow-up data. Biometrics 41, 55–68.",
      intervals: ["greenland-robins"]),
    Work(
      key: "Greenwood 1926",
      citation:
        "Greenwood, M. (1926). The natural duration of cancer. Reports on Public Health and Medical Subjects 33. HMSO.",
      intervals: ["greenwood", "greenwood-log", "greenwood-plain"]),
    Work(
      key: "Holm 1979",
      citation:
        "Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6, 65–70."
    ),
    Work(
      key: "Horowitz and Manski 1995",
      citation:
        "Horowitz, J.L., Manski, C.F. (1995). Identification and robustness with contaminated and corrupted data. Econometrica 63, 281–302.",
      intervals: ["worst-case"]),
    Work(
      key: "Hyndman and Fan 1996",
      citation:
        "Hyndman, R.J., Fan, Y. (1996). Sample quantiles in statistical packages. The American Statistician 50, 361–365."
    ),
    Work(
      key: "Kaplan and Meier 1958",
      citation:
        "Kaplan, E.L., Meier, P. (1958). Nonparametric estimation from incomplete observations. Journal of the American Statistical Association 53, 457–481."
    ),
    Work(
      key: "Katz",
      citation:
        "Katz, D., Baptista, J., Azen, S.P., Pike, M.C. (1978). Obtaining confidence intervals for the risk ratio in cohort studies. Biometrics 34, 469–474.",
      intervals: ["katz"]),
    Work(
      key: "Kendall 1945",
      citation: "Kendall, M.G. (1945). The treatment of ties in ranking problems. Biometrika 33, 239–251."),
    Work(
      key: "Kitagawa 1955",
      citation:
        "Kitagawa, E.M. (1955). Components of a difference between two rates. Journal of the American Statistical Association 50, 1168–1194."
    ),
    Work(
      key: "Koopman",
      citation:
        "Koopman, P.A.R. (1984). Confidence intervals for the ratio of two binomial proportions. Biometrics 40, 513–517.",
      intervals: ["koopman"]),
    Work(
      key: "Kott 2001",
      citation: "Kott, P.S. (2001). The delete-a-group jackknife. Journal of Official Statistics 17, 521–526.",
      intervals: ["grouped-jackknife"]),
    Work(
      key: "Krippendorff 2004",
      citation: "Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology, 2nd edition. Sage."),
    Work(
      key: "Mantel 1966",
      citation:
        "Mantel, N. (1966). Evaluation of survival data and two new rank order statistics arising in its consideration. Cancer Chemotherapy Reports 50, 163–170."
    ),
    Work(
      key: "Mantel and Haenszel 1959",
      citation:
        "Mantel, N., Haenszel, W. (1959). Statistical aspects of the analysis of data from retrospective studies of disease. Journal of the National Cancer Institute 22, 719–748."
    ),
    Work(
      key: "McCrary 2008",
      citation:
        "McCrary, J. (2008). Manipulation of the running variable in the regression discontinuity design: a density test. Journal of Econometrics 142, 698–714."
    ),
    Work(
      key: "McNemar 1947",
      citation:
        "McNemar, Q. (1947). Note on the sampling error of the difference between correlated proportions or percentages. Psychometrika 12, 153–157."
    ),
    Work(
      key: "Miettinen",
      citation:
        "Miettinen, O., Nurminen, M. (1985). Comparative analysis of two rates. Statistics in Medicine 4, 213–226.",
      intervals: ["miettinen-nurminen"]),
    Work(
      key: "Newcombe",
      citation:
        "Newcombe, R.G. (1998). Interval estimation for the difference between independent proportions: comparison of eleven methods. Statistics in Medicine 17, 873–890.",
      intervals: ["newcombe", "newcombe-cc"]),
    Work(
      key: "Rao and Scott 1984",
      citation:
        "Rao, J.N.K., Scott, A.J. (1984). On chi-squared tests for multiway contingency tables with cell proportions estimated from survey data. Annals of Statistics 12, 46–60."
    ),
    Work(
      key: "Robins, Breslow",
      citation:
        "Robins, J., Breslow, N., Greenland, S. (1986). Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata limiting models. Biometrics 42, 311–323.",
      intervals: ["robins-breslow-greenland"]),
    Work(
      key: "Sato",
      citation:
        "Sato, T. (1989). On the variance estimator for the Mantel-Haenszel risk difference. Biometrics 45, 1323–1324.",
      intervals: ["sato"]),
    Work(
      key: "Spearman 1904",
      citation:
        "Spearman, C. (1904). The proof and measurement of association between two things. American Journal of Psychology 15, 72–101."
    ),
    Work(
      key: "Spiegelhalter 2005",
      citation:
        "Spiegelhalter, D.J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24, 1185–1202."
    ),
    Work(
      key: "Tarone 1985",
      citation: "Tarone, R.E. (1985). On heterogeneity tests based on efficient scores. Biometrika 72, 91–95."),
    Work(
      key: "Thomas and Decady 2004",
      citation:
        "Thomas, D.R., Decady, Y.J. (2004). Testing for association using multiple response survey data. International Journal of Testing 4, 43–59."
    ),
    Work(
      key: "von Elm et al",
      citation:
        "von Elm, E., et al. (2007). The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) statement. The Lancet 370, 1453–1457."
    ),
    Work(
      key: "Wilson 1927",
      citation:
        "Wilson, E.B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22, 209–212.",
      intervals: ["wilson", "wilson-cc"]),
    Work(
      key: "Woolf",
      citation:
        "Woolf, B. (1955). On estimating the relation between blood group and disease. Annals of Human Genetics 19, 251–253.",
      intervals: ["woolf"]),
  ]
}
