/** Frame, lists and cards, from 375 px up. */
export const layout = `
.wrap { width: 100%; max-width: 1160px; margin-inline: auto; padding-inline: 16px; }
.skip { position: absolute; left: 16px; top: -60px; z-index: 1; padding: 10px 16px; background: var(--accent); color: var(--on-accent); border-radius: 0 0 8px 8px; }
.skip:focus { top: 0; color: var(--on-accent); }
.mark { color: var(--accent); flex: none; }
.door .mark { margin-bottom: 10px; }
.mark-arrow { stroke: var(--surface); }
nav { display: flex; gap: 4px; }
nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 10px; border-radius: 8px; color: var(--soft); text-decoration: none; font-weight: 520; }
nav a[aria-current] { color: var(--text); box-shadow: inset 0 -2px var(--accent); border-radius: 0; }
.languages { gap: 0; font-size: .8125rem; }
.languages a { min-width: 40px; justify-content: center; padding: 0 6px; }
.languages a[aria-current] { box-shadow: none; font-weight: 680; }
main { padding-block: 28px 72px; }
.head { display: grid; gap: 8px; margin-bottom: 24px; justify-items: start; }
.crumb a { color: var(--soft); text-decoration: none; }
.crumb a::before { content: "← "; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); padding: 20px 16px; }
.card > h2 + p { margin-top: 2px; }
.card + .card, .pair, .card + .more { margin-top: 16px; }
.empty { display: grid; gap: 10px; padding-block: 32px; }
.empty > p { color: var(--soft); max-width: 62ch; margin-bottom: 6px; }
.section { font-size: 1.25rem; margin: 40px 0 16px; }
.more { display: flex; gap: 20px; margin-top: 16px; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(72px, 1fr)); gap: 12px 20px; }
.figures dt, .prices dt { color: var(--soft); font-size: .8125rem; }
.figures dd { font-size: 1.0625rem; font-weight: 600; letter-spacing: -.01em; white-space: nowrap; }
.rows { padding-block: 4px; }
.row { display: grid; gap: 14px; padding-block: 20px; }
.row + .row { border-top: 1px solid var(--line); }
.row h2 a, .ad h3 a { text-decoration: none; }
.row .spark { order: 1; }
.row .figures { grid-template-columns: 1fr 1fr; }
.pair { display: grid; gap: 16px; }
.pair .card + .card { margin-top: 0; }
.ads, .audiences { display: grid; gap: 16px; }
.ad { display: grid; gap: 16px; margin: 0; }
.ads .card + .card, .audiences .card + .card { margin-top: 0; }
.ad-text { display: grid; gap: 4px; align-content: start; }
.ad-text details { min-width: 0; }
.thumb { width: 100%; height: auto; aspect-ratio: 1.91; object-fit: cover; border-radius: 8px; background: var(--sunk); color: var(--soft); display: grid; place-items: center; font-size: .8125rem; }
.audience { display: grid; gap: 14px; align-content: start; }
.audience > h2 + p { margin-top: -10px; }
.sizes { display: flex; flex-wrap: wrap; gap: 4px 28px; color: var(--soft); }
.sizes strong { font-size: 1.75rem; font-weight: 660; letter-spacing: -.03em; line-height: 1.2; color: var(--text); }
.destinations { display: grid; }
.destinations li { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0 12px; padding-block: 10px; border-top: 1px solid var(--line); }
.destination { font-weight: 600; }
.destinations .state { grid-row: 2; color: var(--soft); font-size: .8125rem; }
.destinations .button { grid-row: span 2; }
.door { max-width: 400px; margin: 6vh auto 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 6px; }
.door form { display: grid; gap: 10px; margin-block: 20px 12px; padding: 20px; }
.door .primary { min-height: 44px; margin-top: 6px; }
.refusal { border-left: 3px solid var(--accent); background: var(--tint); padding: 10px 12px; border-radius: 0 8px 8px 0; margin-bottom: 4px; }
@media (min-width: 720px) {
  .wrap { padding-inline: 24px; }
  main { padding-top: 40px; }
  .card { padding: 24px; }
  .rows { padding-block: 4px; }
  .row { grid-template-columns: minmax(0, 1fr) 150px; align-items: center; gap: 18px 32px; }
  .row .spark { order: 0; }
  .row .figures { grid-column: span 2; grid-template-columns: repeat(4, 1fr); }
  .ad { grid-template-columns: 220px minmax(0, 1fr); gap: 16px 28px; }
  .ad .figures { grid-template-columns: repeat(3, auto); justify-content: space-between; align-content: start; }
}
@media (min-width: 960px) {
  .pair { grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr); }
  .audiences { grid-template-columns: 1fr 1fr; }
  .row { grid-template-columns: minmax(0, 1fr) 150px minmax(0, 430px); }
  .row .figures { grid-column: auto; grid-template-columns: .8fr .7fr 1fr 1.1fr; }
  .ad { grid-template-columns: 220px minmax(0, 1fr) minmax(0, 300px); gap: 8px 28px; }
  .ad .thumb, .ad .ad-text { grid-row: span 2; }
}
`
