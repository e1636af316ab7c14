import { placeOfProfile } from '../accounts/people-store.ts'
import { sealedOfContacts, sealedPerson } from '../contacts/sealed.ts'
import { columnOf, type SealedColumn } from '../db/sealed-column.ts'
import { MOVE_MARKS, sealedOfDeliveries } from '../deliveries/sealed.ts'
import { placeOfAddress } from '../notices/recipient-store.ts'
import { placeOfMessage } from '../outbox/store.ts'

/** Whatever is sealed under DATA_KEY, but for `prepared`, which is made again. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { ...columnOf('users', 'sealed'), place: placeOfProfile },
  { ...columnOf('recipients', 'sealed'), place: placeOfAddress },
  { ...columnOf('outbox', 'sealed'), place: placeOfMessage },
  ...sealedOfDeliveries,
  { ...sealedPerson, also: MOVE_MARKS },
  ...sealedOfContacts,
]
