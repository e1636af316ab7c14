/** A calm, printed page: serif titles, square corners, hairlines. The form has half of the screen, on the ad's colour. */
export const STYLE = `
:root{--display:'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif;--bold:600;--control:0;--round:0;--card:0}
body{background:var(--paper)}
h1{font-size:clamp(2.25rem,1.4rem + 3vw,3.75rem);line-height:1.08;letter-spacing:-.02em}
h1.long{font-size:clamp(1.75rem,1.2rem + 2vw,2.75rem)}
h3{font:700 1.0625rem/1.35 var(--text);letter-spacing:0}
.head{border-bottom:1px solid var(--ink)}
.name{font-weight:700;letter-spacing:0}
.button{font-family:var(--text);font-size:1.0625rem}
.copy{padding:1.5rem var(--side) 1rem}
.offer{margin:0 0 .75rem;padding-left:.875rem;border-left:3px solid var(--accent);font:600 .9375rem/1.4 var(--text);color:var(--accent-strong)}
.picture{margin-top:1.5rem}
.picture img{max-height:40vh;max-height:40svh}
.lead{margin-top:1.5rem;color:var(--ink)}
.facts{grid-template-columns:auto 1fr;gap:0;border-block:1px solid var(--line)}
.facts div{padding:.75rem 0}
.facts div+div{padding-left:1.5rem;margin-left:1.5rem;border-left:1px solid var(--line)}
.ask{padding:3rem max(1rem,env(safe-area-inset-right)) 3rem max(1rem,env(safe-area-inset-left));background:var(--accent)}
.sheet{box-shadow:none}
.field input,.field textarea{border-width:0 0 2px;background:var(--tint)}
.more>section{border-top:1px solid var(--line)}
.more>section:first-child{border-top:0}
.agenda li{display:grid;grid-template-columns:6rem 1fr;gap:.25rem 1rem;padding-block:1.25rem;border-top:1px solid var(--ink)}
.agenda span{grid-row:span 2;font:600 1rem/1.4 var(--display);color:var(--accent-strong)}
.agenda p{margin:0;color:var(--muted)}
.audience li{padding-block:.875rem;border-top:1px solid var(--line);font:600 1.25rem/1.35 var(--display)}
.audience li:first-child{border-top:0}
.points li{display:block;padding-top:1rem;border-top:3px solid var(--accent)}
.points svg{display:none}
.points p{margin-top:.375rem}
.figures li{padding-bottom:1.25rem;border-bottom:1px solid var(--line)}
.figures b{font-size:3.25rem;letter-spacing:-.03em}
.quotes figure{padding-left:1.5rem;border-left:3px solid var(--accent)}
.quotes blockquote{font-size:1.5rem;font-weight:400}
.gift{border:1px solid var(--ink);border-top:.5rem solid var(--accent)}
@media(max-width:59.99rem) and (max-height:45rem){.picture img{max-height:30vh;max-height:30svh}}
@media(min-width:60rem){
  .wide{width:min(100%,80rem);padding-inline:2.5rem}
  .head{width:100%;padding-inline:max(2.5rem,50% - 37.5rem)}
  .top{display:grid;grid-template-columns:minmax(0,1fr) minmax(28rem,42%);grid-template-rows:auto 1fr}
  .copy{padding:4rem 4rem 4rem max(2.5rem,50vw - 37.5rem)}
  .picture{margin-top:2.5rem}
  .picture img{max-height:26rem}
  .lead{font-size:1.25rem;max-width:32em}
  .first{padding:0 4rem 0 max(2.5rem,50vw - 37.5rem)}
  .first .part{padding:0 0 4rem}
  .ask{grid-area:1/2/3/3;padding:4rem clamp(2rem,4vw,4.5rem)}
  .sheet{position:sticky;top:2rem;max-width:28rem;padding:2.75rem}
  .more>section{display:grid;grid-template-columns:1fr 2fr;gap:0 4rem;padding-block:4.5rem}
  .more>section>*{grid-column:2}
  .more>section>h2{grid-area:1/1/span 9/2}
  .more h2+*{margin:0}
  .figures{grid-template-columns:repeat(3,1fr);gap:0 2rem}
  .figures li{border:0}
  .points{grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:2.5rem 2rem}
  .quotes blockquote{font-size:1.875rem}
  .more .go{padding-bottom:5rem}
}
`
