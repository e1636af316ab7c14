/** The funnel's river, tables, ladders and bars. */
export const figures = `
.flow-1 { fill: var(--flow-1); } .flow-2 { fill: var(--flow-2); } .flow-3 { fill: var(--flow-3); } .flow-4 { fill: var(--flow-4); }
.flow-unknown { fill: none; stroke-width: 1.5; stroke: var(--edge); stroke-dasharray: 4 4; vector-effect: non-scaling-stroke; }
.spark { display: block; width: 100%; height: 36px; }
.river { display: grid; grid-template-columns: 1fr; margin-top: 16px; }
.stage { position: relative; display: grid; grid-template-columns: 1fr 42%; min-height: 96px; }
.stage-text { display: grid; align-content: start; padding-block: 4px 16px; }
.stage-name { color: var(--soft); font-weight: 520; }
.stage-count { font-size: 1.625rem; font-weight: 660; line-height: 1.2; letter-spacing: -.03em; }
.slice { display: block; width: 100%; height: 100%; position: absolute; inset: 0 0 0 auto; width: 42%; }
.lying { display: none; }
.passage { position: absolute; top: 0; right: 21%; transform: translate(50%, -50%); background: var(--surface); border: 1px solid var(--line); border-radius: 99px; padding: 1px 10px; font-size: .8125rem; font-weight: 600; }
.passage::before { content: "↓ "; color: var(--soft); font-weight: 400; }
table { width: 100%; border-collapse: collapse; margin-top: 24px; }
th, td { padding: 9px 0 9px 4px; font-size: clamp(.6875rem, 3.4vw, .8125rem); white-space: nowrap; text-align: right; border-top: 1px solid var(--line); vertical-align: baseline; font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; }
thead th { white-space: normal; color: var(--soft); font-size: .8125rem; border-top: 0; }
tbody th { font-weight: 560; }
td .soft { white-space: normal; }
.wide { display: none; font-weight: 400; }
.prices { display: grid; grid-template-columns: 1fr 1fr; gap: 16px 12px; margin-block: 20px 16px; padding-top: 20px; border-top: 1px solid var(--line); }
.prices dd { font-size: 1.25rem; font-weight: 640; letter-spacing: -.02em; }
.bar { display: block; overflow: visible; }
.bar-all { fill: var(--sunk); }
.bar-part { fill: var(--flow-3); }
.ladder { margin-top: 12px; }
.ladder th, .ladder td { border: 0; padding-block: 7px; vertical-align: middle; }
.ladder th { width: 7.5em; font-weight: 500; }
.ladder-bar { width: 100%; }
.ladder-bar, .rungs dd { display: grid; grid-template-columns: 1fr 3.4em; align-items: center; gap: 8px; }
.ladder-bar span, .rungs dd span { color: var(--soft); font-size: .8125rem; text-align: right; }
.loss { display: grid; gap: 12px; align-content: start; }
.loss-share { font-size: 1.25rem; font-weight: 640; letter-spacing: -.02em; line-height: 1.3; }
.rungs { font-size: .8125rem; display: grid; gap: 2px; }
.rungs > div { display: grid; grid-template-columns: 6.5em 1fr; align-items: center; }
.rungs dt { color: var(--soft); }
@media (min-width: 720px) {
  .river { grid-template-columns: repeat(4, 1fr); margin-top: 20px; }
  .stage { display: block; min-height: 0; }
  .stage + .stage .stage-text { padding-left: 0; }
  .stage-text { padding-bottom: 14px; }
  .stage-count { font-size: 2rem; }
  .slice { position: static; width: 100%; height: 150px; }
  .lying { display: block; }
  .standing { display: none; }
  .passage { top: auto; bottom: 75px; right: auto; left: 0; transform: translate(-50%, 50%); }
  .passage::before { content: "→ "; }
  .wide { display: inline; }
  th, td { font-size: inherit; padding-left: 16px; }
  thead th { font-size: .8125rem; }
  .prices { grid-template-columns: repeat(6, auto); justify-content: space-between; }
}
`
