/** A product at night: a dark first screen lit by the ad's colour, the screen of the product in a frame, round buttons,
 *  and everything else on cards. */
export const STYLE = `
:root{--control:.75rem;--round:9rem;--card:1.5rem;--bold:700}
.head{width:100%;padding-inline:max(var(--side),50% - 35.75rem);background:var(--ink);color:var(--paper)}
.head .call{color:inherit}
.head img{padding:.375rem .625rem;border-radius:.5rem;background:var(--paper)}
.head :focus-visible,.pitch :focus-visible{outline-color:var(--paper)}
.pitch{padding-top:.5rem;background:radial-gradient(40rem 26rem at 50% 20rem,var(--accent-strong),#0000) var(--ink);color:var(--paper);text-align:center}
.copy{padding:1rem var(--side) 0}
.offer{display:inline-block;margin:0 0 1rem;padding:.375rem 1rem;border-radius:9rem;background:var(--paper);color:var(--ink);font-size:.9375rem}
h1{font-size:clamp(2.25rem,1.2rem + 4vw,4.25rem);line-height:1.02;letter-spacing:-.042em}
.lead{margin-top:.875rem;color:inherit}
.sure{justify-content:center;font-weight:400}
.sure svg{color:inherit}
.picture{position:relative;width:min(100% - 2.5rem,60rem);margin:1.75rem auto 0;padding-top:1.75rem;border-radius:1rem 1rem 0 0;background:#fff3;box-shadow:0 0 0 1px #ffffff38}
.picture::before{content:'';position:absolute;top:.625rem;left:.875rem;width:.5rem;height:.5rem;border-radius:50%;background:var(--paper);opacity:.7;box-shadow:.875rem 0 var(--paper),1.75rem 0 var(--paper)}
.picture img{max-height:60vh;max-height:60svh;object-position:50% 30%}
.go{background:none}
.go .button{box-shadow:0 .75rem 2rem -.5rem #00000073}
.picture+.go{margin-top:-5.75rem}
.pitch .go .button{background:var(--paper);color:var(--ink)}
[data-consent=exempt] .go{box-shadow:none}
.start{padding:2.5rem max(.75rem,env(safe-area-inset-right)) 1.5rem max(.75rem,env(safe-area-inset-left));display:grid;gap:1.5rem}
.plan{padding:1.5rem}
.plan h2{font-size:1.625rem}
.plan>*+*{margin-top:1.25rem}
.days b{display:block;font:700 2.5rem/1.1 var(--display);letter-spacing:-.04em;color:var(--accent-strong)}
.included{display:grid;gap:.75rem}
.included li{display:grid;grid-template-columns:1.25rem 1fr;gap:.75rem;align-items:center;font-weight:600}
.included svg{width:1.125rem;color:var(--accent-strong)}
.deal{padding-top:1.25rem;border-top:1px solid var(--line)}
.points{gap:.75rem}
.points li,.figures li,.quotes figure{padding:1.5rem;border-radius:var(--card);background:var(--paper)}
.steps li::before{display:grid;place-items:center;width:2.5rem;height:2.5rem;border-radius:50%;background:var(--ink);color:var(--paper);font-size:1rem}
.steps li{align-items:start}
.steps li::before{grid-row:span 2}
.figures,.quotes{gap:.75rem}
.figures+.quotes{margin-top:.75rem}
.figures li{background:var(--ink);color:var(--paper)}
.figures :is(b,.small){color:inherit}
.faq details,.faq details:last-child{margin-top:.5rem;padding-inline:1.25rem;border:0;border-radius:1rem;background:var(--paper)}
@media(max-width:59.99rem) and (max-height:45rem){.copy{padding-top:0}.picture{margin-top:1.25rem}}
@media(min-width:60rem){
  .pitch{padding-top:2.5rem;background:radial-gradient(70rem 34rem at 50% 34rem,var(--accent-strong),#0000) var(--ink)}
  .copy{max-width:58rem;margin-inline:auto}
  .lead{font-size:1.3125rem}
  .pitch .go{display:block;position:static;order:1;margin:0;padding-block:2rem 0}
  .pitch .copy+.go{padding-bottom:4rem}
  .pitch .go .button{display:inline-flex;width:auto;min-width:16rem}
  .pitch{display:flex;flex-direction:column;align-items:center}
  .picture{order:2;margin-top:3rem}
  .picture img{max-height:34rem}
  .picture.tall{width:26rem}
  .start{grid-template-columns:1fr 27rem;gap:4rem;align-items:start;width:min(100%,70rem);margin-inline:auto;padding:5rem var(--side) 2rem}
  .ask:only-child{grid-column:1/3;width:27rem;justify-self:center}
  .plan{position:sticky;top:2rem;padding:1rem 0}
  .included{grid-template-columns:1fr 1fr}
  .part>h2{text-align:center}
  .points{grid-template-columns:repeat(3,1fr);gap:1.25rem}
  .points li{display:block;padding:2rem}
  .points svg{margin-bottom:1.25rem}
  .steps{grid-auto-flow:column;grid-auto-columns:1fr}
  .steps li{display:block}
  :is(.points,.steps) h3{margin-bottom:.375rem}
  .steps li::before{margin-bottom:1rem}
  .proof{display:grid;grid-template-columns:1fr 2fr;gap:1.25rem}
  .proof h2{grid-column:1/3;margin-bottom:1.25rem}
  .part .figures,.part .quotes{margin:0}
  .quotes{grid-auto-flow:column;grid-auto-columns:1fr;gap:1.25rem}
  .quotes figure{padding:2rem}
  .faq>div{max-width:46rem;margin-inline:auto}
  .more .go{text-align:center}
}
`
