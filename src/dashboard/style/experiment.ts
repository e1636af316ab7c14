/** Tests of versions. */
export const experiment = `
.choices { display: grid; gap: 8px; width: 100%; margin: 0; padding: 0; border: 0; min-width: 0; }
.choices legend { padding: 0; margin-bottom: 6px; font-weight: 620; }
.choice-line { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 12px; align-items: start; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px; font-weight: 400; cursor: pointer; }
.choice-line:has(:checked) { border-color: var(--accent); }
.choice-line input { width: 20px; min-height: 20px; height: 20px; margin: 2px 0 0; padding: 0; accent-color: var(--accent); }
.block { display: block; }
.warning { background: var(--tint); border-left: 3px solid var(--accent); padding: 12px 14px; border-radius: 0 8px 8px 0; }
.bullets { margin: 6px 0 0; padding-left: 1.25em; list-style: disc; }
ol.bullets { list-style: decimal; }
.card progress { display: block; width: 100%; max-width: 480px; height: 10px; accent-color: var(--accent); }
.intervals, .slope { margin: 20px 0 0; }
.interval-line { display: grid; grid-template-columns: 1.5em minmax(0, 1fr); gap: 8px; align-items: center; }
.interval-line svg { display: block; width: 100%; height: 34px; }
.interval-name { font-weight: 660; }
.interval-span { stroke: var(--flow-3); stroke-width: 4; stroke-linecap: round; }
.interval-rate { fill: var(--accent); stroke: var(--surface); stroke-width: 2; }
.interval-control { stroke: var(--edge); stroke-dasharray: 3 4; }
.interval-scale { display: flex; justify-content: space-between; padding-inline: 2%; }
.arm-table thead th { vertical-align: bottom; }
.confirm { padding-top: 12px; border-top: 1px solid var(--line); }
.confirm > summary { color: var(--text); font-weight: 560; min-height: 44px; display: list-item; align-content: center; }
.confirm button { min-height: 44px; }
.slope-plot { display: block; width: 100%; max-width: 720px; height: 300px; border: 1px solid var(--line); border-radius: 8px; background: var(--bg); overflow: hidden; }
.slope-plot text { fill: var(--soft); font-size: .75rem; }
.slope-band { fill: var(--tint); }
.slope-line { fill: none; stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
.slope-spot { fill: var(--flow-3); fill-opacity: .7; stroke: var(--accent); }
.slope .interval-scale { max-width: 720px; }
@media (max-width: 719px) { .arm-table td { white-space: normal; padding-right: 8px; } }
@media (min-width: 720px) { .arm-table { min-width: 760px; } }
`
