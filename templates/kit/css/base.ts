/** Type, rhythm, links, buttons, header and footer. No web font: each system's own best face, set large and tight.
 *  A template changes the custom properties of :root; a brand's fonts are set on body, which is nearer. At the end, what
 *  a phone whose letters are set twice as large needs: a rem of media queries is the reader's own. */
export const BASE = `
*,::before,::after{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%;scroll-padding:1.5rem 0 6rem}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
:root{
  --text:-apple-system,'Segoe UI Variable Text','Segoe UI',Roboto,'Helvetica Neue',Arial,system-ui,sans-serif;
  --display:'Avenir Next',Avenir,'Segoe UI Variable Display',var(--text);
  --bold:800;--control:.875rem;--round:1rem;--card:1.75rem;
  --side:max(1.25rem,env(safe-area-inset-left),env(safe-area-inset-right))
}
body{margin:0;background:var(--tint);color:var(--ink);overflow-wrap:break-word;font:1.0625rem/1.55 var(--text)}
h1,h2,h3{margin:0;font-family:var(--display);font-weight:var(--bold);line-height:1.12;letter-spacing:-.02em;text-wrap:balance}
h1{font-size:clamp(2.125rem,1.4rem + 2.9vw,3.5rem);line-height:1.04;letter-spacing:-.032em}
h1.long{font-size:clamp(1.625rem,1.2rem + 1.7vw,2.5rem);line-height:1.12}
h2{font-size:clamp(1.625rem,1.3rem + 1.3vw,2.25rem)}
h3{font-size:1.125rem;line-height:1.3;letter-spacing:-.01em}
p{margin:0;text-wrap:pretty}
p+p{margin-top:.75em}
ul,ol,dl,figure,blockquote{margin:0;padding:0;list-style:none}
img,svg{display:block}
a{color:var(--accent-strong);text-underline-offset:.2em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent-strong);outline-offset:3px}
[tabindex="-1"]:focus{outline:0}
.wide{width:min(100%,74rem);margin-inline:auto;padding-inline:var(--side)}
.small{font-size:.875rem;line-height:1.5;color:var(--muted)}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip:not(:focus){position:absolute;clip-path:inset(50%)}
.skip:focus{position:absolute;z-index:9;top:.5rem;left:.5rem;padding:.75rem 1rem;border-radius:.75rem;background:var(--paper)}
.button{
  display:flex;align-items:center;justify-content:center;width:100%;min-height:3.5rem;padding:.75rem 1.5rem;
  border:2px solid #0000;border-radius:var(--round);background:var(--accent);color:var(--on-accent);cursor:pointer;
  font:700 1.125rem/1.25 var(--display);letter-spacing:-.01em;text-align:center;text-decoration:none
}
.button:hover{text-decoration:underline;text-decoration-thickness:2px}
.head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem;min-height:3.75rem}
.name{flex:1 1 min-content;font:800 1.1875rem/1.2 var(--display);letter-spacing:-.025em}
.logo{flex:1 1 4rem;min-width:0;object-fit:contain;object-position:0}
.call{display:inline-flex;align-items:center;gap:.5rem;min-height:2.75rem;font-weight:600;text-decoration:none}
.call svg{width:1.125rem;height:1.125rem}
.foot{padding-block:2.5rem calc(2.5rem + env(safe-area-inset-bottom))}
.foot ul{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin-top:.75rem}
.foot li a{display:inline-flex;align-items:center;min-height:2.75rem;color:inherit}
.sheet{background:var(--paper);border-radius:var(--card);padding:2rem 1.5rem;box-shadow:0 1px 2px #0000000d,0 1.5rem 3.5rem -1.5rem #00000029}
.prose{width:min(100%,46rem);margin:1rem auto 0}
.prose h2{margin-top:2em;font-size:1.375rem}
.prose h1+*,.prose h2+*{margin-top:.75em}
.prose dt{margin-top:1rem;font-weight:700}
.prose dd{margin:0}
.prose ul{padding-left:1.25em;list-style:disc}
.prose .button{width:auto;display:inline-flex;margin-top:1.5rem}
.tick{width:3.5rem;height:3.5rem;margin-bottom:1.5rem;padding:.875rem;border-radius:50%;background:var(--accent);color:var(--on-accent)}
@media(min-width:60rem){
  .head{min-height:4.5rem}
  .sheet{padding:2.5rem}
  .prose{margin-top:3rem}
}
@media(max-width:17rem){
  body{overflow-wrap:anywhere;hyphens:auto}
  h1{font-size:1.75rem!important}
  .facts,.figures,.shelf{grid-template-columns:minmax(0,1fr)!important}
}
`
