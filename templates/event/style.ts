/** A poster and its ticket. The headline stands on the ad's colour, a calendar leaf above it, the picture hangs half out
 *  of it; the form is a ticket with its stub; the programme a line of stops. */
export const STYLE = `
:root{--control:.75rem;--round:.75rem;--card:1.25rem}
header,.bill{background:var(--accent);color:var(--on-accent)}
header.head{width:100%}
.call{color:inherit}
:is(header,.bill) :focus-visible{outline-color:currentColor}
.bill{padding:.5rem var(--side) 6.5rem}
.bill:has(+.copy){padding-bottom:2rem}
h1{letter-spacing:-.035em}
.leaf{display:flex;align-items:stretch;width:fit-content;margin-bottom:1.25rem;border-radius:.75rem;overflow:hidden;background:var(--paper);color:var(--ink);font:700 .875rem/1 var(--display)}
.leaf span{padding:.75rem .875rem;align-self:center}
.leaf b{padding:.625rem .875rem;background:var(--ink);color:var(--paper);font:var(--bold) 1.75rem/1 var(--display)}
.offer{margin-top:.875rem;font-size:1.125rem}
.picture{margin:-5rem var(--side) 0;border-radius:var(--card);background:var(--line)}
.picture img{aspect-ratio:16/10}
.copy{padding:1.75rem var(--side) 1rem}
.facts{gap:0;margin:0}
.facts div{display:grid;grid-template-columns:4.25rem 1fr;gap:1rem;align-items:baseline;padding-block:.875rem;border-bottom:1px solid var(--line)}
.facts dt{font-size:.9375rem}
.lead{margin-top:1.5rem;color:var(--ink)}
.go{background:linear-gradient(#fff0,var(--tint) 1.25rem)}
[data-consent=exempt] .go{box-shadow:0 1.5rem var(--tint)}
.ask{padding:1.5rem var(--side) 2rem}
.sheet{padding:0 1.5rem 1.75rem;overflow:hidden}
.ask h2{position:relative;margin:0 -1.5rem 1.75rem;padding:1.25rem 1.5rem 1.375rem;background:var(--ink);color:var(--paper);border-bottom:3px dotted var(--tint)}
.ask h2::before,.ask h2::after{content:'';position:absolute;bottom:-.875rem;width:1.5rem;height:1.5rem;border-radius:50%;background:var(--tint)}
.ask h2::before{left:-.75rem}
.ask h2::after{right:-.75rem}
.part{padding-block:2rem}
.points{gap:.75rem}
.points li{padding:1.25rem;border-radius:var(--card);background:var(--paper)}
.steps{gap:0}
.steps li{position:relative;display:block;padding:0 0 1.75rem 2.25rem;border-left:2px solid var(--accent);margin-left:.5rem}
.steps li:last-child{padding-bottom:.25rem;border-color:#0000}
.steps li::before{content:'';position:absolute;left:calc(-.5rem - 1px);top:.25rem;width:1rem;height:1rem;border-radius:50%;background:var(--accent)}
.people{gap:1.25rem}
.people span{border-radius:1rem}
.people h3{align-self:end}
.people p{align-self:start}
.figures{grid-template-columns:1fr 1fr}
.quotes blockquote{padding-left:1.25rem;border-left:.25rem solid var(--accent)}
.quotes figcaption{padding-left:1.5rem}
.more>.go:only-child{display:none}
@media(min-width:60rem){
  header.head{padding-inline:max(2rem,(100vw - 70rem)/2)}
  h1{font-size:clamp(3rem,4.6vw,4.25rem)}
  h1.long{font-size:2.75rem}
  main{
    display:grid;grid-template:auto auto auto 1fr/minmax(0,1fr) 27rem;column-gap:4.5rem;
    padding-inline:max(2rem,(100vw - 70rem)/2)
  }
  .pitch{display:contents}
  .bill,.bill:has(+.copy){grid-area:1/1/2/3;margin-inline:calc(-1*max(2rem,(100vw - 70rem)/2));padding:2.5rem max(33.5rem,(100vw - 70rem)/2 + 31.5rem) 5rem max(2rem,(100vw - 70rem)/2)}
  .leaf{margin-bottom:2rem}
  .picture{grid-area:1/2/2/3;align-self:end;z-index:1;margin:2rem 0 -3rem}
  .picture img{aspect-ratio:4/3}
  .copy,.first,.more{grid-column:1}
  .copy{padding:2.5rem 0 1rem}
  .ask{grid-area:2/2/5/3;align-self:start;position:sticky;top:-3.5rem;padding:5rem 0 2rem}
  .sheet{padding:0 2rem 2rem}
  .ask h2{margin-inline:-2rem;padding-inline:2rem}
  .part{padding:2.5rem 0}
  .part h2+*{margin-top:1.75rem}
  .people{grid-template-columns:1fr 1fr}
  .more .go{padding:1rem 0 4rem}
  footer.foot{width:100%;padding-inline:max(2rem,(100vw - 70rem)/2)}
}
`
