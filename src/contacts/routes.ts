import * as z from 'zod'
import { list } from '../accounts/endpoint.ts'
import { crmEndpoints } from './crm/routes.ts'
import { leadEndpoints } from './leads/routes.ts'
import { openPerson } from './person.ts'
import { personEndpoints } from './person-endpoints.ts'
import { requestEndpoints } from './requests/routes.ts'
import { listContacts } from './store.ts'

const said = z.string().nullable()

const personAnswer = z.strictObject({
  id: z.string(),
  ...{ email: said, phone: said, first_name: said, last_name: said },
  ...{ company: said, country: said, zip: said, city: said },
  createdAt: z.int(),
  contactConsentAt: z.int().nullable().describe('When they agreed to be contacted; null: they did not.'),
  adsConsentAt: z.int().nullable().describe('When they agreed to targeted advertising; null: they did not.'),
})

export const contactEndpoints = [
  list({
    path: '/contacts',
    role: 'editor',
    summary: 'People who sent a form or whom a file of customers names, in the clear.',
    item: personAnswer,
    rows: (c, cursor, limit) => listContacts(c.env.DB, cursor, limit),
    keyOf: row => row.id,
    shown: async (row, c) => ({
      id: row.id,
      ...(await openPerson(c.env.DATA_KEY, row.id, row.sealed)),
      createdAt: row.created_at,
      contactConsentAt: row.contact_consent_at,
      adsConsentAt: row.ads_consent_at,
    }),
  }),
  ...personEndpoints,
  ...crmEndpoints,
  ...leadEndpoints,
  ...requestEndpoints,
]
