/** Colours, type and controls. Text on its ground is at least 4.5:1, in both themes. */
export const base = `
:root {
  color-scheme: light dark;
  --bg: #faf9f8; --surface: #fff; --sunk: #f4f2f0; --line: #e5e1de; --edge: #8d8691;
  --text: #1e1a22; --soft: #645d6a; --accent: #b8175a; --accent-down: #98104a; --on-accent: #fff; --tint: #fbeaf2; --good: #1a6b3c;
  --flow-1: #f1c4d8; --flow-2: #e59abd; --flow-3: #d0588f; --flow-4: #b8175a;
  --shadow: 0 1px 2px rgb(30 20 30 / .05), 0 4px 16px rgb(30 20 30 / .04);
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #131115; --surface: #1b181e; --sunk: #242028; --line: #322d37; --edge: #7d7685;
    --text: #f2eff4; --soft: #aba3b3; --accent: #ff85b3; --accent-down: #ffa6c8; --on-accent: #2a0716; --tint: #3a1827; --good: #7fd6a2;
    --flow-1: #5a2a40; --flow-2: #82385a; --flow-3: #b44a7b; --flow-4: #ff85b3;
    --shadow: none;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--bg); color: var(--text);
  font: 400 .9375rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums; -webkit-font-smoothing: antialiased;
}
h1, h2, h3, p, ul, dl, dd, table, pre { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: clamp(1.625rem, 1.3rem + 1.4vw, 2.125rem); font-weight: 680; line-height: 1.15; letter-spacing: -.025em; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.0625rem; font-weight: 640; line-height: 1.3; letter-spacing: -.012em; overflow-wrap: anywhere; }
h3 { font-size: 1rem; font-weight: 620; line-height: 1.35; letter-spacing: -.008em; overflow-wrap: anywhere; }
a { color: inherit; text-decoration-color: var(--edge); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
code, pre { font: .8125rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { background: var(--sunk); border-radius: 8px; padding: 14px 16px; overflow-x: auto; tab-size: 2; }
.soft { color: var(--soft); }
.small { font-size: .8125rem; }
.measure { max-width: 62ch; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.button, button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 36px; padding: 0 14px; border-radius: 8px;
  border: 1px solid var(--edge); background: var(--surface); color: var(--text); font: inherit; font-weight: 560;
  text-decoration: none; white-space: nowrap; cursor: pointer;
}
.button:hover, button:hover { border-color: var(--accent); color: var(--accent); }
.primary, .primary:hover { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.primary:hover { background: var(--accent-down); border-color: var(--accent-down); }
.quiet { border-color: transparent; background: none; color: var(--soft); font-weight: 450; padding: 0 8px; }
label { font-weight: 560; }
input { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 8px; background: var(--bg); color: inherit; font: inherit; font-size: 1rem; }
summary { cursor: pointer; color: var(--soft); min-height: 28px; width: fit-content; }
summary:hover { color: var(--accent); }
details[open] > summary { margin-bottom: 8px; }
details > * + * { margin-top: 8px; }
.state::before { content: ""; display: inline-block; width: .55em; height: .55em; margin-right: .45em; vertical-align: .08em; border-radius: 50%; border: 1.5px solid var(--edge); }
.state.on::before { background: var(--accent); border-color: var(--accent); }
@media (pointer: coarse) {
  .button, button, nav a, summary, .row h2 a, .link, .crumb a, .more a { min-height: 44px; }
  summary, .row h2 a, .link, .crumb a, .more a { display: inline-flex; align-items: center; gap: .35em; }
}
`
