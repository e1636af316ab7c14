import type { Brand } from '../../brands/schema.ts'
import { elided } from '../../lib/typography.ts'
import { hostOf } from './notice.ts'
import type { Section } from './page.tsx'

/** RGPD, article 13, in the order in which it asks. privacy-en.ts says the same, section by section. */
export function privacyFr({ name, legal: l }: Brand): Section[] {
  const who = l.company ?? name
  return [
    {
      title: 'Qui est responsable de vos données',
      facts: [
        ['Responsable du traitement', who],
        ['Adresse', l.address],
        ['E-mail', l.email],
        ['Délégué à la protection des données', l.dpo],
      ],
    },
    {
      title: 'À quoi elles servent, et sur quelle base',
      paragraphs: [
        "Les champs marqués « facultatif » le sont vraiment ; sans les autres, nous ne pourrions pas vous répondre. Aucune décision n'est prise par une machine seule.",
      ],
      facts: [
        [
          'Répondre à votre demande',
          'Vos réponses au formulaire et la page sur laquelle vous étiez. Base : mesures précontractuelles prises à votre demande (RGPD, art. 6.1.b).',
        ],
        [
          'Vous recontacter pour nos offres',
          'Votre nom, votre e-mail et votre téléphone, si vous avez coché la case prévue pour cela. Base : votre consentement (art. 6.1.a).',
        ],
        [
          'Publicité ciblée sur les réseaux sociaux et les régies',
          `Si, et seulement si, vous avez coché la case distincte prévue pour cela : votre e-mail, votre téléphone, votre nom et votre pays sont transmis, sous forme hachée, à des régies publicitaires (Meta, Google…), qui les rapprochent des comptes de leurs utilisateurs. ${who} peut alors vous y montrer ses publicités, cesser de vous les montrer, ou mesurer leur effet. Accepter d'être recontacté ne vaut pas accord pour cette transmission. Base : votre consentement (art. 6.1.a).`,
        ],
        [
          'Publicités qui suivent votre visite',
          'Si vous acceptez sur la page : vos visites sur nos pages, la publicité dont vous veniez, son identifiant de clic, et le numéro sous lequel le script d’une régie, s’il y en a un sur la page, connaît votre navigateur. Nous indiquons à ces régies, par cet identifiant et avec le nom de votre navigateur, jusqu’où votre visite est allée, pour qu’elles vous montrent nos publicités, cessent de vous les montrer, ou en mesurent l’effet ; jamais votre adresse IP. Vos visites sont rattachées à vos coordonnées si vous nous envoyez un formulaire ou suivez un lien fait pour vous. Base : votre consentement (art. 6.1.a ; loi Informatique et Libertés, art. 82).',
        ],
        [
          "Mesurer l'audience",
          "Des statistiques anonymes, qui ne vous reconnaissent pas d'une page à l'autre : elles sont dispensées de consentement (CNIL). Il arrive que nous comparions deux versions d'une page : un cookie garde alors laquelle vous est montrée, et nous n'en tirons que des totaux. Vous pouvez vous y opposer : /privacy/choice",
        ],
        [
          'Prouver vos choix, écarter les robots',
          'Le texte, la date et la page de chaque choix (obligation légale, art. 6.1.c et 7.1) ; le nombre de formulaires envoyés depuis une même adresse (intérêt légitime, art. 6.1.f).',
        ],
      ],
    },
    {
      title: 'Qui les reçoit',
      paragraphs: [
        "Certains destinataires sont établis hors de l'Union européenne, notamment aux États-Unis : ces transferts sont encadrés par une décision d'adéquation ou par les clauses contractuelles types de la Commission européenne.",
      ],
      facts: [
        ['Chez nous', `Les personnes ${elided('de', who)} chargées de votre demande.`],
        ['Hébergeur, sous-traitant', hostOf(l)],
        ['Autres destinataires', l.recipients.join(' ; ') || null],
        ['Régies publicitaires', 'Meta, Google et les autres régies que nous utilisons, seulement avec votre accord.'],
      ],
    },
    {
      title: 'Combien de temps',
      facts: [
        [
          'Vos réponses et vos coordonnées',
          l.retentionMonths
            ? `${l.retentionMonths} mois après votre dernier échange avec nous, chiffrées.`
            : "Chiffrées, jusqu'à ce que vous en demandiez l'effacement.",
        ],
        ['Vos visites, si vous avez accepté', "13 mois au plus ; elles sont effacées dès que vous changez d'avis."],
        ['Les statistiques anonymes', '25 mois au plus.'],
        ['La preuve de vos choix', 'Tant que nous pouvons avoir à la produire.'],
      ],
    },
    {
      title: 'Cookies',
      paragraphs: [
        "Avant votre choix, aucun n'est déposé, sauf celui d'une comparaison de pages. Vous pouvez changer votre choix à tout moment : /privacy/choice",
      ],
      facts: [
        ['__Host-l2l_visitor', 'Si vous acceptez : un numéro au hasard qui relie vos visites. 13 mois.'],
        [
          '__Host-l2l_sequence',
          'Si vous acceptez : les campagnes que vous avez vues et quand, pour ne pas vous répéter la même chose. 60 jours.',
        ],
        [
          '__Host-l2l_refused',
          'Si vous refusez : le fait que vous avez refusé, pour ne plus vous le demander. 6 mois.',
        ],
        [
          '__Host-l2l_ab',
          "Quand une page est comparée à une autre : laquelle vous est montrée, et si vous avez envoyé le formulaire, pour compter combien de visiteurs de chacune l'envoient. Ni numéro, ni publicité. Dispensé de consentement ; 13 mois au plus, sans prolongation.",
        ],
        [
          '__Host-l2l_unmeasured',
          "Si vous vous opposez à la mesure d'audience : le fait que vous vous y opposez, pour ne plus compter vos visites. 13 mois.",
        ],
      ],
    },
    {
      title: 'Vos droits',
      paragraphs: [
        `Vous pouvez demander l'accès à vos données, leur rectification, leur effacement, la limitation de leur traitement et leur portabilité, vous opposer à leur usage, dire ce qu'elles deviendront après votre mort, et retirer à tout moment chacun de vos accords, sans que cela remette en cause ce qui a été fait avant${l.email ? `. Écrivez à ${l.email}` : ''}.`,
        'Quand vous retirez votre accord, ou demandez un effacement, vous quittez aussi les listes déjà transmises, à leur mise à jour suivante.',
        'Vous pouvez saisir la CNIL : 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, cnil.fr.',
      ],
    },
    ...(l.extraPrivacy.fr.length > 0 ? [{ title: 'En plus', paragraphs: l.extraPrivacy.fr }] : []),
  ]
}
