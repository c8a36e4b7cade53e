#!/bin/bash

__aftercare_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__aftercare_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__aftercare_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__aftercare_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_aftercare() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    evaluate|check|rules|law|import|aside|compare|record|export|history|run|night|deliver|gaps|ledger|accept|report|patterns|transition|demo|db|token|access|audit|schema|investigate|dispute|letter|pack|obligations|who|show|changes|unallocated|plans|caseloads|endings|charges|funding|out-of-area|disputes|gap-counts|what-if|register|questions|help)
        # Offer subcommand argument completions
        "_aftercare_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'evaluate check rules law import aside compare record export history run night deliver gaps ledger accept report patterns transition demo db token access audit schema investigate dispute letter pack obligations who show changes unallocated plans caseloads endings charges funding out-of-area disputes gap-counts what-if register questions help' -- "${cur}"))
        ;;
    esac
}

_aftercare_evaluate() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--set --suppose)
    non_repeating_options=(--case --nhs-number --known-at --on --law-on --directory --explain --format --database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--nhs-number')
        return
        ;;
    '--known-at')
        return
        ;;
    '--on')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--explain')
        return
        ;;
    '--suppose')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'$'\n''ndjson'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    discharge)
        # Offer subcommand argument completions
        "_aftercare_check_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'discharge' -- "${cur}"))
        ;;
    esac
}

_aftercare_check_discharge() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --nhs-number --known-at --file --on --law-on --directory --format --wait --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--nhs-number')
        return
        ;;
    '--known-at')
        return
        ;;
    '--file')
        return
        ;;
    '--on')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--wait')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_rules() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--theme --format)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--theme')
        __aftercare_add_completions -W 'care_planning'$'\n''funding'$'\n''accommodation'$'\n''ending'$'\n''responsibility'$'\n''review'$'\n''complaints'$'\n''records'
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'$'\n''markdown'
        return
        ;;
    esac
}

_aftercare_law() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--on --directory --format)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    esac
}

_aftercare_import() {
    repeating_flags=()
    non_repeating_flags=(--lines --dry-run --mhsds --complete --again --version -h --help)
    repeating_options=()
    non_repeating_options=(--source --recorded-by --mapping --provider --codes --database)
    __aftercare_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--source')
        return
        ;;
    '--recorded-by')
        return
        ;;
    '--mapping')
        return
        ;;
    '--provider')
        return
        ;;
    '--codes')
        __aftercare_add_completions -W 'england'$'\n''wales'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_aside() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|resolve)
        # Offer subcommand argument completions
        "_aftercare_aside_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list resolve' -- "${cur}"))
        ;;
    esac
}

_aftercare_aside_list() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_aside_resolve() {
    repeating_flags=()
    non_repeating_flags=(--new --discard --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --recorded-by --database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--recorded-by')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_compare() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--mapping --body --on --source --format --database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--mapping')
        return
        ;;
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--source')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_record() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    change|version)
        # Offer subcommand argument completions
        "_aftercare_record_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'change version' -- "${cur}"))
        ;;
    esac
}

_aftercare_record_change() {
    repeating_flags=()
    non_repeating_flags=(--any-version --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --recorded-by --format --database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--recorded-by')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_record_version() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_export() {
    repeating_flags=()
    non_repeating_flags=(--directory --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --known-at --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--known-at')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_history() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_run() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    nightly)
        # Offer subcommand argument completions
        "_aftercare_run_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'nightly' -- "${cur}"))
        ;;
    esac
}

_aftercare_run_nightly() {
    repeating_flags=()
    non_repeating_flags=(--full --compare-ledger --version -h --help)
    repeating_options=()
    non_repeating_options=(--on --reports --anchors --anchor-key --workers --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--on')
        return
        ;;
    '--reports')
        return
        ;;
    '--anchors')
        return
        ;;
    '--anchor-key')
        return
        ;;
    '--workers')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_night() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    status)
        # Offer subcommand argument completions
        "_aftercare_night_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'status' -- "${cur}"))
        ;;
    esac
}

_aftercare_night_status() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--warn-hours --critical-hours --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--warn-hours')
        return
        ;;
    '--critical-hours')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_deliver() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--domain)
    non_repeating_options=(--recipients --link --from --sendmail --on --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--recipients')
        return
        ;;
    '--domain')
        return
        ;;
    '--link')
        return
        ;;
    '--from')
        return
        ;;
    '--sendmail')
        return
        ;;
    '--on')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_gaps() {
    repeating_flags=()
    non_repeating_flags=(--bodies --json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--body --theme --severity --due-by --by --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--theme')
        __aftercare_add_completions -W 'care_planning'$'\n''funding'$'\n''accommodation'$'\n''ending'$'\n''responsibility'$'\n''review'$'\n''complaints'$'\n''records'
        return
        ;;
    '--severity')
        __aftercare_add_completions -W 'critical'$'\n''high'$'\n''medium'$'\n''low'
        return
        ;;
    '--due-by')
        return
        ;;
    '--by')
        __aftercare_add_completions -W 'theme'$'\n''severity'$'\n''rule'$'\n''age'$'\n''provider'$'\n''worker'$'\n''employer'$'\n''body'
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_ledger() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_accept() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    gap|end)
        # Offer subcommand argument completions
        "_aftercare_accept_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'gap end' -- "${cur}"))
        ;;
    esac
}

_aftercare_accept_gap() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--case --rule --subject --until --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--rule')
        return
        ;;
    '--subject')
        return
        ;;
    '--until')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_accept_end() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--case --rule --subject --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--rule')
        return
        ;;
    '--subject')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_report() {
    repeating_flags=()
    non_repeating_flags=(--outward --without-patterns --json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--body --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_patterns() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_transition() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --judged-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--judged-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_demo() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    register)
        # Offer subcommand argument completions
        "_aftercare_demo_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'register' -- "${cur}"))
        ;;
    esac
}

_aftercare_demo_register() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--cases --seed --today --directory-to)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--cases')
        return
        ;;
    '--seed')
        return
        ;;
    '--today')
        return
        ;;
    '--directory-to')
        return
        ;;
    esac
}

_aftercare_db() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    migrate|status)
        # Offer subcommand argument completions
        "_aftercare_db_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'migrate status' -- "${cur}"))
        ;;
    esac
}

_aftercare_db_migrate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_db_status() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_token() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    issue|list|revoke)
        # Offer subcommand argument completions
        "_aftercare_token_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'issue list revoke' -- "${cur}"))
        ;;
    esac
}

_aftercare_token_issue() {
    repeating_flags=()
    non_repeating_flags=(--may-record --quiet --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --role --label --days --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--role')
        __aftercare_add_completions -W 'coordinator'$'\n''manager'$'\n''ward'$'\n''icb_case_manager'$'\n''commissioner'$'\n''reporter'$'\n''information_governance'$'\n''auditor'
        return
        ;;
    '--label')
        return
        ;;
    '--days')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_token_list() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_token_revoke() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_access() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    open|list|review|seal|unseal)
        # Offer subcommand argument completions
        "_aftercare_access_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'open list review seal unseal' -- "${cur}"))
        ;;
    esac
}

_aftercare_access_open() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--case --reason --hours --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--reason')
        __aftercare_add_completions -W 'risk_to_life'$'\n''risk_to_others'$'\n''urgent_discharge'$'\n''safeguarding'$'\n''court_order'
        return
        ;;
    '--hours')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_access_list() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_access_review() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--finding --database)
    __aftercare_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--finding')
        __aftercare_add_completions -W 'justified'$'\n''not_justified'$'\n''escalated'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_access_seal() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--case --reason --until --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--reason')
        __aftercare_add_completions -W 'staff_member'$'\n''relative_of_staff'$'\n''protected_address'$'\n''public_figure'$'\n''court_order'
        return
        ;;
    '--until')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_access_unseal() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--case --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_audit() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    verify|seal|anchor|key|export|list)
        # Offer subcommand argument completions
        "_aftercare_audit_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'verify seal anchor key export list' -- "${cur}"))
        ;;
    esac
}

_aftercare_audit_verify() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchors)
    non_repeating_options=(--signed-by --export --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--anchors')
        return
        ;;
    '--signed-by')
        return
        ;;
    '--export')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_audit_seal() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_audit_anchor() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--to --key --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--to')
        return
        ;;
    '--key')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_audit_key() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--to)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--to')
        return
        ;;
    esac
}

_aftercare_audit_export() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        return
        ;;
    esac
}

_aftercare_audit_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_schema() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 1
}

_aftercare_investigate() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_dispute() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    pack)
        # Offer subcommand argument completions
        "_aftercare_dispute_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'pack' -- "${cur}"))
        ;;
    esac
}

_aftercare_dispute_pack() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --dispute --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--dispute')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_letter() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    entitlement|plan|ending|review|list|show)
        # Offer subcommand argument completions
        "_aftercare_letter_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'entitlement plan ending review list show' -- "${cur}"))
        ;;
    esac
}

_aftercare_letter_entitlement() {
    repeating_flags=()
    non_repeating_flags=(--large-print --keep --no-keep --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_letter_plan() {
    repeating_flags=()
    non_repeating_flags=(--large-print --keep --no-keep --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_letter_ending() {
    repeating_flags=()
    non_repeating_flags=(--large-print --keep --no-keep --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_letter_review() {
    repeating_flags=()
    non_repeating_flags=(--large-print --keep --no-keep --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''html'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_letter_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_letter_show() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--case --letter --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--letter')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_pack() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--case --on --known-at --law-on --directory --into --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--directory')
        return
        ;;
    '--set')
        return
        ;;
    '--into')
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_obligations() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --case --nhs-number --worker --within --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--case')
        return
        ;;
    '--nhs-number')
        return
        ;;
    '--worker')
        return
        ;;
    '--within')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_who() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --nhs-number --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--nhs-number')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--case --nhs-number --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--case')
        return
        ;;
    '--nhs-number')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_changes() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --since --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--since')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_unallocated() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_plans() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_caseloads() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_endings() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_charges() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_funding() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_out-of-area() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_disputes() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_gap-counts() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --by --on --known-at --law-on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--by')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--law-on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_what-if() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--body --on --known-at --directory --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--known-at')
        return
        ;;
    '--set')
        return
        ;;
    '--directory')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_register() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    questions)
        # Offer subcommand argument completions
        "_aftercare_register_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'questions' -- "${cur}"))
        ;;
    esac
}

_aftercare_register_questions() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--body --on --format --database)
    __aftercare_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--body')
        return
        ;;
    '--on')
        return
        ;;
    '--format')
        __aftercare_add_completions -W 'text'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        return
        ;;
    esac
}

_aftercare_questions() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options 0
}

_aftercare_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __aftercare_offer_flags_options -1
}

complete -o filenames -F _aftercare aftercare
