import CLibrary
import CommandLineKit
import Files

Terminal.occupyClosedStreams()
Terminal.reportClosedPipes()
exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
