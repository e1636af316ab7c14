/** Pairs of words of which an offer is one or the other: a page that says only the other one contradicts its ad. */
const AXES: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:femmes?|feminin|women|womens|ladies)\b/, /\b(?:hommes?|masculin|men|mens)\b/],
  [/\b(?:filles?|girls?)\b/, /\b(?:garcons?|boys?)\b/],
  [/\b(?:cdi|permanent)\b/, /\b(?:cdd|interim|interimaires?|temporaires?|temporary|fixed-term)\b/],
  [/\b(?:a distance|en ligne|en visio|online|remote|remotely)\b/, /\b(?:en presentiel|in-person|in person|on-site|onsite)\b/],
  [/\b(?:particuliers?|homeowners?|individuals?)\b/, /\b(?:professionnels?|entreprises?|businesses|companies|collectivites)\b/],
  [/\bnets?\b/, /\b(?:bruts?|brute|gross)\b/],
  [/\b(?:inclus|incluse?s?|compris|comprises?|included)\b/, /\b(?:hors|non inclus|non compris|en sus|en supplement|not included|excluded|excludes|extra charge)\b/],
  [/\b(?:neufs?|neuve|brand[- ]new)\b/, /\b(?:occasion|reconditionnee?s?|used|second[- ]hand|refurbished)\b/],
  [/\b(?:24\/7|24h\/24|7j\/7|7 jours sur 7|24 ?h sur 24|around the clock|round the clock)/, /\b(?:du lundi au vendredi|monday to friday|mon-fri|weekdays only|business hours|heures de bureau|office hours)\b/],
  [/\b(?:debutants?|beginners?)\b/, /\b(?:confirmes?|avances?|advanced)\b/],
  [/\b(?:illimitee?s?|unlimited)\b/, /\b(?:limitee?s? a|limited to|capped at|(?:\d{1,3}|two|three|four|five|six|ten) free)\b/],
  [/\b(?:vendre|vendez|vends|sell|selling)\b/, /\b(?:acheter|achetez|achete|buy|buying)\b/],
  [/\b(?:seniors?|retraitee?s?|retirees)\b/, /\b(?:etudiante?s?|jeunes|students?)\b/],
  [/\b(?:location|louer|louez|rent|rental|lease)\b/, /\b(?:achat|acheter|achetez|buy|purchase|a vendre|for sale)\b/],
  [/\b(?:lifetime access|acces a vie|one-time (?:payment|purchase)|paiement unique)\b/, /(?:\b(?:a|per) (?:year|month)|\bpar (?:an|mois)|\/ ?(?:mois|month|year|mo|an))\b/],
  [/\b(?:sundays?|saturdays?|weekends?|dimanches?|samedis?|week-ends?)\b/, /\b(?:du lundi au vendredi|monday to friday|mon-fri|weekdays only|en semaine uniquement)\b/],
  [/\b(?:tou(?:te|s|tes)? (?:la|le|les) (?:boutique|magasin|site|collection|catalogue|gamme|articles|produits)|all orders|every order|toutes? (?:les |vos )?commandes?|sitewide|site-wide|storewide|everything|entire (?:store|range|site|collection))\b/, /\b(?:(?:sur|parmi) une selection|articles? (?:signales?|selectionnes?|marques?)|certains? (?:articles?|produits?)|selected|select (?:items|styles|lines|products))\b/],
] // biome-ignore format: one pair, one line

interface Opposed {
  ad: string
  page: string
}

/** `page.first`: what is seen without scrolling; `page.all`: everything. Texts are plain. */
export function opposed(ad: string, page: { first: string; all: string }): Opposed[] {
  return [
    ...AXES.flatMap(([a, b]) => [...oneWay(ad, page, a, b), ...oneWay(ad, page, b, a)]),
    ...leftOut(ad, page.all),
    ...putIn(ad, page),
    ...over(ad, page.first),
  ]
}

const INCLUDED = '(?:inclus|incluse?s?|compris|comprise?s?|included)'

/** « vol inclus », and then « hors vol »; "bills included", and then "plus bills". */
function leftOut(ad: string, page: string): Opposed[] {
  const promises = ad.matchAll(
    new RegExp(`\\b([a-z]{3,20}(?:-[a-z]{3,20})?) (?:(?:are|is|sont|est) )?${INCLUDED}\\b|\\bincl(?:udes|uding|uant) (?:all )?([a-z]{3,20})`, 'g'),
  ) // biome-ignore format: one pattern
  return [...promises].slice(0, MOST_PROMISES).flatMap(([promised, a, b]) => {
    const thing = (a ?? b)!.replace('-', '[- ]')
    const kept = new RegExp(`\\b${thing} (?:(?:are|is|sont|est) )?${INCLUDED}\\b`).test(page)
    const shown = notIncluded(thing).exec(page) ?? priced(thing).exec(page) ?? (kept ? null : apart(thing).exec(page))
    return shown && !ad.includes(shown[0]) ? [{ ad: promised, page: shown[0].trim() }] : []
  })
}

/** "bills not included", « charges en sus » */
const notIncluded = (thing: string): RegExp =>
  new RegExp(
    `\\b${thing} (?:(?:are|is|sont|est|ne sont|n'est) )?(?:non|not|pas|en sus|en supplement|en plus|(?:charged |paid |payable |billed )?(?:extra|separately|on top)|excluded|a votre charge|a payer)\\b|\\b(?:not|n'est pas|ne sont pas|doesn't|does not) inclu(?:de|ding|ant|s) (?:the |any )?${thing}\\b`,
  )

/** « Petit-déjeuner : 12 € » */
const priced = (thing: string): RegExp => new RegExp(`\\b${thing} ?:? (?:[€$£] ?\\d|\\d{1,5}(?:[.,]\\d{2})? ?[€$£])`)

/** « hors charges », "plus bills". "Room plus breakfast" is no cost beside: only what is always paid is. */
const apart = (thing: string): RegExp =>
  new RegExp(
    `\\b(?:hors|excluding|excludes|excl\\.?|exclusive of) (?:l'|les? |la |the |all )?(?:petit )?${thing}\\b${COSTS.test(thing) ? `|(?:\\bplus|\\+) (?:all |your |les )?${thing}\\b` : ''}`,
  )

const COSTS =
  /^(?:bills?|utilit(?:y|ies)|charges?|fees?|frais|tax(?:es|e)?|vat|tva|rates|shipping|delivery|postage|livraison|water|electricity|heating|chauffage|assurance|insurance)$/

const MOST_PROMISES = 20

/** "Gluten-free", « sans gluten », and then « contient du gluten ». */
function putIn(ad: string, page: { first: string; all: string }): Opposed[] {
  const promises = [...ad.matchAll(/\b([a-z]{4,14})-free\b|\b(?:sans|no|zero) ([a-z]{4,14})\b/g)]
  return promises.slice(0, MOST_PROMISES).flatMap(([promised, a, b]) => {
    const thing = a ?? b!
    const shown = page.first.match(
      new RegExp(
        `\\b(?:avec|contient|contiennent|contains?|with|includes?)(?: du| de la| des| de l'| added)? ?\\b${thing}\\b`,
      ),
    )
    const denied = new RegExp(`\\b(?:sans|no|zero|without|0) ${thing}\\b|\\b${thing}-free\\b`).test(page.all)
    return shown && !denied && !ad.includes(shown[0]) ? [{ ad: promised, page: shown[0] }] : []
  })
}

function oneWay(ad: string, page: { first: string; all: string }, said: RegExp, other: RegExp): Opposed[] {
  const promised = said.exec(ad)
  if (!promised || other.test(ad) || said.test(page.all)) return []
  const shown = other.exec(page.first)
  return shown ? [{ ad: promised[0].trim(), page: shown[0].trim() }] : []
}

const OVER =
  /\b(?:offres?|ventes?|promotions?|inscriptions?|billetterie|evenement|sale|offer|deal|registration|booking|event) (?:[a-z]{2,12} ){0,2}(?:terminee?s?|expiree?s?|closed|close[ds]?|expired|ended|over)\b|\bsold out\b|\bn'est plus disponible\b|\bno longer available\b|\bcoming soon\b|\bbientot disponible\b|\b(?:rupture de stock|out of stock|en cours de lancement|fully booked|affiche complet)\b|\b(?:join|on) (?:the |our )?(?:waitlist|waiting list)\b|\bliste d'attente\b/

/** The page says that what the ad invites to has ended, or cannot be had yet. */
function over(ad: string, page: string): Opposed[] {
  const shown = OVER.exec(page)
  return shown && !OVER.test(ad) ? [{ ad: ad.slice(0, HEADLINE_CHARS).trim(), page: shown[0] }] : []
}

const HEADLINE_CHARS = 40 // enough to say which ad
