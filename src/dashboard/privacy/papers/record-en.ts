import type { Said } from './facts.ts'
import { MEASURES_EN } from './measures.ts'
import type { Section } from './paper.ts'

/** As record-fr.ts, section by section. */
export function recordEn(said: Said): Section[] {
  const transfers =
    said.platforms.length > 0 ? null : 'No platform is connected. Hosting: see the contract with Cloudflare (art. 28).'
  return [
    {
      title: 'Controller',
      lines: [
        ['Name and contact details (art. 30(1)(a))', said.controllers],
        ['Joint controller, representative', null],
        ['Data protection officer', said.dpo],
        ['Processor (hosting)', said.hosts.length > 0 ? said.hosts : null],
        ['Team that has access', said.team],
      ],
    },
    {
      title: '1. Forms and contacts',
      lines: [
        [
          'Purposes (b)',
          ['answering what people ask by form', 'contacting those who agreed to it', 'following what becomes of leads'],
        ],
        ['Legal basis', ['steps prior to a contract (art. 6(1)(b))', 'consent to be contacted (art. 6(1)(a))']],
        ['People (c)', 'visitors who send a form, customers whom your files name'],
        [
          'Data (c)',
          'e-mail, phone, first and last name, company, country, postcode and city where told, answers, page and ad they came from, outcomes and purchases',
        ],
        [
          'Recipients (d)',
          [
            ...said.recipients,
            ...(said.webhooks > 0 ? [`${said.webhooks} tool(s) told by webhook`] : []),
            'authorised people of the team',
          ],
        ],
        ['Time limit (f)', said.kept],
      ],
    },
    {
      title: '2. Targeted advertising',
      lines: [
        ['Purposes (b)', ['showing ads, or ceasing to, to those who agreed', 'measuring the effect of ads']],
        ['Legal basis', 'consent (art. 6(1)(a); French law of 6 January 1978, art. 82)'],
        ['People (c)', 'contacts and browsers that agreed to advertising'],
        [
          'Data (c)',
          'e-mail, phone, name and country, hashed as each platform wants it; click ids; visits of a browser that is followed; name of the browser',
        ],
        ['Recipients (d)', said.platforms.length > 0 ? said.platforms : 'no platform is connected as of today'],
        ['Transfers outside the Union (e)', transfers],
        [
          'Time limit (f)',
          [
            'browser: 13 months, never extended',
            'consent: ends after 36 months without a sign of the person',
            'conversions told to platforms: 400 days',
          ],
        ],
      ],
    },
    {
      title: '3. Audience measurement',
      lines: [
        ['Purposes (b)', 'counting visits and the effect of pages, without recognising anybody'],
        ['Legal basis', 'the exemption of article 82 within its limits (see the self-assessment), else consent'],
        ['Basis that you chose', null],
        [
          'Data (c)',
          'page, ad, source, device, country, active time, scroll, clicks; no IP address, no id from one visit to the next',
        ],
        ['Recipients (d)', 'authorised people of the team'],
        ['Time limit (f)', `${said.viewMonths} months for each visit; then totals by day, anonymous`],
      ],
    },
    {
      title: 'Security (art. 30(1)(g) and 32(1))',
      lines: [
        ['Measures of the product', MEASURES_EN],
        ['Your measures (computers, access, processors)', null],
      ],
    },
    {
      title: 'Upkeep',
      lines: [
        ['Kept by', null],
        ['Date of review', null],
      ],
    },
  ]
}
