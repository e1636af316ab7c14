import { describe, expect, test } from 'vitest'
import { CTAS } from '../src/campaigns/cta.ts'
import { decodeHtml } from '../src/match/charset.ts'
import { coloursOf, hexOf } from '../src/match/colours.ts'
import { classOf, ctaMatch, ctaOf } from '../src/match/cta.ts'
import { screens } from '../src/match/extract.ts'
import { paletteMatch } from '../src/match/palette.ts'
import { score } from '../src/match/score.ts'
import { ad } from './match-score.ts'

describe('a page of ours', () => {
  const html = `<!doctype html><html lang="fr"><head><title>T</title><style>:root{--accent:#0f766e;--unused:#ff0000}a{color:var(--accent)}p{color:rgb(10 20 30/.9)}</style></head>
    <body><a class="skip" href="#form">Aller au formulaire</a><header>Marque</header><main>
    <div class="top"><img src="/i/abc/828"><h1>Audit &amp; <b>bilan</b></h1><p>Le chapeau</p><p class="go"><a data-l2l-cta href="#form">Demander un devis</a></p><form>Votre nom</form></div>
    <div class="more"><h2>Et ensuite</h2><p hidden>caché</p><p style="display: none">caché</p><template>caché</template></div></main>
    <footer>Pied</footer><dialog>Choix</dialog><script>var h = "<h1>non</h1>"</script></body></html>`

  test('has the block of its <h1> for first screen; menus, footers, dialogs and what is hidden are not read', () => {
    expect(screens(html)).toMatchObject({
      lang: 'fr',
      h1: 'Audit & bilan',
      hero: 'Le chapeau Demander un devis Votre nom',
      below: 'Et ensuite',
      ctas: ['Demander un devis'],
      images: [{ asset: 'abc' }],
    })
  })

  test('has for first screen the next blocks too, as far as its first button', () => {
    const block = (text: string) => `<div><p>${text}</p></div>`
    const button = '<div><a data-l2l-cta>Aller</a></div>'
    const two = screens(`<main><div><h1>A</h1></div>${block('Chapeau')}${button}${block('Bas')}</main>`)
    expect([two.hero, two.below]).toEqual(['Chapeau Aller', 'Bas'])
    const far = screens(`<main><div><h1>A</h1></div>${block('un')}${block('deux')}${block('trois')}${button}</main>`)
    expect([far.hero, far.below]).toEqual(['', 'un deux trois Aller'])
  })

  test('has the colours that its rules use, variables once for each use', () => {
    expect(screens(html).colours).toEqual([
      { hex: '#0a141e', weight: 0.5 },
      { hex: '#0f766e', weight: 0.5 },
    ])
  })
})

describe('a page of somebody else', () => {
  const long = 'Du texte qui remplit. '.repeat(60)
  const html = `<title>x</title><nav><a class="btn" href=/>Connexion</a></nav><header class=hero><p>Sur-titre<h1>Le titre</h1><p>Le chapeau<br>suite
    <a href=/go class="btn btn-primary">J&rsquo;en profite</a></header><p>${long}<h2>Plus bas</h2><p>Le bas<button>Envoyer</button>
    <img src=//cdn.example/i/logo.svg width=40><img data-src=/photo.jpg><meta property="og:image" content="/og.jpg">`

  test('has the text near its <h1> for first screen, the header too when the <h1> is in it', () => {
    const page = screens(html)
    expect(page).toMatchObject({ lang: null, h1: 'Le titre', ctas: ['J’en profite'], shared: '/og.jpg' })
    expect(page.hero).toMatch(/^Sur-titre Le chapeau suite J’en profite/)
    expect(page.below).toMatch(/Plus bas Le bas Envoyer$/)
    expect(page.hero).not.toMatch(/Connexion|Plus bas/)
    expect(page.images.map(({ src, asset, width }) => [src, asset, width])).toEqual([
      ['//cdn.example/i/logo.svg', null, 40],
      ['/photo.jpg', null, null],
    ])
  })

  test('a second part begins what is below', () => {
    const parts = screens(`<h1>A</h1><p>${'mot '.repeat(50)}</p><h2>Deux</h2><p>loin</p>`)
    expect(parts.below).toBe('Deux loin')
  })

  test('so does the end of what a phone shows', () => {
    const parts = screens(`<h1>A</h1>${'<p>Du texte de quarante lettres et quelques. '.repeat(30)}<p>loin`)
    expect(parts.hero.length).toBeLessThan(800)
    expect(parts.below).toMatch(/loin$/)
  })

  test('entities of every kind are read, with or without their semicolon', () => {
    expect(screens('<h1>Caf&eacute; &eacute&#233;&#xE9; &euro;&nbsp;&NotAnEntity; 1&thinsp;000</h1>').h1).toBe(
      'Café ééé € &NotAnEntity; 1 000',
    )
  })

  test('a price that is crossed out is the price before', () => {
    const match = score({ ...ad, headline: 'Le pack à 49 €', text: '' }, '<h1>Le pack</h1><p><s>49 €</s> 29 €</p>')
    expect(match.caps.map(({ id }) => id)).toEqual(['offer-differs']) // 29 € is less than was announced: better, and different
  })

  test('nothing at all is a page too', () => {
    expect(screens('')).toMatchObject({ h1: '', hero: '', below: '', ctas: [], images: [], colours: [] })
  })
})

const MEGABYTE = 1 << 20
test.each([
  ['<'], ['<div>'], ['<b><i>'], ['<p>'], ['<a '], ['<a b="'], ['&'], ['&eacute'], ['<!--'], ['<h2>x'], ['<style>a{color:#'], ['<img src=x>'],
  ['<button>x'], ['<a class="btn" style="display:none'], ['</p><div>'], ['<ul><li>x'], ['<p style="color:rgb(1,'], ['--a:#fff;var(--a)'],
])('a megabyte of %j is read in a few seconds at most', piece => {
  const before = process.cpuUsage() // of this process: what else the machine does is no matter
  score(ad, piece.repeat(MEGABYTE / piece.length))
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(8000)
}) // biome-ignore format: a list

describe('colours', () => {
  test.each([
    ['#FFF', '#ffffff'], ['#0f766e80', '#0f766e'], ['#0f766e00', null], ['rgb(15, 118, 110)', '#0f766e'], ['rgb(6% 46% 43%)', '#0f756e'],
    ['rgba(0,0,0,.1)', null], ['hsl(175 77% 26%)', '#0f756d'], ['hsl(0.5turn, 100%, 50%)', '#00ffff'], ['#ggg', null], ['rgb(1,2)', null],
  ])('%s is %s', (css, hex) => expect(hexOf(css)).toBe(hex)) // biome-ignore format: a table

  test('an id in a selector is no colour', () => {
    expect(coloursOf(['#fab{margin:0}#bad:hover{color:#0f766e}'])).toEqual([{ hex: '#0f766e', weight: 1 }])
  })

  const one = (hex: string) => [{ hex, weight: 1 }]
  test.each([
    ['the same', '#0f766e', '#0f766e', 1, 1],
    ['a drift of JPEG', '#0f766e', '#147f73', 0.9, 1],
    ['a lighter shade', '#0f766e', '#5fb3ab', 0.35, 0.65],
    ['teal for red', '#0f766e', '#b91c1c', 0, 0.1],
    ['black for white', '#000000', '#ffffff', 0, 0.01],
  ])('%s', (_, from, to, least, most) => {
    const { score } = paletteMatch(one(from), one(to), [])
    expect(score).toBeGreaterThanOrEqual(least)
    expect(score).toBeLessThanOrEqual(most)
  })

  test('white is on every page: it hides no missing colour, and the missing one is named', () => {
    const white = { hex: '#ffffff', weight: 0.7 }
    const match = paletteMatch([white, { hex: '#ea580c', weight: 0.3 }], [white, { hex: '#1d4ed8', weight: 0.3 }], [])
    expect(match.missed).toBe('#ea580c')
    expect(match.score).toBeLessThan(0.4) // white at its full weight would make it 0.56
  })

  test('a picture lends each colour for as much as it shows of it', () => {
    const ad = [
      { hex: '#ea580c', weight: 0.8 },
      { hex: '#0f766e', weight: 0.2 },
    ]
    const swapped = [
      { hex: '#ea580c', weight: 0.2 },
      { hex: '#0f766e', weight: 0.8 },
    ]
    expect(paletteMatch(ad, [], ad).score).toBe(1)
    expect(paletteMatch(ad, [], swapped).score).toBeLessThan(0.5)
  })
})

describe('buttons', () => {
  test.each([
    ['Je demande mon devis', 'quote'], ['Get an estimate', 'quote'], ['Prendre RDV', 'book'], ['Choisir mon créneau', 'book'],
    ['Réserver une démo', 'demo'], ['Réserver ma place', 'signup'], ['Start free trial', 'trial'], ['Essayer gratuitement', 'trial'],
    ['Télécharger le guide', 'download'], ['Add to cart', 'buy'], ['Je profite de l’offre', 'offer'], ['Nous appeler', 'contact'],
    ['Watch the video', 'watch'], ['En savoir plus', 'learn'], ['Je craque', null],
  ])('%s asks to %s', (label, expected) => expect(classOf(label)).toBe(expected)) // biome-ignore format: a table

  test('the words of every platform’s button are recognised, nearly always as what the platform means', () => {
    const wrong = Object.entries(CTAS).flatMap(([name, cta]) =>
      (['fr', 'en'] as const).filter(lang => classOf(cta[lang]) !== cta.class).map(lang => `${name} ${lang}`),
    )
    expect(wrong).toEqual(MISREAD)
  })
  // What the words alone do not tell.
  const MISREAD = ['GET_SHOWTIMES en', 'PLAY_GAME fr', 'PLAY_GAME en', 'REQUEST_TIME en']

  test.each([
    ['GET_QUOTE', 'Demander un devis', 1],
    ['GET_QUOTE', 'Obtenir mon devis', 1],
    ['GET_QUOTE', 'Mon estimation en ligne', 1],
    ['BOOK_NOW', 'Prendre rendez-vous', 0.8],
    ['GET_QUOTE', 'Nous appeler', 0.5],
    ['GET_QUOTE', 'Voir la vidéo', 0],
    ['LEARN_MORE', 'Demander un devis', 0.8],
    ['Télécharger le guide', 'Recevoir le guide', 0.8],
    ['Je craque', 'Ajouter au panier', 0.3],
    ['constructor', 'constructor', 1],
  ])('%s against « %s » is %d', (promised, shown, expected) => {
    expect(ctaMatch(ctaOf(promised, 'fr'), [shown], 'fr')).toBeCloseTo(expected, 5)
  })

  test('a second button counts less than the main one', () => {
    expect(ctaMatch(ctaOf('GET_QUOTE', 'fr'), ['Accueil', 'Demander un devis'], 'fr')).toBe(0.8)
  })
})

test.each([
  ['utf-8', new TextEncoder().encode('<h1>é'), 'text/html', '<h1>é'],
  ['a header', new Uint8Array([0x3c, 0x68, 0x31, 0x3e, 0xe9]), 'text/html; charset=ISO-8859-1', '<h1>é'],
  [
    '<meta charset>',
    new Uint8Array([...new TextEncoder().encode('<meta charset="windows-1252">'), 0x80]),
    'text/html',
    '<meta charset="windows-1252">€',
  ],
  ['a byte order mark', new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0xe9, 0x00]), 'text/html; charset=utf-8', '<é'],
  ['an encoding that nobody knows', new TextEncoder().encode('é'), 'text/html; charset=klingon', 'é'],
])('%s tells how the bytes of a page are read', (_, bytes, type, text) => expect(decodeHtml(bytes, type)).toBe(text))
