/** The desk of one ad, alerts, and forms. */
export const desk = `
.desk, .desk-cards { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.desk-cards { align-content: start; }
.desk-cards .card + .card { margin-top: 0; }
.stack > * + * { margin-top: 12px; }
.stack > h2 + p { margin-top: 2px; }
.stack > h3 { margin-top: 22px; }
.phone { display: grid; gap: 10px; justify-items: start; }
.phone iframe { width: 100%; max-width: 397px; height: 620px; border: 11px solid #1f1b23; border-radius: 34px; background: #fff; box-shadow: 0 0 0 1px var(--line), var(--shadow); }
.phone .more, .tools { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0; }
.section-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 16px; margin-top: 24px; }
.section-head .section { margin-block: 16px; }
.score-head { display: grid; grid-template-columns: auto 1fr; gap: 2px 14px; align-items: center; }
.score-head h2, .score-head > :last-child { grid-column: span 2; }
.score-figure strong { font-size: 3rem; font-weight: 680; letter-spacing: -.045em; line-height: 1.1; }
.band, .mark-block, .mark-warn { display: inline-block; padding: 1px 10px; border-radius: 99px; border: 1px solid var(--edge); font-size: .8125rem; font-weight: 600; }
.band.broken, .mark-block { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.band.aligned { border-color: var(--good); color: var(--good); }
.caps { display: grid; gap: 8px; }
.caps li, .alerts { border-left: 3px solid var(--accent); }
.caps li { background: var(--tint); padding: 8px 12px; border-radius: 0 8px 8px 0; }
.caps strong, .alerts strong { display: inline-block; }
.caps strong::first-letter, .alerts strong::first-letter { text-transform: uppercase; }
.rest { margin-top: 6px; }
.parts > li { padding-block: 12px; border-top: 1px solid var(--line); }
.part { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 4px 12px; }
.part .soft { text-align: right; }
.part-score { min-width: 3.4em; text-align: right; font-weight: 600; }
.losses { display: grid; gap: 6px; margin-top: 10px; }
.losses li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 12px; align-items: baseline; padding-left: 12px; border-left: 2px solid var(--line); }
.gain { white-space: nowrap; }
strong.gain { color: var(--good); }
span.gain { max-width: 9em; white-space: normal; text-align: right; }
.checks { display: grid; gap: 12px; }
.checks:empty { display: none; }
.checks > li { display: grid; gap: 4px; padding: 12px; border: 1px solid var(--line); border-radius: 10px; overflow-wrap: anywhere; }
.checks > .block { border-color: var(--accent); }
.plain { display: grid; gap: 6px; overflow-wrap: anywhere; }
.compact { margin-top: 10px; }
.compact th, .compact td { font-size: .8125rem; padding-left: 12px; }
.compact th:first-child { white-space: normal; padding-left: 0; }
.breaks { display: block; color: var(--accent); font-weight: 600; }
.touched { padding-top: 14px; border-top: 1px solid var(--line); }
.act { display: grid; gap: 14px; justify-items: start; }
.act + .act { margin-top: 20px; padding-top: 20px; border-top: 1px solid var(--line); }
.act + .act:has(> button:only-child) { margin-top: 10px; padding-top: 0; border: 0; }
.field { display: grid; gap: 4px; width: 100%; }
.narrow { max-width: 520px; }
textarea, select { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 8px; background: var(--bg); color: inherit; font: inherit; font-size: 1rem; }
textarea { resize: vertical; }
.copy { field-sizing: content; font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; word-break: break-all; }
.act button { min-height: 44px; white-space: normal; }
.parts > :last-child, .versions > :last-child, .alerts li:last-child, .lines > :last-child { padding-bottom: 0; }
.head + .soft { margin-bottom: 16px; }
.jump { flex-wrap: wrap; margin-left: -10px; }
.draft-image { width: 160px; height: auto; border-radius: 8px; }
.wrong { color: var(--accent); font-weight: 600; }
.meanwhile { background: var(--tint); padding: 8px 12px; border-radius: 8px; overflow-wrap: anywhere; white-space: pre-line; }
.done { border-left: 3px solid var(--good); background: var(--sunk); padding: 10px 12px; border-radius: 0 8px 8px 0; }
.versions > li { display: grid; gap: 8px; padding-block: 14px; border-top: 1px solid var(--line); }
.versions:empty { display: none; }
.changes { padding-top: 14px; border-top: 1px solid var(--line); }
.changes > * + * { margin-top: 8px; }
.diff { white-space: pre-line; overflow-wrap: anywhere; background: var(--sunk); padding: 12px 14px; border-radius: 8px; }
ins { text-decoration: underline 2px var(--good); text-underline-offset: .2em; font-weight: 600; }
del { color: var(--soft); text-decoration: line-through; }
.alerts { margin-bottom: 24px; }
.alerts li { display: grid; gap: 10px; justify-items: start; padding-block: 14px; border-top: 1px solid var(--line); }
.alerts details { width: 100%; }
.lines > li { padding-block: 12px; border-top: 1px solid var(--line); }
.befores { display: grid; gap: 6px; margin-block: 6px; overflow-wrap: anywhere; }
.befores dt { color: var(--soft); font-size: .8125rem; }
main > .act { margin-top: 20px; }
@media (min-width: 720px) {
  .part { grid-template-columns: 9em 8em minmax(0, 1fr) 3.4em; }
  .part .soft { text-align: left; }
  .versions > li { grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; gap: 8px 20px; }
  .alerts li { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 6px 20px; }
  .alerts details { grid-column: span 2; }
  .befores > div { display: grid; grid-template-columns: 10em minmax(0, 1fr); }
  .act .field { max-width: 560px; }
}
@media (min-width: 960px) {
  .desk { grid-template-columns: 397px minmax(0, 1fr); gap: 16px 32px; align-items: start; }
  .phone { position: sticky; top: 20px; }
  .phone iframe { height: 742px; max-height: calc(100vh - 130px); }
}
`
