/** ISO days, both included. */
export interface Period {
  from: string
  to: string
}

/** The longest that an import takes in one row: a leap year. */
export const MOST_DAYS = 366

// SQL over a row `s` of spend, whose report covers its days from `starts_on` to `ends_on`.

/** Whether some of them are among these: '?2' to '?3'. */
export const reaches = (from: string, to: string): string =>
  `s.starts_on BETWEEN ${earliestStart(from)} AND ${to} AND s.ends_on >= ${from}`

/** The first day on which a row can begin that reaches this one: what lets an index leave out all that is older. */
export const earliestStart = (day: string): string => `date(${day}, '-${MOST_DAYS - 1} days')`

/** What to multiply by for the share of its days that are: leaving the report out would make leads look free. */
export const shareWithin = (from: string, to: string): string =>
  `(julianday(min(s.ends_on, ${to})) - julianday(max(s.starts_on, ${from})) + 1) / (julianday(s.ends_on) - julianday(s.starts_on) + 1)`
