import type { Context } from 'hono'
import { Hono } from 'hono'
import { readText } from '../../lib/http.ts'
import { findLink, followLink, type Link } from '../../notices/links.ts'
import { houseBrand, languageOf, plainPage } from '../../pages/plain.tsx'
import { type Language, words } from '../words.ts'

type Visit = Context<{ Bindings: Env }>

const PATH = '/privacy/notices'
const MAX_BODY_BYTES = 4096

/** Where the mails to the team lead. Opening changes nothing: what reads mail for its owner opens links too. A mail program's own
 *  button sends the form by itself (RFC 8058), with the token in the address. */
export const noticeLinks = new Hono<{ Bindings: Env }>()
  .get(PATH, async c => {
    const token = c.req.query('t') ?? ''
    const link = await findLink(c.env, token)
    return link ? ask(c, link, token) : word(c, 'gone', languageOf(c))
  })
  .post(PATH, async c => {
    const body = new URLSearchParams(await readText(c.req.raw, MAX_BODY_BYTES))
    const link = await findLink(c.env, body.get('t') ?? c.req.query('t') ?? '')
    if (!link) return word(c, 'gone', languageOf(c))
    await followLink(c.env.DB, link, Date.now())
    return word(c, link.does === 'confirm' ? 'confirmed' : 'stopped', link.language)
  })

async function ask(c: Visit, { does, language }: Link, token: string) {
  const { title, text, button } = words[language].notices.pages[does]
  const children = (
    <>
      <p>{text}</p>
      <form method="post" action={PATH}>
        <input type="hidden" name="t" value={token} />
        <button class="button" type="submit">
          {button}
        </button>
      </form>
    </>
  )
  return plainPage(c, { title, brand: await houseBrand(c), lang: language, status: 200, children })
}

async function word(c: Visit, name: 'confirmed' | 'stopped' | 'gone', lang: Language) {
  const { title, text } = words[lang].notices.pages[name]
  const status = name === 'gone' ? 404 : 200
  return plainPage(c, { title, brand: await houseBrand(c), lang, status, children: <p>{text}</p> })
}
