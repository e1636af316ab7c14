/** Privacy: shares that stand on one another, what is kept, requests, and documents on screen and on paper. */
export const privacy = `
.privacy-stack, .privacy-pair { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); align-items: start; }
.privacy-stack > .card + .card, .privacy-pair > .card + .card, .privacy-stack > * + .card { margin-top: 0; }
.consent-answers dd, .consent-choices dd, .privacy-fields dd { white-space: normal; }
.consent-answers { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); }
.consent-answers dd { font-size: 1.75rem; font-weight: 660; letter-spacing: -.03em; line-height: 1.2; }
.consent-choices { grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); }
.consent-bounds { display: inline-block; color: var(--soft); font-weight: 400; letter-spacing: 0; }
.consent-answers .consent-bounds { display: block; }
.consent-key::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .45em; border-radius: 2px; background: var(--shade); box-shadow: inset 0 0 0 1px var(--edge); }
.consent-granted { --shade: var(--flow-4); } .consent-refused { --shade: var(--flow-1); } .consent-unanswered { --shade: var(--sunk); }
.consent-weeks { margin: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 6px; }
.consent-weeks svg { display: block; width: 100%; height: 120px; border-bottom: 1px solid var(--edge); }
.consent-weeks rect { fill: var(--shade); stroke: var(--edge); stroke-width: 1; vector-effect: non-scaling-stroke; }
.consent-forms table { min-width: 720px; }
.consent-interval { stroke: var(--text); stroke-width: 2; vector-effect: non-scaling-stroke; }
.consent-weeks figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 16px; }
.consent-parts { display: grid; gap: 12px; }
.consent-parts li > p:first-child { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; overflow-wrap: anywhere; }
.privacy-filters { display: flex; flex-wrap: wrap; align-items: end; gap: 10px; margin-bottom: 16px; }
.privacy-filters .field { width: auto; flex: 1 1 150px; max-width: 240px; }
.privacy-filters button, .privacy-months button { min-height: 44px; }
.privacy-filters a { min-height: 44px; display: inline-flex; align-items: center; }
.rows.privacy-rows, .rows.privacy-kept { gap: 0; padding-block: 4px; }
.privacy-rows > li { padding-block: 12px; overflow-wrap: anywhere; }
.privacy-rows > li + li, .privacy-kept > li + li { border-top: 1px solid var(--line); }
.privacy-log { margin-top: 16px; }
.privacy-request { display: grid; gap: 8px; justify-items: start; }
.privacy-request .button, .privacy-request button { min-height: 44px; }
.privacy-kept > li { display: grid; gap: 4px 20px; padding-block: 16px; }
.privacy-kept > li > div { display: grid; gap: 4px; }
.privacy-kept-for { font-weight: 640; white-space: nowrap; }
.privacy-settings { margin-top: 16px; }
.privacy-months { display: flex; flex-wrap: wrap; align-items: end; gap: 10px; }
.privacy-months .field { flex: 1 1 260px; max-width: 620px; }
.privacy-months input { max-width: 120px; }
.privacy-columns { display: grid; gap: 20px; grid-template-columns: minmax(0, 1fr); }
.privacy-columns h3 { margin-bottom: 6px; }
.privacy-columns h3:not(:first-child) { margin-top: 14px; }
.privacy-list { display: grid; gap: 4px; list-style: disc; padding-left: 1.2em; overflow-wrap: anywhere; }
.privacy-acts { margin-top: 16px; }
.privacy-acts > form.act { margin: 0; padding: 20px 16px; border: 1px solid var(--line); }
.done + .lead { margin-top: 16px; }
.privacy-who { overflow-wrap: anywhere; }
.privacy-fields { grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); overflow-wrap: anywhere; }
.privacy-fields dd { font-size: .9375rem; }
.paper-page > section { padding-top: 18px; border-top: 1px solid var(--line); break-inside: avoid; }
.paper-page h3 { margin-bottom: 8px; }
.paper-page dl { display: grid; gap: 10px; margin-top: 8px; }
.paper-page dl > div { display: grid; gap: 2px 20px; break-inside: avoid; }
.paper-page dt { color: var(--soft); }
.paper-page dd { overflow-wrap: anywhere; }
.paper-blank { display: inline-block; min-width: 9em; padding: 2px 10px; border: 1.5px dashed var(--accent); border-radius: 6px; color: var(--accent); font-weight: 600; }
@media (min-width: 720px) {
  .privacy-request { grid-template-columns: minmax(0, 1fr) auto auto; align-items: center; gap: 8px 24px; }
  .privacy-kept > li { grid-template-columns: minmax(0, 1fr) 11em; }
  .privacy-kept-for { text-align: right; white-space: normal; }
  .paper-page dl > div { grid-template-columns: 17em minmax(0, 1fr); }
  .privacy-acts > form.act { padding: 24px; }
}
@media (min-width: 960px) {
  .privacy-pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .privacy-columns { grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); }
}
@media print { .screen-only, .crumb { display: none; } }
`
