/** Credit by model: columns that share a whole, and tables as wide as five models. */
export const attribution = `
.credit-columns { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 10px; text-align: center; }
.credit-columns > div { display: grid; gap: 6px; }
.credit-column { display: block; border-radius: 8px; }
.credit-column rect { stroke: var(--surface); stroke-width: 1.5; }
.credit-rest { fill: var(--edge); opacity: .35; }
.credit-chip { fill: var(--surface); }
.credit-column text, .credit-swatch text { fill: var(--text); font-size: .75rem; font-weight: 640; text-anchor: middle; }
.credit-names { list-style: none; margin: 12px 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 8px 20px; }
.credit-names li { display: inline-flex; align-items: center; gap: 8px; overflow-wrap: anywhere; }
.credit-swatch { flex: none; }
.wide-name { display: none; }
.sums th, .sums td { padding-left: 8px; }
.sums th:first-child { white-space: normal; padding-left: 0; overflow-wrap: anywhere; }
.sums.money { min-width: 600px; }
.credit-touches { display: block; }
.credit-touch-room { fill: transparent; }
.credit-claimed { stroke: var(--text); stroke-width: 2; }
.credit-touches text { fill: var(--soft); font-size: .6875rem; text-anchor: middle; }
@media (min-width: 720px) {
  .credit-columns { gap: 24px; max-width: 760px; }
  .wide-name { display: inline; }
  .short-name { display: none; }
  .sums th, .sums td { padding-left: 16px; }
}
`
