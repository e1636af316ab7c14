/** Warm and direct. Phones: the ad's picture fills the top, a rounded sheet slides over it. Wider: the promise and the
 *  picture on the left, the form beside them all the way. */
export const STYLE = `
.picture{background:var(--line)}
.picture img{max-height:46vh;max-height:46svh;object-position:50% 40%}
.copy{position:relative;padding:1.75rem var(--side) 1rem;background:var(--paper)}
.picture+.copy{margin-top:-1.5rem;border-radius:1.5rem 1.5rem 0 0}
.offer{line-height:1.7}
.offer span{padding:.3em .6em;border-radius:.5em;background:var(--accent);color:var(--on-accent);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.pitch,.first,.more{background:var(--paper)}
.ask{padding:2rem max(.75rem,env(safe-area-inset-right)) 2.5rem max(.75rem,env(safe-area-inset-left))}
.more{padding-top:1rem}
.steps li::before{font-size:3rem;letter-spacing:-.05em}
.figures li{padding-left:1.25rem;border-left:.25rem solid var(--accent)}
.quotes figure{padding:1.5rem;border-radius:1.25rem;background:var(--tint)}
@media(max-width:59.99rem) and (max-height:45rem){.picture img{max-height:37vh;max-height:37svh}}
@media(min-width:60rem){
  .top{
    display:grid;grid-template-columns:minmax(0,1fr) 26.5rem;grid-template-rows:auto 1fr;gap:0 clamp(2.5rem,5vw,4.5rem);align-items:start;
    width:min(100%,74rem);margin-inline:auto;padding:.75rem var(--side) 5rem
  }
  .pitch{display:flex;flex-direction:column;gap:2rem;background:none}
  .copy,.picture+.copy{order:-1;margin:0;padding:1rem 0 0;background:none}
  .lead{max-width:34em}
  .picture{border-radius:var(--card)}
  .picture img{max-height:40rem}
  .first{background:none}
  .first .part{padding:3rem 0 0}
  .ask{grid-area:1/2/3/3;position:sticky;top:1.5rem;padding:0}
  .more{padding-block:2rem 0}
  .points,.steps,.quotes,.figures{grid-auto-flow:column;grid-auto-columns:1fr;gap:3rem}
  .quotes{gap:1.5rem}
  .quotes figure{padding:2.25rem}
  .quotes blockquote{font-size:1.375rem}
  .steps li{grid-template-columns:1fr;gap:.375rem;align-content:start}
  .steps li>*{grid-column:1}
  .steps li::before{font-size:4.5rem;margin-bottom:.5rem}
  .more .faq{display:grid;grid-template-columns:1fr 2fr;gap:4rem}
  .more .faq h2+*{margin:0}
}
`
