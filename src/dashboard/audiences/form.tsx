import type { Preview } from '../../audiences/preview.ts'
import type { Audience, NewAudience } from '../../audiences/schema.ts'
import type { Issue } from '../../lib/http.ts'
import type { Form } from '../form.ts'
import { issueText } from '../issues.ts'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { Conditions } from './conditions.tsx'
import { Input, type Typed } from './fields.tsx'
import type { Names } from './names.ts'
import { FORM } from './press.tsx'
import { type Now, RuleCount, RuleNow } from './rule-now.tsx'
import { RuleText } from './rule-text.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { Starts } from './starts.tsx'

export interface Editing {
  audience: Audience | null // null: a new one
  form: Form
  rule: NewAudience | null // to be shown in words, where it is text
  refused: {
    code: string
    wrong: Typed['wrong']
    issues: readonly Issue[] // of no field
    inText: readonly Issue[] // of the rule as text
  } | null
  counted: Preview | null
}

interface Props {
  screen: Screen
  names: Names
  editing: Editing
  starts: Pick<Parameters<typeof Starts>[0], 'campaign' | 'presets'> | null // null: nothing to start from
}

/** A rule, made or changed; its size is told while it is typed, before it is kept. */
export const AudienceForm = ({ screen, names, editing, starts }: Props) => {
  const { t } = screen
  const words = t.rule.form
  const { audience, form, refused, counted, rule } = editing
  const typed = { form, wrong: refused?.wrong ?? new Map() }
  const at = audience ? `/app/audiences/${audience.id}` : '/app/audiences'
  return (
    <>
      <div class="head">
        <Crumb href={at}>{audience?.name ?? t.audiences}</Crumb>
        <h1>{audience ? words.edit : words.add}</h1>
        {audience?.ladder && <p class="soft measure">{t.rule.rung(audience.ladder.rung + 1)}</p>}
      </div>
      {refused && <Refused screen={screen} refused={refused} />}
      {starts && <Starts screen={screen} names={names} {...starts} />}
      <div class="composing">
        <form
          class="card act"
          id={FORM}
          method="post"
          action={audience ? `${at}/edit` : '/app/audiences/new'}
          data-live={`${at}/count`}
          data-live-first
        >
          <Input id="name" label={words.name} hint={words.nameHint} required maxlength={120} {...typed} />
          <ScopeFields screen={screen} names={names} typed={typed} />
          <Conditions screen={screen} names={names} typed={typed} />
          <RuleText screen={screen} names={names} typed={typed} rule={rule} issues={refused?.inText ?? []} />
          <div class="rule-bar">
            <RuleCount screen={screen} size={counted} />
            <div class="buttons">
              <button class="primary" type="submit" name="act" value="save">
                {words.save}
              </button>
              <noscript>
                <button type="submit" name="act" value="count" formnovalidate>
                  {words.count}
                </button>
              </noscript>
            </div>
          </div>
        </form>
        <RuleNow screen={screen} names={names} now={nowOf(screen, editing)} />
      </div>
    </>
  )
}

/** What is told beside the form. */
export const nowOf = ({ t }: Screen, { form, rule, counted, refused }: Editing): Now => ({
  form,
  rule,
  counted,
  wrong: refused
    ? [...new Set([t.rule.form.refused[refused.code] ?? t.desk.refused.other!, ...refused.wrong.values()])]
    : [],
})

const Refused = ({ screen, refused }: { screen: Screen; refused: NonNullable<Editing['refused']> }) => {
  const { t } = screen
  const whole = t.rule.form.refused[refused.code] ?? t.desk.refused.other!
  const more = refused.issues.map(issue => ({ path: issue.path, text: issueText(screen, issue, whole) }))
  return (
    <div class="refusal" role="alert">
      <p>{whole}</p>
      <ul class="plain small">
        {more
          .filter(({ text }) => text !== whole)
          .map(({ path, text }) => (
            <li>
              <code>{path}</code> {text}
            </li>
          ))}
      </ul>
    </div>
  )
}
