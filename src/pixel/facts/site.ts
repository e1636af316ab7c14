/** Ends of names under which strangers register: the common ones. The whole list (publicsuffix.org) is 300 KB. */
const SHARED =
  /(?:^|\.)(?:(?:co|com|org|net|gov|gouv|ac|asso|edu|ne|or)\.[a-z]{2}|(?:workers|pages)\.dev|myshopify\.com|github\.io|netlify\.app|vercel\.app|web\.app|firebaseapp\.com|herokuapp\.com|wixsite\.com|webflow\.io|wordpress\.com|blogspot\.com)$/

/** What browsers call a site: 'brand.fr' of 'www.brand.fr:8443'. Cookies of another site are kept by fewer and fewer of
 *  them. */
export function siteOf(host: string): string {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  if (/^[\d.]+$/.test(name)) return name // an address
  const labels = SHARED.test(name) ? -3 : -2
  return name.split('.').slice(labels).join('.')
}
