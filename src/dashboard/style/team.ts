/** People, keys and the trail of what was done. */
export const team = `
.team { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.team .card + .card { margin-top: 0; }
.done + .team, .refusal + .team { margin-top: 16px; }
.members > li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding-block: 14px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.members:empty { display: none; }
.members > li > div { flex: 1 1 12rem; min-width: 0; }
.members button { min-height: 44px; }
.members .state { color: var(--soft); font-size: .8125rem; }
.member { font-weight: 600; text-decoration: none; display: inline-flex; align-items: center; min-height: 28px; }
.avatar { flex: none; display: grid; place-items: center; width: 40px; height: 40px; border-radius: 50%; background: var(--tint); color: var(--accent-down); font-size: .875rem; font-weight: 640; }
.who { display: flex; align-items: center; gap: 14px; overflow-wrap: anywhere; }
.who > div { min-width: 0; }
.tag { display: inline-block; margin-left: 8px; padding: 0 8px; border: 1px solid var(--edge); border-radius: 99px; font-size: .75rem; font-weight: 600; }
.trail { list-style: none; margin: 0; padding: 0; }
.trail > li { display: grid; gap: 2px 16px; padding-block: 10px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.trail strong { display: inline-block; font-weight: 600; }
.filter { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: end; gap: 12px; }
.filter button { min-height: 44px; }
.more:has(a[download]) { flex-wrap: wrap; }
.filter input, .filter select { min-width: 0; }
.tick input[type=radio] { accent-color: var(--accent); }
.rights th, .rights td { text-align: center; padding-inline: 3px; font-size: .8125rem; }
.rights th:first-child { text-align: left; white-space: normal; padding-left: 0; }
.rights thead th { font-size: .6875rem; vertical-align: bottom; }
.rights .mine { background: var(--tint); color: var(--text); }
.rights .has { color: var(--good); font-weight: 700; }
.roles { display: grid; gap: 12px; }
.roles dt { font-weight: 600; }
.roles dt::first-letter { text-transform: uppercase; }
@media (min-width: 720px) {
  .members > li { flex-wrap: nowrap; }
  .trail > li { grid-template-columns: 11em minmax(0, 1fr) minmax(0, 18em); align-items: baseline; }
  .trail > li > :last-child { text-align: right; }
  .filter { grid-template-columns: minmax(0, 1.4fr) repeat(3, minmax(0, 1fr)) auto; }
  .scopes { grid-template-columns: 1fr 1fr; gap: 6px 24px; }
  .scopes > legend, .scopes > .wrong { grid-column: 1 / -1; }
  .rights th, .rights td { font-size: .9375rem; padding-inline: 12px; }
  .roles { grid-template-columns: 1fr 1fr; gap: 16px 32px; }
}
`
