import type { Role } from '../../accounts/roles.ts'
import { Mark } from '../mark.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  name: string // of whoever the link is for; empty when it is not known
  role: Role
  isNew: boolean // an invitation, and not just another device
  link: string
  until: number
}

/** What a link that was sent to somebody opens: what they join, and the button that spends it. */
export const Join = ({ screen: { t, f, url }, name, role, isNew, link, until }: Props) => {
  const words = t.team.join
  return (
    <div class="door">
      <Mark size={48} />
      <h1>{isNew ? words.title : words.again}</h1>
      <p class="soft">{words.lead(name, url.host)}</p>
      <form class="card" method="post" action="/app/sign-in">
        <p>
          <strong>{words.as(t.roles[role])}</strong>
        </p>
        <p class="soft">{t.team.roleMeans[role]}</p>
        <input type="hidden" name="link" value={link} />
        <button class="primary" type="submit">
          {isNew ? words.join : words.signIn}
        </button>
        <p class="soft small">{words.until(f.moment(until))}</p>
      </form>
      <p class="soft small">{words.notYou}</p>
    </div>
  )
}

/** Cloudflare Access let somebody through whom nobody has invited. */
export const Stranger = ({ screen: { t } }: { screen: Screen }) => (
  <div class="door">
    <Mark size={48} />
    <h1>{t.team.stranger.title}</h1>
    <p class="soft">{t.team.stranger.how}</p>
    <p>
      <a href="/app/sign-in">{t.team.stranger.key}</a>
    </p>
  </div>
)
