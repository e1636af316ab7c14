/** What the product does about security and proof, as built: for the record and the impact assessment. */
export const MEASURES_FR: readonly string[] = [
  'coordonnées et réponses chiffrées (AES-256-GCM), chacune liée à sa place, sous une clé hors de la base',
  'personnes retrouvées par empreinte à clé (HMAC), jamais par leur adresse en clair',
  'rôles : seuls éditeurs et propriétaires voient des données personnelles ; analystes et lecteurs ne voient que des chiffres',
  'accès par lien à usage unique ou clé révocable, dont seule l’empreinte est gardée ; journal de chaque action',
  'un seul prédicat de consentement devant tout export, flux, liste ou conversion',
  'retrait et effacement suivis jusque chez les régies, avec certificat ; registre de tout ce qui part',
  'ni adresse IP ni agent utilisateur gardés avant un accord ; refus aussi simple que l’accord ; signal GPC respecté',
  'https partout, politique de sécurité de contenu stricte, aucun serveur tiers appelé par les pages',
  'suppression chaque nuit de ce qui dépasse sa durée',
]

export const MEASURES_EN: readonly string[] = [
  'contact details and answers are encrypted (AES-256-GCM), each bound to its place, under a key outside the database',
  'people are found by keyed digest (HMAC), never by their address in the clear',
  'roles: only editors and owners see personal data; analysts and viewers see figures alone',
  'access by one-time link or revocable key, of which only the digest is kept; a trail of every action',
  'one single predicate of consent before any export, feed, list or conversion',
  'withdrawal and erasure are followed up to the platforms, with a certificate; a register of all that leaves',
  'neither IP address nor user agent is kept before consent; refusing is as easy as agreeing; the GPC signal is heeded',
  'https everywhere, a strict content security policy, no third-party server called by the pages',
  'what has outlived its time is deleted every night',
]
