import { DAY_MS, dayOf } from '../../lib/time.ts'
import { actionPath } from '../action.ts'
import { worthOf } from './leaks.ts'
import type { Money } from './money.ts'
import type { Action, Code, Seen } from './reasons.ts'
import { LATE_REPORT_DAYS, QUIET_MS } from './schema.ts'

interface Rule {
  urgency: 1 | 2 | 3 // 3: something has stopped; 2: we decide without knowing; 1: there is something to gain
  find: (seen: Seen) => Action[]
}

const ofNone = { campaign: '', ad: '', stake: null }
const pageOf = (campaign: string, ad = '') => `/app/campaigns/${campaign}${ad === '' ? '' : `/ads/${ad}`}`
const stake = (basis: 'recoverable' | 'spent', money: Money): Action['stake'] =>
  Object.keys(money).length > 0 ? { basis, money } : null

/** What each kind of reason is found by. */
export const RULES: Record<Code, Rule> = {
  leak: {
    urgency: 3,
    find: ({ leaks }) =>
      leaks.map(leak => {
        const { campaign, ad, action } = leak
        return {
          code: 'leak',
          facts: leak,
          campaign,
          ad,
          href: action.href,
          stake: stake('recoverable', worthOf(leak)),
        }
      }),
  },
  exposed: {
    urgency: 3,
    find: ({ exposed }) =>
      exposed.map(exposure => {
        const { campaign, ad, servedBy, spend } = exposure
        return {
          code: 'exposed',
          facts: exposure,
          campaign,
          ad,
          href: pageOf(campaign, servedBy),
          stake: stake('spent', spend),
        }
      }),
  },
  fatal: {
    urgency: 2,
    // What a page breaks is told ad by ad, by what is exposed to it.
    find: ({ fatal }) =>
      fatal
        .filter(({ error, remedy }) => error !== 'broken-promise' || remedy.code === 'speed-up')
        .map(({ error, remedy, campaign, atStake }) => {
          const money = atStake ? { [atStake.currency]: atStake.micros } : {}
          return {
            code: 'fatal',
            facts: { error, remedy },
            campaign,
            ad: '',
            href: remedy.href,
            stake: stake('spent', money),
          }
        }),
  },
  notice: {
    urgency: 3,
    // Leaks and broken pages are found anew with the figures of these days.
    find: ({ notices, spentOn }) =>
      notices
        .filter(({ kind }) => kind !== 'leak' && kind !== 'broken-page')
        .map(notice => {
          const { kind, campaign, ad } = notice
          const money = kind === 'drift' ? spentOn(campaign, ad) : {}
          return { code: 'notice', facts: notice, campaign, ad, href: actionPath(notice), stake: stake('spent', money) }
        }),
  },
  'no-view': {
    urgency: 3,
    find: ({ standings, now }) =>
      standings
        .filter(({ live_for_long, seen_at }) => live_for_long === 1 && (seen_at ?? 0) < now - QUIET_MS)
        .map(({ campaign, seen_at }) => {
          return { ...ofNone, code: 'no-view', facts: { seenAt: seen_at }, campaign, href: '/app/measure' }
        }),
  },
  'list-late': {
    urgency: 3,
    find: ({ account: { late } }) =>
      late
        ? [
            {
              ...{ ...ofNone, code: 'list-late', facts: { dueAt: late.dueAt } },
              href: `/app/platforms/${late.connection}/lists/${late.list}`,
            },
          ]
        : [],
  },
  'spend-late': {
    urgency: 2,
    find: ({ standings, now }) => {
      const limit = dayOf(now - LATE_REPORT_DAYS * DAY_MS)
      return standings
        .filter(({ paid_visits, reported_to }) => paid_visits === 1 && (reported_to ?? '') < limit)
        .map(({ campaign, reported_to }) => {
          return { ...ofNone, code: 'spend-late', facts: { until: reported_to }, campaign, href: '/app/spend' }
        })
    },
  },
  unnamed: {
    urgency: 2,
    find: ({ account }) =>
      account.unnamed.map(({ brand, name, missing }) => {
        return { ...ofNone, code: 'unnamed', facts: { brand: name, missing }, href: `/app/brands/${brand}/legal` }
      }),
  },
  'no-ads': {
    urgency: 1,
    find: ({ standings }) =>
      standings
        .filter(({ ads }) => ads === 0)
        .map(({ campaign }) => ({ ...ofNone, code: 'no-ads', facts: {}, campaign, href: pageOf(campaign) })),
  },
  unpublished: {
    urgency: 1,
    find: ({ standings }) =>
      standings.flatMap(({ campaign, drafts: ads, draft }) =>
        draft
          ? [{ ...ofNone, code: 'unpublished', facts: { ads }, campaign, ad: draft, href: pageOf(campaign, draft) }]
          : [],
      ),
  },
  unpictured: {
    urgency: 1,
    find: ({ standings }) =>
      standings.flatMap(({ campaign, unpictured: ads, bare }) =>
        bare
          ? [{ ...ofNone, code: 'unpictured', facts: { ads }, campaign, ad: bare, href: pageOf(campaign, bare) }]
          : [],
      ),
  },
  unjudged: {
    urgency: 1,
    find: ({ account: { unjudged: leads } }) =>
      leads > 0 ? [{ ...ofNone, code: 'unjudged', facts: { leads }, href: '/app/leads?status=new' }] : [],
  },
}
