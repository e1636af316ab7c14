import { HttpError, type Issue } from '../lib/http.ts'
import { MAX_BOUND } from './compile.ts'
import { type Mention, mentionsOf } from './mentions.ts'
import { MAX_LEVELS, type Rule } from './schema.ts'
import type { Refusal } from './store.ts'

/** Why a rule is not taken, for whoever sent it. `placed`: where the rule stands in what was sent. */
export function refused(refusal: Refusal, rule: Rule, placed = (path: string) => path): HttpError {
  const issues = issuesIn(refusal, rule).map(issue => ({ ...issue, path: placed(issue.path) }))
  const message = issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
  return new HttpError(422, refusal.reason, `${message}.`, issues)
}

function issuesIn(refusal: Refusal, rule: Rule): Issue[] {
  switch (refusal.reason) {
    case 'unknown-campaign':
      return unknown('campaign', refusal.names, rule)
    case 'unknown-ad':
      return unknown('ad', refusal.names, rule)
    case 'unknown-audience':
      return unknown('audience', refusal.names, rule)
    case 'ladder-fixed':
      return at(
        'ladder',
        'rungs are made together, by POST /api/audiences/ladders, and stay where they are: leave it out',
      )
    case 'too-many-levels':
      return at(audienceIn(rule), `audiences may name one another ${MAX_LEVELS} levels deep, this one included`)
    case 'names-itself':
      return at(audienceIn(rule), 'an audience cannot take in or leave out itself, directly or by another one')
    case 'too-large': {
      const what = 'the rule, with those of the audiences that it names and of the rungs above it,'
      return at('where', `${what} holds ${refusal.values} values; ${MAX_BOUND} fit: split it`)
    }
  }
}

/** One that another audience names and that is gone stands nowhere in this rule. */
function unknown(kind: Mention['kind'], names: readonly string[], rule: Rule): Issue[] {
  const places = mentionsOf(rule).filter(place => place.kind === kind && names.includes(place.name))
  const found = places.length > 0 ? places : names.map(name => ({ path: audienceIn(rule), name }))
  return found.map(({ path, name }) => ({ path, message: `unknown: ${name}`, code: 'unknown', params: { name } }))
}

const audienceIn = (rule: Rule): string => mentionsOf(rule).find(({ kind }) => kind === 'audience')?.path ?? 'where'

const at = (path: string, message: string): Issue[] => [{ path, message }]
