import type * as fr from './desk-live-fr.ts'

export const deskLive: typeof fr.deskLive = {
  shape: {
    title: 'Look at the page',
    phone: 'Phone',
    desktop: 'Desktop',
    empty: 'The page shows here as soon as the ad has a headline.',
  },
  fixes: {
    title: 'What would win points back',
    'as-ad': () => 'Say all that the ad says',
    'ad-headline': () => "Use the ad's headline",
    'ad-text': () => "Use the ad's text",
    'ad-offer': () => "Use the ad's description as the offer",
    'ad-button': label => `Write “${label}” on the button`,
    'ad-image': () => "Show the ad's image",
    'word-in-headline': word => `Put “${word}” in the headline`,
    'word-in-offer': word => `Put “${word}” in the offer`,
  },
  gauge: {
    html: 'Page',
    load: 'First load',
    requests: 'Requests',
    kb: (have, most) => `${have} KB of ${most}`,
    of: (have, most) => `${have} of ${most}`,
    over: 'too much',
  },
  autosave: {
    saved: 'Saved',
    unsaved: 'Not saved: the connection or your session is gone. Keep this tab, sign in again in another, then “Save”.',
    wrong: 'Not saved: a text does not fit. It is kept here.',
    conflict: 'Somebody saved this page meanwhile. Your texts stay here: “Save” shows theirs beside them.',
  },
  questions: {
    title: 'What the form asks',
    fields: {
      email: 'Email',
      phone: 'Phone',
      first_name: 'First name',
      last_name: 'Last name',
      company: 'Company',
      message: 'Message',
    },
    hint: 'Email or phone at least. Each further question costs answers.',
    extras: 'Your own are further down.',
    needed: 'The form asks for the email or the phone.',
  },
  look: 'Image and template',
  adTitle: 'The ad',
  adAbout: 'what the platform says',
  trial: {
    button: 'Test the draft against the live version',
    how: 'The draft differs from the live version. Test it: half of the visitors get each, and the result says which converts.',
    same: 'For an A/B test, change a text of the draft: it becomes the variant.',
  },
}
