import * as z from 'zod'
import type { ApiVersion, Call, OAuth } from '../contract.ts'
import { credential, refreshedToken } from '../oauth.ts'
import { bearer, form } from '../requests.ts'

/** SOAP ends on 2027-01-31; the REST API of the same version, which this is, names no end. */
export const api: ApiVersion = {
  version: 'v13',
  endsOn: null,
  source: 'https://learn.microsoft.com/en-us/advertising/guides/migrate-to-rest', // read 2026-11
}
export const API = `https://campaign.api.bingads.microsoft.com/CampaignManagement/${api.version}`

const digits = (what: string) => z.string().regex(/^\d{1,18}$/, `${what}: digits only`)

export const settings = z.strictObject({
  customerId: digits('cid in the address of Microsoft Advertising'),
  accountId: digits('aid in the address of Microsoft Advertising, not the account number with its letter'),
  /** Without it lists are kept, and no conversion is sent: the Conversions API is a pilot. */
  uetTagId: digits('the number of the UET tag').optional(),
})
export type Settings = z.infer<typeof settings>

export const secrets = z.strictObject({
  clientId: z.guid('the Application (client) ID of the app registration, a GUID'),
  clientSecret: credential,
  refreshToken: credential,
  developerToken: credential,
  uetToken: credential.optional(), // of the UET tag, under "Use Conversions API"
})
export type Secrets = z.infer<typeof secrets>

export const headersOf = ({ token, settings, secrets }: Call<Settings, Secrets>): Record<string, string> => ({
  ...bearer(token),
  DeveloperToken: secrets.developerToken,
  CustomerAccountId: settings.accountId,
  CustomerId: settings.customerId,
})

/** learn.microsoft.com/en-us/advertising/guides/authentication-oauth-get-tokens, read 2026-11. Access tokens last an hour. */
export const oauth: OAuth<Secrets> = {
  request: ({ clientId, clientSecret, refreshToken }) =>
    form('https://login.microsoftonline.com/common/oauth2/v2.0/token', {
      client_id: clientId,
      scope: 'https://ads.microsoft.com/msads.manage',
      refresh_token: refreshToken,
      grant_type: 'refresh_token',
      client_secret: clientSecret,
    }),
  token: refreshedToken,
}
