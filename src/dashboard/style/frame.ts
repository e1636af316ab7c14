/** What is around every page: menu, search, help, and what forms have in common. Icons are masks: they take the text's colour. */
const icon = (path: string) =>
  `url("data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#000" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`,
  )}")`

const ICONS = {
  home: '<path d="M3 9.5 10 3.5l7 6V16a1 1 0 0 1-1 1h-4v-5H8v5H4a1 1 0 0 1-1-1z"/>',
  campaigns: '<path d="M3 8.5v3l2 .5 1.2 4h2L7.500 12l8.5 2.500v-9L5 8z"/>',
  audiences:
    '<circle cx="7" cy="7" r="3"/><path d="M2 17c.4-3.600 2.300-5 5-5s4.600 1.400 5 5M13 4.200a3 3 0 0 1 0 5.600M14.500 12.500c2 .6 3.200 2 3.500 4.500"/>',
  leads: '<rect x="3" y="4" width="14" height="12" rx="2"/><path d="m3.500 6 6.500 5 6.500-5"/>',
  spend: '<path d="M14 5.500A6 6 0 1 0 14 14.500M3 8.500h8M3 11.500h7"/>',
  plan: '<path d="M3 16 8 10l3 3 6-8M13 5h4v4"/>',
  notices: '<path d="M5 13V9a5 5 0 0 1 10 0v4l1.500 2h-13zM8.500 17.500h3"/>',
  connect:
    '<path d="M8 12 12 8M9 5.500l1.500-1.500a3.700 3.700 0 0 1 5.500 5.500L14.500 11M11 14.500 9.500 16A3.700 3.700 0 0 1 4 10.500L5.500 9"/>',
  platforms:
    '<rect x="3" y="3" width="5.500" height="5.500" rx="1"/><rect x="11.500" y="3" width="5.500" height="5.500" rx="1"/><rect x="3" y="11.500" width="5.500" height="5.500" rx="1"/><rect x="11.500" y="11.500" width="5.500" height="5.500" rx="1"/>',
  pixel: '<circle cx="10" cy="10" r="2"/><path d="M5.800 5.800a6 6 0 0 0 0 8.400M14.200 5.800a6 6 0 0 1 0 8.400"/>',
  webhooks: '<path d="M3 10h9M9 6.500l3.500 3.500L9 13.500M16.500 4v12"/>',
  brands: '<path d="M3 3.500h6.500L17 11l-6.500 6L3 10zM6.500 7h.01"/>',
  privacy: '<path d="M10 2.500 16 5v5c0 4-2.500 6.500-6 7.500-3.500-1-6-3.500-6-7.500V5z"/>',
  team: '<circle cx="6.500" cy="13" r="3.500"/><path d="m9 10.500 7.500-7.500M13.500 6l2 2"/>',
  operations: '<path d="M2.500 10.500h3.500l2-5.500 4 10.500 2-5h3.500"/>',
  api: '<path d="m6.500 6-4 4 4 4M13.500 6l4 4-4 4"/>',
}

export const frame = `
.top { background: var(--surface); border-bottom: 1px solid var(--line); display: flex; align-items: center; gap: 12px; min-height: 56px; padding-inline: 16px; }
.brand { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; font-weight: 680; font-size: 1.0625rem; letter-spacing: -.025em; text-decoration: none; margin-right: auto; }
.brand:hover { color: inherit; }
.menu-button { min-height: 44px; }
.menu { width: min(320px, 100vw); max-width: none; height: 100dvh; max-height: none; margin: 0 0 0 auto; padding: 16px; border: 0; border-left: 1px solid var(--line); background: var(--surface); color: inherit; overflow-y: auto; }
.menu::backdrop, dialog::backdrop { background: rgb(20 12 20 / .45); }
.menu nav:not(.languages) { display: grid; gap: 18px; }
.menu-group > p { padding-inline: 10px; margin-bottom: 4px; color: var(--soft); font-size: .75rem; font-weight: 600; letter-spacing: .03em; }
.menu .to { display: flex; gap: 10px; min-height: 44px; padding-inline: 10px; border-radius: 8px; color: var(--soft); font-weight: 520; }
.menu .to:hover { background: var(--sunk); color: var(--text); }
.menu .to[aria-current] { background: var(--tint); color: var(--text); font-weight: 620; box-shadow: none; }
.to::before { content: ""; flex: none; width: 18px; height: 18px; background: currentColor; mask: var(--icon) center / contain no-repeat; }
.to[aria-current]::before { background: var(--accent); }
${Object.entries(ICONS)
  .map(([name, path]) => `.to-${name}::before { --icon: ${icon(path)}; }`)
  .join('\n')}
.search-link { display: flex; align-items: center; justify-content: space-between; min-height: 40px; margin-bottom: 18px; padding: 0 10px; border: 1px solid var(--line); border-radius: 8px; color: var(--soft); text-decoration: none; }
.search-link:hover { border-color: var(--edge); }
kbd { font: 600 .75rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; padding: 1px 6px; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; background: var(--bg); color: var(--soft); }
.menu-foot { display: flex; align-items: center; justify-content: space-between; gap: 8px; margin-top: 20px; padding-top: 12px; border-top: 1px solid var(--line); }
dialog { width: min(600px, calc(100vw - 24px)); max-height: 80dvh; margin: 10dvh auto auto; padding: 20px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); color: inherit; box-shadow: 0 16px 60px rgb(20 10 20 / .25); }
dialog > * + * { margin-top: 14px; }
.search-form { display: flex; gap: 8px; }
.search-form button { min-height: 44px; }
.found { display: grid; }
.found a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; align-items: baseline; min-height: 44px; padding: 10px; border-radius: 8px; text-decoration: none; }
.found a:hover, .found a:focus-visible { background: var(--sunk); color: var(--text); }
.keys { display: grid; gap: 8px; }
.keys div { display: grid; grid-template-columns: 6em 1fr; align-items: center; }
.help { position: relative; min-height: 0; width: 17px; height: 17px; padding: 0; margin-left: 5px; border-radius: 50%; border: 1px solid var(--edge); background: none; color: var(--soft); font-size: .6875rem; font-weight: 600; line-height: 1; vertical-align: .1em; }
.help::after { content: ""; position: absolute; inset: -6px; }
.help-text { width: min(320px, calc(100vw - 24px)); padding: 14px 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); color: var(--text); box-shadow: 0 8px 30px rgb(20 10 20 / .18); font-size: .875rem; font-weight: 400; line-height: 1.5; letter-spacing: 0; text-align: left; white-space: normal; position-area: bottom; position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline; }
.help-text:popover-open { display: grid; gap: 6px; margin: 6px; }
.done { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 16px; width: 100%; }
.done button { color: var(--accent); font-weight: 600; text-decoration: underline; text-underline-offset: .2em; }
.drop { display: grid; gap: 6px; justify-items: start; padding: 18px; border: 2px dashed var(--line); border-radius: 12px; font-weight: 400; cursor: pointer; }
.drop:hover, .drop.over, .drop:focus-within { border-color: var(--accent); background: var(--tint); }
.drop-label { font-weight: 560; }
.drop img { max-width: 220px; max-height: 160px; border-radius: 8px; }
.drop [data-drop-name]:empty { display: none; }
.copy-row { display: flex; gap: 8px; align-items: start; }
.copy-row button { min-height: 44px; }
@media (scripting: none) { .script-only { display: none; } }
[aria-busy=true]:not(form) { background-image: linear-gradient(var(--accent), var(--accent)); background-repeat: no-repeat; background-size: 0 2px; animation: busy 1.4s .25s ease-in-out infinite; }
@keyframes busy { 0% { background-size: 0 2px; background-position: 0 0; } 50% { background-size: 40% 2px; background-position: 50% 0; } 100% { background-size: 0 2px; background-position: 100% 0; } }
@media (prefers-reduced-motion: reduce) { [aria-busy=true]:not(form) { animation: busy-still 1s .25s both; } @keyframes busy-still { to { background-size: 100% 2px; } } }
form[aria-busy=true] button[type=submit] { opacity: .6; cursor: progress; }
progress { width: 100%; height: 8px; accent-color: var(--accent); }
@media (pointer: coarse) { .help { width: 22px; height: 22px; } .help::after { inset: -11px; } }
@media (min-width: 1100px) {
  body.in { display: grid; grid-template-columns: 224px minmax(0, 1fr); min-height: 100dvh; }
  .in .skip { position: fixed; }
  .in .top { display: block; border: 0; border-right: 1px solid var(--line); padding: 18px 14px; position: sticky; top: 0; height: 100dvh; overflow-y: auto; }
  .in .brand { padding-inline: 8px; margin-bottom: 14px; }
  .menu-button { display: none; }
  .menu { display: block; position: static; width: auto; height: auto; padding: 0; border: 0; overflow: visible; inset: auto; }
  .menu nav:not(.languages) { gap: 14px; }
  .menu .to { min-height: 34px; font-size: .875rem; }
}
@media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto; } ::view-transition-group(*) { animation-duration: .12s; } }
@media print {
  .top, .skip, .tabs, .jump, .help, form button, .more, .script-only, dialog { display: none !important; }
  body.in { display: block; }
  body { background: #fff; color: #000; }
  .card { box-shadow: none; break-inside: avoid; }
  details > summary { list-style: none; }
}
`
