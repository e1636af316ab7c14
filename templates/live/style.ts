/** A show, at night: the ad's picture tall as a story, fading into the dark; what people say as messages of its chat; the
 *  form a lit sheet. :root keeps both ends of the theme under names that the dark parts do not turn round. */
export const STYLE = `
:root{--night:var(--ink);--day:var(--paper);--dim:color-mix(in srgb,var(--paper) 76%,var(--ink));--control:1rem;--round:99px;--card:2rem}
body{background:var(--night)}
header,.pitch,.first,.more,footer{color:var(--day);--muted:var(--dim);--accent-strong:var(--day);--line:color-mix(in srgb,var(--paper) 18%,var(--ink))}
.logo{padding:.375rem .625rem;border-radius:.5rem;background:var(--day)}
a{color:var(--accent-strong)}
:is(header,.pitch,.first,.more,footer) :focus-visible{outline-color:var(--day)}
h1{font-size:clamp(2.25rem,1.5rem + 3.4vw,3.75rem);letter-spacing:-.04em;line-height:1.02}
h1.long{font-size:clamp(1.75rem,1.3rem + 1.8vw,2.5rem);line-height:1.06}
.picture img{height:54vh;height:54svh;min-height:14rem;object-position:50% 40%;-webkit-mask-image:linear-gradient(#000 68%,#0000);mask-image:linear-gradient(#000 68%,#0000)}
.copy{position:relative;padding:1rem var(--side)}
.picture+.copy{margin-top:-3rem;padding-top:0}
.air{display:flex;align-items:center;gap:.5rem;width:fit-content;margin-bottom:.875rem;padding:.25rem .875rem;border-radius:99px;background:var(--accent);color:var(--on-accent);font-weight:700}
.when{margin-top:.875rem;padding-left:.875rem;border-left:2px solid var(--accent);line-height:1.4;font-weight:600}
.when span{display:block}
.air::before{content:'';width:.625rem;height:.625rem;border-radius:50%;background:currentColor}
.lead{color:var(--day)}
.go{background:linear-gradient(#0000,var(--night) 1.25rem)}
[data-consent=exempt] .go{box-shadow:0 1.5rem var(--night)}
.ask{padding:1rem .75rem 1.5rem}
.first,.more{background:var(--night)}
.part{padding-block:1.75rem}
.shelf{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem .875rem;counter-reset:n}
.shelf li{position:relative;counter-increment:n}
.shelf .thumb{aspect-ratio:4/5;margin-bottom:.75rem;border-radius:1.25rem}
.shelf li::before{content:counter(n) / '';position:absolute;top:.625rem;left:.625rem;display:grid;place-items:center;width:2rem;height:2rem;border-radius:50%;background:var(--day);color:var(--night);font:700 .9375rem/1 var(--display)}
.shelf p{font:var(--bold) 1.25rem/1.4 var(--display)}
.quotes{gap:1.25rem}
.quotes figure{display:grid;grid-template-columns:3rem 1fr;gap:.375rem .75rem;align-items:end}
.quotes .thumb,.quotes figure:not(:has(img))::before{content:'';width:3rem;height:3rem;margin:0;border-radius:50%;background:var(--accent);aspect-ratio:1}
.quotes blockquote{padding:1rem 1.25rem;border-radius:1.5rem 1.5rem 1.5rem .375rem;background:var(--day);color:var(--night);font-size:1.0625rem}
.quotes figcaption{grid-column:2;margin:0 0 0 1.25rem}
.steps li::before{color:inherit}
.gift{background:none}
@media(max-width:59.99rem) and (max-height:45rem){.picture img{height:36vh;height:36svh;min-height:12rem}}
.more>.go:only-child{display:none}
@media(min-width:60rem){
  .top{
    display:grid;grid-template:auto/minmax(0,1fr) 19.5rem 22.5rem;gap:0 clamp(2rem,3.5vw,3.5rem);align-items:center;
    width:min(100%,74rem);min-height:calc(100vh - 5rem);margin-inline:auto;padding:1rem var(--side) 3rem
  }
  .top:not(:has(.picture)){grid-template-columns:minmax(0,1fr) 26rem}
  .pitch{display:contents}
  .first{order:1;grid-column:1/-1}
  .copy,.picture+.copy{order:-1;margin:0;padding:0}
  .picture{aspect-ratio:9/16;border-radius:2.75rem;box-shadow:0 0 0 .5rem var(--night),0 0 0 .625rem var(--dim),0 0 9rem -1rem var(--accent)}
  .picture:not(.tall){aspect-ratio:1}
  .picture img{height:100%;-webkit-mask:none;mask:none}
  .ask{padding:0}
  .sheet{padding:2rem}
  .more{padding-top:2rem}
  .shelf{grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1.5rem}
  .quotes,.steps{grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));gap:2rem;align-items:start}
  .faq>div{max-width:46rem}
}
`
