/** Alerts and the digest. */
export const notices = `
.refusal + .card { margin-top: 16px; }
.notices, .people, .past { display: grid; gap: 0; }
.notices > li, .people > li, .past > li { display: grid; gap: 8px; padding-block: 16px; border-top: 1px solid var(--line); }
.notices > li { border-top: 0; border-left: 3px solid var(--accent); padding: 4px 0 4px 14px; margin-block: 10px; justify-items: start; }
.notices p { max-width: 70ch; overflow-wrap: anywhere; }
.notices .button { white-space: normal; min-height: 44px; }
.people .state { color: var(--soft); }
.past > li { padding-block: 10px; gap: 0; }
.letter { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); }
`
