import PeilTable
import Testing

@Suite struct GrainTests {
  @Test("a grain is a set: order and repetition do not matter")
  func isASet() {
    #expect(Grain(["b", "a", "b"]) == Grain(["a", "b"]))
    #expect(
      Grain(["application"]).union(Grain(["participant", "application"])).keys == ["application", "participant"])
  }

  @Test("coarser means fewer keys of the same")
  func coarser() {
    let application = Grain(["application"])
    let participant = Grain(["application", "participant"])
    #expect(application.isCoarserOrEqual(to: participant))
    #expect(!participant.isCoarserOrEqual(to: application))
    #expect(Grain.whole.isCoarserOrEqual(to: application))
    #expect(!Grain.rows(of: "a").isCoarserOrEqual(to: Grain.rows(of: "b")))
  }
}
