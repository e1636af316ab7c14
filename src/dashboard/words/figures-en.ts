import type * as fr from './figures-fr.ts'

export const figures: typeof fr.figures = {
  plot: name => `${name} (arrow keys: from point to point; Escape: close)`,
  period: 'Period',
  lastDays: days => `${days} days`,
  others: 'Other dates',
  from: 'From',
  to: 'To',
  show: 'Show',
  csv: 'Download (CSV)',
  compare: 'Compare with',
  otherDays: 'Days of your own',
  hold: 'Compare',
  overlap: 'Some days are in both periods: what changed looks smaller than it is.',
  compares: { '': 'No comparison', previous: 'The period before', year: 'Last year' },
  filters: 'Filters',
  names: { ad: 'Ad', platform: 'Platform', device: 'Device', in_app: 'Browser' },
  named: (name, value) => `${name}: ${value}`,
  unused: '(no effect here)',
  remove: 'remove this filter',
  wrong:
    'There is no such period, or it is longer than 366 days: the last 30 days are shown. The first date cannot come after the second.',
}
