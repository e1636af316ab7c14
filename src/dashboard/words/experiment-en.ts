import type { experiment as fr } from './experiment-fr.ts'
import { inEnglish } from './plural.ts'

export const experiment: typeof fr = {
  title: 'Test versions of the page',
  link: 'Test another version',
  runs: 'See the test that runs',
  lead: 'Each visitor gets the live page or a variant at random, and keeps it. Browsers are counted, not views. Robots, the team and whoever objects get the live page and are not counted.',
  notLive: {
    title: 'The page is not live',
    how: 'A test compares a variant with what your visitors see today. Publish the page first.',
    next: 'Go to the page',
  },
  arm: arm => arm.toUpperCase(),
  armOf: (arm, version, control) =>
    control ? `${arm.toUpperCase()} · version ${version}, live` : `${arm.toUpperCase()} · version ${version}`,
  named: (name, value) => `${name}: ${value}`,
  see: 'Preview',
  editorsOnly: 'Planning and starting a test take the editor role.',

  variant: {
    title: '1. A variant',
    how: 'Edit the draft, then publish it as a variant: it passes the same checks, and the live page does not change.',
    edit: 'Edit the draft',
    publish: 'Publish the draft as a variant',
    below: 'If the draft keeps less than 60% of the promise',
    reason: 'Why test it all the same',
    none: 'No variant yet.',
  },
  plan: {
    title: '2. The test',
    choose: 'Versions compared with the live one',
    version: (n, when) => `Version ${n}, published ${when}`,
    score: n => `score ${n}`,
    old: 'Published before tests were there: publish it again.',
    lift: 'The smallest difference worth finding',
    liftHint:
      'The smaller it is, the more visitors it takes. You may look at any time: the number allows for that. Figures for two versions: each one more takes more.',
    lifts: lift => `${lift} conversions`,
    need: n => inEnglish(n, 'visitor', 'visitors'),
    once: 'Looking once, at the end',
    typical: 'Usually',
    enough: 'Planned',
    days: n => (n.n > 365 ? 'more than a year' : inEnglish(n, 'day', 'days')),
    own: (rate, perDay) =>
      `From this page: ${rate} conversion, ${inEnglish(perDay, 'view', 'views')} a day over 28 days.`,
    benchmark: rate =>
      `This page has few conversions yet: from ${rate}, the median of landing pages (study of 41,000 pages, 2024).`,
    noViews: 'No view in the last 28 days: how long it takes cannot be said.',
    mode: 'Share of visitors',
    modes: {
      split: 'Equal shares: the test learns, and gives a verdict.',
      bandit: 'Optimise without learning: every night the version that converts gets more visitors, without a verdict.',
    },
    banditHint: 'For four versions or more, or a campaign of fewer than 10 days.',
    campaignDays: 'The campaign still runs for (days)',
    submit: 'Plan the test',
  },
  ready: {
    title: 'Ready to start',
    planned: n => `Planned: ${inEnglish(n, 'visitor', 'visitors')} in all, at least 7 full days.`,
    frozen: 'While it runs, the page can neither be published nor rolled back. Taking it down ends the test.',
    start: 'Start the test',
    drop: 'Drop this plan',
  },
  since: when => `Started ${when}`,
  until: (from, to) => `From ${from} to ${to}`,
  ended: {
    stopped: 'Test stopped: the live page stayed.',
    applied: version => `Test finished: version ${version} was made live.`,
    'taken-down': 'The page was taken down: the test has ended.',
  },
  states: {
    'no-data': 'Not every version has had a visitor yet',
    collecting: 'The test goes on',
    undecided: 'Test over, without a verdict',
    optimising: 'Optimises without learning',
    futile: 'No difference that matters',
    mismatch: 'Results hidden',
    verdict: arm => `${arm.toUpperCase()} converts better`,
    keep: 'The live page converts better',
  },
  apart: difference => `${difference} points from A`,
  by: (difference, low, high) => `${difference} points, between ${low} and ${high}`,
  how: {
    'no-data': 'The first figures come with the first visitors.',
    collecting: 'Do not conclude yet: the figures move. Looking often does no harm.',
    optimising:
      'The shares follow the results. They change every night, once each version has 100 visitors and 40 conversions. Shared like this, there is no verdict.',
    futile: 'Whatever you choose, you lose less than a tenth of a point. Keep the version that you prefer.',
    verdict: 'The difference holds, whenever you look. Nothing is applied by itself.',
  },
  missing: {
    title: 'Still missing',
    days: n => `${inEnglish(n, 'full day', 'full days')} (7 at least)`,
    conversions: (n, arm) => `${inEnglish(n, 'conversion', 'conversions')} of ${arm.toUpperCase()} (25 at least)`,
    interval: n =>
      n
        ? `about ${inEnglish(n, 'visitor', 'visitors')}, if the difference stays the same`
        : 'a difference: there is none, or it is too small to be seen',
  },
  progress: (came, planned) => `${inEnglish(came, 'visitor', 'visitors')} of ${planned} planned`,
  daysLeft: n => `reached in ${inEnglish(n, 'day', 'days')} at this pace`,
  mismatch: {
    how: 'Visitors did not come in the proportion they were sent (less than one chance in a thousand). Something chooses who is counted: no figure would mean anything.',
    short: arm => `Mostly visitors of ${arm.toUpperCase()} are missing.`,
    causes: 'To check, the likeliest first',
    names: {
      'slow-arm': 'A version is slower: visitors leave before they are counted.',
      'pixel-fails':
        'A version does not send its measurement: open each preview, then the page, and look at the console.',
      'shared-cache': 'A cache in front of our pages serves one version to everybody.',
      'direct-links': 'Links lead to one version only.',
      'weights-changed': 'The shares changed during the test.',
      bots: 'Robots that are not recognised come to one version only.',
    },
    next: 'Mend the cause, stop this test and start again: these visitors cannot be made up for.',
  },
  figure: 'Conversion rate of each version, with its 95% interval; dotted, that of A',
  table: {
    title: 'Versions of the test',
    version: 'Version',
    share: 'Share',
    visitors: 'Visitors',
    conversions: 'Conversions',
    rate: 'Rate (95%)',
    difference: 'Difference from A, in points',
    best: 'Chance of being best',
    loss: 'Expected loss',
    pValue: 'p',
  },
  reading: {
    interval:
      'Difference: 95% interval that holds at any time, however often it is looked at (confidence sequences, Waudby-Smith et al., 2024). It excludes 0 when the difference holds.',
    bayes: 'Rate, chance and loss: Bayesian, beside it. The loss is what this choice costs on average, in points.',
    holm: 'p is adjusted for the number of versions (Holm).',
  },
  guardrails: {
    title: 'Mind this',
    lcp: (arm, control, value) =>
      `${arm.toUpperCase()} is slower: ${value} slow pages (LCP beyond 2.5 s), against ${control}.`,
    form: (arm, control, value) =>
      `${arm.toUpperCase()} makes people abandon the form: ${value} abandoned, against ${control}.`,
    conversion: (arm, control, value) =>
      `${arm.toUpperCase()} loses conversions: ${value} of visitors without one, against ${control}. Stopping is reasonable.`,
    chance: share => `chance that this is real: ${share}`,
    sure: 'confirmed by the interval that holds at any time',
  },
  told: {
    title: 'What was said',
    mismatch: when => `${when}: visitors out of proportion, results hidden.`,
    futile: when => `${when}: no difference that matters.`,
    verdict: (when, arm) => `${when}: ${arm.toUpperCase()} converts better.`,
  },
  weights: (when, shares) => `${when}: ${shares}`,
  weightsTitle: 'Shares, night after night',
  decide: {
    title: 'Decide',
    apply: (arm, version) => `Make ${arm.toUpperCase()} live (version ${version})`,
    applyHow: 'The test ends and this version becomes everybody’s page. The former one stays among the versions.',
    early: 'The test has given no verdict: the choice is yours.',
    beaten: 'The verdict names another version: the choice is yours.',
    applyGo: 'Yes, make it live',
    stop: 'Stop the test',
    stopHow: 'Everybody gets the live page (A) again. The figures stay.',
    stopGo: 'Yes, stop',
  },
  limits:
    'A conversion is a visitor who sends the form: each browser counts once. A purchase is not counted here. A browser without cookies counts at each visit.',
  past: {
    title: 'Tests that are over',
    back: 'Back to the present test',
    winner: arm => `${arm.toUpperCase()} converted better`,
    none: 'no verdict',
  },
  did: {
    variant: 'The variant is published; the live page has not changed.',
    plan: 'The test is ready: read it again, then start.',
    drop: 'The plan is dropped.',
    start: 'The test has started.',
    stop: 'The test is stopped: everybody gets the live page.',
    apply: 'The version is live.',
  },
  refused: {
    'publish-blocked':
      'The variant is not published: the page does not pass every check. They are on the page of the ad, under “Publish”.',
    'published-meanwhile': 'Somebody published this page a moment ago: look at it, then try again.',
    'not-live': 'The page is not live: publish it first.',
    'test-running': 'A test runs on this page already.',
    'no-plan': 'There is no plan to start any more.',
    'no-test-running': 'No test is running.',
    'control-changed': 'The live page has changed since this plan: plan it again.',
    'bandit-not-fit':
      'Optimising takes four versions, or a campaign of fewer than 10 days: say for how many days it still runs.',
    'control-not-live': 'The live page has changed: load this page again, then plan anew.',
    'unknown-version': 'A chosen version does not exist.',
    uncountable: 'A version was published before tests were there: publish it again.',
    'invalid-body': 'Choose one to four variants and a difference.',
    other: 'Nothing has changed. Load the page again and retry.',
  },
  slope: {
    title: 'Match score and conversion, in your account',
    known: (lift, low, high) =>
      `On your pages, 10 more points of score go with ${lift} conversions (95% interval: ${low} to ${high}).`,
    unclear: 'The interval contains 0: on your pages nothing shows yet that the score changes conversion.',
    together: pages =>
      `${inEnglish(pages, 'version', 'versions')} of 180 days, compared within their campaign. It shows what goes together; a test shows what causes what.`,
    pages: (pages, needed) =>
      `Not enough data yet: ${inEnglish(pages, 'version', 'versions')} to compare, ${needed.text} needed. Each variant that is tested adds one.`,
    alike: 'Not enough data yet: your pages have nearly the same score within each campaign.',
    conversions: 'Not enough data yet: too few conversions.',
    figure: 'Conversion rate of each version by its score, with the line and its interval',
    score: 'Score',
    rate: 'Conversion',
    table: 'The versions in figures',
    page: 'Version',
    views: 'Views',
    name: (ad, version) => `${ad}, v${version}`,
  },
}
