/** A letter: serif, one narrow column, the picture folded over it like the flap of an envelope. On a wide screen the
 *  picture stays, full height, while the letter is read beside it. */
export const STYLE = `
:root{--bold:500;--control:99px;--round:99px;--card:0;--display:'Iowan Old Style','Palatino Linotype',Palatino,'Book Antiqua','Noto Serif',Georgia,serif}
body{background:var(--paper)}
h2,h3{letter-spacing:-.012em}
h3{font-weight:700}
h1{font-size:clamp(2.375rem,1.75rem + 2.5vw,3.875rem);line-height:1.06;letter-spacing:-.025em}
h1.long{font-size:clamp(1.625rem,1.3rem + 1.6vw,2.5rem)}
header{background:var(--accent);color:var(--on-accent)}
.name{font-size:1.375rem;letter-spacing:-.01em}
.call{color:inherit}
header :focus-visible{outline-color:currentColor}
.picture{background:none;clip-path:polygon(0 0,100% 0,100% calc(100% - 2.5rem),50% 100%,0 calc(100% - 2.5rem))}
.picture img{height:34vh;height:34svh;min-height:9rem}
.copy{padding:1.25rem var(--side) 1rem;text-align:center}
.rhythm{margin-bottom:.75rem;font-size:.9375rem;font-weight:600;color:var(--accent-strong)}
.lead{color:var(--ink)}
.offer{font:italic 400 1.25rem/1.4 var(--display)}
.button{font-size:1.1875rem}
.sheet{padding:1.75rem 1.25rem;border:1.5px solid var(--line);box-shadow:none}
.ask{max-width:36rem;margin-inline:auto;padding:.5rem .75rem 1.5rem}
.ask h2{text-align:center}
.field input{padding-inline:1.375rem}
.first>*,.more>*{max-width:36rem}
.part{padding-block:1.75rem}
.part h2{font-size:1.5rem}
.more h2+*{margin-top:1rem}
.sure{justify-content:center;margin:0 auto;padding:.5rem var(--side) 1rem}
.contents{display:grid;gap:.75rem;font-size:1.125rem}
.contents li{display:grid;grid-template-columns:1.125rem 1fr;gap:.75rem;align-items:baseline}
.contents svg{color:var(--accent-strong)}
.issues li{padding-block:1.125rem;border-top:1px solid var(--line)}
.issues h3{font-size:1.25rem}
.issues p{margin-top:.25rem}
.quotes{gap:2rem}
.quotes blockquote{font:italic 400 1.625rem/1.35 var(--display)}
.quotes .thumb{width:3.5rem;height:3.5rem;margin-bottom:1rem;border-radius:50%;object-fit:cover}
.more>.go:only-child{display:none}
@media(min-width:60rem){
  header.head{width:100%;padding-inline:3rem}
  main{display:grid;grid-template:auto auto auto 1fr/minmax(0,1fr) 46%}
  .pitch{display:contents}
  .copy,.ask,.first>*,.more>*{width:100%;max-width:40rem;margin-inline:auto;padding-inline:3rem}
  .copy{padding-block:4rem 2rem;text-align:left}
  .picture{grid-area:1/2/span 4;position:sticky;top:0;height:100vh;clip-path:polygon(3rem 0,100% 0,100% 100%,3rem 100%,0 50%)}
  .picture img{height:100%}
  .copy,main>:not(.pitch){grid-column:1}
  main:not(:has(.picture)){display:block}
  .lead{max-width:none}
  .ask{padding-block:0 1.5rem}
  .ask h2{text-align:left}
  .sheet{padding:2rem}
  .more{padding-bottom:4rem}
  .sure{justify-content:flex-start}
  .more .go .button{min-width:14rem}
  .consent{margin-inline:auto 1.25rem}
  footer.foot{width:100%;padding-inline:3rem;background:var(--tint)}
}
`
