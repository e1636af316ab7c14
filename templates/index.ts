import { demo } from './demo/page.tsx'
import { download } from './download/page.tsx'
import { event } from './event/page.tsx'
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

export const findTemplate = (name: string): Template | null =>
  Object.hasOwn(templates, name) ? templates[name as keyof typeof templates] : null
