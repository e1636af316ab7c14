/** A ticket. The first screen is one: picture, a leaf of the calendar torn over it, the headline, and below the
 *  perforation when and where; on a wide screen it lies on its side. The form is its coupon, the programme a line of stops. */
export const STYLE = `
:root{--control:.75rem;--round:.75rem;--card:1.5rem}
h1{letter-spacing:-.035em}
.pass,.sheet{box-shadow:0 1px 2px #0000000d,0 1.25rem 3rem -1.25rem #0000002e}
.pass{position:relative;overflow:hidden;margin-inline:.75rem;border-radius:var(--card);background:var(--paper)}
.picture{background:var(--line)}
.picture img{height:31vh;height:31svh;min-height:11rem}
.bill{padding:1.25rem 1.25rem 1.5rem}
.leaf{width:4.5rem;margin-bottom:1rem;border-radius:.875rem;overflow:hidden;background:var(--paper);box-shadow:0 0 0 .25rem var(--paper),0 .5rem 1.25rem #0003;text-align:center;font:700 .8125rem/1 var(--display)}
.picture+.bill .leaf{position:relative;margin-top:-3.75rem}
.leaf span{display:block;padding:.3125rem}
.leaf span:first-child{background:var(--accent);color:var(--on-accent)}
.leaf b{display:block;padding-top:.375rem;font:var(--bold) 2rem/1 var(--display);letter-spacing:-.03em}
.offer{margin-top:.75rem;font-size:1.125rem;color:var(--accent-strong)}
.stub{position:relative;padding:1.375rem 1.25rem;border-top:2px dashed var(--line)}
.stub::before,.stub::after,.ask h2::before,.ask h2::after{content:'';position:absolute;top:-.8125rem;width:1.5rem;height:1.5rem;border-radius:50%;background:var(--tint)}
.stub::before,.ask h2::before{left:-.75rem}
.stub::after,.ask h2::after{right:-.75rem}
.facts{grid-template-columns:repeat(3,auto);gap:1rem 1.5rem;justify-content:space-between;margin:0}
.facts div:first-child{grid-column:1/-1}
.copy{padding:1.5rem var(--side) 1rem}
.lead{margin:0;color:var(--ink)}
.go{background:linear-gradient(#fff0,var(--tint) 1.25rem)}
[data-consent=exempt] .go{box-shadow:0 1.5rem var(--tint)}
.ask{padding:1.5rem .75rem 2rem}
.sheet{padding:0 1.5rem 1.75rem;overflow:hidden}
.ask h2{position:relative;margin:0 -1.5rem 1.75rem;padding:1.25rem 1.5rem 1.375rem;background:var(--accent);color:var(--on-accent)}
.ask h2::before,.ask h2::after{top:auto;bottom:-.75rem}
.part{padding-block:2rem}
.points{gap:.75rem}
.points li{padding:1.25rem;border-radius:var(--card);background:var(--paper)}
.steps{gap:0}
.steps li{position:relative;display:block;margin-left:.5rem;padding:0 0 1.75rem 2.25rem;border-left:2px solid var(--accent)}
.steps li:last-child{padding-bottom:.25rem;border-color:#0000}
.steps li::before{content:'';position:absolute;left:calc(-.5rem - 1px);top:.25rem;width:1rem;height:1rem;border-radius:50%;background:var(--accent)}
.people{gap:1.25rem}
.people span{border-radius:1rem}
.people h3{align-self:end}
.people p{align-self:start}
.figures{grid-template-columns:1fr 1fr}
.quotes blockquote{padding-left:1.25rem;border-left:.25rem solid var(--accent)}
.quotes figcaption{padding-left:1.5rem}
@media(max-width:59.99rem) and (max-height:45rem){
  .picture img{height:25vh;height:25svh;min-height:9rem}
  h1{font-size:2rem}
  h1.long{font-size:1.5rem}
}
.more>.go:only-child{display:none}
@media(min-width:60rem){
  main{display:grid;grid-template:auto auto auto 1fr/minmax(0,1fr) 26rem;column-gap:4.5rem;width:min(100%,74rem);margin-inline:auto;padding-inline:var(--side)}
  .pitch{display:contents}
  .pass{grid-column:1/-1;display:flex;align-items:stretch;min-height:min(31rem,64vh);margin:.5rem 0 2.5rem}
  .picture{flex:0 0 38%}
  .picture img{height:100%}
  .bill{flex:1;align-self:center;padding:2.5rem 3rem}
  .leaf,.picture+.bill .leaf{margin:0 0 1.75rem;box-shadow:0 0 0 1px var(--line)}
  h1{font-size:clamp(2.25rem,3.6vw,3.125rem)}
  h1.long{font-size:2rem}
  .stub{flex:0 0 17rem;display:flex;align-items:center;padding:2rem;border:0;border-left:2px dashed var(--line)}
  .stub::before,.stub::after{left:-.8125rem}
  .stub::before{top:-.75rem}
  .stub::after{top:auto;bottom:-.75rem}
  .facts{grid-template-columns:1fr;gap:1.25rem}
  .copy,.first,.more{grid-column:1}
  .copy{padding:0 0 1rem}
  .ask{grid-area:2/2/5/3;align-self:start;position:sticky;top:1.5rem;padding:0 0 2rem}
  .sheet{padding:0 2rem 2rem}
  .ask h2{margin-inline:-2rem;padding-inline:2rem}
  .part{padding:2.5rem 0}
  .part h2+*{margin-top:1.75rem}
  .people{grid-template-columns:1fr 1fr}
  .more .go{padding:1rem 0 4rem}
}
`
