import type { Destination } from '../../destinations/contract.ts'
import type { ConversionEvent, ConversionKind } from '../../destinations/contract-conversions.ts'
import type { PlatformCall } from '../platforms/call-platform.ts'

type Asked = Pick<PlatformCall, 'settings' | 'secrets'> & { events: readonly ConversionKind[] }

const SOMETHING: Omit<ConversionEvent, 'kind' | 'tier' | 'at'> = {
  ...{ id: '', value: null, url: null, userAgent: null, externalId: null, person: null, clicks: {} },
}

/** Of the kinds of events that a connection is to be told of, those that its settings name no conversion for. Of tiers one is
 *  enough: nobody has to tell of all. */
export async function kindsNotSetUp(
  { conversions }: Pick<Destination, 'conversions'>,
  { settings, secrets, events }: Asked,
  tiers: readonly string[],
  now: number,
): Promise<ConversionKind[]> {
  const call: PlatformCall = { settings, secrets, token: '', now, nonce: '' }
  const reasonOf = async (kind: ConversionKind, tier: string | null) => {
    const made = await conversions.prepare({ ...SOMETHING, kind, tier, at: now }, call)
    return made.ok ? '' : made.reason
  }
  const reasons = await Promise.all(
    events.map(kind => Promise.all((kind === 'tier' ? tiers : [null]).map(tier => reasonOf(kind, tier)))),
  )
  return events.filter((_, i) => reasons[i]!.length > 0 && reasons[i]!.every(reason => reason === 'not-set-up'))
}

/** '' when none is. */
export const adviceOnSetUp = (kinds: readonly ConversionKind[]): string =>
  kinds.length === 0
    ? ''
    : `Nothing will leave (not-set-up) of: ${kinds.join(', ')}. The settings name no conversion of the platform for that: add it to them, or take the kind out of \`events\`.`
