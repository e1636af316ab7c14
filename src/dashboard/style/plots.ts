/** Pictures that tell their points, the bar of days and files above figures, filters, the glossary; and all of it on paper. */
export const plots = `
.plotted { position: relative; }
.plotted:focus-visible { outline-offset: 6px; border-radius: 8px; }
.plotted:focus-visible::after { content: "← →"; position: absolute; right: 0; bottom: 100%; padding: 0 6px; border-radius: 4px; background: var(--text); color: var(--bg); font-size: .75rem; }
[data-tip] { cursor: default; }
.flow-1, .flow-2, .range-usual { stroke: var(--edge); stroke-width: 1; vector-effect: non-scaling-stroke; }
.bar-all { stroke: var(--line); }
.tip { position: absolute; z-index: 5; top: 0; left: 0; visibility: hidden; width: max-content; max-width: min(300px, calc(100vw - 16px)); padding: 8px 12px; border-radius: 8px; background: var(--text); color: var(--bg); font-size: .8125rem; line-height: 1.45; white-space: pre-line; overflow-wrap: anywhere; }
.tip::first-line { font-weight: 660; }
.tip.on { visibility: visible; }
.stage.pointed { outline: 2px solid var(--text); outline-offset: 3px; border-radius: 6px; }
svg.pointed { outline: 2px solid var(--text); outline-offset: 3px; border-radius: 4px; }
g.pointed > circle, g.pointed > rect:not(.credit-touch-room) { stroke: var(--text); stroke-width: 3; }
g.pointed > line { stroke-width: 6; }
.period { margin-bottom: 16px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; }
.period-bar { display: flex; flex-wrap: wrap; align-items: start; gap: 0 16px; }
.period-bar .file { margin-left: auto; min-height: 44px; display: inline-flex; align-items: center; }
.period-others { flex: 0 1 auto; }
.period-others > summary { min-height: 44px; align-content: center; }
.period-others form { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 12px; align-items: end; padding-bottom: 8px; }
.period-others input { min-width: 0; padding-inline: 8px; }
.period-others button { min-height: 44px; }
.chips { display: flex; flex-wrap: wrap; gap: 8px; }
.chip { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; padding: 2px 12px; border: 1px solid var(--accent); border-radius: 99px; background: var(--tint); text-decoration: none; overflow-wrap: anywhere; }
.chip.off { border: 1px dashed var(--edge); background: none; color: var(--soft); }
.glossary { display: grid; gap: 4px; }
.glossary > div { display: grid; gap: 2px; padding: 10px; margin-inline: -10px; border-radius: 8px; scroll-margin-top: 16px; }
.glossary > div:target { background: var(--tint); }
.glossary dt { font-weight: 620; }
.glossary dt a { text-decoration: none; }
.glossary dd { display: grid; gap: 2px; max-width: 72ch; }
@media (pointer: coarse) { .chip { min-height: 44px; } .glossary dt a { display: inline-flex; align-items: center; min-height: 44px; } }
@media (min-width: 720px) { .period-others form { grid-template-columns: 11rem 11rem auto; } .glossary > div { grid-template-columns: 15rem minmax(0, 1fr); gap: 16px; } }
@media print {
  @page { size: A4; margin: 14mm; }
  :root {
    color-scheme: light;
    --bg: #fff; --surface: #fff; --sunk: #eee; --line: #ccc; --edge: #777; --text: #000; --soft: #444; --accent: #b8175a; --on-accent: #fff; --tint: #fbeaf2; --good: #1a6b3c; --fair: #8a5300; --poor: #b3261e;
    --flow-1: #f1c4d8; --flow-2: #e59abd; --flow-3: #d0588f; --flow-4: #b8175a;
  }
  body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main, .wrap { max-width: none; padding: 0; }
  .period-bar, .period nav, .tip, details:not([open]), .button, .file { display: none !important; }
  .card:has(> details:only-child:not([open])) { display: none; }
  .scrolls { overflow: visible; }
  .card { break-inside: auto; }
  h2, h3, thead { break-after: avoid; }
  tr, li, .plotted, svg { break-inside: avoid; }
  a { text-decoration: none; }
}
`
