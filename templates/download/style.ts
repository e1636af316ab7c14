/** A bookshop: the document stands on a shelf of the ad's colour, its title above it; wider, the shelf stays on the left
 *  while the rest is read on the right. */
export const STYLE = `
:root{--control:.5rem;--round:.5rem;--card:.75rem;--bold:700}
body{background:var(--paper)}
.shelf{overflow:hidden;padding:1.5rem var(--side) 0;background:var(--accent);color:var(--on-accent)}
.offer{display:inline-block;margin:0 0 1rem;padding:.25rem .75rem;border:1.5px solid;border-radius:9rem;font-size:.9375rem}
h1:last-child{margin-bottom:1.75rem}
h1{font-size:clamp(2rem,1.4rem + 2.6vw,3rem)}
.book{
  position:relative;width:min(58%,15rem);height:13rem;margin:1.75rem auto 0;padding:0;background:var(--paper);color:var(--ink);
  border-radius:.125rem .375rem 0 0;transform:perspective(60rem) rotateY(-14deg) rotate(-2deg);transform-origin:50% 100%;
  box-shadow:2px -1px 0 var(--paper),3px -1px 0 var(--field),5px -2px 0 var(--paper),6px -2px 0 var(--field),8px -3px 0 var(--paper),1.5rem .5rem 2.5rem #00000059
}
.book::after{content:'';position:absolute;inset:0;background:linear-gradient(90deg,#0000002e,#fff3 3%,#0000001f 6%,#0000 12%)}
.book img{aspect-ratio:1;max-height:none;border-radius:.125rem .375rem 0 0}
.book p{padding:.75rem 1rem;font:700 .8125rem/1.25 var(--display)}
.copy{padding:1.75rem var(--side) .5rem}
.lead{margin:0;font-size:1.1875rem;color:var(--ink)}
.ask{padding:1.5rem var(--side) 2.5rem}
.sheet{border:1px solid var(--line);background:var(--tint);box-shadow:none}
.field input,.field textarea{background:var(--paper)}
.more>div .facts{grid-template-columns:1fr 1fr;margin-top:0;padding-block:1.5rem;border-block:1px solid var(--line)}
.contents ol{counter-reset:c}
.contents li{counter-increment:c;display:grid;grid-template-columns:2.25rem 1fr;padding-block:1rem;border-top:1px solid var(--line)}
.contents li::before{content:counter(c);font:700 1.125rem/1.3 var(--display);color:var(--accent-strong)}
.contents h3{display:flex;align-items:baseline;gap:.75rem;justify-content:space-between}
.contents span{flex:none;font-size:.875rem;font-weight:400;color:var(--muted)}
.contents p{grid-column:2;margin-top:.125rem;color:var(--muted)}
.points svg{border-radius:.375rem}
.figures li{padding:1.5rem;border-radius:var(--card);background:var(--tint)}
.quotes figure{position:relative;padding:1.25rem 0 0 3rem}
.quotes figure::before{content:'“' / '';position:absolute;left:0;top:.5rem;font:700 5rem/1 Georgia,serif;color:var(--accent-strong)}
@media(max-width:59.99rem) and (max-height:45rem){.book{height:9.5rem;margin-top:1.25rem}.shelf{padding-top:1rem}}
@media(min-width:60rem){
  :is(.head,.foot){width:100%;padding-inline:clamp(2.5rem,5vw,5rem)}
  main{display:grid;grid-template-columns:minmax(0,44%) minmax(0,1fr);align-items:start}
  main>*{grid-column:2;width:min(100%,44rem);padding-inline:clamp(1rem,4vw,4rem)}
  main>* .wide{padding-inline:0}
  .shelf{
    grid-area:1/1/span 5/2;position:sticky;top:0;display:flex;flex-direction:column;align-items:flex-start;width:auto;
    height:100vh;padding:4rem clamp(2.5rem,5vw,5rem) 0
  }
  .book{flex:1 0 20rem;width:22rem;height:auto;margin-top:3rem}
  .book p{padding:1.25rem 1.5rem;font-size:1.25rem}
  .pitch .copy{padding:4rem 0 0}
  .lead{font-size:1.375rem;line-height:1.45}
  .first .part{padding-block:2.5rem 0}
  .ask{padding:2rem clamp(1rem,4vw,4rem) 3rem}
  .more .wide{width:auto}
  .more>div .facts{grid-template-columns:repeat(4,auto)}
  .points,.quotes{grid-template-columns:1fr 1fr;gap:2.5rem}
}
`
