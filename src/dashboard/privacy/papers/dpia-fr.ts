import type { Said } from './facts.ts'
import { MEASURES_FR } from './measures.ts'
import type { Section } from './paper.ts'

/** GDPR art. 35(7): what is done, whether it is necessary, the risks, the measures. Judging is left to people. */
export function dpiaFr(said: Said): Section[] {
  const weighed = [
    ['Gravité', null],
    ['Vraisemblance', null],
  ] as const
  return [
    {
      title: '1. Faut-il une analyse ?',
      text: 'Elle est requise quand un traitement peut faire courir un risque élevé (art. 35.1). Repères usuels, à juger ensemble :',
      lines: [
        [
          'Évaluation de personnes',
          'oui, faible : des paliers d’engagement par campagne, sans décision automatisée (art. 22)',
        ],
        ['Croisement de données', 'oui, après accord : visites et formulaire, puis listes hachées chez les régies'],
        ['Grande échelle', null],
        ['Personnes vulnérables, données sensibles', null],
        ['Conclusion', null],
      ],
    },
    {
      title: '2. Description (art. 35.7.a)',
      lines: [
        ['Responsable', said.controllers],
        [
          'Finalités',
          [
            'répondre aux demandes',
            'publicité ciblée des seules personnes qui l’ont acceptée',
            'mesure d’audience anonyme',
          ],
        ],
        ['Données', 'coordonnées et réponses ; visites suivies après accord ; comptes anonymes sans accord'],
        [
          'Destinataires',
          said.platforms.length > 0
            ? [...said.platforms, ...said.recipients]
            : [...said.recipients, 'aucune régie connectée à ce jour'],
        ],
        ['Hébergement', said.hosts.length > 0 ? said.hosts : null],
        [
          'Durées',
          [...said.kept, `visites : ${said.viewMonths} mois`, 'navigateurs : 13 mois', 'accord sans signe : 36 mois'],
        ],
      ],
    },
    {
      title: '3. Nécessité et proportionnalité (art. 35.7.b)',
      lines: [
        ['Minimisation', 'seuls l’e-mail ou le téléphone sont nécessaires au formulaire ; aucune adresse IP gardée'],
        [
          'Consentement',
          'deux cases distinctes, décochées ; preuve du texte, de la date et de la page ; retrait en un geste',
        ],
        ['Information', 'page de confidentialité de la marque, liée sous chaque page et formulaire'],
        [
          'Droits',
          'accès, effacement et portabilité depuis la page Demandes, délai d’un mois suivi ; opposition à la mesure sur /privacy/choice',
        ],
        ['Sous-traitance et transferts (art. 28, 44 et suivants)', null],
      ],
    },
    {
      title: '4. Risque : accès illégitime aux données (art. 35.7.c)',
      lines: [
        ['Pour les personnes', 'démarchage, hameçonnage, révélation d’un intérêt'],
        ['Sources', 'clé d’API ou session volée, membre de l’équipe, outil prévenu par webhook, régie'],
        ['Ce qui le réduit', [MEASURES_FR[0]!, MEASURES_FR[2]!, MEASURES_FR[3]!]],
        ...weighed,
      ],
    },
    {
      title: '5. Risque : modification non désirée',
      lines: [
        ['Pour les personnes', 'publicité reçue malgré un refus, réponse adressée à une autre'],
        ['Sources', 'téléphone partagé, navigateur partagé, fichier erroné'],
        [
          'Ce qui le réduit',
          [
            'un accord n’est jamais déduit ; un refus postérieur l’emporte',
            'un téléphone ne fait pas une personne ; un navigateur disputé attend l’équipe',
            MEASURES_FR[4]!,
          ],
        ],
        ...weighed,
      ],
    },
    {
      title: '6. Risque : disparition des données',
      lines: [
        ['Pour les personnes', 'demande sans réponse, preuve d’un choix perdue'],
        ['Sources', 'panne, suppression par erreur'],
        [
          'Ce qui le réduit',
          [
            'messages rejoués, écritures répétables sans doublon',
            'retour de la base à un instant passé (Cloudflare D1, 30 jours au plus)',
          ],
        ],
        ...weighed,
      ],
    },
    {
      title: '7. Mesures (art. 35.7.d)',
      lines: [
        ['Mesures du produit', MEASURES_FR],
        ['Vos mesures', null],
      ],
    },
    {
      title: '8. Avis et décision',
      lines: [
        ['Avis du délégué (art. 35.2)', null],
        ['Avis des personnes concernées (art. 35.9)', null],
        ['Risque résiduel, et consultation de l’autorité s’il reste élevé (art. 36)', null],
        ['Décision, date, signature', null],
      ],
    },
  ]
}
