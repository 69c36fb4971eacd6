import CommandLineKit
import Glibc
import Tables

Terminal.occupyClosedStreams()
Terminal.reportClosedPipes()
exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
