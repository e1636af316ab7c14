/** Words that stemming leaves apart and that a reader of ads takes for one, each line a family under one name. « offre »
 *  and « offert » are not here: the first is a noun like any other, the second means free (facts-terms.ts). */
const FAMILIES = `
  inscription: inscription inscrire inscrivez inscris inscrit inscrits register registration signup enregistrer
  economie: economie economies économie économies économiser économisez économique savings save saving saves
  livraison: livraison livraisons livrer livré livrée livrés livrées livrez delivery delivered deliver shipping shipped ship
  nouveau: nouveau nouvelle nouveaux nouvelles nouvel nouveauté nouveautés new
  rendezvous: rdv rendez-vous appointment appointments
  essai: essai essais essayer essayez essaie essaye trial trials try
  devis: devis estimation estimations chiffrage quote quotes estimate estimates
  reduction: réduction réductions remise remises rabais promotion promotions promo promos discount discounts solde soldes ristourne sale off deal deals
  demo: démo démos démonstration démonstrations demo demos demonstration
  reservation: réserver réservez réserve réservation réservations book booking bookings reserve reservation
  achat: acheter achetez achète achat achats buy purchase shop
  commande: commander commandez commande commandes order orders
  telechargement: télécharger téléchargez télécharge téléchargement download downloads
  guide: guide guides ebook ebooks livret
  decouverte: découvrir découvrez découvre découverte discover
  gain: gagner gagnez gagne gain gains win
  recevoir: recevoir recevez reçois reçoit reçu obtenir obtenez obtiens receive get
  conseil: conseil conseils conseiller conseillers conseillère advice advisor adviser
  expert: expert experts experte expertise spécialiste spécialistes specialist specialists
  rapide: rapide rapides rapidement vite rapidité fast quick quickly faster
  facile: facile faciles facilement facilité easy easily simple simples simplement simply
  installation: installer installez installe installation installations installé installée installateur install installed installer
  formation: formation formations former formez formateur training course courses
  apprentissage: apprendre apprenez apprends apprentissage learn learning
  protection: protéger protégez protège protection assurance assurances assurer assurez assuré insurance insure cover coverage
  comparaison: comparer comparez compare comparateur comparatif comparison
  isolation: isoler isolez isole isolation insulation insulate
  chauffage: chauffer chauffez chauffe chauffage heating heat
  maison: maison maisons logement logements domicile home homes house houses
  voiture: voiture voitures auto autos automobile véhicule véhicules car cars vehicle
  sante: santé mutuelle mutuelles health
  webinaire: webinaire webinaires webinar webinars webconférence visioconférence
  evenement: événement événements évènement évènements event events
  invitation: inviter invitez invitation invitations invite
  participation: participer participez participe participation participant participants join
  abonnement: abonner abonnez abonne abonnement abonnements subscribe subscription subscriptions
  paiement: payer payez paie paiement paiements pay payment payments
  tarif: tarif tarifs prix price prices pricing
  facture: facture factures facturation facturer bill bills invoice invoices invoicing
  client: client clients cliente clientes clientèle customer customers
  entreprise: entreprise entreprises société sociétés company companies business businesses
  equipe: équipe équipes team teams
  gestion: gérer gérez gère gestion gestionnaire manage management manager
  logiciel: logiciel logiciels outil outils application applications appli app apps software tool tools
  enfant: enfant enfants kid kids child children
  femme: femme femmes woman women
  homme: homme hommes man men
  jour: jour jours journée journées day days daily
  semaine: semaine semaines hebdomadaire week weeks weekly
  mois: mois mensuel mensuelle mensuels mensuellement mensualité mensualités month months monthly
  annee: an ans année années annuel annuelle year years yearly annual
  repas: repas meal meals
  recette: recette recettes recipe recipes
  vetement: vêtement vêtements clothes clothing
  chaussure: chaussure chaussures basket baskets sneaker sneakers shoe shoes
  place: place places siège sièges seat seats spot spots
  garantie: garantie garanties garanti garantis garantir warranty guarantee guarantees guaranteed
  choix: choisir choisissez choisis choix choice choose
  creation: créer créez crée création créations create
  reponse: répondre répondez répond réponse réponses answer answers reply
  rappel: rappeler rappelez rappelle rappel callback
  appel: appeler appelez appelle appel appels call calls
  voyage: voyager voyagez voyage voyages séjour séjours travel trip trips vacances holiday holidays
  pret: prêt prêts emprunt emprunts emprunter crédit crédits loan loans
  bilan: bilan bilans diagnostic diagnostics audit audits
  visite: visiter visitez visite visites visit visits
  email: email emails mail mails courriel courriels e-mail
  sans: sans zéro zero no without aucun aucune
  eco: écologique écologiques éco eco-responsable écoresponsable green
`

const lines = FAMILIES.trim().split('\n')

/** Every listed form, and the same without its accents (capitals are often written so), to the name of its family. */
export const LEMMAS: ReadonlyMap<string, string> = new Map(
  lines.flatMap(line => {
    const [name = '', forms = ''] = line.trim().split(': ')
    return forms
      .split(' ')
      .flatMap(form => [form, form.normalize('NFD').replace(/\p{M}/gu, '')].map(f => [f, `=${name}`] as const))
  }),
)

/** Families that say what kind of offer it is: in a headline they weigh twice a common word. */
export const OFFER_WORDS: ReadonlySet<string> = new Set(['=devis', '=essai', '=reduction', '=demo'])
