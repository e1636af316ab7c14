import type { Digest } from '../../notices/digest.ts'
import type { Reader, Writer } from '../../notices/tell.ts'
import { formatsOf } from '../formats.ts'
import { NO_NAMES, type Screen } from '../screen.ts'
import { words } from '../words.ts'
import { asHtml, asText, type Block } from './letter.tsx'
import { placeOf, said } from './say.ts'
import { noticeBlocks, weekBlocks } from './week.ts'

const MOST_IN_A_MAIL = 20

/** The mails of src/notices, in the words and figures of the dashboard. */
export const mails: Writer = {
  ask: (reader, confirm) => {
    const { t } = screenOf(reader)
    const { subject, text, button, limit, never } = t.notices.mail.ask
    return mailOf(reader, subject, [
      { text },
      { link: button, to: confirm },
      { text: limit, soft: true },
      { link: never, to: reader.stop, quiet: true },
    ])
  },
  alert: (reader, notices) => {
    const screen = screenOf(reader)
    const { t, f, url } = screen
    const [first] = notices
    const only = `${said(screen, first!).title}${first!.campaign ? ` (${placeOf(screen, first!)})` : ''}`
    const subject = notices.length === 1 ? only : t.notices.mail.many(f.counted(notices.length))
    return mailOf(reader, subject, [
      ...noticeBlocks(screen, notices, MOST_IN_A_MAIL),
      { link: t.notices.mail.seeAll, to: `${url.origin}/app/notices`, quiet: true },
      ...footerOf(reader, screen),
    ])
  },
  digest: (reader, digest) => {
    const screen = screenOf(reader)
    return mailOf(reader, subjectOf(screen, digest), [...weekBlocks(screen, digest), ...footerOf(reader, screen)])
  },
}

export function subjectOf({ t, f }: Screen, digest: Digest): string {
  const { subject, leads, bare } = t.notices.digest
  if (digest.others > 0) return bare(f.days(digest)) // of some campaigns there is no count
  const sum = digest.campaigns.reduce((sum, { now }) => sum + now.leads, 0)
  return subject(f.days(digest), leads(f.counted(sum)))
}

const screenOf = ({ language, zone, origin }: Reader): Screen => ({
  ...{ language, zone, t: words[language], f: formatsOf(language, zone) },
  ...{ url: new URL(origin), viewer: null, nonce: '', explained: new Set(), names: NO_NAMES },
})

const footerOf = ({ stop }: Reader, { t }: Screen): Block[] => [
  { text: t.notices.mail.why, soft: true },
  { link: t.notices.mail.stop, to: stop, quiet: true },
]

const MAX_SUBJECT = 150

function mailOf({ to, language }: Reader, title: string, blocks: readonly Block[]): ReturnType<Writer['ask']> {
  const subject = title.length > MAX_SUBJECT ? `${title.slice(0, MAX_SUBJECT)}…` : title
  return { to, subject, text: asText(language, blocks), html: asHtml({ language, title, blocks }) }
}
