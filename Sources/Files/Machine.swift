import CLibrary

/// What the program runs on.
public enum Machine {
  /// How many processors there are, at least one.
  public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
