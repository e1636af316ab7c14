/** What the columns of a CRM's exports are called, folded, in the order in which they are preferred. Seen in exports and import
 *  templates of common CRMs and shops (English), and their plain translations (French); `mapping` is the way out. */
export interface Format<Field extends string> {
  columns: Record<Field, readonly string[]>
  required: readonly { oneOf: readonly NoInfer<Field>[]; why: string }[]
  constants: readonly NoInfer<Field>[] // what `mapping` may say for all lines at once: {"currency": "=EUR"}
}

const EMAIL = [
  'email', 'e mail', 'mail', 'email address', 'e mail address', 'adresse e mail', 'adresse email', 'adresse mail',
  'adresse electronique', 'courriel', 'primary email', 'email principal', 'customer email', 'email client',
] // biome-ignore format: one list
const LEAD = ['lead', 'lead id', 'event id', 'id du lead', 'identifiant du lead', 'id du prospect']
const CURRENCY = ['currency', 'devise', 'currency code', 'code devise', 'code de la devise', 'monnaie']
const COUNTRY = ['country', 'pays', 'country code', 'code pays', 'country region', 'pays region']

export const CUSTOMERS = {
  columns: {
    email: EMAIL,
    phone: [
      'phone', 'telephone', 'tel', 'phone number', 'numero de telephone', 'mobile', 'mobile phone', 'mobile phone number',
      'telephone mobile', 'telephone portable', 'portable', 'gsm',
    ],
    first_name: ['first name', 'firstname', 'prenom', 'given name'],
    last_name: ['last name', 'lastname', 'nom', 'nom de famille', 'surname', 'family name'],
    company: ['company', 'company name', 'entreprise', 'nom de l entreprise', 'societe', 'raison sociale', 'organisation', 'organization'],
    country: COUNTRY,
    zip: ['zip', 'zip code', 'postal code', 'postcode', 'code postal', 'cp'],
    city: ['city', 'ville', 'town'],
    value: [
      'value', 'valeur', 'lifetime value', 'customer lifetime value', 'ltv', 'clv', 'total spent', 'total revenue', 'total depense',
      'chiffre d affaires', 'ca', 'ca total', 'montant total', 'montant', 'valeur vie client',
    ],
    currency: CURRENCY,
    last_purchase: [
      'last purchase', 'last purchase date', 'last order', 'last order date', 'date du dernier achat', 'dernier achat',
      'derniere commande', 'date de derniere commande', 'date de la derniere commande',
    ],
    consent_ads: [
      'consent ads', 'ads consent', 'advertising consent', 'consentement publicite', 'consentement publicitaire', 'consentement pub',
      'consentement a la publicite', 'consentement publicite ciblee',
    ],
    consent_at: ['consent at', 'consent date', 'date du consentement', 'date de consentement', 'date consentement'],
    consent_text: ['consent text', 'consent version', 'texte du consentement', 'version du consentement'],
  },
  required: [
    { oneOf: ['email', 'phone'], why: 'people are known by an e-mail address or a phone number' },
    { oneOf: ['consent_ads'], why: 'each line has to say whether that person agreed to advertising: yes, no or withdrawn' },
  ],
  constants: ['country', 'currency', 'consent_text'],
} as const satisfies Format<string> // biome-ignore format: one list per column

export type CustomerField = keyof typeof CUSTOMERS.columns

const OF_LEAD = { lead: LEAD, email: EMAIL, currency: CURRENCY }
const WHOSE = { oneOf: ['lead', 'email'], why: 'the lead’s id, or the e-mail address of whoever it was' } as const

export const OUTCOMES = {
  columns: {
    ...OF_LEAD,
    status: ['status', 'statut', 'lead status', 'deal stage', 'stage', 'etape', 'phase', 'outcome', 'resultat', 'etat'],
    date: ['date', 'at', 'close date', 'closed date', 'date de cloture', 'date de signature', 'status date', 'date du statut'],
    value: ['value', 'valeur', 'amount', 'montant', 'deal amount', 'montant de l affaire', 'revenue'],
  },
  required: [WHOSE, { oneOf: ['status'], why: 'what became of the lead: qualified, won or lost' }],
  constants: ['status', 'currency'],
} as const satisfies Format<string> // biome-ignore format: one list per column

export type OutcomeField = keyof typeof OUTCOMES.columns

export const PURCHASES = {
  columns: {
    ...OF_LEAD,
    order: [
      'order', 'order id', 'order number', 'order name', 'commande', 'numero de commande', 'n de commande', 'reference commande',
      'id de commande', 'invoice number', 'numero de facture',
    ],
    date: ['date', 'at', 'order date', 'created at', 'paid at', 'date de commande', 'date de la commande', 'date d achat'],
    value: ['value', 'valeur', 'total', 'amount', 'montant', 'montant total', 'order total', 'total ttc', 'revenue'],
  },
  required: [
    WHOSE,
    { oneOf: ['order'], why: 'the order’s number: it is how an order told twice counts once' },
    { oneOf: ['value'], why: 'what was paid in all' },
  ],
  constants: ['currency'],
} as const satisfies Format<string> // biome-ignore format: one list per column

export type PurchaseField = keyof typeof PURCHASES.columns
