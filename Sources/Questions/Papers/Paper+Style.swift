extension Paper {
  /// The look of a paper: readable at a desk, and on A4 without a finding cut in two.
  static let style: StaticString = """
    :root { --ink: #1b1f24; --faint: #57606a; --line: #d0d7de; --bad: #a40e26; --unsure: #8a4b00; --mended: #5b4a9c; --good: #1a6334; }
    * { box-sizing: border-box; }
    body { font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: var(--ink); max-width: 56rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: break-word; }
    header p { color: var(--faint); margin: 0; }
    h1 { font-size: 1.7rem; line-height: 1.25; margin: .2rem 0 .8rem; }
    h2 { font-size: 1.25rem; border-bottom: 2px solid var(--line); margin: 2rem 0 .8rem; padding-bottom: .2rem; }
    h3 { font-size: 1rem; margin: 0 0 .2rem; }
    .lead { font-size: 1.05rem; margin: .5rem 0; }
    nav { border: 1px solid var(--line); padding: .6rem 1rem; margin: 1.2rem 0; } nav ol { margin: 0; padding-left: 1.4rem; }
    a { color: inherit; }
    .mark, .word { font-size: .8rem; font-weight: 700; padding: .05rem .45rem; border: 1px solid currentColor; border-radius: .2rem; white-space: nowrap; vertical-align: .1em; }
    .word { margin-right: .3rem; } .word::first-letter { text-transform: uppercase; }
    .mark.bad, .bad .word { color: var(--bad); } .mark.unsure, .unsure .word { color: var(--unsure); }
    .mark.mended, .mended .word { color: var(--mended); } .mark.good, .good .word { color: var(--good); } .mark.none, .none .word { color: var(--faint); }
    article { border-left: 4px solid var(--line); padding: .3rem 0 .3rem 1rem; margin: 1rem 0; break-inside: avoid; }
    article p { margin: .2rem 0; }
    article.bad { border-color: var(--bad); } article.unsure { border-color: var(--unsure); border-left-style: dashed; } article.mended { border-color: var(--mended); } article.good { border-color: var(--good); }
    dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .1rem .9rem; margin: .4rem 0; }
    dt { color: var(--faint); } dd { margin: 0; min-width: 0; }
    table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .9rem; }
    caption { text-align: left; color: var(--faint); padding-bottom: .2rem; }
    th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
    .wide { font-size: .8rem; } .wide th, .wide td { padding: .3rem .3rem; }
    thead { display: table-header-group; }
    .signature { margin: 1.5rem 0; break-inside: avoid; } .line { border-top: 1px solid var(--ink); margin: 2.2rem 0 0; padding-top: .1rem; color: var(--faint); max-width: 26rem; }
    footer { color: var(--faint); border-top: 1px solid var(--line); margin-top: 2rem; font-size: .9rem; }
    @page { size: A4; margin: 18mm 16mm; }
    @media print { body { max-width: none; padding: 0; font-size: 10pt; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } a { text-decoration: none; } .mark, .word, article { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

    """
}
