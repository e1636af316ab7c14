/** The page of the API: verbs, fields, code. */
export const docs = `
.api-actions { display: flex; flex-wrap: wrap; gap: 8px; }
.verb { display: inline-block; flex: none; min-width: 5em; padding: 1px 6px; border: 1px solid var(--line); border-radius: 5px; background: var(--sunk); color: var(--soft); font: 650 .6875rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-align: center; }
.verb-get { color: var(--good); }
.verb-post, .verb-put, .verb-patch { color: var(--accent); }
.api-groups .card { break-inside: avoid; }
.api-groups .card + .card { margin-top: 16px; }
.api-groups .card > p { margin-top: 4px; }
.api-known { display: grid; gap: 8px; align-content: start; }
.api-known .code-block { min-width: 0; }
.api-sift { display: grid; gap: 6px; max-width: 520px; margin-block: 16px; }
.api-list ul, ul.api-list { display: grid; }
ul.api-list { margin-top: 8px; }
.api-list li { min-width: 0; }
.api-list a { display: flex; align-items: baseline; gap: 8px; min-height: 32px; padding: 4px 0; color: inherit; text-decoration: none; font-weight: 400; box-shadow: none; }
.api-list a:hover { color: var(--accent); }
.api-list code { overflow-wrap: anywhere; }
nav.api-list { display: block; margin-bottom: 16px; }
.api-entry { display: grid; gap: 10px; scroll-margin-top: 16px; }
.api-entry > * { min-width: 0; overflow-wrap: anywhere; }
.api-entry h2 a { text-decoration: none; overflow-wrap: anywhere; }
.api-entry h2 code { font-size: .9375rem; }
.api-entry h3 { margin-top: 10px; font-size: .9375rem; }
.api-entry:target { border-color: var(--accent); }
.code-block { position: relative; }
.code-block pre { max-height: 420px; overflow: auto; white-space: pre; overflow-wrap: normal; }
.code-block button { min-height: 30px; margin-top: 6px; font-size: .8125rem; }
.api-fields { display: grid; }
.api-fields > li { display: grid; gap: 2px; padding-block: 8px; border-top: 1px solid var(--line); min-width: 0; }
.api-fields .api-fields { margin-left: 2px; padding-left: 14px; border-left: 2px solid var(--line); }
.field-name { font-weight: 640; color: var(--text); overflow-wrap: anywhere; }
.api-needed { color: var(--accent); margin-left: 6px; }
.api-limits { overflow-wrap: anywhere; }
.api-answers { display: grid; gap: 6px; }
.api-answers > div { display: grid; grid-template-columns: 3.2em minmax(0, 1fr); gap: 8px; }
.api-answers dd { overflow-wrap: anywhere; }
.api-gist { display: none; }
@media (min-width: 720px) { .code-block button { position: absolute; top: 8px; right: 8px; margin: 0; } .code-block pre { padding-right: 88px; } .api-gist { display: block; flex: 1; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; } .api-list a > code { flex: none; max-width: 70%; } }
@media (min-width: 960px) { .api-groups { columns: 2; column-gap: 16px; } }
`
