/** The matrix and the three errors. */
export const matrix = `
.plot { display: block; width: 100%; height: 340px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--bg); }
.plot text { fill: var(--soft); font-size: .75rem; font-weight: 600; }
.plot .plot-rate { font-weight: 400; stroke: var(--bg); stroke-width: 3px; paint-order: stroke; }
.plot-names { display: flex; justify-content: space-between; gap: 16px; padding-inline: 4px; color: var(--soft); font-size: .8125rem; font-weight: 600; }
.plot-best { fill: var(--tint); }
.plot-line { stroke: var(--edge); }
.plot-tick { stroke: var(--line); stroke-dasharray: 2 4; }
.plot-cross { stroke: var(--text); stroke-width: 1; opacity: .55; }
.spot { fill: var(--accent); stroke: var(--surface); stroke-width: 1.5; }
.spot.open { fill: var(--surface); stroke: var(--accent); }
.plot .spot-name { fill: var(--on-accent); text-anchor: middle; font-size: .75rem; }
.plot .spot-name.open { fill: var(--text); }
.spot-number { display: inline-grid; place-items: center; min-width: 1.6em; height: 1.6em; margin-right: 8px; border-radius: 99px; border: 1px solid var(--edge); font-size: .75rem; }
.spots th:first-child { white-space: normal; }
.spots .interval, .verdict { display: block; }
.verdict { font-weight: 400; }
.estimate { font-size: 1.0625rem; }
.quadrants { display: grid; gap: 12px 28px; }
.quadrants dt { font-weight: 620; }
.quadrants dd { color: var(--soft); }
.errors { display: grid; gap: 16px; }
.errors .card + .card { margin-top: 0; }
.answer { font-size: 1.25rem; font-weight: 660; letter-spacing: -.02em; }
.proofs { display: grid; gap: 14px; }
.proofs li { display: grid; gap: 4px; padding-top: 12px; border-top: 1px solid var(--line); }
.proof-value { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 16px; }
.proof-value strong { font-size: 1.0625rem; }
.gauge { display: block; overflow: visible; }
.gauge-mark { stroke: var(--text); stroke-width: 2; }
@media (max-width: 719px) {
  .spots thead { display: none; }
  .spots tr { display: grid; grid-template-columns: repeat(3, 1fr); padding-block: 6px 12px; border-top: 1px solid var(--line); }
  .spots.by-two tr { grid-template-columns: 1fr 1fr; }
  .spots th, .spots td { border: 0; padding: 4px 0; text-align: left; font-size: .875rem; }
  .spots th { grid-column: 1 / -1; }
  .spots td::before { content: attr(data-name); display: block; color: var(--soft); font-size: .8125rem; }
}
@media (min-width: 720px) {
  .plot { height: 460px; }
  .plot text { font-size: .8125rem; }
  .quadrants { grid-template-columns: 1fr 1fr; }
}
`
