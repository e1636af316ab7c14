import { type Topic, topics } from '../../outbox/store.ts'
import { type Draft, Field, Refused, Select } from '../fields.tsx'
import type { Form } from '../form.ts'
import type { Screen } from '../screen.ts'
import type { Hook } from './shown.ts'

interface Props {
  screen: Screen
  draft: Draft
  campaigns: readonly { slug: string; name: string }[]
}

const SHOWN = ['name', 'url', 'topics', 'campaign'] as const

/** What a webhook is: the same to add one and to change it. */
export const HookFields = ({ screen, draft, campaigns }: Props) => {
  const { hooks } = screen.t
  const options = [['', hooks.everyCampaign], ...campaigns.map(({ slug, name }) => [slug, name] as const)] as const
  return (
    <>
      <Refused screen={screen} draft={draft} shown={SHOWN} words={hooks.refused} />
      <Field
        draft={draft}
        name="url"
        label={hooks.url}
        help={hooks.urlHint}
        input={{ type: 'url', required: true, maxlength: 2000, placeholder: 'https://', autocomplete: 'off' }}
      />
      <Field
        draft={draft}
        name="name"
        label={hooks.name}
        help={hooks.nameHint}
        input={{ required: true, maxlength: 80, autocapitalize: 'sentences', autocomplete: 'off' }}
      />
      <Topics screen={screen} draft={draft} />
      <Select draft={draft} name="campaign" label={hooks.campaign} options={options} />
    </>
  )
}

const Topics = ({ screen: { t }, draft: { form, issues } }: Pick<Props, 'screen' | 'draft'>) => {
  const { hooks } = t
  const isWrong = issues.some(({ path }) => path.startsWith('topics'))
  return (
    <fieldset class="part-of" aria-describedby={isWrong ? 'topics-wrong' : undefined}>
      <legend>{hooks.topicsLabel}</legend>
      {isWrong && (
        <p class="wrong small" id="topics-wrong">
          {hooks.topicsNone}
        </p>
      )}
      {topics.map(topic => (
        <p class="tick">
          <input
            id={fieldOf(topic)}
            name={fieldOf(topic)}
            type="checkbox"
            value="1"
            checked={form[fieldOf(topic)] === '1'}
          />
          <label for={fieldOf(topic)}>{hooks.topics[topic].name}</label>
          <span class="soft small">{hooks.topics[topic].what}</span>
        </p>
      ))}
    </fieldset>
  )
}

const fieldOf = (topic: Topic): string => `topic-${topic}`

/** The form as POST and PATCH take it. */
export const hookIn = ({ name = '', url = '', campaign = '', ...form }: Form) => ({
  ...{ name, url },
  topics: topics.filter(topic => form[fieldOf(topic)] === '1'),
  campaign: campaign || null,
})

export const formOfHook = ({
  name,
  url,
  topics,
  campaign,
}: Pick<Hook, 'name' | 'url' | 'topics' | 'campaign'>): Form => ({
  ...{ name, url, campaign: campaign ?? '' },
  ...Object.fromEntries(topics.map(topic => [fieldOf(topic), '1'])),
})
