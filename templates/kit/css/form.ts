/** Inputs of 16 px and more, or iOS zooms in; targets of 44 px and more. At the end, what only the thanks have. */
export const FORM = `
.ask h2{font-size:1.625rem}
.field{margin-top:1.125rem}
.field>[for],.field legend{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;overflow-wrap:anywhere;font-size:.9375rem;font-weight:600;margin-bottom:.375rem}
.field legend{width:100%;padding:0}
.field>[for] span,.field legend span{flex:none;font-weight:400;color:var(--muted)}
fieldset.field{min-width:0;margin-inline:0;padding:0;border:0}
.field>input,.field select,.field textarea{
  width:100%;min-height:3.25rem;padding:.75rem 1rem;border:1.5px solid var(--field);border-radius:.875rem;
  background:var(--paper);color:inherit;font:inherit;appearance:none
}
.field select{appearance:auto;text-overflow:ellipsis}
.pick{display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:.5rem 1rem;border:1.5px solid var(--field);border-radius:.875rem;cursor:pointer}
.pick span{min-width:0}
.pick+.pick{margin-top:.5rem}
.pick input,.agree input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--accent-strong)}
.pick:has(:focus-visible){outline:3px solid var(--accent-strong)}
.hint{margin-top:.375rem;font-size:.875rem;color:var(--muted)}
.step{margin-top:.75rem;font-weight:600}
progress{width:100%;height:.5rem;accent-color:var(--accent-strong)}
.back{display:block;width:100%;min-height:2.75rem;margin-top:.5rem;border:0;background:none;color:var(--accent-strong);font:inherit;text-decoration:underline;cursor:pointer}
.field textarea{min-height:6.5rem;resize:vertical}
.field>:focus{outline:3px solid var(--accent-strong);outline-offset:0;border-color:transparent}
[aria-invalid],[aria-invalid] .pick{border-color:#b3261e!important;border-width:2px!important}
.wrong{margin-top:.375rem;font-size:.9375rem;font-weight:600;color:#b3261e}
.summary{margin-top:1rem;padding:1rem 1.25rem;border:2px solid #b3261e;border-radius:.875rem;background:#fff6f5}
.summary a{display:flex;align-items:center;min-height:2.75rem;padding-block:.25rem;line-height:1.35;color:#b3261e}
.notice{margin-top:1rem;padding:.75rem 1rem;border-radius:.875rem;background:var(--tint)}
.trap{position:absolute;width:1px;overflow:hidden;visibility:hidden}
.agree{display:grid;grid-template-columns:auto 1fr;gap:.75rem;align-items:start;min-height:2.75rem;padding-block:.5rem;cursor:pointer;font-size:.875rem;line-height:1.45}
.field~.agree{margin-top:1rem}
.agree~.agree{margin-top:0}
.ask .button{margin-top:1.125rem}
.cf-turnstile:not(:empty){margin-top:1rem}
.numbered{padding-left:1.5em;list-style:decimal}
.beside{margin-top:1rem}
.beside a{display:inline-flex;align-items:center;min-height:2.75rem}
.ask .small{margin-top:1rem;font-size:.8125rem}
`
