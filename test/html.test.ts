import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCss, selectorOf } from '../src/lib/css.ts'
import { attribute, elementsOf, type Node, parseHtml, textOf } from '../src/lib/html.ts'

/** As nested lists: [tag, attributes, ...children]. */
const shown = (node: Node): unknown =>
  typeof node === 'string' ? node : [node.tag, Object.fromEntries(node.attributes), ...node.children.map(shown)]
const read = (html: string): unknown[] => parseHtml(html).children.map(shown)

describe('HTML is read as a browser reads it:', () => {
  test.each<[string, string, unknown[]]>([
    ['nesting', '<p>a <b>c</b></p>d', [['p', {}, 'a ', ['b', {}, 'c']], 'd']],
    ['void elements', '<p>a<br>b<img src=x></p>', [['p', {}, 'a', ['br', {}], 'b', ['img', { src: 'x' }]]]],
    ['every quoting', `<a b="1>" c='2"' D=3 e f = g>x</a>`, [['a', { b: '1>', c: '2"', d: '3', e: '', f: 'g' }, 'x']]],
    ['the first of two attributes', '<a b=1 b=2></a>', [['a', { b: '1' }]]],
    ['references', '<a b="&#34;&amp;lt;">&lt;b&gt; &#x41;&nbsp;&unknown;</a>', [['a', { b: '"&lt;' }, '<b> A\u00a0&unknown;']]],
    ['comments and doctypes', '<!doctype html>a<!-- <b> --->c<!>d<?x?>', ['a', 'c', 'd']],
    ['scripts as text', '<script>if (a<b) "</b>"</script>c', [['script', {}, 'if (a<b) "</b>"'], 'c']],
    ['what is not markup', 'a < b <3 </ > c', ['a < b <3 ', ' c']],
    ['stray and missing end tags', '</b><i>a</u></i>b<p>c', [['i', {}, 'a'], 'b', ['p', {}, 'c']]],
    ['stray ends that part words', 'a</p>b</br>c', ['a', ['p', {}], 'b', ['br', {}], 'c']],
    ['references without their semicolon', '<a b="&eacutes">&eacutes</a>', [['a', { b: '&eacutes' }, 'és']]],
    ['letters beyond the first 65,536', '&#x1F600;&bopf;', ['😀𝕓']],
    ['names of every object', '<a __proto__=1 constructor=2>x</a>', [['a', Object.fromEntries([['__proto__', '1'], ['constructor', '2']]), 'x']]],
    ['drawings', '<svg><path d="M0"/><g/></svg><div/>a', [['svg', {}, ['path', { d: 'M0' }], ['g', {}]], ['div', {}, 'a']]],
    ['a title inside a drawing', '<svg><title>a<b/></title></svg><svg/>c', [['svg', {}, ['title', {}, 'a', ['b', {}]]], ['svg', {}], 'c']],
    ['a tag that never ends', 'a<a href="', ['a']],
  ])('%s', (_, html, tree) => expect(read(html)).toEqual(tree)) // biome-ignore format: a table

  test('no text whatsoever breaks it', () => {
    const piece = fc.constantFrom('<', '>', '</', '<a', '<b>', '</b>', '"', "'", '=', '&', '&#1;', '<!--', '-->', '<script>', '<svg>', '/>', 'x', ' ') // biome-ignore format: a list
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => void read(pieces.join(''))),
      { numRuns: 500 },
    )
  })

  test.each(['<a>', '<b x="', "<i y='", '<!--', '</z>', '<script>', '<', '<p> </p>', '&#', '<a '])(
    'a megabyte of %s takes no longer than a page does',
    piece => {
      const started = performance.now()
      textOf(parseHtml(piece.repeat(1_000_000 / piece.length)))
      expect(performance.now() - started).toBeLessThan(3000)
    },
  )
})

test('text is what can be read, a line for each block', () => {
  const html =
    '<title>t</title><style>a{}</style><h1>Un  <b>audit</b></h1>\n<p>offert<br>en 48 h</p><noscript>x</noscript><p hidden>y</p>'
  expect(textOf(parseHtml(html), element => attribute(element, 'hidden') !== null)).toBe('Un audit\noffert\nen 48 h')
})

describe('a selector picks', () => {
  const page = parseHtml('<div class="a b"><p id=x><a href=/y>1</a></p><p><a>2</a></p><ul><li>3</li></ul></div>')
  const picked = (selector: string): string[] =>
    [...elementsOf(page)].filter(selectorOf(selector)).map(each => each.tag)
  test.each([
    ['a', ['a', 'a']],
    ['.a.b', ['div']],
    ['.c', []],
    ['.a a', ['a', 'a']],
    ['.a>a', []],
    ['.a>p>a', ['a', 'a']],
    ['#x a', ['a']],
    ['[href]', ['a']],
    ['a[href="/y"]', ['a']],
    ['p+p a', ['a']],
    ['p~ul li', ['li']],
    [':is(li,#x)', ['p', 'li']],
    ['p:not(#x)', ['p']],
    ['a:hover', []],
    ['a::before', []],
  ])('%s: %j', (selector, tags) => expect(picked(selector)).toEqual(tags))
})

test('rules are read with where they hold', () => {
  const css =
    "/* a{} */a,b:is(c,d){color:red;background:url('x;y')}@media(min-width:1px){e{top:0}}@keyframes k{to{top:1px}}f{x:y}"
  expect(parseCss(css).map(rule => [rule.selectors, Object.fromEntries(rule.declarations), rule.conditional])).toEqual([
    [['a', 'b:is(c,d)'], { color: 'red', background: "url('x;y')" }, false],
    [['e'], { top: '0' }, true],
    [['f'], { x: 'y' }, false],
  ])
})
