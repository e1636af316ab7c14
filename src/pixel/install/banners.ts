/** Consent banners that a page's HTML shows, and the languages in which they tell others what was chosen. */

interface Kind {
  name: string
  sign: RegExp // in the address or the text of a script
  tcf?: RegExp // IAB TCF, when it is switched on in the page itself
  alwaysTcf?: true
}

const KINDS: Kind[] = [
  { name: 'Cookiebot', sign: /consent\.cookiebot\.(?:com|eu)\/uc\.js/i, tcf: /data-framework=["']?(?:TCF|IAB)/i },
  { name: 'OneTrust', sign: /otSDKStub\.js|cdn\.cookielaw\.org|optanon/i, tcf: /otTCF|tcf\.stub\.js/i },
  { name: 'Axeptio', sign: /axept\.io\/|axeptioSettings/i, tcf: /axept\.io\/tcf\//i },
  { name: 'Didomi', sign: /sdk\.privacy-center\.org|didomiConfig/i },
  { name: 'tarteaucitron', sign: /tarteaucitron/i },
  {
    name: 'iubenda',
    sign: /iubenda\.com\/cs\/|_iub\.csConfiguration/i,
    tcf: /["']?enableTcf["']?\s*:\s*true|stub-v2\.js/i,
  },
  {
    name: 'Quantcast Choice',
    sign: /quantcast\.mgr\.consensu\.org|cmp\.(?:quantcast|inmobi)\.com\/choice/i,
    alwaysTcf: true,
  },
]

interface Banner {
  name: string
  tcf: boolean
  consentMode: boolean
}

const TCF = /__tcfapi/
// gtag('consent', 'default', …), or the switch that makes a banner say it.
const CONSENT_MODE = /['"]consent['"]\s*,\s*['"](?:default|update)['"]|["']?googleConsentMode["']?\s*[:=]\s*(?!false)/i

/** `scripts`: the tags with what is in them. */
export function bannersOf(scripts: readonly string[]): Banner[] {
  const tcf = scripts.some(script => TCF.test(script))
  const consentMode = scripts.some(script => CONSENT_MODE.test(script))
  return KINDS.filter(({ sign }) => scripts.some(script => sign.test(script))).map(kind => ({
    name: kind.name,
    tcf: kind.alwaysTcf === true || tcf || (kind.tcf !== undefined && scripts.some(script => kind.tcf!.test(script))),
    consentMode,
  }))
}
