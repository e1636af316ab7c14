import { attribute, type Element } from '../../lib/html.ts'
import type { Page } from './check.ts'
import { type Block, blockOf, type Policy, policiesOf, type Wish } from './csp.ts'
import { type Code, type Finding, finding } from './finding.ts'
import type { Seen } from './tags.ts'

type Need = { code: Code } & Pick<Wish, 'directives' | 'url' | 'nonce'>

/** Which directive of which policy forbids the script, its beacons or its image. `pixel`: the tag that would run. */
export function checkPolicies(seen: Seen, page: Page, origin: string, pixel: Element | undefined): Finding[] {
  const script: Need = {
    code: 'csp-script',
    directives: ['script-src-elem', 'script-src', 'default-src'],
    url: `${origin}/p.js`,
    nonce: pixel ? attribute(pixel, 'nonce') : null,
  }
  const others: Need[] = [
    { code: 'csp-connect', directives: ['connect-src', 'default-src'], url: `${origin}/e` },
    { code: 'csp-image', directives: ['img-src', 'default-src'], url: `${origin}/p.gif` },
  ]
  // A tag manager lends its trust to what it adds; a tag of the page has to bring its own.
  const needs = pixel || !seen.container ? [script, ...others] : others
  const inForce = [
    ...policiesOf(page.policies).map(policy => ({ policy, where: 'header' })),
    ...seen.policies.flatMap(policiesOf).map(policy => ({ policy, where: 'meta' })),
  ]
  return [
    ...inForce.flatMap(({ policy, where }) => blocked(needs, policy, page).map(b => told(b, where))),
    ...policiesOf(page.trials).flatMap(policy =>
      blocked(needs.slice(0, -1), policy, page).map(({ block }) =>
        finding('csp-report-only', { directive: block.directive, full: block.full }),
      ),
    ),
  ]
}

const blocked = (needs: readonly Need[], policy: Policy, page: Page): { code: Code; block: Block }[] =>
  needs.flatMap(({ code, ...wish }) => {
    const block = blockOf(policy, { ...wish, page: page.url })
    return block ? [{ code, block }] : []
  })

const told = (
  { code, block: { directive, full, needsNonce } }: { code: Code; block: Block },
  where: string,
): Finding => (needsNonce ? finding('csp-nonce', { directive, where }) : finding(code, { directive, full, where }))
