/** A new campaign: the form beside the page that it becomes. */
export const creating = `
.two { display: grid; gap: 14px; width: 100%; }
.two > * { min-width: 0; }
.kinds { border: 0; margin: 0; padding: 0; width: 100%; min-width: 0; }
.kinds legend { font-weight: 560; padding: 0; margin-bottom: 8px; }
.kinds-row { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr)); gap: 10px; }
.kind { position: relative; display: grid; grid-template-columns: 52px minmax(0, 1fr); gap: 12px; align-items: start; padding: 10px; border: 1px solid var(--line); border-radius: 12px; font-weight: 400; cursor: pointer; }
.kind input { position: absolute; inset: 0; width: 100%; height: 100%; min-height: 0; margin: 0; opacity: 0; cursor: pointer; }
.kind strong { display: block; font-weight: 600; }
.kind:hover { border-color: var(--edge); }
.kind:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--tint); }
.kind:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 3px; }
.sketch { width: 52px; height: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
.sketch-accent { fill: var(--accent); }
.sketch-soft { fill: var(--flow-1); }
.sketch-text { fill: var(--edge); opacity: .7; }
.sketch-field { fill: var(--sunk); stroke: var(--line); }
.creating .field > * { scroll-margin-top: 60px; }
.kept { display: flex; align-items: center; gap: 12px; margin-bottom: 6px; }
.kept img { border-radius: 8px; object-fit: cover; }
.part-of { width: 100%; }
@media (max-width: 719px) { .address { display: none; } }
@media (scripting: enabled) { .no-script { display: none; } }
@media (min-width: 720px) { .two { grid-template-columns: 1fr 1fr; } .act .two { max-width: 560px; } }
@media (min-width: 1240px) { .to-page { display: none; } .desk.creating { grid-template-columns: minmax(0, 1fr) 397px; } }
`
