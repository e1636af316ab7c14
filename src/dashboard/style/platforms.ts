/** Platforms: forms with many fields, a row of actions, columns of a file. */
export const platforms = `
.platform { display: grid; gap: 10px; align-content: start; }
.account { display: grid; gap: 6px; padding-block: 12px; border-top: 1px solid var(--line); }
.account h3 a { text-decoration: none; }
.actions { display: flex; flex-wrap: wrap; gap: 10px; align-items: start; }
.actions button, .actions .button { min-height: 44px; white-space: normal; }
.actions details { padding-top: 8px; }
.actions details[open] { width: 100%; }
.part-of { margin: 0; padding: 0; border: 0; display: grid; gap: 14px; width: 100%; min-width: 0; padding-top: 16px; border-top: 1px solid var(--line); }
.part-of > legend { float: left; width: 100%; padding: 0; font-size: 1.0625rem; font-weight: 640; letter-spacing: -.012em; }
.part-of > legend + * { clear: both; }
.tick { display: grid; grid-template-columns: 24px 1fr; gap: 2px 10px; align-items: center; }
.tick input { width: 20px; height: 20px; min-height: 0; accent-color: var(--accent); margin: 0; }
.tick label { min-height: 24px; }
.tick .soft { grid-column: 2; }
.where { align-self: start; }
.where ol { padding-left: 1.25em; display: grid; gap: 8px; }
.pair > .card { min-width: 0; }
.once { border-color: var(--good); margin-bottom: 16px; }
.once pre { overflow-wrap: anywhere; white-space: pre-wrap; }
.entry { display: grid; gap: 4px; }
.entry:first-child { border-top: 0; padding-top: 0; }
.lines > .stack > h3:first-child { margin-top: 0; }
.even .act { margin-top: 14px; }
.entry pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.file-columns { display: grid; gap: 10px; }
.file-columns li { display: grid; gap: 4px; overflow-wrap: anywhere; }
.identifiers th { width: 11em; }
.card + form, form + .card { margin-top: 16px; }
.pair + .card, .card + .pair, .criteria + .pair, .more + .pair { margin-top: 16px; }
@media (min-width: 720px) {
  .file-columns li { grid-template-columns: minmax(0, 16em) minmax(0, 22em); align-items: center; gap: 16px; }
}
@media (min-width: 960px) {
  .even { grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
}
`
