/** What a visitor meets first, read from the rendered HTML and not from the editor's model. */
export interface FirstScreen {
  h1: string
  cta: string
  images: string[] // src of the images, in order
  body: string
}

export function firstScreen(html: string): FirstScreen {
  const page = html.replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1>/gi, ' ')
  return {
    h1: textOf(/<h1\b[^>]*>([\s\S]*?)<\/h1>/i.exec(page)?.[1] ?? ''),
    cta: textOf(/<(a|button)\b[^>]*\bdata-l2l-cta\b[^>]*>([\s\S]*?)<\/\1>/i.exec(page)?.[2] ?? ''),
    images: [...page.matchAll(/<img\b[^>]*?\bsrc="([^"]*)"/gi)].map(match => match[1]!),
    body: textOf(/<main\b[^>]*>([\s\S]*?)<\/main>/i.exec(page)?.[1] ?? page),
  }
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
  nbsp: '\u00a0',
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim()
