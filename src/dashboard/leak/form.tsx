import { FIELDS } from '../../../templates/kit/fields.ts'
import type { FormReport } from '../../funnel/form/form.ts'
import type { Share } from '../../funnel/stages.ts'
import { withQuery } from '../asked-url.ts'
import { Bar } from '../flow.tsx'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  campaign: string
  form: FormReport
}

/** Where people leave the form, field by field. Nothing while nobody has begun it. */
export const FormCard = ({ screen, campaign, form }: Props) => {
  const { t, f, url } = screen
  const words = t.leak.form
  const { started, sent, fields, elsewhere, stop } = form
  if (started === 0) return null
  return (
    <section class="card stack" id="form-fields" aria-labelledby="form-fields-title">
      <h2 id="form-fields-title">{words.title}</h2>
      <p>
        {words.begun(t.leak.wholes.cvr(f.counted(started)), f.count(sent))}{' '}
        {stop !== null && <strong>{words.stop(labelOf(screen, stop))}</strong>}
      </p>
      {fields.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <section class="scrolls" tabindex={0} aria-label={t.leak.table(words.title)}>
          <table class="cut spots">
            <thead>
              <tr>
                <th scope="col">{words.field}</th>
                <th scope="col">{words.reached}</th>
                <th scope="col">{words.left}</th>
                <th scope="col">{words.leaving}</th>
              </tr>
            </thead>
            <tbody>
              {fields.slice(0, MOST).map(({ name, reached, left, leaving }) => (
                <tr>
                  <th scope="row">{labelOf(screen, name)}</th>
                  <td data-name={words.reached}>{f.count(reached)}</td>
                  <td data-name={words.left}>{f.count(left)}</td>
                  <td data-name={words.leaving}>
                    <Leaving screen={screen} leaving={leaving} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {elsewhere > 0 && fields.length > 0 && (
        <p class="soft small">{words.elsewhere(t.leak.wholes.cvr(f.counted(elsewhere)))}</p>
      )}
      <p class="soft small">{words.how}</p>
      <p class="more">
        <a
          href={withQuery(url, { format: 'csv' }, `/app/campaigns/${campaign}/form.csv`)}
          download={`${campaign}-form.csv`}
        >
          {t.figures.csv}
        </a>
      </p>
    </section>
  )
}

const MOST = 20 // a form is no longer than that, or it is not for a phone

const Leaving = ({ screen: { f }, leaving: { rate, interval } }: { screen: Screen; leaving: Share }) =>
  rate === null ? (
    <Unknown />
  ) : (
    <>
      {f.percent(rate)}
      {interval && <span class="soft small interval">{f.percents(interval.low, interval.high)}</span>}
      <Bar share={rate} />
    </>
  )

const OURS: readonly string[] = [...FIELDS, 'consent_contact', 'consent_ads']

/** Fields of our own forms in words; those of other pages as the page names them. */
export function labelOf({ t }: Screen, name: string): string {
  const labels: Record<string, string> = { ...t.crm.fields, ...t.leak.form.fields }
  return (OURS.includes(name) && labels[name]) || name
}
