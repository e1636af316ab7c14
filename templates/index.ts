import type { Template } from './kit/template.ts'
import { quote } from './quote/page.tsx'

export const templates = { quote } satisfies Record<string, Template>

export const findTemplate = (name: string): Template | null =>
  Object.hasOwn(templates, name) ? templates[name as keyof typeof templates] : null
