/** What the files of src/destinations say in English, by their own sentences: one that is changed there has no words here,
 *  and a test says so. '': not said by them. */
export const said = (english: string): string => FRENCH[english] ?? ''

const FRENCH: Partial<Record<string, string>> = {
  // what no official page confirms
  "Meta's examples send the access token as a field of the form; it is sent as a header, as public integrations do.":
    "Les exemples de Meta envoient le jeton d'accès comme un champ du formulaire ; il part en en-tête, comme dans les intégrations publiques.",
  'No official page says whether the upload page takes values that are hashed already: prefer the plain file.':
    'Aucune page ne dit si la page de dépôt prend des valeurs déjà hachées : préférez le fichier en clair.',
  'The value of a person is sent in units of its currency; Meta has no field that says which currency that is.':
    "La valeur d'une personne part dans l'unité de sa devise ; Meta n'a pas de champ qui dise laquelle.",
  'Without the _fbc cookie the time of a click is not known: that of the event is sent.':
    "Sans le cookie _fbc, l'heure du clic n'est pas connue : celle de l'événement est envoyée.",
  '{{site_source_name}} becomes fb or ig; which words stand for the other networks is not documented.':
    '{{site_source_name}} devient fb ou ig ; les mots des autres réseaux ne sont pas documentés.',
  'The French column names were seen in exported files, except those of ids and engagements, which are translations.':
    'Les noms français des colonnes viennent de fichiers exportés, sauf ceux des identifiants et des engagements, qui sont traduits.',
  'Results counts what the campaign was optimised for, which may be clicks: the column Result indicator says it.':
    '« Résultats » compte ce que vise la campagne, parfois des clics : la colonne « Indicateur de résultat » le dit.',
  'A manager account is named with the type GOOGLE_ADS, the only one in the published protocol; one public integration names another.':
    'Un compte administrateur est déclaré du type GOOGLE_ADS, le seul du protocole publié ; une intégration publique en utilise un autre.',
  'Conversions of up to 90 days are sent, as for clicks; those known by e-mail or phone only may not be matched after 63 days.':
    'Les conversions de 90 jours au plus sont envoyées, comme pour les clics ; connues par e-mail ou téléphone seulement, elles peuvent ne plus être reconnues après 63 jours.',
  'The columns of the conversion file bear the names of the older upload template; they are assigned to fields in Google Ads.':
    "Les colonnes du fichier de conversions portent les noms de l'ancien modèle ; vous les associez aux champs dans Google Ads.",
  'The French columns of campaigns were seen in exported files; those of ids, ad groups and ads are translations.':
    "Les noms français des colonnes des campagnes viennent de fichiers exportés ; ceux des identifiants, des groupes d'annonces et des annonces sont des traductions.",
  'LinkedIn has not published the day on which version 202608 ends; a year after its release is assumed.':
    "LinkedIn n'a pas publié le jour où la version 202608 prend fin ; un an après sa sortie est supposé.",
  'The header is that of the contact template of 2026; compare it with a template downloaded from the account.':
    "L'en-tête est celui du modèle de contacts de 2026 ; comparez-le avec un modèle téléchargé depuis votre compte.",
  'A new list is given two minutes before its first member: the documentation says five seconds, others saw it missing for longer.':
    "Une nouvelle liste attend deux minutes avant son premier membre : la documentation dit cinq secondes, d'autres ont vu plus long.",
  'LinkedIn renamed its levels: in accounts that have not been renamed yet, {{CAMPAIGN_NAME}} is what is now called an ad set, and {{AD_NAME}} is not filled in.':
    "LinkedIn a renommé ses niveaux : dans les comptes pas encore passés, {{CAMPAIGN_NAME}} est ce qui s'appelle désormais un ensemble de publicités, et {{AD_NAME}} n'est pas rempli.",
  'An event without e-mail and click id, known by name and employer only, is sent with an empty list of user ids.':
    "Un événement sans e-mail ni identifiant de clic, connu par le nom et l'employeur seulement, part avec une liste d'identifiants vide.",
  'Of the French column names only "Nom du groupe de campagnes", "ID de la campagne", "Nom de la publicité" and "ID Pub" are known to be LinkedIn’s; the others are translations.':
    'Des noms français des colonnes, seuls « Nom du groupe de campagnes », « ID de la campagne », « Nom de la publicité » et « ID Pub » sont sûrement ceux de LinkedIn ; les autres sont des traductions.',
  'TikTok’s pages disagree on +tag and dots in e-mails and on the + of phones: the file holds every form, the other ones in columns of their own.':
    'Les pages de TikTok se contredisent sur le « +étiquette » et les points des e-mails, et sur le + des téléphones : le fichier contient chaque forme, les autres dans des colonnes à part.',
  'Only the usual form of e-mail and phone is sent; that 1,000 people may go at once, and that a new audience is ready after a minute, no official page confirms.':
    "Seule la forme courante de l'e-mail et du téléphone est envoyée ; qu'on puisse envoyer 1 000 personnes à la fois, et qu'une audience soit prête après une minute, aucune page ne le confirme.",
  'No page says what TikTok answers about an audience that was deleted: it is taken for gone when it is not shown, or when its number is refused.':
    "Aucune page ne dit ce que TikTok répond d'une audience supprimée : elle est tenue pour disparue quand il ne la montre pas, ou refuse son numéro.",
  'Tiers, qualified leads and won deals are sent as custom events of the pixel, those of a CRM without the address of a page.':
    "Les paliers, les leads qualifiés et les affaires gagnées partent comme événements personnalisés du pixel ; ceux d'un CRM, sans adresse de page.",
  'Only the English column names are known, and of those "Ad group ID" and "Ad ID" are assumed; the French ones are translations.':
    'Seuls les noms anglais des colonnes sont connus, et parmi eux « Ad group ID » et « Ad ID » sont supposés ; les noms français sont des traductions.',
  'The headings of the list file: X asks at upload what each column holds.':
    "L'en-tête du fichier de liste : X demande au dépôt ce que contient chaque colonne.",
  'From how many people on X serves a list: 100 in the API’s documentation, 500 in its help.':
    "À partir de combien de personnes X diffuse à une liste : 100 selon la documentation de l'API, 500 selon son aide.",
  'The oldest conversion that X takes: 90 days, its longest attribution window.':
    "La plus ancienne conversion que prend X : 90 jours, sa plus longue fenêtre d'attribution.",
  'X documents no macro for ad URLs: campaigns have to be told apart by hand-written UTM values.':
    'X ne documente aucune macro pour les adresses des publicités : distinguez les campagnes par des UTM écrits à la main.',
  'The headings of the report: no export of X is published.': "L'en-tête du rapport : aucun export de X n'est publié.",
  'Pinterest takes one column of e-mail addresses; no page says how, or whether, it is headed.':
    "Pinterest prend une colonne d'adresses e-mail ; aucune page ne dit si elle a un en-tête, ni lequel.",
  'A list is made with the digest of an address that nobody has, because the request must hold a record; no page says what becomes of a list with none that matches.':
    "Une liste est créée avec l'empreinte d'une adresse que personne n'a, car la demande doit contenir une ligne ; aucune page ne dit ce que devient une liste où rien ne correspond.",
  'No page says how many records one request may hold; 10,000 are sent.':
    'Aucune page ne dit combien de lignes une demande peut contenir ; 10 000 sont envoyées.',
  'No page says how old an event may be; 60 days, the longest window after a click, is assumed.':
    "Aucune page ne dit l'âge maximal d'un événement ; 60 jours, la plus longue fenêtre après un clic, sont supposés.",
  'A qualified lead, a deal won and a tier reached are all the event "custom"; content_name tells them apart, and Pinterest may not report by it.':
    "Un lead qualifié, une affaire gagnée et un palier atteint sont tous l'événement « custom » ; content_name les distingue, et Pinterest peut ne pas en tenir compte dans ses rapports.",
  'Postal codes with letters are sent in lower case without spaces, although the page asks for digits only.':
    'Les codes postaux avec des lettres partent en minuscules sans espaces, alors que la page demande des chiffres seulement.',
  'Newer apps get a refresh token that lasts 60 days and a new one with every access token, which takes its place: an account to which nothing was sent for that long has to be connected again.':
    "Les applications récentes reçoivent un jeton de renouvellement de 60 jours, et un autre avec chaque jeton d'accès, qui prend sa place : un compte auquel rien n'est parti pendant ce temps est à reconnecter.",
  'The column names of Ads Manager are known from other tools only, and only in English.':
    "Les noms des colonnes d'Ads Manager ne sont connus que par d'autres outils, et en anglais.",
  'Snapchat takes one column of e-mail addresses, phones or device ids; no page says how, or whether, it is headed.':
    "Snapchat prend une colonne d'adresses e-mail, de téléphones ou d'identifiants d'appareils ; aucune page ne dit si elle a un en-tête, ni lequel.",
  'Whoever is known by a click id alone is not sent: others found that Snapchat wants an e-mail address or a phone, or an IP address, which we do not keep.':
    "Qui n'est connu que par un clic n'est pas envoyé : d'autres ont constaté que Snapchat veut un e-mail, un téléphone ou une adresse IP, que nous ne gardons pas.",
  'Success is known as {"status":"VALID"} from those who have seen it; the pages describe no answer.':
    'La réussite est connue comme {"status":"VALID"} par ceux qui l\'ont vue ; les pages ne décrivent aucune réponse.',
  'The names of the macros come from a list kept by others.':
    "Les noms des macros viennent d'une liste tenue par d'autres.",
  'Few column names are known, and only in English; those of campaigns, ad sets and ads are a guess.':
    'Peu de noms de colonnes sont connus, et en anglais ; ceux des campagnes, ensembles et publicités sont supposés.',
  'Reddit takes one column of e-mail addresses or device ids; no page that we could read says how, or whether, it is headed.':
    "Reddit prend une colonne d'adresses e-mail ou d'identifiants d'appareils ; aucune page lisible ne dit si elle a un en-tête, ni lequel.",
  'Reddit opens its audience API account by account; no page shows what it answers to a change of a list.':
    "Reddit ouvre l'API des audiences compte par compte ; aucune page ne montre ce qu'elle répond quand une liste change.",
  'A newer client sends customer_list_config when it makes a list; we send name and type only, as older ones do.':
    'Un client récent envoie customer_list_config en créant une liste ; nous envoyons le nom et le type seulement, comme les plus anciens.',
  '500 events are sent at once, because sources differ between 500 and 1,000.':
    '500 événements partent à la fois, car les sources hésitent entre 500 et 1 000.',
  'The cookie _rdt_uuid is sent whole, as in the example of the documentation; one tag manager sends only what follows its dot.':
    "Le cookie _rdt_uuid part entier, comme dans l'exemple de la documentation ; un gestionnaire de balises n'envoie que ce qui suit le point.",
  'The names of the macros come from lists kept by others; they are spelt like those of LinkedIn.':
    "Les noms des macros viennent de listes tenues par d'autres ; ils s'écrivent comme ceux de LinkedIn.",
  'The column names of the report are a guess; amounts from the API are in millionths, those of a report are taken for whole units.':
    "Les noms des colonnes du rapport sont supposés ; les montants de l'API sont en millionièmes, ceux d'un rapport sont pris pour des unités.",
  'The name of the list in the bulk file is always the same: change it in the third line before a second upload.':
    'Le nom de la liste est toujours le même dans le fichier groupé : changez-le à la troisième ligne avant un deuxième dépôt.',
  'Phones on customer lists: clients of Microsoft send them, its reference names e-mail only.':
    "Les téléphones dans les listes de clients : des clients de Microsoft les envoient, sa référence ne nomme que l'e-mail.",
  'How long somebody stays on a list that was made without a membership duration.':
    'Combien de temps une personne reste dans une liste créée sans durée.',
  'The Conversions API is a pilot: Microsoft has to give the account a token.':
    'Conversions API est un pilote : Microsoft doit donner un jeton au compte.',
  'The oldest event that the Conversions API takes: 7 days, say its users.':
    'Le plus ancien événement que prend Conversions API : 7 jours, selon ses utilisateurs.',
  'Whether the hashed phone keeps its plus: Microsoft’s own example does, some of its users send digits.':
    "Si le téléphone haché garde son + : l'exemple de Microsoft le garde, des utilisateurs n'envoient que les chiffres.",
  'The headings of the offline conversion file: they are the names of the API, the website’s template may differ.':
    "L'en-tête du fichier de conversions hors ligne : ce sont les noms de l'API, le modèle du site peut différer.",
  'How long a refresh token lasts before the newer one that comes with each access token takes its place: 90 days at most.':
    "Combien dure un jeton de renouvellement avant que le suivant, reçu avec chaque jeton d'accès, prenne sa place : 90 jours au plus.",
  'The French headings of ids, dates and currency, and those of the website.':
    'Les noms français des colonnes d’identifiants, de dates et de devise, et ceux du site.',

  // the form of a setting or a credential
  'the number of the ad account, without "act_"': 'Le numéro du compte publicitaire, sans « act_ ».',
  'the number of the pixel (dataset) in Events Manager':
    "Le numéro du pixel (ensemble de données), dans le Gestionnaire d'événements.",
  'the code under "Test events" in Events Manager, such as TEST12345; leave it out otherwise':
    'Le code sous « Tester les événements », comme TEST12345 ; laissez vide sinon.',
  'copy it whole, without spaces or line breaks': 'À copier en entier, sans espace ni retour à la ligne.',
  'the ten digits of the customer number, without dashes': 'Les dix chiffres du numéro de client, sans tirets.',
  'the number of a conversion action (ctId in the address of its page)':
    "Le numéro d'une action de conversion (ctId dans l'adresse de sa page).",
  'the number of the ad account, as in the address of Campaign Manager: digits only':
    "Le numéro du compte, tel que dans l'adresse de Campaign Manager : des chiffres seulement.",
  'the partner code that LinkedIn gave with access to its Audiences API, in capitals':
    "Le code partenaire donné par LinkedIn avec l'accès à l'API des audiences, en capitales.",
  'the number of a conversion whose source is the Conversions API: digits only':
    "Le numéro d'une conversion dont la source est Conversions API : des chiffres seulement.",
  'the number of the advertiser account: digits only': 'Le numéro du compte annonceur : des chiffres seulement.',
  'the code of the pixel, from Events Manager: capitals and digits':
    'Le code du pixel, dans Events Manager : des capitales et des chiffres.',
  'the id of the ad account, as in the address of ads.x.com: small letters and digits only':
    "L'identifiant du compte, tel que dans l'adresse de ads.x.com : des minuscules et des chiffres.",
  'the Pixel ID of the event source in Events Manager: small letters and digits only':
    'Le « Pixel ID » de la source, dans Events Manager : des minuscules et des chiffres.',
  'an Event ID as Events Manager shows it: tw-abc12-def34':
    "Un « Event ID » tel que l'affiche Events Manager : tw-abc12-def34.",
  'digits only, at most 18: the ad account id, as in the address of Ads Manager':
    "Des chiffres seulement, 18 au plus : le numéro du compte, tel que dans l'adresse d'Ads Manager.",
  'the ad account id: 32 hex digits in five groups':
    "L'identifiant du compte : 32 chiffres hexadécimaux en cinq groupes.",
  'the Snap Pixel id: 32 hex digits in five groups':
    "L'identifiant du Snap Pixel : 32 chiffres hexadécimaux en cinq groupes.",
  'the ad account id begins with a2_ or t2_': "L'identifiant du compte commence par a2_ ou t2_.",
  'the pixel id, which Events Manager shows, begins with a2_ or t2_':
    "L'identifiant du pixel, dans Events Manager, commence par a2_ ou t2_.",
  'cid in the address of Microsoft Advertising: digits only':
    "cid dans l'adresse de Microsoft Advertising : des chiffres seulement.",
  'aid in the address of Microsoft Advertising, not the account number with its letter: digits only':
    "aid dans l'adresse de Microsoft Advertising, pas le numéro de compte avec sa lettre : des chiffres seulement.",
  'the number of the UET tag: digits only': 'Le numéro de la balise UET : des chiffres seulement.',
  'the Application (client) ID of the app registration, a GUID':
    "L'« Application (client) ID » de l'inscription, un GUID.",
}
