import Glibc

/// The part that is fed, by the name in `PEIL_FUZZ`; an unknown name ends the program.
private let target: @Sendable ([UInt8]) -> Void = {
  let name = getenv("PEIL_FUZZ").map { String(cString: $0) } ?? ""
  guard let target = FuzzTargets.all[name] else {
    let names = FuzzTargets.all.keys.sorted().joined(separator: ", ")
    let line = "PEIL_FUZZ names one of: \(names)\n"
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(2)
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func feed(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  target(data.map { Array(UnsafeBufferPointer(start: $0, count: size)) } ?? [])
  return 0
}
