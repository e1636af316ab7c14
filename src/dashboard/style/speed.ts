/** Field speed and reconciliation. Ratings are told in words; colour only repeats them. */
export const speed = `
:root { --fair: #8a5300; --poor: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --fair: #f2b860; --poor: #ff8a80; } }
.vitals { display: grid; gap: 16px; }
.vitals .card + .card, .vitals h3 { margin-top: 0; }
.vitals + .card { margin-top: 16px; }
.vital strong { font-size: 1.75rem; font-weight: 660; letter-spacing: -.03em; line-height: 1.2; margin-right: 6px; }
.rated { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 99px; font-size: .8125rem; font-weight: 600; white-space: nowrap; }
.rated-good { color: var(--good); } .rated-fair { color: var(--fair); } .rated-poor { color: var(--poor); }
.vital-scale { display: block; overflow: visible; }
.zone-good { fill: var(--good); opacity: .35; } .zone-fair { fill: var(--fair); opacity: .35; } .zone-poor { fill: var(--poor); opacity: .35; }
.zone-edge { stroke: var(--edge); }
.vital-scale text { fill: var(--soft); font-size: .6875rem; text-anchor: middle; }
.vital-mark { stroke: var(--text); stroke-width: 3; }
.vital-interval { stroke: var(--text); stroke-width: 3; }
.trend { display: block; width: 100%; height: 72px; overflow: visible; }
.trend-point { fill: var(--surface); stroke: var(--flow-4); stroke-width: 2; }
.trend-limit { stroke: var(--edge); vector-effect: non-scaling-stroke; }
.weighed { grid-template-columns: repeat(auto-fit, minmax(124px, 1fr)); }
.weighed dd { white-space: normal; }
.traffic-ten { fill: transparent; }
.trend-name { fill: var(--soft); font-size: 12px; text-anchor: end; }
.bar-good { fill: var(--good); } .bar-fair { fill: var(--fair); } .bar-poor { fill: var(--poor); }
.speeds { table-layout: fixed; }
.speeds th, .speeds td { padding-left: 8px; white-space: normal; overflow-wrap: break-word; }
.speeds th:first-child { width: 27%; padding-left: 0; }
.speeds td > .bar { margin-block: 4px; }
.speeds td > span, .speeds th > span { display: block; font-weight: 400; }
.speeds .rated { border: 0; padding: 0; white-space: normal; font-size: clamp(.6875rem, 3.1vw, .8125rem); }
.sides { display: grid; gap: 8px; }
.sides dd { display: grid; grid-template-columns: 1fr 5em; align-items: center; gap: 12px; }
.sides dd strong { text-align: right; }
.sides dt { color: var(--soft); font-size: .8125rem; }
.differences { display: grid; }
.differences li { padding-block: 10px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
@media (min-width: 960px) { .vitals { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
`
