import * as z from 'zod'
import { hash, key, name } from './list-fields.ts'
import type { ListsEndpoint } from './lists.ts'
import { isMalformed, type Reply } from './wire.ts'

/** learn.microsoft.com/en-us/advertising/campaign-management-service/{addaudiences,applycustomerlistuserdata,getaudiencesbyids} and
 *  guides/handle-service-errors-exceptions, read 2026-11. */
const API = 'https://campaign.api.bingads.microsoft.com/CampaignManagement/v13'

const create = z.strictObject({
  Audiences: z.tuple([
    z.strictObject({ Type: z.literal('CustomerList'), Name: name, Description: key, Scope: z.literal('Customer') }),
  ]),
})
const apply = z.strictObject({
  CustomerListUserData: z.strictObject({
    ActionType: z.enum(['Add', 'Remove']),
    AudienceId: z.string().regex(/^\d+$/),
    CustomerListItemSubType: z.enum(['Email', 'Phone']),
    CustomerListItems: z.array(hash),
  }),
})

const query = z.strictObject({ AudienceIds: z.tuple([z.string().regex(/^\d+$/)]), Type: z.literal('CustomerList') })

const faults = (status: number, Code: number, ErrorCode: string, kind = 'OperationErrors'): Reply => ({
  status,
  body: { [kind]: [{ Code, ErrorCode, Message: '…' }], TrackingId: '3f1c5a52-0000-4000-8000-000000000001' },
})

const NOT_THERE = { Audiences: [null], PartialErrors: [{ Code: 9006, ErrorCode: 'ExampleError', Index: 0 }] }

export const microsoft: ListsEndpoint = {
  settings: { customerId: '1234567', accountId: '7654321' },
  secrets: {
    clientId: '00000000-1111-4222-8333-444444444444',
    clientSecret: 'fake~client.secret',
    refreshToken: 'M.C500_FAKE',
    developerToken: 'FAKEDEV0000001',
  },
  tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  most: 1000,
  takesOthers: true,
  read: (heard, token) => {
    const headers = {
      authorization: `Bearer ${token}`,
      developertoken: 'FAKEDEV0000001',
      customeraccountid: '7654321',
      customerid: '1234567',
    }
    if (isMalformed(heard, headers)) return microsoft.revoked
    const at = `${heard.method} ${heard.url}`
    if (at === `POST ${API}/Audiences`) {
      const { data } = create.safeParse(heard.body)
      return data ? { act: 'create', name: data.Audiences[0].Name } : microsoft.wholeRefused
    }
    if (at === `POST ${API}/Audiences/QueryByIds`) {
      const { data } = query.safeParse(heard.body)
      return data ? { act: 'look', list: data.AudienceIds[0] } : microsoft.wholeRefused
    }
    if (at !== `POST ${API}/CustomerListUserData/Apply`) return { status: 404, body: '<html>' }
    const { data } = apply.safeParse(heard.body)
    if (!data) return microsoft.wholeRefused
    const { ActionType, AudienceId: list, CustomerListItems } = data.CustomerListUserData
    return { act: ActionType === 'Add' ? 'add' : 'remove', list, rows: CustomerListItems.map(one => [one]) }
  },
  made: id => ({ status: 200, body: { AudienceIds: [id], PartialErrors: [] } }),
  // 200, and errors inside that name their items by place; the others were taken.
  changed: (_, __, refused) => ({
    status: 200,
    body: { PartialErrors: refused.map(Index => ({ Code: 9002, ErrorCode: 'ExampleError', Message: '…', Index })) },
  }),
  looked: (Id, isThere) => ({
    status: 200,
    body: isThere ? { Audiences: [{ Id, Type: 'CustomerList' }], PartialErrors: [] } : NOT_THERE,
  }),
  wholeRefused: faults(400, 9004, 'ExampleError'),
  unknown: faults(400, 9004, 'ExampleError'),
  revoked: faults(500, 105, 'InvalidCredentials', 'Errors'),
  terms: faults(400, 9005, 'CustomerListTermsAndConditionsNotAccepted'),
  tooMany: faults(400, 117, 'CallRateExceeded'),
  down: faults(500, 0, 'InternalError', 'Errors'),
}
