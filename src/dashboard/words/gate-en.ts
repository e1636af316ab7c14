import type { gate as fr } from './gate-fr.ts'

export const gate: typeof fr = {
  publish: {
    title: 'Publish',
    checks: 'Before publishing',
    free: 'Nothing blocks.',
    ready: 'Nothing blocks: the page can be published.',
    blocked: n => (n < 2 ? 'One point blocks publishing.' : `${n} points block publishing.`),
    blocks: 'Blocks',
    warns: 'Good to know',
    passes: n => (n < 2 ? 'One check passed' : `${n} checks passed`),
    detail: 'Detail',
    reason: 'Written reason',
    reasonHint: least =>
      `The page keeps less than ${least}% of the promise. Say why it goes out all the same: the reason stays with the version.`,
    impact: n =>
      n < 2
        ? 'Publishing changes what the clicks of one live ad get.'
        : `This page gets the clicks of ${n} live ads: publishing changes them all.`,
    noImpact: 'No live ad leads to this page yet: publishing changes none.',
    ad: 'Ad',
    score: 'Score',
    spend: 'Spend, 30 d',
    from: (before, after) => `${before} → ${after}`,
    breaks: 'less of the promise is kept: an alert will tell',
  },
  checks: {
    match: {
      name: 'Promise',
      how: 'The page keeps less than 60% of what the ad says. The score tells what to bring back.',
    },
    weight: { name: 'Weight', how: 'HTML and style exceed 14 KB compressed. Shorten the texts.' },
    'first-load': {
      name: 'First load',
      how: 'The first screen exceeds 150 KB or 6 requests on a phone. Remove or lighten an image.',
    },
    'third-party': { name: 'Third parties', how: "The page asks something of somebody else's server. Remove it." },
    'wcag.contrast': { name: 'Contrast', how: 'A text or an edge is hard to read on its ground. Change the colour.' },
    'wcag.language': { name: 'Language and title', how: 'The language or the title of the page is missing.' },
    'wcag.headings': { name: 'Headings', how: 'A heading level is skipped.' },
    'wcag.images': { name: 'Images', how: 'An image has no text in its place.' },
    'wcag.names': { name: 'Links and buttons', how: 'A link, a button or a field has no name.' },
    'wcag.ids': { name: 'Identifiers', how: 'An identifier is there twice.' },
    'wcag.labels': { name: 'Labels', how: 'A field of the form has no label.' },
    'wcag.errors': { name: 'Errors of the form', how: 'A refused form does not say what is wrong.' },
    'wcag.targets': { name: 'Targets', how: 'A link or a button is under 24 px.' },
    'legal-identity': {
      name: 'Publisher',
      how: "The publisher is not named under the page. Complete the brand's legal identity.",
    },
    form: { name: 'Form', how: 'More than 4 questions cost answers, or a setting is missing.' },
    'form-notice': {
      name: 'Notice of the form',
      how: 'The form does not say what is done with the answers, or a box is ticked in advance.',
    },
    links: { name: 'Links', how: 'A link is neither https nor of the page, or its anchor is missing.' },
    offer: { name: 'Proof of the offer', how: 'A struck price, a deadline or an incentive has no proof, or is over.' },
    'offer-dates': {
      name: 'Dates of the offer',
      how: 'A reference price is older than a year, an incentive is over, or so is the event: the page no longer shows its date.',
    },
    placeholders: {
      name: 'Braces',
      how: 'A word between braces is not declared: visitors would read the braces. Add it under "Texts that follow the link", or write the words themselves.',
    },
    'compared-price': { name: 'Compared price', how: 'A price is compared with another without the proof of it.' },
    voice: { name: 'Tu or vous', how: 'A French text says tu on a page that says vous, or the other way round.' },
    'picture-text': {
      name: 'Image without description',
      how: 'Who does not see the image knows nothing of it. If it says something, write that under the page’s “Image and template”.',
    },
    test: { name: 'Test', how: 'A test runs on this page. Stop it, or apply one of its versions, then publish.' },
  },
}
