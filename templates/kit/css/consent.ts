/** Shown while no choice was made. In the flow as the last thing of <body>, so that it hides nothing at the end of the
 *  page and moves nothing when it goes. Both answers look the same.
 *  Where it would fill the screen (a low one, or very large letters) it waits at the end of the page. */
export const CONSENT = `
.consent{display:none}
[data-consent=exempt]{--banner:9.5rem;scroll-padding-bottom:17rem}
[data-consent=exempt] .go{bottom:var(--banner);padding-bottom:.75rem;box-shadow:0 1.5rem var(--paper)}
[data-consent=exempt] .consent{display:block}
.consent{
  position:sticky;bottom:0;z-index:3;padding:.875rem var(--side) calc(.875rem + env(safe-area-inset-bottom));
  background:var(--paper);box-shadow:0 -1px 0 var(--line),0 -1rem 2.5rem -1rem #0000001f
}
.consent :is(a,button){scroll-margin-bottom:-17rem}
.consent p{font-size:.8125rem;line-height:1.4;text-wrap:wrap}
.consent div,.choice{display:grid;grid-template-columns:1fr 1fr;gap:.625rem;margin-top:.75rem}
.prose .choice{margin-block:1.5rem;max-width:24rem}
.consent button,.choice button{min-height:2.75rem;border:1.5px solid var(--ink);border-radius:.75rem;background:var(--paper);color:var(--ink);font:700 1rem/1.2 var(--display);cursor:pointer}
.consent button:hover,.choice button:hover{background:var(--tint)}
@media(max-width:22.5rem),(max-height:30rem){[data-consent=exempt] .go{position:relative;bottom:0}}
@media(max-height:22rem){.consent{position:static}}
@media(min-width:40rem){[data-consent=exempt]{--banner:7.5rem}}
@media(min-width:60rem){
  [data-consent=exempt] .go{box-shadow:none}
  .consent{width:27rem;bottom:1.25rem;margin:0 0 1.25rem 1.25rem;padding:1.25rem;border-radius:1.25rem;box-shadow:0 0 0 1px var(--line),0 1.5rem 3.5rem -1rem #00000038}
}
`
