import { demo } from './demo/page.tsx'
import { download } from './download/page.tsx'
import type { Template } from './kit/template.ts'
import { quote } from './quote/page.tsx'
import { trial } from './trial/page.tsx'

export const templates = { quote, demo, download, trial } satisfies Record<string, Template>

export const findTemplate = (name: string): Template | null =>
  Object.hasOwn(templates, name) ? templates[name as keyof typeof templates] : null
