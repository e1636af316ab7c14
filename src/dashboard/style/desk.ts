/** The desk of one ad, alerts, and forms. */
export const desk = `
.desk, .desk-cards { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
.desk-cards { align-content: start; }
.desk-cards .card + .card { margin-top: 0; }
.stack > * + * { margin-top: 12px; }
.stack > h2 + p { margin-top: 2px; }
.stack > h3 { margin-top: 22px; }
.phone { display: grid; gap: 10px; justify-items: start; }
.shape { display: flex; gap: 4px; margin: 0; padding: 3px; border: 1px solid var(--line); border-radius: 10px; background: var(--sunk); }
.shape label { position: relative; padding: 4px 12px; border-radius: 7px; font-size: .8125rem; cursor: pointer; }
.shape input { position: absolute; inset: 0; width: 100%; height: 100%; min-height: 0; margin: 0; opacity: 0; cursor: pointer; }
.shape label:has(:checked) { background: var(--surface); box-shadow: 0 1px 3px rgb(20 10 20 / .16); }
.shape label:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 1px; }
.device { width: 100%; max-width: 397px; border: 11px solid #1f1b23; border-radius: 34px; background: #1f1b23; overflow: hidden; box-shadow: 0 0 0 1px var(--line), var(--shadow); }
.app-bar { display: flex; align-items: center; justify-content: space-between; gap: 10px; padding: 6px 14px; border-radius: 22px 22px 0 0; background: #f4f4f5; color: #3f3a44; font-size: .8125rem; }
.app-host { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.glass { position: relative; height: 620px; overflow: hidden; border-radius: 0 0 22px 22px; background: #fff; }
.glass iframe { width: 100%; height: 100%; border: 0; display: block; background: #fff; }
.glass .coming { position: absolute; inset: 0; visibility: hidden; }
.glass-empty { display: grid; place-items: center; height: 100%; padding: 32px; text-align: center; background: var(--sunk); }
.phone:has(.desktop:checked) .device { border-width: 7px; border-radius: 12px; }
.phone:has(.desktop:checked) .app-bar { border-radius: 5px 5px 0 0; }
.phone:has(.desktop:checked) .glass { height: 480px; border-radius: 0 0 5px 5px; container-type: inline-size; }
.phone:has(.desktop:checked) .glass iframe { width: 1280px; height: 1620px; transform: scale(.296); transform-origin: 0 0; }
.fold > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; width: 100%; padding: 0; color: inherit; }
.fold > summary h2 { display: inline; }
.fold > summary::before, .block > summary::before { content: ""; flex: none; width: 7px; height: 7px; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg) translate(-1px, -2px); }
.fold[open] > summary::before, .block[open] > summary::before { transform: rotate(45deg) translate(-2px, -1px); }
.fold > summary::-webkit-details-marker { display: none; }
.fold[open] > summary { margin-bottom: 14px; }
.fold .act + .act { border-top: 1px solid var(--line); }
.section-line { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 2px 16px; }
.saved:empty, #typed-wrong:empty, .publish-bar:has(> #typed-wrong:not(:empty)) > .stands { display: none; }
.fixes { display: grid; gap: 8px; }
.fix { display: flex; align-items: center; justify-content: space-between; gap: 12px; width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 10px; background: var(--bg); white-space: normal; text-align: left; font-weight: 480; }
.weights { display: grid; gap: 10px 24px; }
.weights dt { color: var(--soft); font-size: .8125rem; }
.weights dd { display: grid; gap: 3px; font-size: .8125rem; font-weight: 560; }
.weights .over { color: var(--accent); }
.publish-bar { position: sticky; bottom: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 20px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); box-shadow: 0 -4px 24px rgb(20 10 20 / .1); }
html:has(.publish-bar) { scroll-padding-bottom: 120px; }
html:has(.publish-bar .wrong:not(:empty)) { scroll-padding-bottom: 200px; }
.publish-bar button { min-height: 44px; }
.publish-bar .blocked::before { content: "■ "; color: var(--accent); }
.publish-bar .tools { gap: 8px; }
.questions { width: 100%; margin: 0; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; }
.questions legend { font-weight: 560; padding-inline: 6px; margin-left: -6px; }
.blocks { display: grid; gap: 12px; width: 100%; }
.block { border: 1px solid var(--line); border-radius: 10px; }
.block > summary { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; width: 100%; min-height: 44px; padding: 6px 14px; color: var(--text); font-weight: 520; }
.block > summary .soft { margin-left: auto; font-weight: 400; }
.block > summary::-webkit-details-marker { display: none; }
.block > .stack { padding: 4px 14px 14px; }
.block + .block { margin-top: -4px; }
.block .inner { margin-top: 18px; }
.items { display: grid; gap: 12px; width: 100%; margin: 0; padding: 0; list-style: none; }
.block > .stack, .inner { counter-reset: item; }
.items:empty { display: none; }
.items > li { counter-increment: item; }
.item, .inner { display: grid; gap: 10px; min-width: 0; margin: 0; padding: 10px 14px 12px; border: 1px solid var(--line); border-radius: 10px; background: var(--bg); }
.item legend, .inner legend { padding-inline: 6px; margin-left: -6px; font-weight: 560; }
.items .item legend::after { content: " " counter(item); }
.items > li:first-child [data-item-up] { display: none; }
.tick { display: inline-flex; align-items: center; gap: 8px; min-height: 36px; font-weight: 450; }
.tick input { width: 18px; height: 18px; min-height: 0; margin: 0; accent-color: var(--accent); flex: none; }
.ticks { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-bottom: 4px; }
.ticks label { display: inline-flex; align-items: center; gap: 8px; min-height: 36px; font-weight: 450; }
.ticks input { width: 18px; height: 18px; min-height: 0; margin: 0; accent-color: var(--accent); }
.codes { display: flex; flex-wrap: wrap; gap: 16px 28px; }
.codes li { display: grid; gap: 6px; width: 148px; }
.qr { width: 148px; height: 148px; border-radius: 8px; }
.phone .more, .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px; margin: 0; }
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
p.touched { padding-inline: 4px; }
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
  .weights { grid-template-columns: repeat(3, minmax(0, 1fr)); }
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
  .desk:not(.creating) .to-page { display: none; }
  .phone .glass { height: 690px; max-height: calc(100vh - 190px); }
}
`
