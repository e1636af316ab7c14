/** Figures beside those of other days. Better and worse are told in words; colour only repeats them. */
export const compare = `
.against { margin-bottom: 16px; }
.beside { display: block; white-space: normal; color: var(--soft); font-weight: 400; }
td .was { display: block; }
td .was-dot { display: none; }
td .beside { max-width: 15rem; margin-left: auto; }
.beside .interval { display: block; }
@media (max-width: 719px) { .changed .interval { white-space: normal; } .spots tr:has(.beside) { column-gap: 12px; } }
.better { color: var(--good); font-weight: 600; }
.worse { color: var(--poor); font-weight: 600; }
.plot .spot-was { fill: none; stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 3 3; }
.plot .spot-way { stroke: var(--text); stroke-width: 1; stroke-dasharray: 2 3; }
.gauge-was, .vital-was { stroke: var(--text); stroke-width: 2; stroke-dasharray: 2 2; }
`
