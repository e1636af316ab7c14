/** What follows the hero: plain, spaced and complete; templates give it its look. */
export const SECTIONS = `
main{timeline-scope:--ask}
.ask{view-timeline:--ask}
.field :is(input,textarea,select){border-radius:var(--control)}
.part{padding-block:2.5rem}
.part h2+*{margin-top:1.75rem}
.part p{text-wrap:pretty}
.points,.steps,.quotes,.figures,.people{display:grid;gap:1.5rem}
.points li{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}
.points svg{width:1.75rem;height:1.75rem;padding:.375rem;border-radius:50%;background:var(--accent);color:var(--on-accent)}
.points p,.steps p{grid-column:2;margin:0;color:var(--muted)}
.steps{counter-reset:step}
.steps li{counter-increment:step;display:grid;grid-template-columns:3rem 1fr;gap:.25rem 1rem;align-items:baseline}
.steps li::before{content:counter(step);font:var(--bold) 2rem/1 var(--display);color:var(--accent-strong)}
.figures b{display:block;font:var(--bold) 2.75rem/1.1 var(--display);letter-spacing:-.04em;color:var(--accent-strong)}
.figures+.quotes{margin-top:2.5rem}
.quotes blockquote{font:600 1.1875rem/1.4 var(--display);letter-spacing:-.01em}
.quotes figcaption{margin-top:1rem}
.thumb{width:100%;height:auto;aspect-ratio:16/9;margin-bottom:1.25rem;border-radius:var(--control);object-fit:cover}
.people li{display:grid;grid-template-columns:auto 1fr;gap:0 1rem;align-items:center}
.people span{grid-row:span 2;display:grid;place-items:center;width:3.5rem;height:3.5rem;border-radius:50%;background:var(--accent);color:var(--on-accent);font:700 1.125rem/1 var(--display)}
.people p{margin:0;grid-column:2;color:var(--muted)}
.gift{padding:1.75rem 1.5rem;border:2px dashed var(--accent-strong);border-radius:var(--card);background:var(--paper)}
.faq details{border-top:1px solid var(--line)}
.faq details:last-child{border-bottom:1px solid var(--line)}
.faq summary{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.5rem;padding-block:.75rem;cursor:pointer;font-weight:600;list-style:none}
.faq summary::-webkit-details-marker{display:none}
.faq summary::after{content:'+' / '';font:400 1.75rem/1 var(--display);color:var(--accent-strong)}
.faq [open] summary::after{content:'–' / ''}
.faq details>div{padding-bottom:1.25rem;color:var(--muted);max-width:44em}
.more .go:only-child{display:none}
@keyframes hide{from,to{opacity:0;visibility:hidden}}
.more .go{animation:hide 1ms linear;animation-timeline:--ask}
@media(min-width:60rem){
  .part{padding-block:3.5rem}
  .part h2+*{margin-top:2.5rem}
  .pitch .go{display:none}
  .more .go{position:static;animation:none;padding-block:2rem 4rem}
  .more .go .button{width:auto;min-width:20rem;display:inline-flex}
  .gift{padding:2.5rem}
}
`
