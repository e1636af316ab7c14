import { demo } from './demo/page.tsx'
import { download } from './download/page.tsx'
import { event } from './event/page.tsx'
import { formRules } from './kit/fields.ts'
import type { Template } from './kit/template.ts'
import { live } from './live/page.tsx'
import { newsletter } from './newsletter/page.tsx'
import { product } from './product/page.tsx'
import { quote } from './quote/page.tsx'
import { trial } from './trial/page.tsx'

export const templates = { quote, demo, download, trial, product, event, newsletter, live } satisfies Record<
  string,
  Template
>

/** With the rules that span a page's form, which its content's own shape cannot say. */
const checked = new Map<string, Template>(
  Object.values<Template>(templates).map(template => [
    template.name,
    {
      ...template,
      content: template.content.superRefine((content, context) =>
        formRules(content, issue => context.addIssue({ code: 'custom', ...issue })),
      ),
    },
  ]),
)

export const findTemplate = (name: string): Template | null => checked.get(name) ?? null
