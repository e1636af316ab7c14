import { columnOf, type SealedColumn } from '../db/sealed-column.ts'
import { placeOfAnswers } from './answers.ts'
import { placeOfPerson } from './person.ts'
import { placeOfRequest } from './requests/store.ts'

const ANSWERS = `SELECT id, sealed FROM conversions WHERE id > ?1 AND kind = 'lead' ORDER BY id LIMIT ?2`
const REPLACE_ANSWERS = `
  UPDATE conversions SET sealed = j.value ->> 2 FROM json_each(?1) j
  WHERE conversions.id = j.value ->> 0 AND kind = 'lead' AND conversions.sealed = j.value ->> 1`

export const sealedPerson = { ...columnOf('contacts', 'sealed'), place: placeOfPerson }

export const sealedOfContacts: readonly SealedColumn[] = [
  { name: 'conversions.sealed', page: ANSWERS, replace: REPLACE_ANSWERS, place: placeOfAnswers },
  { ...columnOf('privacy_requests', 'sealed'), place: placeOfRequest },
]
