/// The completions of a program for Bash 4.4 and later.
public enum BashCompletions {
  /// A script to be sourced, or put among the system's completions.
  public static func script(_ program: ProgramSpecification) -> String {
    let name = program.name
    return """
      # Completions of \(name) for bash, written by `\(name) completions bash`.

      # The words that may follow the words of a command.
      _\(name)_commands() {
        case $1 in
      \(commands(program))
        esac
      }

      # The options of a command.
      _\(name)_options() {
        case $1 in
      \(options(program))
        esac
      }

      # What may stand behind an option, or as an operand; fails where no value belongs.
      _\(name)_value() {
        words= endings= folder= list=
        case $1 in
      \(values(program))
          *) return 1 ;;
        esac
      }

      \(functions(name))
      complete -F _\(name) \(name)

      """
  }

  private static func commands(_ program: ProgramSpecification) -> String {
    let heads = [[]] + program.groups.map { [$0] }
    return heads.map { head in
      let next = program.next(after: head).map(\.name).joined(separator: " ")
      return "    \(head.joined(separator: " ").shellQuoted)) echo \(next.shellQuoted) ;;"
    }.joined(separator: "\n")
  }

  private static func options(_ program: ProgramSpecification) -> String {
    let lists = [("", program.options)] + program.commands.map { ($0.name, $0.options) }
    return lists.map { name, options in
      let spellings = options.flatMap(\.spellings).joined(separator: " ")
      return "    \(name.shellQuoted)) echo \(spellings.shellQuoted) ;;"
    }.joined(separator: "\n")
  }

  private static func values(_ program: ProgramSpecification) -> String {
    CompletionPlaces(program).groups.map { completion, places in
      let patterns = places.map { "\($0.command): \($0.position)".shellQuoted }
      var settings: [String] = []
      if !completion.words.isEmpty {
        settings.append("words=" + completion.words.joined(separator: " ").shellQuoted)
      }
      if !completion.endings.isEmpty {
        settings.append("endings=" + completion.endings.joined(separator: " ").shellQuoted)
      }
      if completion.isFolder { settings.append("folder=1") }
      if completion.isList { settings.append("list=1") }
      let body = settings.isEmpty ? ":" : settings.joined(separator: " ")
      return "    \(patterns.joined(separator: " | \\\n    "))) \(body) ;;"
    }.joined(separator: "\n")
  }

  /// What does not depend on the commands.
  private static func functions(_ name: String) -> String {
    """
    _\(name)() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
      local command= operands=0 skip= i word words endings folder list
      # Bash cuts `--option=value` into three words.
      if [[ $current == = ]]; then
        current=
      elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
      fi
      COMPREPLY=()
      for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == = ]]; then
          continue
        elif [[ -n $skip ]]; then
          skip=
        elif [[ $word == -?* ]]; then
          if _\(name)_value "$command: $word"; then skip=1; fi
        elif ((operands == 0)) && [[ " $(_\(name)_commands "$command") " == *" $word "* ]]; then
          command=${command:+$command }$word
        else
          ((operands += 1))
        fi
      done
      if [[ $previous == -?* ]] && _\(name)_value "$command: $previous"; then
        _\(name)_offer
      elif [[ $current == -* ]]; then
        words=$(_\(name)_options "$command") endings= folder= list=
        _\(name)_offer
      else
        _\(name)_value "$command: $((operands + 1))"
        ((operands == 0)) && words="$(_\(name)_commands "$command") $words"
        _\(name)_offer
      fi
    }

    # Fills COMPREPLY with what begins like `current`.
    _\(name)_offer() {
      local head= file ending
      if [[ -n $list && $current == *,* ]]; then
        head=${current%,*},
        current=${current##*,}
      fi
      for word in $words; do
        [[ $word == "$current"* ]] && COMPREPLY+=("$head$word")
      done
      if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace; fi 2>/dev/null
      if [[ -n $endings$folder ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r file; do
          if [[ -d $file ]]; then
            COMPREPLY+=("$file")
          fi
          for ending in $endings; do
            [[ -f $file && $file == *."$ending" ]] && COMPREPLY+=("$file")
          done
        done < <(compgen -f -- "$current")
      fi
    }
    """
  }
}
