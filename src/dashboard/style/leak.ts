/** Where a campaign leaks: its passages on their scales, the causes, the period and the parts. */
export const leak = `
.passages ol { margin: 0; padding: 0; list-style: none; display: grid; gap: 20px; }
.passages li { display: grid; gap: 4px; align-content: start; padding-left: 12px; border-left: 3px solid var(--line); }
.passages .leaks { border-color: var(--accent); }
.passage-rate strong { font-size: 1.375rem; letter-spacing: -.02em; margin-right: 6px; }
.range { display: block; overflow: visible; margin-block: 2px; }
.range-all { fill: var(--sunk); }
.range-usual { fill: var(--flow-1); }
.range-least { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 3 2; }
.range-sure { fill: var(--text); }
.range-point { fill: var(--surface); stroke: var(--text); stroke-width: 2; }
.range-point.low { fill: var(--accent); stroke: var(--accent); }
ul.causes { list-style: disc; }
.causes { margin: 0; padding-left: 1.3em; display: grid; gap: 6px; max-width: 78ch; }
.next { display: grid; gap: 8px; justify-items: start; background: var(--sunk); border-radius: 10px; padding: 14px; }
.next .button { min-height: 44px; white-space: normal; }
.cut { margin-top: 0; }
.cut th, .cut td { padding-left: 14px; }
.cut th:first-child { white-space: normal; min-width: 7em; padding-left: 0; }
.cut .interval, .prices .interval { display: block; }
.cut .interval { white-space: nowrap; }
.prices .interval { font-weight: 400; letter-spacing: 0; line-height: 1.4; }
.cut.spots { margin-top: 14px; }
.cut.spots tr { column-gap: 12px; }
.cut.spots td { white-space: normal; }
.cut .total > * { font-weight: 640; }
.passages > p { margin-top: 14px; }
.leak > .passages { padding-top: 16px; border-top: 1px solid var(--line); }
@media (min-width: 720px) {
  .passages ol { grid-template-columns: 1fr 1fr; gap: 24px 32px; }
  .prices { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); }
}
`
