import type { robots as fr } from './robots-fr.ts'

export const robots: typeof fr = {
  title: 'Views counted and left out',
  human: 'Counted',
  excluded: 'Left out',
  share: 'Share left out',
  none: 'No view in this period. Install the tag or publish a page: robots come soon.',
  modes:
    'In force: the rule leaves views out of the counts. On trial: it changes nothing, and shows here what it would leave out. Off: it is not used. Past views always follow today’s setting: nothing is ever thrown away.',
  mode: { on: 'In force', shadow: 'On trial', off: 'Off' },
  set: 'Setting',
  save: 'Apply',
  saveOf: rule => `Apply to “${rule}”`,
  switched: mode => `Done: ${mode.toLowerCase()}. The counts follow from now on.`,
  caught: (n, views, only) =>
    n === 0
      ? 'No view recognised in this period.'
      : `${views} ${n < 2 ? 'view' : 'views'} recognised, ${only} of them by no other rule in force.`,
  doubt: signs => `Signs of people among them: ${signs}.`,
  ifMany: {
    on: 'If there are many, the rule is wrong: put it on trial.',
    shadow: 'If there are many, the rule would leave people out: keep it on trial.',
    off: 'If there are many, the rule would leave people out: keep it off.',
  },
  noDoubt: 'No sign of a person among them.',
  trusted: n => `${n} with a real gesture`,
  interacted: n => `${n} with a timed interaction`,
  converted: n => `${n} that became a lead or a purchase`,
  marks: 'What gave them away',
  rules: {
    'no-user-agent': { name: 'No browser named', how: 'The request does not say which program makes it.' },
    'user-agent': { name: 'Declared robots', how: 'Search engines, link previews, tools: they name themselves.' },
    webdriver: { name: 'Driven browser', how: 'The browser says that a program drives it.' },
    prefetch: { name: 'Page made in advance', how: 'Loaded ahead, without anybody having opened it.' },
    'data-centre': {
      name: 'Network of servers',
      how: 'The visit comes from a data centre, from which hardly anybody browses.',
    },
    'no-trusted-input': {
      name: 'No real gesture',
      how: 'Clicks or typing, and no hand behind them: a script made them.',
    },
    'shared-network': { name: 'Shared network', how: 'A host that people come out of as well: VPN, company gateways.' },
  },
  refused: 'The setting was not changed: try again.',
}
