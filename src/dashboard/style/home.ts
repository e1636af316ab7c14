/** The home: the answer first, then what to do, then the figures. */
export const home = `
.home-head { display: grid; gap: 12px; margin-bottom: 20px; }
.home-verdict { display: grid; gap: 12px; }
.home-verdict h1 { max-width: 30ch; }
.home-verdict-more { font-size: 1.0625rem; font-weight: 600; }
.home-period nav a { min-width: 44px; }
.home-period nav { margin-left: -10px; }
.home-columns { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); margin-bottom: 16px; }
.home-ways { display: flex; flex-wrap: wrap; gap: 8px; }
.todo ol, .home-list ol { margin: 14px 0 0; padding: 0; list-style: none; }
.todo li { display: grid; gap: 10px; justify-items: start; padding-block: 14px; border-top: 1px solid var(--line); counter-increment: todo; }
.todo li:first-child, .home-list li:first-child { border-top: 0; padding-top: 0; }
.todo h3::before { content: counter(todo) ". "; color: var(--accent); }
.todo h3 + p { margin-top: 2px; }
.todo .button, .home-list .button { min-height: 44px; white-space: normal; }
.home-figures h3 { margin-bottom: 4px; }
.home-figures > div + div { padding-top: 14px; border-top: 1px solid var(--line); }
.home-figures dl { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 14px 16px; }
.home-figures dt { color: var(--soft); font-size: .8125rem; }
.home-figures dd { display: grid; }
.home-figures dd strong { font-size: 1.375rem; font-weight: 660; letter-spacing: -.025em; line-height: 1.25; }
.home-river details { margin-top: 14px; }
.home-river .weak { background: var(--accent); border: 2px solid var(--surface); color: var(--on-accent); }
.home-river .weak::before { color: inherit; }
.home-list li { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px 12px; align-items: baseline; padding-block: 14px; border-top: 1px solid var(--line); }
.home-list li > :not(h3, .amount) { grid-column: 1 / -1; }
.home-list .button { justify-self: start; margin-top: 6px; }
.list-tools { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; margin-bottom: 12px; }
.list-tools nav { flex-wrap: wrap; margin-left: -10px; }
@media (max-width: 719px) { .home-river .weak { right: 0; transform: translate(0, -50%); } }
@media (min-width: 720px) {
  .home-head { grid-template-columns: minmax(0, 1fr) auto; align-items: start; }
  .home-period { text-align: right; }
  .home-period nav { justify-content: flex-end; margin: 0 -10px 0 0; }
  .todo li { grid-template-columns: minmax(0, 1fr) 11.5rem; align-items: center; gap: 10px 24px; }
  .todo li > :last-child { justify-self: end; text-align: center; }
  .home-list li { grid-template-columns: minmax(0, 1fr) auto; }
  .home-list .amount { text-align: right; }
  .home-figures dl { grid-template-columns: repeat(4, minmax(0, 1fr)); }
}
@media (min-width: 960px) {
  .home-columns { grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr); align-items: start; }
  .home-columns .home-figures dl { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
`
