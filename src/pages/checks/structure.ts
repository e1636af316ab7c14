import { attribute, closest, type Element, elementsOf, textOf } from '../../lib/html.ts'
import type { Issue } from '../../lib/http.ts'
import { type Check, judged, placeOf, short } from './check.ts'

/** What a machine can tell of WCAG 2.2 AA from the HTML alone. The browser tests add axe, which also sees the layout. */

export function languageCheck(pages: readonly Element[], lang: string): Check {
  const found = pages.flatMap(page => {
    const all = [...elementsOf(page)]
    const said = attribute(all.find(({ tag }) => tag === 'html') ?? page, 'lang')
    const title = all.find(({ tag, parent }) => tag === 'title' && parent?.tag === 'head')
    const zoom = all.find(each => attribute(each, 'name') === 'viewport')
    return [
      ...(said?.split('-')[0] === lang
        ? []
        : [{ path: 'html', message: `The page says its language is "${said ?? ''}", it is "${lang}".` }]),
      ...(title?.children.join('').trim() ? [] : [{ path: 'title', message: 'The page has no title.' }]),
      ...(/user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*1(\.|,|$|\s)/.test(
        zoom ? (attribute(zoom, 'content') ?? '') : '',
      )
        ? [{ path: 'meta', message: 'The page forbids zooming.' }]
        : []),
    ]
  })
  return judged('wcag.language', 'block', found, 'The page says its language and has a title.')
}

export function headingsCheck(pages: readonly Element[]): Check {
  const found = pages.flatMap((page): Issue[] => {
    const headings = [...elementsOf(page)].filter(each => /^h[1-6]$/.test(each.tag) && perceived(each))
    const firsts = headings.filter(({ tag }) => tag === 'h1').length
    const issues: Issue[] =
      firsts === 1 ? [] : [{ path: 'h1', message: `A page has one main heading (h1), this one has ${firsts}.` }]
    for (const [i, heading] of headings.entries()) {
      const before = i > 0 ? Number(headings[i - 1]!.tag[1]) : 1
      if (Number(heading.tag[1]) > before + 1)
        issues.push({
          path: placeOf(heading),
          message: `« ${short(textOf(heading))} » is ${heading.tag}, after h${before}: a level is skipped.`,
        })
      if (textOf(heading) === '') issues.push({ path: placeOf(heading), message: `An ${heading.tag} is empty.` })
    }
    return issues
  })
  return judged('wcag.headings', 'block', found, 'One main heading, and no level is skipped.')
}

export function imagesCheck(pages: readonly Element[]): Check {
  const found = pages.flatMap(page =>
    [...elementsOf(page)]
      .filter(({ tag }) => tag === 'img')
      .filter(image => attribute(image, 'alt') === null)
      .map(image => ({
        path: attribute(image, 'src') ?? placeOf(image),
        message: `The image ${attribute(image, 'src')} has no text in its place (alt); write it, or leave it empty for decoration.`,
      })),
  )
  return judged('wcag.images', 'block', found, 'Every image has a text in its place, or says that it is decoration.')
}

/** We cannot see whether a picture carries words: somebody who can has to look. */
export function pictureTextCheck([page]: readonly Element[]): Check {
  const hero =
    page && [...elementsOf(page)].find(each => each.tag === 'img' && attribute(each, 'fetchpriority') === 'high')
  const silent = hero && attribute(hero, 'alt')?.trim() === ''
  return judged(
    'picture-text',
    'warn',
    silent
      ? [
          {
            path: 'content.image.alt',
            message:
              'The picture has no text in its place. Write one (content.image.alt) if it shows words, an offer or anything that the page does not say.',
          },
        ]
      : [],
    hero ? 'The picture has a text in its place.' : 'There is no picture.',
  )
}

export function namesCheck(pages: readonly Element[]): Check {
  const found = pages.flatMap(page =>
    [...elementsOf(page)]
      .filter(each => isNamed(each) && perceived(each) && nameOf(each) === '')
      .map(each => ({
        path: placeOf(each),
        message: `A ${KINDS[each.tag] ?? 'picture'} (${placeOf(each)}) has no name that can be read aloud.`,
      })),
  )
  return judged('wcag.names', 'block', found, 'Every link and button has a name.')
}

const KINDS: Record<string, string> = { a: 'link', button: 'button', summary: 'question', iframe: 'frame' }
const isNamed = (each: Element): boolean =>
  each.tag === 'a'
    ? attribute(each, 'href') !== null
    : each.tag in KINDS || attribute(each, 'role') === 'img' || attribute(each, 'role') === 'button'

/** What a screen reader says: label, text without what is hidden, pictures' texts. */
function nameOf(element: Element): string {
  const label = attribute(element, 'aria-label') ?? attribute(element, 'title') ?? ''
  const pictures = [...elementsOf(element)].filter(each => each.tag === 'img').map(each => attribute(each, 'alt') ?? '')
  const titles = [...elementsOf(element)].filter(each => each.tag === 'title').map(each => each.children.join(''))
  const labelled = attribute(element, 'aria-labelledby') ?? ''
  return [label, labelled, ...pictures, ...titles, textOf(element, each => attribute(each, 'aria-hidden') === 'true')]
    .join(' ')
    .trim()
}

export function idsCheck(pages: readonly Element[]): Check {
  const found = pages.flatMap(page => {
    const all = [...elementsOf(page)]
    const ids = all.map(each => attribute(each, 'id')).filter(id => id !== null)
    const known = new Set(ids)
    const twice = ids.filter((id, i) => ids.indexOf(id) < i)
    const lost = all.flatMap(each =>
      REFERENCES.flatMap(name => (attribute(each, name) ?? '').split(/\s+/).filter(id => id !== '' && !known.has(id))),
    )
    return [
      ...twice.map(id => ({ path: `#${id}`, message: `The id "${id}" is there twice.` })),
      ...lost.map(id => ({ path: `#${id}`, message: `Something refers to the id "${id}", which is not on the page.` })),
    ]
  })
  return judged('wcag.ids', 'block', found, 'Every id is there once, and every reference leads to one.')
}

const REFERENCES = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns']

/** Not hidden from everybody, nor from screen readers. */
export const perceived = (element: Element): boolean =>
  !closest(
    element,
    each =>
      attribute(each, 'hidden') !== null ||
      attribute(each, 'aria-hidden') === 'true' ||
      each.tag === 'noscript' ||
      each.tag === 'template',
  )
