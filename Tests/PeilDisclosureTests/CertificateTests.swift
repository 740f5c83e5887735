import PeilDisclosure
import Testing

@Suite("A certificate")
struct CertificateTests {
  private static let releases = RandomRelease.tried.filter { $0.seed <= 6 }

  private func release(_ random: RandomRelease) throws -> (DisclosureSystem, ProtectedRelease, [Insider]) {
    let (system, singletons) = try random.system()
    let insiders = Insider.all(singletons.map { ($0, nil) })
    return (system, try DisclosureControl(solver: nil).protect(system, insiders: insiders), insiders)
  }

  private func hidden(_ release: ProtectedRelease, _ system: DisclosureSystem) -> [Int] {
    release.pattern.suppressed.filter { $0 < system.variables.count }
  }

  @Test("holds for the release it was made for, and says so of every table", arguments: Self.releases)
  func holds(_ random: RandomRelease) throws {
    let (system, release, insiders) = try release(random)
    let certificate = DisclosureCertificate(release)
    #expect(certificate.tables.map(\.name) == system.tables)
    #expect(certificate.tables.reduce(0) { $0 + $1.cells } == system.variables.count)
    #expect(certificate.tables.allSatisfy { $0.narrowest.map { $0 >= 10 } ?? true })
    let check = CertificateCheck(system, hidden: hidden(release, system), insiders: insiders)
    #expect(try check.faults(of: certificate).isEmpty)
  }

  @Test("fails when a hidden figure is shown", arguments: Self.releases)
  func shown(_ random: RandomRelease) throws {
    let (system, release, insiders) = try release(random)
    let certificate = DisclosureCertificate(release)
    let all = hidden(release, system)
    for variable in stride(from: 0, to: all.count, by: RandomRelease.isLong ? 7 : 21).map({ all[$0] }) {
      let check = CertificateCheck(system, hidden: all.filter { $0 != variable }, insiders: insiders)
      let faults = try check.faults(of: certificate)
      #expect(!faults.isEmpty)
      if system.variables[variable].isPrimary { #expect(faults.contains(.primaryShown(variable))) }
    }
  }

  @Test("fails when what it says is changed")
  func changed() throws {
    let (system, release, insiders) = try release(RandomRelease.all[4])
    let certificate = DisclosureCertificate(release)
    let check = CertificateCheck(system, hidden: hidden(release, system), insiders: insiders)
    let first = try #require(certificate.tables.first { $0.narrowest != nil })
    func with(_ table: DisclosureCertificate.Table) -> DisclosureCertificate {
      DisclosureCertificate(
        method: certificate.method, tables: certificate.tables.map { $0.name == first.name ? table : $0 })
    }
    let changes = [
      (first.cells + 1, first.primary, first.secondary, first.narrowest),
      (first.cells, first.primary + 1, first.secondary, first.narrowest),
      (first.cells, first.primary, first.secondary + 1, first.narrowest),
      (first.cells, first.primary, first.secondary, first.narrowest.map { $0 + 1 }),
    ]
    for (cells, primary, secondary, narrowest) in changes {
      let table = DisclosureCertificate.Table(
        name: first.name, cells: cells, primary: primary, secondary: secondary, narrowest: narrowest)
      #expect(try check.faults(of: with(table)) == [.tableDiffers(certified: table, found: first)])
    }
    let fewer = DisclosureCertificate(method: certificate.method, tables: Array(certificate.tables.dropFirst()))
    #expect(try check.faults(of: fewer) == [.tableNotCertified(certificate.tables[0].name)])
    let renamed = DisclosureCertificate.Table(name: "another", cells: 1, primary: 0, secondary: 0, narrowest: nil)
    let more = DisclosureCertificate(method: certificate.method, tables: certificate.tables + [renamed])
    #expect(try check.faults(of: more) == [.tableNotInRelease("another")])
  }

  @Test("a figure that was altered is no release at all")
  func altered() throws {
    let (system, _, _) = try release(RandomRelease.all[4])
    var variables = system.variables
    let first = try #require(variables.firstIndex { $0.isOpen })
    variables[first] = SystemVariable(
      value: variables[first].value + 1, role: variables[first].role, cells: variables[first].cells)
    #expect(throws: DisclosureSystemError.self) {
      try DisclosureSystem(variables: variables, relations: system.relations)
    }
  }
}
