/** A shop's page: square, quiet, ruled. Phones: the picture to the edges, its price a label on it. Wider: the picture
 *  stays on the left, to three sides of the window, beside a column to buy from. The form comes last, on
 *  the ad's colour: the button before it never covers it, and need not hide from it (hidden, it would lose the focus). */
export const STYLE = `
:root{--bold:650;--control:.1875rem;--round:.1875rem;--card:.1875rem}
body{background:var(--paper)}
h1{font-size:clamp(1.75rem,1.35rem + 1.6vw,2.625rem);line-height:1.12;letter-spacing:-.022em}
h1.long{font-size:clamp(1.5rem,1.25rem + 1vw,2rem)}
.picture{background:var(--tint)}
.picture img{height:50vh;height:50svh;min-height:14rem}
.copy{position:relative;padding:1.5rem var(--side) .5rem}
.price{position:absolute;top:-1.75rem;left:0;display:flex;align-items:center;gap:.75rem;min-height:3.5rem;padding:.25rem 1.25rem .25rem var(--side);background:var(--ink);color:var(--paper)}
.copy:first-child .price{position:static;width:fit-content;padding-left:1.25rem}
.picture+.copy:has(.price){padding-top:3rem}
.price s{order:1;color:inherit;font-size:1.0625rem}
.price b{font-size:1.875rem}
.deal{display:grid;margin-top:.75rem}
.code{display:flex;justify-content:space-between;align-items:center;min-height:3.25rem;padding-inline:1rem;border:1.5px dashed var(--field);background:var(--tint)}
.code b{padding:0;border:0;font-size:1.1875rem}
.offer{margin-top:1rem;padding-left:.875rem;border-left:.25rem solid var(--accent)}
.lead{color:var(--ink);font-size:1.0625rem}
.more .go{animation:none;padding-bottom:2.5rem}
.part h2{font-size:1.375rem}
.part h2+*{margin-top:1.25rem}
.points{gap:0}
.points li{display:block;padding-block:1.125rem;border-top:1px solid var(--line)}
.points svg{display:none}
.points p{margin-top:.25rem}
.facts{gap:0;margin:0}
.facts div{display:grid;grid-template-columns:2fr 3fr;gap:1rem;padding-block:.75rem;border-top:1px solid var(--line)}
.facts dt{font-size:1rem}
.quotes{gap:2.5rem}
.quotes blockquote{font-weight:500;font-size:1.375rem}
.thumb{aspect-ratio:4/3}
.figures{grid-template-columns:repeat(auto-fit,minmax(8rem,1fr))}
.ask{padding:3.5rem var(--side);background:var(--accent)}
.sheet{max-width:32rem;margin-inline:auto;box-shadow:none}
@media(max-width:59.99rem) and (max-height:45rem){.picture img{height:34vh;height:34svh;min-height:11rem}}
.more>.go:only-child{display:none}
@media(min-width:60rem){
  header.head{width:100%;padding-inline:2.5rem;border-bottom:1px solid var(--line)}
  .pitch:has(.picture){display:grid;grid-template:auto 1fr/minmax(0,58fr) minmax(0,42fr)}
  .picture{grid-row:span 2}
  .picture img{position:sticky;top:0;height:calc(100vh - 4.5rem);min-height:34rem}
  .copy,.picture+.copy:has(.price){padding:4rem clamp(2.5rem,5vw,5rem) 0}
  .pitch:not(:has(.picture)){max-width:48rem;margin-inline:auto}
  .price{position:static;min-height:0;padding:0;background:none;color:inherit}
  .copy:first-child .price{padding:0}
  .price b{font-size:3rem}
  .price s{font-size:1.5rem;color:var(--muted)}
  .pitch .go{display:block;position:static;margin:0;padding:2rem clamp(2.5rem,5vw,5rem) 4rem;background:none}
  .more{padding-top:2rem}
  :is(.first,.more)>*{max-width:68rem}
  .part:not(:has(.quotes,.figures,.gift)){display:grid;grid-template-columns:1fr 2fr;gap:4rem}
  .part:not(:has(.quotes,.figures,.gift)) h2+*{margin:0}
  .points li{display:grid;grid-template-columns:1fr 1fr;gap:2rem;padding-block:1.5rem}
  .points li:first-child,.facts div:first-child{border-top:2px solid var(--ink)}
  .points p{grid-column:2;margin:0}
  .quotes{grid-template-columns:repeat(auto-fit,minmax(22rem,1fr));gap:3.5rem 4rem;align-items:start}
  .quotes figure:has(.thumb){grid-column:1/-1;display:grid;grid-template:1fr auto 1fr/1fr 1fr;column-gap:4rem}
  .thumb{grid-row:span 3;margin:0}
  .quotes blockquote{grid-row:2;font-size:1.625rem;line-height:1.3}
  .quotes figcaption{grid-row:3}
  .ask{padding-block:6rem}
}
`
