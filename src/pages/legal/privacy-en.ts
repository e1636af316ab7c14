import type { Brand } from '../../brands/schema.ts'
import { hostOf } from './notice.ts'
import type { Section } from './page.tsx'

/** GDPR, article 13, in the order in which it asks. privacy-fr.ts says the same, section by section. */
export function privacyEn({ name, legal: l }: Brand): Section[] {
  const who = l.company ?? name
  return [
    {
      title: 'Who is responsible for your data',
      facts: [
        ['Controller', who],
        ['Address', l.address],
        ['E-mail', l.email],
        ['Data protection officer', l.dpo],
      ],
    },
    {
      title: 'What they are for, and on what basis',
      paragraphs: [
        'Fields marked “optional” really are; without the others we could not answer you. No decision is made by a machine alone.',
      ],
      facts: [
        [
          'Answering your request',
          'Your answers to the form and the page that you were on. Basis: steps taken at your request prior to a contract (GDPR, art. 6.1.b).',
        ],
        [
          'Contacting you about our offers',
          'Your name, email and phone, if you ticked the box meant for that. Basis: your consent (art. 6.1.a).',
        ],
        [
          'Targeted ads on social networks and ad platforms',
          `If, and only if, you ticked the separate box meant for that: your email, phone, name and country are shared, in hashed form, with ad platforms (Meta, Google…), which match them with the accounts of their users. ${who} can then show you its ads there, stop showing them, or measure their effect. Agreeing to be contacted is not agreeing to this. Basis: your consent (art. 6.1.a).`,
        ],
        [
          'Ads that follow your visit',
          'If you accept on the page: your visits to our pages, the ad that you came from, its click id, and the number by which a script of an ad platform, if there is one on the page, knows your browser. By that id, and with the name of your browser, we tell these platforms how far your visit went, so that they show you our ads, stop showing them, or measure their effect; never your IP address. Your visits are linked to your contact details if you send us a form, or follow a link that was made for you. Basis: your consent (art. 6.1.a; French law of 6 January 1978, art. 82).',
        ],
        [
          'Measuring the audience',
          'Anonymous statistics, which do not recognise you from one page to the next: they are exempt from consent (CNIL). At times we compare two versions of a page: a cookie then keeps which one you are shown, and we only draw totals from it. You may object to them: /privacy/choice',
        ],
        [
          'Proving your choices, keeping robots out',
          'The text, date and page of each choice (legal obligation, art. 6.1.c and 7.1); the number of forms sent from one address (legitimate interest, art. 6.1.f).',
        ],
      ],
    },
    {
      title: 'Who receives them',
      paragraphs: [
        'Some recipients are outside the European Union, in the United States in particular: these transfers are covered by an adequacy decision or by the standard contractual clauses of the European Commission.',
      ],
      facts: [
        ['With us', `The people of ${who} who handle your request.`],
        ['Host, processor', hostOf(l)],
        ['Other recipients', l.recipients.join('; ') || null],
        ['Ad platforms', 'Meta, Google and the other platforms that we use, only if you agreed.'],
      ],
    },
    {
      title: 'For how long',
      facts: [
        [
          'Your answers and contact details',
          l.retentionMonths
            ? `${l.retentionMonths} months after your last exchange with us, encrypted.`
            : 'Encrypted, until you ask for their erasure.',
        ],
        ['Your visits, if you accepted', '13 months at most; they are erased as soon as you change your mind.'],
        ['Anonymous statistics', '25 months at most.'],
        ['Proof of your choices', 'As long as we may have to produce it.'],
      ],
    },
    {
      title: 'Cookies',
      paragraphs: [
        'Before your choice none is set, except that of a comparison of pages. You can change your choice at any time: /privacy/choice',
      ],
      facts: [
        ['__Host-l2l_visitor', 'If you accept: a random number that links your visits. 13 months.'],
        [
          '__Host-l2l_sequence',
          'If you accept: which campaigns you saw and when, so as not to tell you the same thing twice. 60 days.',
        ],
        ['__Host-l2l_refused', 'If you refuse: the fact that you refused, so as not to ask again. 6 months.'],
        [
          '__Host-l2l_ab',
          'When a page is compared with another: which one you are shown, and whether you sent the form, to count how many visitors of each send it. No number, no advertising. Exempt from consent; 13 months at most, never extended.',
        ],
        [
          '__Host-l2l_unmeasured',
          'If you object to audience measurement: the fact that you object, so that your visits are not counted. 13 months.',
        ],
      ],
    },
    {
      title: 'Your rights',
      paragraphs: [
        `You may ask for access to your data, their rectification, their erasure, the restriction of their processing and their portability, object to their use, say what becomes of them after your death, and withdraw each of your agreements at any time, without effect on what was done before${l.email ? `. Write to ${l.email}` : ''}.`,
        'When you withdraw your agreement, or ask for erasure, you also leave the lists that were shared, at their next update.',
        'You may lodge a complaint with your data protection authority (in France, the CNIL: cnil.fr).',
      ],
    },
    ...(l.extraPrivacy.en.length > 0 ? [{ title: 'Also', paragraphs: l.extraPrivacy.en }] : []),
  ]
}
