extension GapReport {
  /// The look of the page: readable at a desk, and on A4 without a gap cut in two.
  static let style: StaticString = """
    :root { --ink: #1b1f24; --faint: #57606a; --line: #d0d7de; --critical: #a40e26; --high: #953800; --medium: #6b5200; --low: #3b5b7a; }
    * { box-sizing: border-box; }
    body { font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: var(--ink); max-width: 56rem; margin: 0 auto; padding: 1.5rem; }
    header p { color: var(--faint); margin: 0; }
    h1 { font-size: 1.7rem; margin: .2rem 0; }
    h2 { font-size: 1.25rem; border-bottom: 2px solid var(--line); margin-top: 2rem; }
    h3 { font-size: 1rem; margin: 0; }
    .lead { font-size: 1.1rem; }
    table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
    caption { text-align: left; color: var(--faint); }
    th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
    .totals td, .totals thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
    .critical .severity { color: var(--critical); } .high .severity { color: var(--high); }
    .medium .severity { color: var(--medium); } .low .severity { color: var(--low); }
    .check th { border-left: 4px solid var(--line); padding: 1rem .5rem .3rem 1rem; font-weight: 400; } .check th p { margin: .1rem 0; } .check .severity { font-weight: 600; }
    .critical .check th { border-color: var(--critical); border-bottom-color: var(--line); } .high .check th { border-color: var(--high); border-bottom-color: var(--line); }
    .medium .check th { border-color: var(--medium); border-bottom-color: var(--line); } .low .check th { border-color: var(--low); border-bottom-color: var(--line); }
    .why th { font-weight: 400; border: 0; padding: .6rem .5rem 0; } .check, .why { break-after: avoid; }
    .gaps { table-layout: fixed; } .gaps thead th { width: 34%; } .gaps thead th + th { width: 22%; } .gaps thead th + th + th { width: auto; } .gaps td p { margin: .2rem 0; } .gaps td .rule { font-size: .85em; white-space: normal; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; } .pair ul { margin: .3rem 0; padding-left: 1.2rem; }
    .warning { border: 2px solid currentColor; padding: .5rem .75rem; font-weight: 600; } .story { font-style: italic; }
    .small { font-size: .8rem; } .small th, .small td { padding: .2rem .25rem; white-space: nowrap; } .note { color: var(--faint); font-size: .85em; margin: 0; }
    .chart { width: 100%; height: auto; display: block; margin-top: 1rem; } .chart text { font-size: 11px; fill: var(--faint); }
    .chart .month { text-anchor: middle; } .chart .scale { text-anchor: end; } .chart .line { stroke: var(--line); fill: none; }
    .chart rect { stroke: #fff; stroke-width: 1; } rect.critical { fill: var(--critical); } rect.high { fill: #d9822b; } rect.medium { fill: #e3c45c; } rect.low { fill: #9db8d2; }
    .legend { margin: .2rem 0; color: var(--faint); } .key { display: inline-block; width: .8em; height: .8em; margin-left: .8em; }
    .key.critical { background: var(--critical); } .key.high { background: #d9822b; } .key.medium { background: #e3c45c; } .key.low { background: #9db8d2; }
    .chart, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .rule { color: var(--faint); } .case, .day { white-space: nowrap; }
    footer { color: var(--faint); border-top: 1px solid var(--line); margin-top: 2rem; }
    @page { size: A4; margin: 18mm 16mm; }
    @media print { body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; } h1 { font-size: 15pt; } h2 { break-after: avoid; margin: .8rem 0 .4rem; font-size: 11.5pt; } .first { break-after: page; font-size: 8.5pt; line-height: 1.2; } .first table { margin: .3rem 0; } .first th, .first td { padding: .12rem .3rem; } .first h2 { font-size: 10.5pt; margin: .5rem 0 .2rem; } .first .lead { margin: .4rem 0; font-size: 10pt; } .first p, .first ul { margin: .2rem 0; } .small { font-size: 7pt; } .chart { height: 32mm; margin-top: .3rem; } .warning { margin: .4rem 0; padding: .2rem .5rem; } tr { break-inside: avoid; } }

    """
}
