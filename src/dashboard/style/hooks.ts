/** Webhooks, and the hub of all that can be connected. */
export const hooks = `
.hook { display: grid; gap: 4px; padding-block: 16px; overflow-wrap: anywhere; }
.hook + .hook { border-top: 1px solid var(--line); }
.hook h2 a { display: inline-flex; align-items: center; min-height: 24px; }
.wide-text { overflow-wrap: anywhere; }
.hub-head { grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 20px; }
.ring { position: relative; width: 80px; height: 80px; }
.ring span { position: absolute; inset: 0; display: grid; place-items: center; font-size: .8125rem; font-weight: 640; }
.ring circle { fill: none; stroke-width: 8; }
.ring-all { stroke: var(--line); }
.ring-part { stroke: var(--good); stroke-linecap: round; }
.hub { display: grid; gap: 16px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.hub .card + .card { margin-top: 0; }
.hub-card { display: flex; flex-direction: column; gap: 8px; overflow-wrap: anywhere; }
.hub-card h2 a { text-decoration: none; }
.hub-card.to-mend { border-color: var(--accent); }
.hub-lines { display: grid; gap: 4px; }
.hub-next { margin-top: auto; padding-top: 4px; }
`
