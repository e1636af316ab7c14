import { MARK_CHARS, markOfText } from '../contacts/person.ts'
import { columnOf, type SealedColumn } from '../db/sealed-column.ts'
import { placeOfSecrets, placeOfToken } from './platforms/connection-store.ts'
import { placeOfRows } from './sync/member-rows.ts'
import { placeOfSecret } from './webhook-store.ts'

// By 'list contact': two UUIDs.
const ROWS = `
  SELECT list || ' ' || contact_id AS id, rows_sealed AS sealed FROM sent_members
  WHERE (list, contact_id) > (substr(?1, 1, 36), substr(?1, 38)) ORDER BY list, contact_id LIMIT ?2`
const REPLACE_ROWS = `
  UPDATE sent_members SET rows_sealed = j.value ->> 2 FROM json_each(?1) j
  WHERE list = substr(j.value ->> 0, 1, 36) AND contact_id = substr(j.value ->> 0, 38) AND rows_sealed = j.value ->> 1`

/** Goes with what replaces contacts.sealed: who was sealed again is the same person, and no list sends them again. */
export const MOVE_MARKS = `
  UPDATE sent_members SET mark = ${markOfText('j.value ->> 2')} || substr(mark, ${MARK_CHARS} + 1) FROM json_each(?1) j
  WHERE contact_id = j.value ->> 0 AND substr(mark, 1, ${MARK_CHARS}) = ${markOfText('j.value ->> 1')}
    AND EXISTS (SELECT 1 FROM contacts c WHERE c.id = j.value ->> 0 AND c.sealed = j.value ->> 2)`

/** Lines made before are sealed too (`prepared`), but are dropped and made again: see dropPrepared. */
export const sealedOfDeliveries: readonly SealedColumn[] = [
  { ...columnOf('webhooks', 'secret_sealed'), place: placeOfSecret },
  { ...columnOf('webhooks', 'previous_sealed'), place: placeOfSecret },
  { ...columnOf('connections', 'secrets_sealed'), place: placeOfSecrets },
  { ...columnOf('connections', 'token_sealed'), place: placeOfToken },
  {
    ...{ name: 'sent_members.rows_sealed', page: ROWS, replace: REPLACE_ROWS },
    place: id => placeOfRows(id.slice(0, 36), id.slice(37)),
  },
]
