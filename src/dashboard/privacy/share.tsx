import type { Rate } from '../../privacy/split.ts'
import { Unknown } from '../parts.tsx'
import type { Screen } from '../screen.ts'

/** A share, and where it may lie. */
export const Share = ({ screen: { t, f }, rate }: { screen: Screen; rate: Rate }) =>
  rate === null ? (
    <Unknown />
  ) : (
    <>
      {f.percent(rate.share)}{' '}
      <span class="consent-bounds small">{t.privacy.interval(f.percents(rate.low, rate.high))}</span>
    </>
  )
