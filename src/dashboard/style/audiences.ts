/** Audiences: forms of many fields, rules as trees, figures over time. */
export const audiences = `
.buttons { display: flex; flex-wrap: wrap; gap: 10px; }
.fields { display: grid; gap: 14px; width: 100%; align-items: end; }
.fields input, .fields select { align-self: end; }
.group, .choices { border: 0; margin: 0; padding: 0; min-width: 0; width: 100%; display: grid; gap: 14px; }
.choices { gap: 4px; }
.group + .group { margin-top: 6px; padding-top: 18px; border-top: 1px solid var(--line); }
.group > legend, .choices > legend { float: left; width: 100%; padding: 0; }
.group > legend { font-size: 1.0625rem; font-weight: 640; margin-bottom: -4px; }
.choices > legend { font-size: .9375rem; font-weight: 560; letter-spacing: 0; }
.rows { display: grid; gap: 22px; padding-block: 8px 14px; }
.rows .fields { grid-template-columns: 1fr 1fr; }
.rows .field label { font-weight: 400; }
.group > details { width: 100%; }
.boxes { display: flex; flex-wrap: wrap; gap: 2px 20px; }
.box { display: inline-flex; align-items: center; gap: 8px; min-height: 36px; font-weight: 400; overflow-wrap: anywhere; }
.box input { width: 20px; min-height: 20px; height: 20px; margin: 0; flex: none; accent-color: var(--accent); }
.act > details { width: 100%; }
.method > summary { font-weight: 640; color: var(--text); font-size: 1.0625rem; min-height: 0; }
.method { margin-bottom: 16px; }
.method .lines .host { padding-block: 12px; }
.rule > * + * { margin-top: 8px; }
.tree, .tree ul { display: grid; gap: 6px; }
.tree ul { margin-top: 6px; padding-left: 16px; border-left: 2px solid var(--line); }
.tree > li, .tree ul > li { overflow-wrap: anywhere; }
.reach li { gap: 6px 12px; }
.reach .button { grid-row: auto; }
.reach .state { grid-row: auto; }
.nights { display: block; width: 100%; height: 120px; overflow: visible; }
.nights-line { fill: none; stroke: var(--flow-4); stroke-width: 2; vector-effect: non-scaling-stroke; }
.nights-area { fill: var(--flow-1); opacity: .45; }
.nights-ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; }
.scrolls { overflow-x: auto; max-width: 100%; }
.scrolls table { margin-top: 0; }
.cells th, .cells td { text-align: left; padding-left: 12px; }
.cells td:first-child, .cells th:first-child { padding-left: 0; }
.halves { display: grid; gap: 20px; }
.halves code { overflow-wrap: anywhere; }
.facts, .facts-main { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); align-content: start; }
.facts { margin-bottom: 16px; align-items: start; }
.facts .card + .card { margin-top: 0; }
.column { display: grid; gap: 4px 20px; }
.download { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-top: 20px; }
.download .button { min-height: 44px; }
.stages { list-style: none; margin-block: 16px 0; padding: 0; display: grid; gap: 16px; }
.stages > li { display: grid; gap: 6px; align-content: start; padding-top: 14px; border-top: 3px solid var(--flow-2); }
.capital::first-letter { text-transform: uppercase; }
.terms { margin-top: 16px; display: grid; gap: 8px; }
.terms dt { font-weight: 600; }
.terms dd { color: var(--soft); }
.scale { display: block; overflow: visible; }
.scale-mark { stroke: var(--text); stroke-width: 2; }
.scale text { fill: var(--soft); font-size: .8125rem; text-anchor: middle; }
.ranges { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.ranges dd { white-space: normal; }
main > .card + form.act { margin-top: 16px; }
.ways { display: grid; }
.ways > li { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 24px; padding-block: 14px; border-top: 1px solid var(--line); }
.ways > li > h3 { grid-column: 1 / -1; }
.way { min-width: 0; display: grid; gap: 4px; align-content: start; justify-items: start; }
.way progress { width: 100%; height: 8px; accent-color: var(--accent); }
.rungs { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.rungs > li { display: grid; gap: 6px 20px; }
.rungs .share { height: 14px; border-radius: 7px; }
.starts { display: grid; gap: 8px; margin-bottom: 16px; }
.choose { display: flex; flex-wrap: wrap; align-items: end; gap: 12px; margin: 0; }
.choose .field { flex: 1 1 15em; max-width: 24em; }
.choose select { width: 100%; }
.choose button { min-height: 44px; }
.composing { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); align-items: start; }
.composing .card { margin: 0; }
.rule-bar { position: sticky; bottom: 0; z-index: 1; width: 100%; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; padding-block: 12px; background: var(--surface); border-top: 1px solid var(--line); }
.rule-bar .sizes { font-size: .875rem; gap: 2px 14px; }
.rule-bar .sizes strong { font-size: 1.125rem; }
html:has(.rule-bar) { scroll-padding-bottom: 110px; }
.rule-now h3 { margin-top: 8px; }
.shares, .said { display: grid; gap: 10px; }
.shares > li { display: grid; gap: 4px; }
.share { display: block; width: 100%; height: 6px; border-radius: 3px; overflow: hidden; }
.share-all { fill: var(--sunk); }
.said > li { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: 2px 12px; }
.said .tree { flex: 1 1 12em; padding-top: 7px; }
.said button { white-space: normal; text-align: left; text-decoration: underline; text-decoration-color: var(--edge); text-underline-offset: .2em; }
.remove { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-top: 16px; }
@media (min-width: 720px) {
  .fields { grid-template-columns: 1fr 1fr; gap: 14px 24px; }
  .act .fields .field { max-width: none; }
  .facts { grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr); }
  .halves { grid-template-columns: 1fr 1fr; gap: 32px; }
  .column { grid-template-columns: minmax(0, 1fr) 16em; align-items: end; }
  .stages { grid-template-columns: repeat(4, 1fr); gap: 24px; }
  .terms { grid-template-columns: 1fr 1fr; }
  .rungs > li { grid-template-columns: minmax(0, 1fr) 14em; align-items: center; }
  .ways > li { grid-template-columns: 8em repeat(3, minmax(0, 1fr)); }
  .ways > li > h3 { grid-column: auto; }
}
@media (min-width: 1040px) {
  .composing { grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr); }
  .rule-now { position: sticky; top: 16px; max-height: calc(100vh - 32px); overflow-y: auto; }
}
`
