/** Spend: a column a day, whose is what. */
export const spend = `
.while-busy { display: none; }
form[aria-busy=true] .while-busy { display: block; }
.mapping { display: grid; gap: 12px; }
#bring ~ .act, #fate + .refusal, .figures + .daily { margin-top: 14px; }
.daily { margin-inline: 0; margin-bottom: 0; display: grid; gap: 6px; }
.daily svg { display: block; width: 100%; height: 90px; border-bottom: 1px solid var(--line); }
.ends { display: flex; justify-content: space-between; }
.by-day { margin-top: 8px; }
.scroll { overflow-x: auto; }
.whose { display: grid; gap: 10px; padding-top: 14px; border-top: 1px solid var(--line); }
.whose details > .field { margin-top: 12px; }
.whose select { max-width: 100%; width: 100%; }
.mapped { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 16px; overflow-wrap: anywhere; }
.places code { overflow-wrap: anywhere; }
.places details { border-top: 1px solid var(--line); padding-top: 8px; }
@media (min-width: 720px) { .mapping { grid-template-columns: 1fr 1fr; gap: 12px 20px; } }
`
