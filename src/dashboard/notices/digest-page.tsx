import type { Digest } from '../../notices/digest.ts'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { asHtml } from './letter.tsx'
import { subjectOf } from './mails.ts'
import { weekBlocks } from './week.ts'

const OPENS_LINKS = 'allow-top-navigation-by-user-activation' // in place of the preview: no page of ours is shown in a frame

/** What the next digest would say, as the mail says it. */
export const DigestPage = ({ screen, digest }: { screen: Screen; digest: Digest }) => {
  const { t, language, nonce } = screen
  const words = t.notices.digest
  const letter = asHtml({ language, nonce, title: subjectOf(screen, digest), blocks: weekBlocks(screen, digest) })
  return (
    <>
      <div class="head">
        <Crumb href="/app/notices">{t.notices.name}</Crumb>
        <h1>{words.title}</h1>
        <p class="soft measure">{words.how}</p>
      </div>
      <iframe class="letter" tabindex={0} srcdoc={letter} title={words.frame} sandbox={OPENS_LINKS} />
      <p class="soft small">{words.asJson}</p>
      <p class="more">
        <a href="/app/notices/digest?format=csv" download>
          {t.figures.csv}
        </a>
      </p>
    </>
  )
}
