import type * as fr from './guide-fr.ts'
import { inEnglish } from './plural.ts'

export const guide: typeof fr.guide = {
  title: 'First steps',
  lead: 'Your own ad, its page online and the first visit measured: five minutes.',
  progress: (done, of) => `${done} of ${of} steps done`,
  done: 'Done',
  now: 'Now',
  later: 'Next',
  finished: 'Your page is live and your pixel measures. Here is what will make it pay.',
  editorsOnly: 'These steps take the role of editor. An owner can give it to you.',
  steps: {
    identity: {
      title: 'Say who publishes',
      how: 'The law wants every page to say who publishes it. You type this once.',
      done: brand => `The legal identity of “${brand}” is complete.`,
      save: 'Save and go on',
      name: 'Name of the brand',
      nameHelp: 'As it stands on top of your pages.',
      company: 'Company name',
      address: 'Postal address',
      email: 'Contact e-mail',
      publisher: 'Publication director',
      publisherHelp: 'Who answers for what is published, or their function.',
    },
    ad: {
      title: 'Paste your ad',
      how: 'Its text, its picture, its button: the page fills itself, and you see it while you type.',
      go: 'Make the page of my ad',
      done: headline => `“${headline}” has its page.`,
    },
    publish: {
      title: 'Publish the page',
      how: "The score tells whether the page keeps the ad's promise, and each fix is one click.",
      go: 'Check and publish',
      done: 'The page is live.',
    },
    view: {
      title: 'Open it on your phone',
      how: 'Scan this code or open the address. The visit shows here within seconds.',
      code: "QR code of the page's address",
      waiting: 'Waiting for the first visit…',
      done: when => `First visit measured on ${when}.`,
      open: 'Open the page',
      address: 'Address of the page',
    },
  },
  next: {
    spend: {
      title: 'Import your spend',
      how: "The ad platform's report: you will know what each lead costs.",
      go: 'Import',
    },
    connection: {
      title: 'Connect a platform',
      how: 'Your audiences and conversions go there by themselves.',
      go: 'Connect',
    },
    pixel: { title: 'Put the pixel on your site', how: 'To follow what happens after the page, too.', go: 'Install' },
    colleagues: { title: 'Invite the team', how: 'A link for each person, with the role they need.', go: 'Invite' },
  },
  demo: {
    title: 'The demo data',
    what: (campaigns, ads, views, people, audiences) =>
      `All of it is made up: ${inEnglish(campaigns, 'campaign', 'campaigns')}, ${inEnglish(ads, 'ad', 'ads')}, ${inEnglish(views, 'visit', 'visits')}, ${inEnglish(people, 'person', 'people')}, ${inEnglish(audiences, 'audience', 'audiences')}.`,
    how: 'They are there to try things. Removing them touches nothing that you have made, except what you added to these campaigns. They do not come back.',
    remove: 'Remove the demo',
    removed: 'The demo is gone. Only what is yours is left.',
    held: 'Something of yours leans on the demo. End it or change it first:',
    kinds: { list: 'List kept up to date', audience: 'Audience' },
    ownerOnly: 'An owner can remove it.',
  },
  strip: {
    title: 'What you see is the demo.',
    how: 'Put your own ad online in five minutes.',
    go: 'Begin',
  },
}
