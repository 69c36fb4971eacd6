public import Wording

/// The completions of a program for Fish 3.
public enum FishCompletions {
  /// A script to be sourced, or put among the user's or the system's completions.
  public static func script(_ program: ProgramSpecification, language: Language) -> String {
    let name = program.name
    let known = program.groups + program.commands.map(\.name)
    var lines = program.next(after: []).map { next("", $0, name, language) }
    for group in program.groups {
      lines += program.next(after: [group]).map { next(group, $0, name, language) }
    }
    lines += program.options.map { option($0, of: "", name, language) }
    for command in program.commands {
      lines += command.options.map { option($0, of: command.name, name, language) }
      lines += command.operands.compactMap { operand($0, of: command.name, name) }
    }
    return """
      # Completions of \(name) for fish, written by `\(name) completions fish`.

      # The command that has been typed.
      function __\(name)_command
          set -l command ''
          set -l skip 0
          for word in (commandline -opc)[2..-1]
              if test $skip = 1
                  set skip 0
              else if string match -q -- '-*' $word
                  test -n "$command"; and break
                  test $word = --lang; and set skip 1
              else
                  set -l longer (string trim -- "$command $word")
                  contains -- $longer \(known.map(quoted).joined(separator: " ")); or break
                  set command $longer
              end
          end
          echo $command
      end

      function __\(name)_is
          test (__\(name)_command) = "$argv"
      end

      complete -c \(name) -f
      \(lines.joined(separator: "\n"))

      """
  }

  private static func next(
    _ group: String, _ entry: ProgramSpecification.Entry, _ name: String, _ language: Language
  ) -> String {
    line(name, group, ["-a", quoted(entry.name), "-d", quoted(entry.help(language))])
  }

  private static func option(
    _ option: Option, of command: String, _ name: String, _ language: Language
  ) -> String {
    var words = ["-l", option.name]
    if let letter = option.letter { words += ["-s", String(letter)] }
    if option.value != nil {
      words.append("-x")
      let offers = offers(option.completion)
      if !offers.isEmpty { words += ["-a", quoted(offers)] }
    }
    return line(name, command, words + ["-d", quoted(option.help(language))])
  }

  private static func operand(_ operand: Operand, of command: String, _ name: String) -> String? {
    let offers = offers(operand.completion)
    return offers.isEmpty ? nil : line(name, command, ["-a", quoted(offers)])
  }

  private static func line(_ name: String, _ command: String, _ words: [String]) -> String {
    (["complete", "-c", name, "-n", quoted("__\(name)_is \(quoted(command))")] + words)
      .joined(separator: " ")
  }

  /// What Fish evaluates to find the candidates.
  private static func offers(_ completion: Completion) -> String {
    let words = completion.words.joined(separator: " ")
    var offers: [String] = []
    if completion.isList {
      offers.append("(__fish_complete_list , 'string split \" \" \"\(words)\"')")
    } else if !words.isEmpty {
      offers.append(words)
    }
    offers += completion.endings.map { "(__fish_complete_suffix .\($0))" }
    if completion.isFolder { offers.append("(__fish_complete_directories)") }
    return offers.joined(separator: " ")
  }

  /// The text in single quotes, as Fish reads it.
  private static func quoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "'"
  }
}
