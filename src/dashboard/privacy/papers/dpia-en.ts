import type { Said } from './facts.ts'
import { MEASURES_EN } from './measures.ts'
import type { Section } from './paper.ts'

/** As dpia-fr.ts, section by section. */
export function dpiaEn(said: Said): Section[] {
  const weighed = [
    ['Severity', null],
    ['Likelihood', null],
  ] as const
  return [
    {
      title: '1. Is an assessment needed?',
      text: 'It is where processing is likely to result in a high risk (art. 35(1)). The usual signs, to be weighed together:',
      lines: [
        ['Evaluating people', 'yes, slightly: tiers of engagement by campaign, no automated decision (art. 22)'],
        ['Combining data', 'yes, after consent: visits and form, then hashed lists with platforms'],
        ['Large scale', null],
        ['Vulnerable people, sensitive data', null],
        ['Conclusion', null],
      ],
    },
    {
      title: '2. Description (art. 35(7)(a))',
      lines: [
        ['Controller', said.controllers],
        [
          'Purposes',
          [
            'answering what people ask',
            'targeted advertising to those alone who agreed',
            'anonymous audience measurement',
          ],
        ],
        ['Data', 'contact details and answers; visits followed after consent; anonymous counts without it'],
        [
          'Recipients',
          said.platforms.length > 0
            ? [...said.platforms, ...said.recipients]
            : [...said.recipients, 'no platform is connected as of today'],
        ],
        ['Hosting', said.hosts.length > 0 ? said.hosts : null],
        [
          'Time limits',
          [
            ...said.kept,
            `visits: ${said.viewMonths} months`,
            'browsers: 13 months',
            'consent without a sign: 36 months',
          ],
        ],
      ],
    },
    {
      title: '3. Necessity and proportionality (art. 35(7)(b))',
      lines: [
        ['Minimisation', 'only the e-mail or the phone is needed in a form; no IP address is kept'],
        ['Consent', 'two separate boxes, unticked; proof of the text, the time and the page; withdrawn in one gesture'],
        ['Information', 'the brand’s privacy page, linked to under each page and form'],
        [
          'Rights',
          'access, erasure and portability from the page Requests, the month is watched; objection to measurement at /privacy/choice',
        ],
        ['Processors and transfers (art. 28, 44 and following)', null],
      ],
    },
    {
      title: '4. Risk: illegitimate access to data (art. 35(7)(c))',
      lines: [
        ['For people', 'canvassing, phishing, an interest revealed'],
        ['Sources', 'a stolen API key or session, a member of the team, a tool told by webhook, a platform'],
        ['What reduces it', [MEASURES_EN[0]!, MEASURES_EN[2]!, MEASURES_EN[3]!]],
        ...weighed,
      ],
    },
    {
      title: '5. Risk: unwanted change',
      lines: [
        ['For people', 'ads in spite of a refusal, an answer sent to somebody else'],
        ['Sources', 'a shared phone, a shared browser, a wrong file'],
        [
          'What reduces it',
          [
            'consent is never inferred; a later refusal wins',
            'a phone does not make a person; a disputed browser waits for the team',
            MEASURES_EN[4]!,
          ],
        ],
        ...weighed,
      ],
    },
    {
      title: '6. Risk: data disappears',
      lines: [
        ['For people', 'a request without an answer, proof of a choice lost'],
        ['Sources', 'an outage, a deletion by mistake'],
        [
          'What reduces it',
          [
            'messages are tried again, writes may be repeated without doubles',
            'the database can be brought back to a past moment (Cloudflare D1, 30 days at most)',
          ],
        ],
        ...weighed,
      ],
    },
    {
      title: '7. Measures (art. 35(7)(d))',
      lines: [
        ['Measures of the product', MEASURES_EN],
        ['Your measures', null],
      ],
    },
    {
      title: '8. Opinions and decision',
      lines: [
        ['Opinion of the data protection officer (art. 35(2))', null],
        ['Views of the people concerned (art. 35(9))', null],
        ['Remaining risk, and consultation of the authority if it stays high (art. 36)', null],
        ['Decision, date, signature', null],
      ],
    },
  ]
}
