/** A plan: a form of ranges, bars from low to high on one scale. */
export const forecast = `
.forecast-goal { width: 100%; align-items: start; }
.forecast-goal .field { align-content: start; }
.forecast-goal .field > :is(input, select) { grid-row: 2; align-self: start; }
.forecast-ranges { display: grid; gap: 14px; margin-top: 14px; }
.forecast-range { display: grid; grid-template-columns: 1fr 1fr; gap: 0 12px; align-items: end; border: 0; margin: 0; padding: 0; min-width: 0; }
.forecast-range > legend { padding: 0; font-weight: 560; }
.forecast-range label { font-weight: 400; }
.forecast-stages { margin-top: 18px; }
form.act + section.card { margin-top: 16px; }
.forecast-stages, .forecast-drivers { display: grid; gap: 12px; }
.forecast-stages dt, .forecast-drivers dt { font-weight: 560; }
.forecast-stages dd { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; align-items: baseline; }
.forecast-stages .forecast-band { grid-column: 1 / -1; }
.forecast-none { display: none; }
.forecast-drivers dd { display: grid; grid-template-columns: 1fr minmax(3.5em, auto); gap: 12px; align-items: center; }
.forecast-drivers dd span { text-align: right; font-size: .8125rem; }
.forecast-band { display: block; overflow: visible; }
.forecast-mid { stroke: var(--text); stroke-width: 2; }
.forecast-pair { margin-top: 16px; }
.forecast-sources td, .forecast-sources th { white-space: normal; }
.forecast-sources td:last-child, .forecast-sources th:last-child { text-align: left; padding-left: 12px; }
@media (min-width: 720px) {
  .forecast-goal { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .forecast-ranges { grid-template-columns: 1fr 1fr; gap: 14px 24px; align-items: end; }
  .forecast-stages > div { display: grid; grid-template-columns: 8em 1fr; gap: 16px; align-items: center; }
  .forecast-stages dd { grid-template-columns: 1fr minmax(10em, auto) 9em; align-items: center; }
  .forecast-stages .forecast-band { grid-column: auto; }
  .forecast-stages strong, .forecast-stages dd > .small { text-align: right; }
  .forecast-none { display: block; }
}
@media (min-width: 960px) { .forecast-pair { grid-template-columns: 1fr 1fr; } }
`
