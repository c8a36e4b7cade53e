function __aftercared_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __aftercared_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __aftercared_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __aftercared_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __aftercared_parse_tokens -S
    set -l unparsed_tokens (__aftercared_tokens -pc)
    switch $unparsed_tokens[1]
    case 'aftercared'
        __aftercared_parse_subcommand 0 'config=' 'host=' 'port=' 'socket=' 'database=' 'night-at=' 'night-catch-up=' 'night-lease=' 'reports=' 'anchors=' 'anchor-key=' 'log-level=' 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'help'
            __aftercared_parse_subcommand -r 1 'version'
        end
    end
end

function __aftercared_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __aftercared_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __aftercared_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __aftercared_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__aftercared_tokens -p)
    if test -z "$(__aftercared_tokens -t)"
        set -l index (count (__aftercared_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'aftercared' -f
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" config' -l 'config' -d 'A configuration file (JSON).' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" host' -l 'host' -d 'The address to listen on.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" port' -l 'port' -d 'The port to listen on.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" socket' -l 'socket' -d 'A Unix socket for the command of the daemon\'s own account.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" database' -l 'database' -d 'A libpq connection string.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" night-at' -l 'night-at' -d 'When the nightly check runs, by London\'s clock.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" night-catch-up' -l 'night-catch-up' -d 'How many missed nights are made up for at most.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" night-lease' -l 'night-lease' -d 'How long a run that is not heard of keeps its night.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" reports' -l 'reports' -d 'Where the reports of each night are written.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" anchors' -l 'anchors' -d 'Where the head of the audit trail is written down each night.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" anchor-key' -l 'anchor-key' -d 'The key by which that line is signed.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" log-level' -l 'log-level' -d 'trace, debug, info, notice, warning, error or critical.' -rfka ''
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" version' -l 'version' -d 'Show the version.'
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_positional "aftercared" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'aftercared' -n '__aftercared_should_offer_completions_for_flags_or_options "aftercared help" version' -l 'version' -d 'Show the version.'
