import type { Said } from './facts.ts'
import { MEASURES_FR } from './measures.ts'
import type { Section } from './paper.ts'

/** GDPR art. 30(1), point by point, for each of the three things that are done with data. */
export function recordFr(said: Said): Section[] {
  const transfers =
    said.platforms.length > 0
      ? null
      : 'Aucune régie connectée. Hébergement : voir le contrat avec Cloudflare (art. 28).'
  return [
    {
      title: 'Responsable du traitement',
      lines: [
        ['Nom et coordonnées (art. 30.1.a)', said.controllers],
        ['Responsable conjoint, représentant', null],
        ['Délégué à la protection des données', said.dpo],
        ['Sous-traitant (hébergement)', said.hosts.length > 0 ? said.hosts : null],
        ['Équipe qui y accède', said.team],
      ],
    },
    {
      title: '1. Formulaires et contacts',
      lines: [
        [
          'Finalités (b)',
          [
            'répondre aux demandes reçues par formulaire',
            'recontacter ceux qui l’ont accepté',
            'suivre ce que deviennent les leads',
          ],
        ],
        ['Base légale', ['mesures précontractuelles (art. 6.1.b)', 'consentement pour le recontact (art. 6.1.a)']],
        ['Personnes (c)', 'visiteurs qui envoient un formulaire, clients nommés par vos fichiers'],
        [
          'Données (c)',
          'e-mail, téléphone, prénom, nom, société, pays, code postal et ville s’ils sont dits, réponses, page et annonce d’origine, issues et achats',
        ],
        [
          'Destinataires (d)',
          [
            ...said.recipients,
            ...(said.webhooks > 0 ? [`${said.webhooks} outil(s) prévenu(s) par webhook`] : []),
            'personnes habilitées de l’équipe',
          ],
        ],
        ['Durée (f)', said.kept],
      ],
    },
    {
      title: '2. Publicité ciblée',
      lines: [
        [
          'Finalités (b)',
          [
            'montrer des publicités, ou cesser d’en montrer, à ceux qui l’ont accepté',
            'mesurer l’effet des publicités',
          ],
        ],
        ['Base légale', 'consentement (art. 6.1.a ; loi du 6 janvier 1978, art. 82)'],
        ['Personnes (c)', 'contacts et navigateurs qui ont accepté la publicité'],
        [
          'Données (c)',
          'e-mail, téléphone, nom et pays hachés selon chaque régie ; identifiants de clic ; visites suivies d’un navigateur ; nom du navigateur',
        ],
        ['Destinataires (d)', said.platforms.length > 0 ? said.platforms : 'aucune régie connectée à ce jour'],
        ['Transferts hors de l’Union (e)', transfers],
        [
          'Durée (f)',
          [
            'navigateur : 13 mois, sans prolongation',
            'accord : 36 mois sans signe de la personne, puis éteint',
            'conversions dites aux régies : 400 jours',
          ],
        ],
      ],
    },
    {
      title: "3. Mesure d'audience",
      lines: [
        ['Finalités (b)', 'compter les visites et l’effet des pages, sans reconnaître personne'],
        ['Base légale', 'exemption de l’article 82 dans ses limites (voir l’auto-évaluation), sinon consentement'],
        ['Base retenue par vous', null],
        [
          'Données (c)',
          'page, annonce, source, appareil, pays, temps actif, défilement, clics ; ni adresse IP, ni identifiant d’une visite à l’autre',
        ],
        ['Destinataires (d)', 'personnes habilitées de l’équipe'],
        ['Durée (f)', `${said.viewMonths} mois par visite ; ensuite des totaux par jour, anonymes`],
      ],
    },
    {
      title: 'Sécurité (art. 30.1.g et 32.1)',
      lines: [
        ['Mesures du produit', MEASURES_FR],
        ['Vos mesures (postes, accès, sous-traitants)', null],
      ],
    },
    {
      title: 'Tenue',
      lines: [
        ['Tenu par', null],
        ['Date de révision', null],
      ],
    },
  ]
}
