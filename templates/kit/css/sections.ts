/** What follows the form. The second button keeps to .more, so it never covers the form. */
export const SECTIONS = `
main{timeline-scope:--ask}
.ask{view-timeline:--ask}
.more{background:var(--paper);padding-top:1rem}
.more section{padding-block:2.5rem}
.more h2+*{margin-top:1.75rem}
.points,.steps{display:grid;gap:1.5rem}
.points li{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}
.points svg{width:1.75rem;height:1.75rem;padding:.375rem;border-radius:50%;background:var(--accent);color:var(--on-accent)}
.points p,.steps p{grid-column:2;color:var(--muted)}
.steps{counter-reset:step}
.steps li{counter-increment:step;display:grid;grid-template-columns:3rem 1fr;gap:.25rem 1rem;align-items:baseline}
.steps li::before{content:counter(step);font:800 3rem/1 var(--display);letter-spacing:-.05em;color:var(--accent-strong)}
.steps p{margin:0}
.quotes{display:grid;gap:1rem}
.quotes figure{padding:1.5rem;border-radius:1.25rem;background:var(--tint)}
.quotes blockquote{font:600 1.1875rem/1.4 var(--display);letter-spacing:-.01em}
.quotes figcaption{margin-top:1rem}
.faq details{border-top:1px solid var(--line)}
.faq details:last-child{border-bottom:1px solid var(--line)}
.faq summary{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.5rem;padding-block:.75rem;cursor:pointer;font-weight:600;list-style:none}
.faq summary::-webkit-details-marker{display:none}
.faq summary::after{content:'+' / '';font:400 1.75rem/1 var(--display);color:var(--accent-strong)}
.faq [open] summary::after{content:'–' / ''}
.faq details>div{padding-bottom:1.25rem;color:var(--muted);max-width:44em}
.sure{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;margin-top:1.25rem;font-size:.9375rem;font-weight:600}
.sure li{display:flex;align-items:center;gap:.5rem}
.sure svg{width:1.125rem;height:1.125rem;color:var(--accent-strong)}
@keyframes hide{from,to{opacity:0;visibility:hidden}}
.more .go{animation:hide 1ms linear;animation-timeline:--ask}
@media(min-width:60rem){
  .more{padding-block:2rem 4rem}
  .more section{padding-block:3.5rem}
  .more h2+*{margin-top:2.5rem}
  .points,.steps,.quotes{grid-auto-flow:column;grid-auto-columns:1fr;gap:3rem}
  .quotes{gap:1.5rem}
  .quotes figure{padding:2.25rem}
  .quotes blockquote{font-size:1.375rem}
  .steps li{grid-template-columns:1fr;gap:.375rem;align-content:start}
  .steps li>*{grid-column:1}
  .steps li::before{font-size:4.5rem;margin-bottom:.5rem}
  .faq{display:grid;grid-template-columns:1fr 2fr;gap:4rem}
  .more .faq h2+*{margin:0}
  .more .go{position:static;animation:none;padding-block:2rem 0}
  .more .go .button{width:auto;min-width:20rem;display:inline-flex}
}
`
