import CLibrary

/// The file that a path means, behind all symbolic links of its last part; the path itself where it
/// is no link.
///
/// A link may lead to a file that does not exist yet.
///
/// - Throws: `FileError` for links that lead round in a circle.
func linkTarget(of path: String) throws(FileError) -> String {
  var target = path
  for _ in 0..<maximumLinks {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(target, &buffer, Int(PATH_MAX))
    guard count > 0 else { return target }
    let link = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    target = link.hasPrefix("/") ? link : folder + link
  }
  throw FileError(path: path, code: ELOOP)
}

/// As many links as Linux follows.
private let maximumLinks = 40
