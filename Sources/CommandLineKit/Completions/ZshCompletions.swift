public import Wording

/// The completions of a program for Zsh.
public enum ZshCompletions {
  /// A script to be put on `fpath` as `_NAME`, or to be sourced after `compinit`.
  public static func script(_ program: ProgramSpecification, language: Language) -> String {
    let name = program.name
    let places = CompletionPlaces(program)
    return """
      #compdef \(name)
      # Completions of \(name) for zsh, written by `\(name) completions zsh`.

      \(offers(name, places))

      _\(name)() {
        local command= first
        local -a next
        # A language may stand before the command.
        while [[ $words[2] == --lang && $CURRENT -gt 3 ]]; do
          words[2,3]=()
          (( CURRENT -= 2 ))
        done
        first=$words[2]
        if (( CURRENT > 2 )); then
          command=$first
          if (( CURRENT > 3 )) && [[ " \(pairs(program)) " == *" $first+$words[3] "* ]]; then
            command="$first $words[3]"
            shift words
            (( CURRENT -= 1 ))
          fi
          shift words
          (( CURRENT -= 1 ))
        fi
        case $command in
      \(cases(program, places, language))
        esac
      }

      # Where it is sourced, it has to be announced; as a file of fpath it is the function itself.
      if [[ $funcstack[1] == _\(name) ]]; then
        _\(name) "$@"
      else
        compdef _\(name) \(name)
      fi

      """
  }

  /// A function for each thing that may stand in a place.
  private static func offers(_ name: String, _ places: CompletionPlaces) -> String {
    places.groups.enumerated().filter { $0.element.completion != .nothing }.map { index, group in
      let completion = group.completion
      var lines: [String] = []
      if completion.isList { lines.append("compset -P '*,'") }
      if !completion.words.isEmpty {
        let end = completion.isList || completion.words.allSatisfy { $0.hasSuffix("=") }
        lines.append(
          "compadd \(end ? "-S '' " : "")-- "
            + completion.words.map(\.shellQuoted).joined(separator: " "))
      }
      if !completion.endings.isEmpty {
        lines.append("_files -g '*.(\(completion.endings.joined(separator: "|")))(-.)'")
      }
      if completion.isFolder { lines.append("_files -/") }
      return "_\(name)_\(index + 1)() {\n"
        + lines.map { "  \($0)\n" }.joined() + "}"
    }.joined(separator: "\n")
  }

  /// The commands of two words, as `first+second`.
  private static func pairs(_ program: ProgramSpecification) -> String {
    program.commands.map(\.name).filter { $0.contains(" ") }.map {
      $0.split(separator: " ").joined(separator: "+")
    }.joined(separator: " ")
  }

  private static func cases(
    _ program: ProgramSpecification, _ places: CompletionPlaces, _ language: Language
  ) -> String {
    var cases = [
      "    '')\n" + describe(program.next(after: []), language)
        + arguments(program.options, [], program.name, places, language) + "      ;;"
    ]
    for group in program.groups where !program.commands.contains(where: { $0.name == group }) {
      cases.append(
        "    \(group.shellQuoted))\n"
          + describe(program.next(after: [group]), language) + "      ;;")
    }
    for command in program.commands {
      // The words that make a longer command of it stand where its first operand does.
      let next = program.next(after: [command.name])
      let description =
        next.isEmpty
        ? ""
        : "      if (( CURRENT == 2 )); then\n" + describe(next, language) + "      fi\n"
      cases.append(
        "    \(command.name.shellQuoted))\n" + description
          + arguments(command.options, command.operands, program.name, places, language)
          + "      ;;")
    }
    return cases.joined(separator: "\n")
  }

  private static func describe(_ entries: [ProgramSpecification.Entry], _ language: Language)
    -> String
  {
    let list = entries.map { "\($0.name):\($0.help(language))".shellQuoted }
    return "      next=(\(list.joined(separator: " ")))\n      _describe -t commands command next\n"
  }

  private static func arguments(
    _ options: [Option], _ operands: [Operand], _ name: String, _ places: CompletionPlaces,
    _ language: Language
  ) -> String {
    let specs =
      options.flatMap { option in
        option.spellings.map { spec($0, of: option, name, places, language) }
      }
      + operands.enumerated().map { index, operand in
        "\(index + 1)\(operand.isOptional ? "::" : ":")\(operand.name)"
          + action(operand.completion, name, places)
      }
    return "      _arguments \(specs.map(\.shellQuoted).joined(separator: " \\\n        "))\n"
  }

  private static func spec(
    _ spelling: String, of option: Option, _ name: String, _ places: CompletionPlaces,
    _ language: Language
  ) -> String {
    let isLong = spelling.hasPrefix("--")
    let others = option.repeats ? "*" : "(\(option.spellings.joined(separator: " ")))"
    let help = option.help(language).filter { !"[]".contains($0) }
    guard let value = option.value else { return "\(others)\(spelling)[\(help)]" }
    return "\(others)\(spelling)\(isLong ? "=" : "")[\(help)]:\(value)"
      + action(option.completion, name, places)
  }

  private static func action(_ completion: Completion, _ name: String, _ places: CompletionPlaces)
    -> String
  {
    completion == .nothing ? ": " : ":_\(name)_\(places.number(of: completion))"
  }
}
