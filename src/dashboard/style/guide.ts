/** The first steps. */
export const guide = `
.head progress { max-width: 320px; }
.guide-count { font-weight: 600; }
.steps { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; counter-reset: step; }
.steps .card + .card { margin-top: 0; }
.step { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 10px 14px; align-items: center; counter-increment: step; }
.step::before { content: counter(step); display: grid; place-items: center; width: 32px; height: 32px; border-radius: 50%; border: 1.5px solid var(--edge); font-weight: 640; color: var(--soft); }
.step.current { border-color: var(--accent); }
.step.current::before { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.step > :nth-child(n+3) { grid-column: 2 / -1; }
.guide-view .button { gap: .4em; }
.guide-view { display: grid; gap: 20px; align-items: start; }
.qr { width: 180px; height: 180px; border-radius: 8px; border: 1px solid var(--line); }
.waiting::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .6em; border-radius: 50%; background: var(--accent); }
@media (prefers-reduced-motion: no-preference) { .waiting::before { animation: waiting 1.4s ease-in-out infinite alternate; } @keyframes waiting { to { opacity: .2; } } }
.next-steps { display: grid; gap: 16px; }
.next-steps .card + .card, .next-steps .card > h3 { margin-top: 0; }
progress { appearance: none; border: 0; border-radius: 99px; background: var(--sunk); overflow: hidden; }
progress::-webkit-progress-bar { background: var(--sunk); }
progress::-webkit-progress-value { background: var(--accent); border-radius: 99px; }
progress::-moz-progress-bar { background: var(--accent); }
.strip { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 20px; margin-bottom: 24px; padding: 12px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--tint); }
#guide > .card { margin-top: 24px; }
@media (min-width: 720px) { .guide-view { grid-template-columns: 180px minmax(0, 1fr); } .next-steps { grid-template-columns: 1fr 1fr; } }
@media (max-width: 719px) { .step { grid-template-columns: auto minmax(0, 1fr); } .step > p:nth-child(2) { grid-column: 2; } .step > :nth-child(n+3) { grid-column: 1 / -1; } }
`
