/** The measurement section: tabs, snippets, the self-assessment on screen and on paper. */
export const measure = `
.tabs { flex-wrap: wrap; margin-left: -10px; gap: 0 4px; }
.lead { margin-bottom: 20px; }
.pick { display: flex; flex-wrap: wrap; align-items: end; gap: 10px; margin-bottom: 16px; }
.pick .field { max-width: 320px; }
.pick-campaign .field { flex: 0 1 320px; }
.pick button { min-height: 44px; }
.snippets > details { padding-block: 10px; border-top: 1px solid var(--line); }
.snippets > h2 { margin-bottom: 10px; }
.snippets > details:last-child { padding-bottom: 0; }
.numbered { padding-left: 1.6em; display: grid; gap: 4px; margin-bottom: 10px; }
.copy-code { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
.copy-code button { justify-self: end; }
.arrived { font-size: 1.125rem; color: var(--good); }
.arrived::before { content: "✓ "; }
.awaited { font-weight: 560; }
.awaited::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .5em; border-radius: 50%; background: var(--accent); }
@media (prefers-reduced-motion: no-preference) { .awaited::before { animation: awaited 1.6s ease-in-out infinite; } @keyframes awaited { 50% { opacity: .25; } } }
.snippets summary { font-weight: 560; color: var(--text); }
.mark-good { display: inline-block; padding: 1px 10px; border-radius: 99px; border: 1px solid var(--good); color: var(--good); font-size: .8125rem; font-weight: 600; }
.checks pre { overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.host { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 16px; overflow-wrap: anywhere; }
.host > :first-child { flex: 1 1 16rem; }
.lines + .act { margin-top: 20px; }
.lines:empty { display: none; }
.criteria { margin: 0 0 16px; padding: 0; list-style: none; display: grid; gap: 12px; }
.card + .criteria { margin-top: 12px; }
.criterion .pick { margin-bottom: 0; }
.criteria .card + .card { margin-top: 0; }
.criterion { display: grid; gap: 6px; align-content: start; break-inside: avoid; overflow-wrap: anywhere; }
.criterion p { max-width: 78ch; }
@media screen and (min-width: 960px) {
  .criteria { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
.paper { display: none; }
@media print {
  :root {
    color-scheme: light;
    --bg: #fff; --surface: #fff; --sunk: #f4f2f0; --line: #ccc; --edge: #777; --shadow: none;
    --text: #000; --soft: #444; --accent: #b8175a; --on-accent: #fff; --tint: #fff; --good: #1a6b3c;
  }
  .paper { display: block; margin-top: 0; }
  .top, .tabs, .skip { display: none; }
  .card { padding: 10px 12px; }
  .mark-block { print-color-adjust: exact; }
  body { font-size: 10pt; }
  main { padding: 0; }
}
`
