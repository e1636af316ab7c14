import { attribute, closest, type Element, elementsOf, textOf } from '../../lib/html.ts'
import { type Check, judged, placeOf } from './check.ts'
import { calledOf, type Found, found, short } from './found.ts'

/** What a machine can tell of WCAG 2.2 AA from the HTML alone. The browser tests add axe, which also sees the layout. */

export function languageCheck(pages: readonly Element[], lang: string): Check {
  const faults = pages.flatMap(page => {
    const all = [...elementsOf(page)]
    const said = attribute(all.find(({ tag }) => tag === 'html') ?? page, 'lang')
    const title = all.find(({ tag, parent }) => tag === 'title' && parent?.tag === 'head')
    const zoom = all.find(each => attribute(each, 'name') === 'viewport')
    return [
      ...(said?.split('-')[0] === lang ? [] : [found('html', 'wrong-language', { said: said ?? '', is: lang })]),
      ...(title?.children.join('').trim() ? [] : [found('title', 'no-title', {})]),
      ...(/user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*1(\.|,|$|\s)/.test(
        zoom ? (attribute(zoom, 'content') ?? '') : '',
      )
        ? [found('meta', 'zoom-forbidden', {})]
        : []),
    ]
  })
  return judged('wcag.language', 'block', faults, 'The page says its language and has a title.')
}

export function headingsCheck(pages: readonly Element[]): Check {
  const faults = pages.flatMap((page): Found[] => {
    const headings = [...elementsOf(page)].filter(each => /^h[1-6]$/.test(each.tag) && perceived(each))
    const firsts = headings.filter(({ tag }) => tag === 'h1').length
    const issues: Found[] = firsts === 1 ? [] : [found('h1', 'main-headings', { count: firsts })]
    for (const [i, heading] of headings.entries()) {
      const before = i > 0 ? Number(headings[i - 1]!.tag[1]) : 1
      const level = Number(heading.tag[1])
      const text = textOf(heading)
      if (level > before + 1)
        issues.push(found(placeOf(heading), 'level-skipped', { heading: short(text), level, before }))
      if (text === '') issues.push(found(placeOf(heading), 'empty-heading', { level }))
    }
    return issues
  })
  return judged('wcag.headings', 'block', faults, 'One main heading, and no level is skipped.')
}

export function imagesCheck(pages: readonly Element[]): Check {
  const faults = pages.flatMap(page =>
    [...elementsOf(page)]
      .filter(({ tag }) => tag === 'img')
      .filter(image => attribute(image, 'alt') === null)
      .map(image => attribute(image, 'src') ?? placeOf(image))
      .map(url => found(url, 'image-without-alt', { url })),
  )
  return judged('wcag.images', 'block', faults, 'Every image has a text in its place, or says that it is decoration.')
}

/** We cannot see whether a picture carries words: somebody who can has to look. */
export function pictureTextCheck([page]: readonly Element[]): Check {
  const hero =
    page && [...elementsOf(page)].find(each => each.tag === 'img' && attribute(each, 'fetchpriority') === 'high')
  const silent = hero && attribute(hero, 'alt')?.trim() === ''
  return judged(
    'picture-text',
    'warn',
    silent ? [found('content.image.alt', 'picture-without-text', {})] : [],
    hero ? 'The picture has a text in its place.' : 'There is no picture.',
  )
}

export function namesCheck(pages: readonly Element[]): Check {
  const faults = pages.flatMap(page =>
    [...elementsOf(page)]
      .filter(each => isNamed(each) && perceived(each) && nameOf(each) === '')
      .map(each => found(placeOf(each), 'without-name', calledOf(each))),
  )
  return judged('wcag.names', 'block', faults, 'Every link and button has a name.')
}

const NAMED = new Set(['button', 'summary', 'iframe'])
const isNamed = (each: Element): boolean =>
  each.tag === 'a'
    ? attribute(each, 'href') !== null
    : NAMED.has(each.tag) || attribute(each, 'role') === 'img' || attribute(each, 'role') === 'button'

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
  const faults = pages.flatMap(page => {
    const all = [...elementsOf(page)]
    const ids = all.map(each => attribute(each, 'id')).filter(id => id !== null)
    const known = new Set(ids)
    const twice = ids.filter((id, i) => ids.indexOf(id) < i)
    const lost = all.flatMap(each =>
      REFERENCES.flatMap(name => (attribute(each, name) ?? '').split(/\s+/).filter(id => id !== '' && !known.has(id))),
    )
    return [
      ...twice.map(id => found(`#${id}`, 'id-twice', { id })),
      ...lost.map(id => found(`#${id}`, 'id-missing', { id })),
    ]
  })
  return judged('wcag.ids', 'block', faults, 'Every id is there once, and every reference leads to one.')
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
