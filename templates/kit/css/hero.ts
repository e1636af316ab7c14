/** What is at the top of every page, and the bar that sticks: it cannot leave what holds it (.pitch, .more), so it never
 *  covers the form. How the first screen is composed is each template's own. */
export const HERO = `
.picture{overflow:hidden}
.picture img{width:100%;height:auto;object-fit:cover}
.lead{margin-top:1rem;font-size:1.125rem;color:var(--muted)}
.offer{margin-top:1.125rem;font:700 1.0625rem/1.5 var(--display)}
.deal{margin-top:1.25rem}
.deal>*+*,.gift>*+*{margin-top:.5rem}
.price b{font:var(--bold) 2rem/1.1 var(--display);letter-spacing:-.03em}
.price b+span{margin-left:.25em}
.price s{color:var(--muted)}
.code b{padding:.25em .5em;border:1.5px dashed var(--field);border-radius:.5em;font-family:ui-monospace,Menlo,Consolas,monospace;letter-spacing:.06em}
.left b{color:var(--accent-strong)}
.sure{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;margin-top:1.25rem;font-size:.9375rem;font-weight:600}
.sure li{display:flex;align-items:center;gap:.5rem}
.sure svg{flex:none;width:1.125rem;height:1.125rem;color:var(--accent-strong)}
.facts{display:grid;gap:.75rem 2rem;margin-top:1.5rem}
.facts dt{font-size:.875rem;color:var(--muted)}
.facts dd{margin:0;font-weight:600}
.go{
  position:sticky;bottom:0;z-index:2;padding:1.25rem var(--side) calc(1rem + env(safe-area-inset-bottom));
  background:linear-gradient(#fff0,var(--paper) 1.25rem)
}
`
