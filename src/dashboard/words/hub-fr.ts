import type { Answering } from '../../brands/domain-endpoint.ts'
import type { Step } from '../connect/steps.ts'
import { type Counted, inFrench } from './plural.ts'

/** All that can be connected, and how it stands. */
export const hub = {
  title: 'Raccorder',
  intro:
    'Chaque raccordement ajoute une pièce : ce que coûtent vos annonces, ce que font les visiteurs, ce que deviennent les leads.',
  allDone: 'Tout est raccordé. Cette page dit quand quelque chose lâche.',
  progress: (done: number, of: number) => `${done} sur ${of}`,
  standing: { done: 'Raccordé', attention: 'À réparer', todo: 'À faire' },
  steps: {
    pixel: {
      name: 'Pixel sur votre site',
      why: 'Il suit la visite après la page : achats, devis, retours. Nos propres pages l’ont déjà.',
      next: 'Installer le pixel',
      open: 'Voir le pixel',
    },
    platforms: {
      name: 'Régies publicitaires',
      why: 'Les audiences y partent toutes seules, et les conversions leur apprennent qui chercher.',
      next: 'Raccorder une régie',
      open: 'Voir les régies',
    },
    spend: {
      name: 'Dépenses',
      why: 'Sans elles, personne ne sait ce que coûte un lead. Un export CSV par semaine suffit.',
      next: 'Importer un rapport',
      open: 'Voir les dépenses',
    },
    crm: {
      name: 'CRM',
      why: 'Qui est devenu client, et pour combien : les audiences visent ceux qui achètent, pas ceux qui cliquent.',
      next: 'Importer un fichier',
      open: 'Voir les imports',
    },
    webhooks: {
      name: 'Webhooks',
      why: 'Chaque lead arrive dans votre CRM ou votre outil d’automatisation dans la seconde.',
      next: 'Ajouter un webhook',
      open: 'Voir les webhooks',
    },
    mail: {
      name: 'E-mails',
      why: 'Pour confirmer les adresses des leads, et vous prévenir quand quelque chose casse.',
      next: 'Choisir un expéditeur',
      open: 'Voir et essayer',
    },
    legal: {
      name: 'Identité légale',
      why: 'La loi veut un nom et une adresse sous chaque page. Sans eux, rien ne part vers les régies.',
      next: 'Remplir l’identité',
      open: 'Voir les marques',
    },
    domain: {
      name: 'Votre domaine',
      why: 'Des pages à votre nom inspirent confiance, et le pixel y garde les accords plus longtemps.',
      next: 'Choisir un domaine',
      open: 'Voir et vérifier',
    },
  } satisfies Record<Step, { name: string; why: string; next: string; open: string }>,
  said: {
    seen: (host: string, page: string, when: string) => `${host} : dernière vue le ${when}, sur ${page}`,
    unseen: (host: string) => `${host} : aucune vue récente`,
    works: (name: string) => `${name} : marche`,
    paused: (name: string) => `${name} : en pause`,
    failing: (name: string) => `${name} : en échec`,
    lastSending: (when: string, n: Counted) => `Dernier envoi le ${when} (${inFrench(n, 'ligne', 'lignes')})`,
    spend: (platform: string, day: string, n: Counted) =>
      n.n === 0
        ? `${platform} : à jour, jusqu’au ${day}`
        : `${platform} : jusqu’au ${day}, ${inFrench(n, 'jour manque', 'jours manquent')}`,
    crm: (kind: string, when: string, n: Counted) =>
      `${kind} : dernier fichier le ${when} (${inFrench(n, 'ligne', 'lignes')})`,
    off: (name: string) => `${name} : désactivé`,
    lost: (name: string, n: Counted) => `${name} : ${inFrench(n, 'envoi perdu', 'envois perdus')}, à renvoyer`,
    unsent: (name: string) => `${name} : prêt, rien n’est encore parti`,
    sent: (name: string, when: string) => `${name} : dernier envoi le ${when}`,
    sender: (email: string) => `Expéditeur : ${email}`,
    gap: (brand: string) => `${brand} : il manque l’éditeur ou un contact`,
    named: (brand: string) => `${brand} : identifiée`,
    domain: (brand: string, domain: string) => `${brand} : ${domain}`,
    ours: (brand: string) => `${brand} : à l’adresse du déploiement`,
  },
  how: 'Pas à pas',
  mail: {
    title: 'Envoyer des e-mails',
    on: (email: string) => `Les e-mails partent de ${email}.`,
    off: "Aucun e-mail ne part tant qu'il n'y a pas d'expéditeur.",
    steps: [
      'Choisissez un sous-domaine pour les envois, par exemple mail.votre-marque.fr : la réputation de votre adresse principale reste à part.',
      'Dans le tableau de bord Cloudflare, ouvrez Email Service et ajoutez ce domaine. Cloudflare pose lui-même les enregistrements SPF, DKIM et DMARC quand le domaine est chez lui.',
      'Dans wrangler.toml, écrivez l’expéditeur comme ci-dessous, puis lancez npm run deploy.',
      'Envoyez-vous un essai.',
    ],
    try: 'Envoyer un essai',
    tryHow:
      "Ajoutez votre adresse aux destinataires : elle reçoit aussitôt un e-mail à confirmer. S'il arrive, tout marche.",
  },
  domain: {
    title: 'Votre domaine',
    intro:
      "Sans domaine, les pages sont à l'adresse du déploiement. Avec le vôtre, chaque lien, chaque e-mail et chaque balise portent votre nom.",
    steps: [
      'Choisissez un sous-domaine qui ne sert pas encore : offres.votre-marque.fr.',
      'Dans Cloudflare, ouvrez Workers & Pages, le Worker like2lead, Paramètres, Domaines et routes, puis « Ajouter un domaine personnalisé ». Le domaine parent doit être chez Cloudflare ; le certificat vient tout seul.',
      'Écrivez ce domaine ci-dessous, pour la marque qui le porte, et enregistrez.',
      'Attendez quelques minutes, puis vérifiez qu’il répond.',
    ],
    label: 'Domaine',
    help: 'Le nom seul : offres.votre-marque.fr. Vide : l’adresse du déploiement.',
    none: 'À l’adresse du déploiement.',
    save: 'Enregistrer',
    kept: (brand: string, domain: string) => `${brand} : les liens mènent à ${domain}.`,
    removed: (brand: string) => `${brand} : les liens mènent à l’adresse du déploiement.`,
    check: (domain: string) => `Vérifier ${domain}`,
    answers: {
      ours: (domain: string) => `${domain} répond, et c’est bien Like2Lead.`,
      elsewhere: (domain: string) =>
        `${domain} répond, mais ce n’est pas Like2Lead : un autre site est à cette adresse. Refaites l’étape 2.`,
      unresolvable: (domain: string) =>
        `${domain} n’a pas encore d’adresse : refaites l’étape 2, ou attendez que le DNS suive.`,
      timeout: (domain: string) => `${domain} n’a pas répondu en 8 secondes. Réessayez dans quelques minutes.`,
      network: (domain: string) =>
        `La connexion à ${domain} a échoué : le certificat n’est peut-être pas encore là. Réessayez dans quelques minutes.`,
      'private-address': (domain: string) => `${domain} mène hors de l’internet public : corrigez son DNS.`,
      'not-https': (domain: string) => `${domain} renvoie ailleurs qu’en https : retirez cette redirection.`,
      'too-large': (domain: string) => `${domain} répond, mais ce n’est pas Like2Lead. Refaites l’étape 2.`,
      'too-many-redirects': (domain: string) => `${domain} redirige sans fin : retirez ces redirections.`,
    } satisfies Record<Answering, (domain: string) => string>,
    refused: {
      'invalid-body': 'Rien n’est enregistré : un nom seul, comme offres.votre-marque.fr, sans https:// ni chemin.',
      'domain-taken': 'Rien n’est enregistré : une autre marque a déjà ce domaine.',
    } as Record<string, string>,
  },
}
