import type { Sender } from '../../deliveries/mail.ts'
import { CopyCode } from '../copyable.tsx'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'

const SETTING = 'MAIL_FROM = "Your brand <hello@mail.example.com>"'

/** How mails get a sender, and where to try it. */
export const MailGuide = ({ screen, sender }: { screen: Screen; sender: Sender | null }) => {
  const { hub } = screen.t
  const { steps, title, on, off, try: trying, tryHow } = hub.mail
  return (
    <>
      <div class="head">
        <Crumb href="/app/connect">{hub.title}</Crumb>
        <h1>{title}</h1>
        <p>{sender ? on(sender.email) : off}</p>
      </div>
      <section class="card stack" aria-labelledby="steps">
        <h2 id="steps">{hub.how}</h2>
        <ol class="numbered measure">
          {steps.map(step => (
            <li>{step}</li>
          ))}
        </ol>
        <CopyCode screen={screen} id="mail-from" text={SETTING} />
      </section>
      <section class="card stack" aria-labelledby="try">
        <h2 id="try">{trying}</h2>
        <p class="soft measure">{tryHow}</p>
        <p>
          <a class="button" href="/app/notices#people">
            {trying}
          </a>
        </p>
      </section>
    </>
  )
}
