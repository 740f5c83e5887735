import Glibc
import PeilSampleData

func complain(_ message: String) {
  let text = "peil-sample-data: \(message)\n"
  text.utf8CString.withUnsafeBytes { bytes in
    _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count - 1)
  }
}

guard CommandLine.arguments.count == 2, let folder = CommandLine.arguments.last, !folder.isEmpty else {
  complain("usage: peil-sample-data OUTDIR (the folder that gets a folder of CSV files for each example)")
  exit(EX_USAGE)
}

do {
  try SampleFolder(path: folder).write(try SampleData.files())
} catch let error as SampleFolder.Failure {
  complain(error.description)
  exit(EX_CANTCREAT)
} catch {
  complain("\(error)")
  exit(EX_SOFTWARE)
}
