/** Leads: a list that is a table where there is room, statuses, a journey. A status reads by its word, never by colour alone. */
export const leads = `
.lead-summary { display: grid; gap: 16px; }
.lead-summary .figures { grid-template-columns: repeat(auto-fit, minmax(128px, 1fr)); }
.lead-summary dd { white-space: normal; }
.lead-hint { font-weight: 400; }
.lead-weeks { margin: 0; display: grid; gap: 6px; }
.lead-weeks svg { display: block; width: 100%; height: 72px; border-bottom: 1px solid var(--edge); }
.lead-weeks figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; }
.lead-legend { display: flex; flex-wrap: wrap; gap: 2px 14px; color: var(--soft); }
.lead-key::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; background: var(--shade); box-shadow: inset 0 0 0 1px var(--edge); }
.lead-won { --shade: var(--flow-4); } .lead-qualified { --shade: var(--flow-2); } .lead-new { --shade: var(--sunk); } .lead-lost { --shade: var(--edge); }
.lead-weeks rect { fill: var(--shade); }
.lead-weeks rect.lead-new { stroke: var(--edge); vector-effect: non-scaling-stroke; }
.lead-filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 10px; align-items: end; margin-top: 20px; }
.lead-filters select { min-height: 40px; font-size: .875rem; text-overflow: ellipsis; }
.lead-filters label { font-size: .8125rem; }
.lead-filter-acts { display: flex; align-items: center; gap: 14px; min-height: 40px; white-space: nowrap; }
.lead-search { display: grid; gap: 4px; max-width: 560px; margin-top: 20px; }
.lead-found { margin-top: 12px; }
.lead-rows { margin-top: 20px; padding-block: 4px; }
.lead-row { position: relative; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 4px 12px; padding-block: 14px; align-items: start; }
.lead-row + .lead-row { border-top: 1px solid var(--line); }
.lead-row > div { display: grid; align-content: start; gap: 2px; min-width: 0; grid-column: 2; overflow-wrap: anywhere; }
.lead-row > .lead-standing { grid-column: 3; grid-row: 1; justify-items: end; }
.lead-row > .lead-from, .lead-row > .lead-when { grid-column: 2 / -1; }
.lead-row:not(:has(.lead-pick)) { grid-template-columns: 0 minmax(0, 1fr) auto; gap: 4px 0; }
.lead-who > a { font-weight: 600; text-decoration: none; min-height: 24px; }
.lead-reach { display: flex; flex-wrap: wrap; gap: 2px 12px; }
.lead-reach a { color: var(--soft); min-height: 24px; }
.lead-consents { display: flex; flex-wrap: wrap; gap: 2px 12px; color: var(--soft); }
.lead-pick { display: grid; place-items: center; width: 28px; min-height: 28px; cursor: pointer; }
.lead-pick input { width: 18px; height: 18px; min-height: 0; margin: 0; accent-color: var(--accent); }
.lead-status { justify-content: flex-start; display: inline-flex; align-items: center; gap: .45em; min-height: 32px; padding: 0 12px; border: 1px solid var(--edge); border-radius: 99px; background: var(--surface); font-size: .8125rem; font-weight: 600; }
.lead-status::before { content: ""; width: .7em; height: .7em; border-radius: 50%; background: var(--shade); box-shadow: inset 0 0 0 1px var(--edge); }
button.lead-status::after { content: "▾"; color: var(--soft); }
.lead-worth { font-weight: 600; }
.judge { width: 250px; padding: 14px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); color: var(--text); box-shadow: 0 8px 30px rgb(20 10 20 / .18); position-area: bottom span-left; position-try-fallbacks: flip-block; }
.judge-form { display: grid; gap: 10px; }
.judge-form input { min-height: 40px; }
.standings { display: flex; flex-wrap: wrap; gap: 8px; }
.standings button { min-height: 40px; flex: 1 0 auto; }
.lead-bulk { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; margin-top: 12px; padding: 10px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); }
.lead-bulk .standings { flex: 0 1 auto; }
main:has(.lead-pick input:checked) .lead-bulk { position: sticky; bottom: 8px; z-index: 1; border-color: var(--accent); box-shadow: 0 4px 20px rgb(20 10 20 / .16); }
#lead-said { position: sticky; top: 8px; z-index: 2; }
#lead-said > * { margin-bottom: 16px; }
#lead-said > .done { padding: 8px 8px 8px 16px; border: 1px solid var(--good); border-radius: 10px; background: var(--surface); box-shadow: var(--shadow); }
.lead-head { display: flex; align-items: center; gap: 12px; }
.pair > .card:has(.lead-line) { align-self: start; }
.lead-side { display: grid; gap: 16px; align-content: start; min-width: 0; }
.lead-side .card + .card { margin-top: 0; }
.lead-facts { display: grid; gap: 8px; }
.lead-facts > div { display: grid; grid-template-columns: 6.5em minmax(0, 1fr); gap: 0 12px; overflow-wrap: anywhere; }
.lead-facts dt { color: var(--soft); }
.lead-facts dd { white-space: pre-line; }
.lead-side ul:empty, .lead-side dl:empty { display: none; }
.lead-line { margin: 0; padding: 0; list-style: none; }
.moment { position: relative; display: grid; gap: 1px; padding: 0 0 18px 24px; overflow-wrap: anywhere; }
.moment::before { content: ""; position: absolute; left: 4px; top: .45em; width: 9px; height: 9px; border-radius: 50%; background: var(--surface); border: 2px solid var(--edge); }
.moment::after { content: ""; position: absolute; left: 9px; top: 1.5em; bottom: -.3em; width: 1px; background: var(--line); }
.moment:last-child { padding-bottom: 0; }
.moment:last-child::after { display: none; }
.moment-conversion::before, .moment-outcome::before { background: var(--accent); border-color: var(--accent); }
@media (min-width: 1200px) { .lead-summary .figures { grid-template-columns: repeat(7, auto); justify-content: space-between; } .lead-summary dt { max-width: 9em; } }
@media (min-width: 900px) {
  .lead-row, .lead-row:not(:has(.lead-pick)) { grid-template-columns: auto minmax(0, 1.3fr) minmax(0, 1.2fr) minmax(0, 1fr) minmax(128px, auto); gap: 4px 18px; }
  .lead-row > div, .lead-row > .lead-from, .lead-row > .lead-when { grid-column: auto; }
  .lead-row:not(:has(.lead-pick)) > .lead-who { margin-left: -18px; }
  .lead-row > .lead-who { grid-column: 2; }
  .lead-row > .lead-standing { grid-column: 5; }
}
@media (pointer: coarse) { .lead-pick { width: 44px; min-height: 44px; } .lead-status, .lead-reach a, .lead-who > a { min-height: 44px; display: inline-flex; align-items: center; } }
@media print { .lead-filters, .lead-search, .lead-bulk, .lead-pick { display: none; } }
`
