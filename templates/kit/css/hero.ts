/** First screen. Phones: the ad's picture, then a sheet that slides over it; the button stays under the thumb until the
 *  form arrives, because it cannot leave .pitch. Wider: two columns, the form beside the promise. */
export const HERO = `
.picture{overflow:hidden;background:var(--line)}
.picture img{width:100%;height:auto;max-height:46vh;max-height:46svh;object-fit:cover;object-position:50% 40%}
.copy{position:relative;padding:1.75rem var(--side) 1rem;background:var(--paper)}
.picture+.copy{margin-top:-1.5rem;border-radius:1.5rem 1.5rem 0 0}
.lead{margin-top:1rem;font-size:1.125rem;color:var(--muted)}
.offer{margin-top:1.125rem;font:700 1.0625rem/1.7 var(--display)}
.offer span{padding:.3em .6em;border-radius:.5em;background:var(--accent);color:var(--on-accent);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.pitch{background:var(--paper)}
.go{
  position:sticky;bottom:0;z-index:2;padding:1.25rem var(--side) calc(1rem + env(safe-area-inset-bottom));
  background:linear-gradient(#fff0,var(--paper) 1.25rem)
}
.ask{padding:2rem max(.75rem,env(safe-area-inset-right)) 2.5rem max(.75rem,env(safe-area-inset-left))}
@media(max-width:59.99rem) and (max-height:45rem){.picture img{max-height:37vh;max-height:37svh}}
@media(min-width:60rem){
  .top{
    display:grid;grid-template-columns:minmax(0,1fr) 26.5rem;gap:clamp(2.5rem,5vw,4.5rem);align-items:start;
    width:min(100%,74rem);margin-inline:auto;padding:.75rem var(--side) 5rem
  }
  .pitch{display:flex;flex-direction:column;gap:2rem;background:none}
  .copy,.picture+.copy{order:-1;margin:0;padding:1rem 0 0;background:none}
  .lead{max-width:34em}
  .picture{border-radius:1.75rem}
  .picture img{max-height:32rem}
  .pitch .go{display:none}
  .ask{position:sticky;top:1.5rem;padding:0}
}
`
