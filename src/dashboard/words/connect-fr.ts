import type { DestinationName } from '../../destinations/index.ts'

/** What a platform asks for, and where it is found. */
export const connect = {
  title: (platform: string) => `Connecter ${platform}`,
  edit: (platform: string) => `Modifier le compte ${platform}`,
  intro:
    "Connecter un compte permet d'y tenir des listes à jour et d'y déclarer ce que les publicités ont apporté. Seules les personnes qui ont accepté la publicité ciblée sont transmises.",
  where: 'Où trouver ces valeurs',
  openIn: (place: string) => `${place} (nouvel onglet)`,
  thenTry: 'Enregistrez, puis « Essayer la connexion » : la régie répond sans que rien soit envoyé.',
  name: 'Nom de la connexion',
  nameHelp: 'Pour votre équipe : la marque ou le compte. La régie ne le voit pas.',
  settings: 'Réglages du compte',
  secrets: 'Identifiants secrets',
  secretsHelp: 'Chiffrés dès leur réception, jamais réaffichés. Seul un propriétaire peut les remplacer.',
  secretsAgain: "Le formulaire n'a pas été enregistré : saisissez de nouveau les identifiants secrets.",
  secretsKept: 'Laissez tout vide pour garder ceux en place. Pour en changer un, saisissez-les tous.',
  optional: (label: string) => `${label} (facultatif)`,
  byKind: {
    conversions: {
      title: 'Quelle conversion pour quel événement',
      help: "Le numéro de la conversion créée chez la régie pour chaque événement que vous y déclarez. Vide : cet événement n'y part pas.",
    },
  } as Record<string, { title: string; help: string }>,
  none: 'Aucune',
  events: 'Ce qui est déclaré à cette régie',
  eventsHelp:
    "Chaque case fait partir les nouveaux événements de cette sorte, jamais les anciens. Sans case, la connexion ne sert qu'aux listes.",
  kinds: {
    lead: 'Leads',
    qualified: 'Leads qualifiés',
    won: 'Affaires gagnées',
    purchase: 'Achats',
    tier: 'Paliers de visite',
  },
  kindsHelp: {
    lead: "Un formulaire envoyé : l'objectif de base.",
    qualified:
      'Votre CRM confirme que le lead est sérieux : la régie cherche des leads meilleurs, pas seulement plus nombreux.',
    won: 'Le lead est devenu client.',
    purchase: 'Une commande et son montant.',
    tier: "Un visiteur s'est engagé, s'est intéressé ou a montré une intention : plus de signaux quand les leads sont rares.",
  },
  tier: (name: string) => `Palier « ${name} »`,
  submit: 'Connecter le compte',
  save: 'Enregistrer',
  fields: {
    adAccountId: { label: 'Numéro du compte publicitaire' },
    accountId: { label: 'Numéro du compte publicitaire' },
    advertiserId: { label: "Numéro de l'annonceur", help: 'Des chiffres seulement.' },
    customerId: { label: 'Numéro de client', help: 'Sans tirets.' },
    loginCustomerId: {
      label: 'Numéro du compte administrateur',
      help: "S'il faut passer par lui pour voir le compte.",
    },
    pixelId: { label: 'Numéro du pixel' },
    pixelCode: { label: 'Code du pixel', help: 'Des capitales et des chiffres.' },
    testEventCode: {
      label: "Code d'essai",
      help: 'Il affiche les événements dans « Tester les événements ». Ils comptent quand même : retirez-le ensuite.',
    },
    sourcePlatform: {
      label: 'Code partenaire des audiences',
      help: 'Sans lui, pas de liste ; les conversions partent.',
    },
    uetTagId: { label: 'Numéro de la balise UET', help: 'Sans elle, pas de conversion ; les listes sont tenues.' },
    conversions: { label: 'Conversions' },
    accessToken: { label: "Jeton d'accès" },
    accessTokenSecret: { label: "Secret du jeton d'accès" },
    clientId: { label: "Identifiant de l'application", help: '« Client ID ».' },
    clientSecret: { label: "Secret de l'application", help: '« Client secret ».' },
    refreshToken: { label: 'Jeton de renouvellement', help: '« Refresh token » : il donne les jetons courts.' },
    consumerKey: { label: "Clé de l'application", help: '« API key ».' },
    consumerSecret: { label: "Secret de l'application", help: '« API key secret ».' },
    conversionToken: { label: 'Jeton des conversions' },
    developerToken: { label: 'Jeton de développeur', help: '« Developer token », celui du gestionnaire du compte.' },
    uetToken: { label: 'Jeton de la balise UET', help: 'Celui de « Utiliser Conversions API ».' },
  } as Record<string, { label: string; help?: string }>,
  steps: {
    meta: [
      "Le numéro du compte est dans l'adresse du Gestionnaire de publicités, après act=.",
      "Le numéro du pixel (ensemble de données) est en tête du Gestionnaire d'événements.",
      "Dans les paramètres de l'entreprise, Utilisateurs, puis Utilisateurs système, puis Ajouter : créez-en un, donnez-lui le compte et le pixel, puis générez un jeton avec ads_management, sans expiration.",
      'Acceptez une fois les conditions des audiences personnalisées, sinon Meta refuse les listes.',
    ],
    google: [
      'Le numéro de client est en haut à droite de Google Ads : recopiez-le sans tirets.',
      "Dans Google Cloud, activez Data Manager API et créez un identifiant OAuth : il donne l'identifiant et le secret de l'application.",
      'Avec le compte Google qui gère Google Ads, accordez la portée datamanager pour obtenir le jeton de renouvellement.',
      "Le numéro de chaque conversion est dans l'adresse de sa page, après ctId=.",
    ],
    linkedin: [
      "Le numéro du compte est dans l'adresse de Campaign Manager.",
      "Dans le portail développeurs, l'application doit avoir accès à Conversions API, et à l'API des audiences pour les listes.",
      'Le code partenaire vient avec cet accès aux audiences.',
      "Créez dans Campaign Manager une conversion par événement, source Conversions API : son numéro est dans l'adresse.",
    ],
    tiktok: [
      "Le numéro d'annonceur est dans l'adresse de TikTok Ads Manager, après aadvid=.",
      'Le code du pixel est dans Events Manager, sous son nom.',
      "Le jeton d'accès se génère dans les réglages du pixel, ou par une application autorisée sur le compte.",
    ],
    x: [
      "L'identifiant du compte est dans l'adresse de ads.x.com.",
      "Le pixel et les identifiants d'événement (tw-…) sont dans Events Manager.",
      "Dans le portail développeurs, l'application doit avoir accès à l'API Ads ; ses quatre clés sont sous « Keys and tokens ».",
    ],
    pinterest: [
      "Le numéro du compte est dans l'adresse d'Ads Manager.",
      "Créez une application avec la portée ads:write et accordez-la au compte : elle donne l'identifiant, le secret et le jeton de renouvellement.",
      'Le jeton des conversions se génère dans Ads Manager, page Conversions.',
    ],
    snapchat: [
      "L'identifiant du compte est dans Ads Manager, sous les comptes publicitaires.",
      "L'identifiant du pixel et le jeton de Conversions API sont dans Events Manager.",
      'Dans Business Manager, créez une application OAuth et accordez-la au compte.',
      'Snapchat a cinq événements libres : choisissez ce que chacun signifie, et gardez ce choix.',
    ],
    reddit: [
      "L'identifiant du compte commence par t2_ ou a2_ : il est dans l'adresse de Reddit Ads.",
      'Le pixel et le jeton des conversions sont dans Events Manager.',
      'Créez une application avec les portées adsread et adsedit. Reddit ouvre les listes compte par compte.',
    ],
    microsoft: [
      "Dans l'adresse de Microsoft Advertising : cid est le numéro de client, aid celui du compte.",
      'Dans Azure, inscrivez une application : identifiant, secret, puis un jeton de renouvellement accordé par un utilisateur du compte.',
      'Le jeton de développeur se demande dans le portail développeurs de Microsoft Advertising.',
      'Conversions API est un pilote : Microsoft ouvre le jeton de la balise UET compte par compte.',
    ],
  } satisfies Record<DestinationName, string[]>,
}
