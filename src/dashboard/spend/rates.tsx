import { FileField, Problems } from './fields.tsx'
import type { Props as Overview, Refused } from './overview.tsx'

interface Props extends Pick<Overview, 'screen' | 'rates'> {
  edits: boolean
  refused: Refused | null
}

/** What a euro was worth, for whoever asks for a conversion. */
export const Rates = ({ screen, rates, edits, refused }: Props) => {
  const { t, f } = screen
  const digits = (n: number) => f.number(n, { maximumFractionDigits: 6 })
  const { spending } = t
  return (
    <section class="card stack" aria-labelledby="rates">
      <h2 id="rates">{spending.rates}</h2>
      <p class="soft measure">{spending.ratesHow}</p>
      {rates.length === 0 ? (
        <p>{spending.ratesNone}</p>
      ) : (
        <details>
          <summary>{spending.ratesLatest(f.counted(rates.length))}</summary>
          <ul class="plain small">
            {rates.map(({ currency, day, perEurMicros }) => (
              <li>{spending.rate(currency, digits(perEurMicros / 1e6), f.day(day))}</li>
            ))}
          </ul>
        </details>
      )}
      {edits && (
        <form class="act" method="post" action="/app/spend/rates#rates" enctype="multipart/form-data">
          {refused && <Problems screen={screen} refused={refused} />}
          <FileField id="rates-file" label={spending.ratesFile} hint={spending.ratesHint} />
          <button type="submit">{spending.ratesImport}</button>
        </form>
      )}
    </section>
  )
}
