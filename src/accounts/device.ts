/** What a browser says it is, as far as people tell their devices apart. The rest of its name is not kept. */

// The first that fits: browsers name those that they descend from, too.
const BROWSERS = [
  ['edge', /\bEdg(?:A|iOS)?\//],
  ['opera', /\bOPR\/|\bOPT\//],
  ['samsung', /\bSamsungBrowser\//],
  ['firefox', /\bFirefox\/|\bFxiOS\//],
  ['chrome', /Chrome\/|\bCriOS\//],
  ['safari', /\bSafari\//],
] as const

const SYSTEMS = [
  ['iphone', /\biPhone\b/],
  ['ipad', /\biPad\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMacintosh\b/],
  ['chromeos', /\bCrOS\b/],
  ['linux', /\bLinux\b/],
] as const

/** 'chrome android'; 'other' for what is not known. */
export const deviceOf = (userAgent: string): string => `${nameIn(BROWSERS, userAgent)} ${nameIn(SYSTEMS, userAgent)}`

const nameIn = (names: readonly (readonly [string, RegExp])[], userAgent: string): string =>
  names.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other'
