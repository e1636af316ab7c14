export type Severity = 'blocks' | 'warning' | 'hint' | 'good'

/** What was seen on a page. The dashboard has its words, by code. */
export interface Finding {
  code: Code
  severity: Severity
  place: { line: number; tag: string } | null
  values: Record<string, string> // what the words name: a host, a directive
}

const SEVERITIES = {
  'pixel-found': 'good',
  'no-pixel': 'blocks',
  'maybe-in-tag-manager': 'warning',
  'in-comment': 'blocks',
  'in-noscript': 'blocks',
  'in-template': 'blocks',
  'not-run': 'blocks',
  'held-back': 'warning',
  'wrong-host': 'blocks',
  'mixed-content': 'blocks',
  'no-campaign': 'blocks',
  'unknown-campaign': 'blocks',
  twice: 'warning',
  module: 'warning',
  integrity: 'warning',
  'unknown-attribute': 'hint',
  'not-deferred': 'hint',
  'no-image': 'hint',
  'csp-script': 'blocks',
  'csp-nonce': 'blocks',
  'csp-connect': 'blocks',
  'csp-image': 'hint',
  'csp-report-only': 'hint',
  'host-not-declared': 'blocks',
  'other-site': 'warning',
  redirected: 'hint',
  'banner-heard': 'good',
  'banner-silent': 'warning',
} as const satisfies Record<string, Severity>

export type Code = keyof typeof SEVERITIES

export const finding = (code: Code, values: Record<string, string> = {}, place: Finding['place'] = null): Finding => ({
  code,
  severity: SEVERITIES[code],
  place,
  values,
})
