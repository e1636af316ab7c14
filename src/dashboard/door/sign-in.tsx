import { Mark } from '../mark.tsx'
import { Code } from '../parts.tsx'
import type { Screen } from '../screen.ts'

export type Refused = 'wrongKey' | 'deadLink' | 'tooMany' | 'ended'

export const SignIn = ({ screen: { t, url }, refused }: { screen: Screen; refused?: Refused }) => (
  <div class="door">
    <Mark size={48} />
    <h1>{t.signIn.title}</h1>
    <p class="soft">{t.signIn.lead}</p>
    <form class="card" method="post" action={actionOf(url)}>
      {refused && (
        <p class="refusal" id="refusal" role="alert">
          {t.signIn[refused]}
        </p>
      )}
      <label for="key">{t.signIn.key}</label>
      <input
        id="key"
        name="key"
        type="password"
        autocomplete="current-password"
        required
        maxlength={200}
        spellcheck={false}
        aria-describedby={refused ? 'refusal hint' : 'hint'}
        aria-invalid={refused === 'wrongKey'}
      />
      <p class="soft small" id="hint">
        {t.signIn.keyHint}
      </p>
      <button class="button primary" type="submit">
        {t.signIn.submit}
      </button>
    </form>
    <details>
      <summary>{t.signIn.newLink}</summary>
      <p class="soft">{t.signIn.newLinkHow}</p>
      <Code text={`curl -X POST ${url.origin}/api/sign-in-links \\\n  -H "Authorization: Bearer $TOKEN"`} />
    </details>
  </div>
)

/** The page that was asked for stays in the address, however often a key is refused. */
function actionOf({ searchParams }: URL): string {
  const back = searchParams.get('back')
  return back === null ? '/app/sign-in' : `/app/sign-in?${new URLSearchParams({ back })}`
}
