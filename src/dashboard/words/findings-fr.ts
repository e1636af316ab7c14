import type { Code } from '../../pixel/install/finding.ts'

type Told = (values: Record<string, string>) => { what: string; how: string }

/** What the check of a page says, and what to do about it. */
export const findings: Record<Code, Told> = {
  'pixel-found': ({ campaign }) => ({ what: `La balise est là, pour la campagne ${campaign}.`, how: '' }),
  'no-pixel': () => ({
    what: "Il n'y a pas de balise dans cette page.",
    how: "Collez-la dans <head> (voir plus haut), videz le cache du site, puis vérifiez à nouveau. Si un script l'ajoute, seul un navigateur peut le dire.",
  }),
  'maybe-in-tag-manager': ({ container }) => ({
    what: `Pas de balise dans le HTML, mais le conteneur Google Tag Manager ${container}.`,
    how: "Seul un navigateur sait ce que le conteneur ajoute. Ouvrez l'aperçu de Tag Manager, ou les outils de développement : une requête vers /p.js, puis une vers /e.",
  }),
  'in-comment': () => ({ what: 'La balise est dans un commentaire.', how: 'Retirez <!-- et --> autour d’elle.' }),
  'in-noscript': () => ({
    what: "La balise est dans <noscript> : les navigateurs qui ont JavaScript l'ignorent.",
    how: "Sortez-la ; seule l'image y a sa place.",
  }),
  'in-template': () => ({
    what: 'La balise est dans <template>, que rien n’exécute.',
    how: 'Mettez-la dans <head>.',
  }),
  'not-run': ({ type }) => ({
    what: `Le type « ${type} » n'est pas un script : rien ne s'exécute.`,
    how: "Retirez l'attribut type.",
  }),
  'held-back': ({ type }) => ({
    what: `La balise est retenue (type « ${type} ») jusqu'à ce qu'un bandeau ou un accélérateur la libère.`,
    how: "Les visites d'avant sont perdues. La mesure exemptée se passe de consentement (voir l'auto-évaluation CNIL) : exemptez p.js dans ce bandeau ou cette extension. La publicité attend l'accord de toute façon.",
  }),
  'wrong-host': ({ host, ours }) => ({
    what: `La balise charge p.js depuis ${host}, qui n'est pas ce déploiement.`,
    how: `Remplacez l'hôte par ${ours}.`,
  }),
  'mixed-content': ({ url }) => ({
    what: `La balise charge ${url} en http : une page en https le bloque.`,
    how: 'Écrivez https.',
  }),
  'no-campaign': () => ({
    what: 'La balise ne nomme aucune campagne.',
    how: 'Ajoutez data-campaign, comme dans la balise plus haut.',
  }),
  'unknown-campaign': ({ campaign }) => ({
    what: `La campagne ${campaign} n'existe pas : ses visites sont refusées.`,
    how: 'Corrigez le nom, ou créez cette campagne.',
  }),
  twice: () => ({
    what: 'La balise est là plusieurs fois : seule la première qui s’exécute compte.',
    how: "Retirez l'autre ; souvent le thème et une extension la posent chacun.",
  }),
  module: () => ({
    what: 'La balise est de type module : les vieux navigateurs ne la lisent pas.',
    how: 'Retirez type="module".',
  }),
  integrity: () => ({
    what: "L'attribut integrity bloquera le script à sa prochaine version.",
    how: 'Retirez integrity : le script vient de chez vous.',
  }),
  'unknown-attribute': ({ name }) => ({
    what: `L'attribut ${name} n'est pas connu de la balise.`,
    how: 'Connus : data-campaign, data-ad, data-variant, data-hosts.',
  }),
  'not-deferred': () => ({
    what: 'Sans defer, la page attend le script.',
    how: 'Ajoutez defer.',
  }),
  'no-image': () => ({
    what: "L'image des navigateurs sans JavaScript manque.",
    how: 'Ajoutez la ligne <noscript>. Sans elle, ces visites ne sont pas comptées.',
  }),
  'csp-script': ({ directive, where }) => ({
    what: `La politique de sécurité de la page (${where === 'meta' ? 'balise meta' : 'en-tête'}, ${directive}) interdit p.js.`,
    how: 'Remplacez la directive par :',
  }),
  'csp-nonce': ({ directive }) => ({
    what: `La politique de sécurité (${directive}, strict-dynamic) ne laisse passer que les balises qui portent son nonce.`,
    how: "Faites écrire à votre serveur l'attribut nonce de la page sur cette balise. Aucun nom d'hôte n'y suffit.",
  }),
  'csp-connect': ({ directive, where }) => ({
    what: `La politique de sécurité (${where === 'meta' ? 'balise meta' : 'en-tête'}, ${directive}) interdit d'envoyer les mesures.`,
    how: 'Remplacez ou ajoutez la directive :',
  }),
  'csp-image': ({ directive, where }) => ({
    what: `La politique de sécurité (${where === 'meta' ? 'balise meta' : 'en-tête'}, ${directive}) interdit l'image des navigateurs sans JavaScript.`,
    how: 'Remplacez ou ajoutez la directive :',
  }),
  'csp-report-only': ({ directive }) => ({
    what: `Une politique à l'essai (${directive}) nous interdirait si elle entrait en vigueur.`,
    how: 'Avant cela :',
  }),
  'host-not-declared': ({ host }) => ({
    what: `${host} n'est pas un hôte déclaré : ses mesures sont refusées.`,
    how: 'Déclarez-le plus bas.',
  }),
  'other-site': ({ host, ours, better }) => ({
    what: `${ours} n'est pas du même site que ${host} : les navigateurs n'y garderont pas notre cookie de consentement.`,
    how: `La mesure fonctionne ; les audiences, non. Donnez à ce déploiement un sous-domaine comme ${better}, et servez p.js de là.`,
  }),
  redirected: ({ to }) => ({ what: `L'adresse redirige vers ${to}, qui a été vérifiée.`, how: '' }),
  'banner-heard': ({ name, speaks }) => ({
    what: `Bandeau ${name} : il parle ${speaks}, et le pixel l'écoute.`,
    how: '',
  }),
  'banner-silent': ({ name }) => ({
    what: `Bandeau ${name} : ni IAB TCF ni Consent Mode dans le HTML.`,
    how: "S'il ne les active pas ailleurs, appelez l2l.consent(true) ou l2l.consent(false) quand le visiteur répond. Sans cela, personne n'entre dans une audience.",
  }),
}
