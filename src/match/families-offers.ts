/** Families of words (lemmas.ts) of what one is offered, does and gets, and of how it is praised. */
export const OFFERS = `
  inscription: inscription inscriptions inscrire inscrivez inscris inscrit inscrits register registration signup enregistrer enroll enrol enrolment
  economie: economie economies économie économies économiser économisez économique économiques savings save saving saves
  livraison: livraison livraisons livrer livré livrée livrés livrées livrez delivery delivered deliver delivers shipping shipped ship ships expédition expédié expédiée
  nouveau: nouveau nouvelle nouveaux nouvelles nouvel nouveauté nouveautés new
  rendezvous: rdv rendez-vous appointment appointments
  essai: essai essais essayer essayez essaie essaye tester testez teste trial trials try
  devis: devis estimation estimations chiffrage quote quotes estimate estimates valuation valuations
  reduction: réduction réductions remise remises rabais promotion promotions promo promos discount discounts solde soldes ristourne sale off deal deals
  demo: démo démos démonstration démonstrations demo demos demonstration
  reservation: réserver réservez réserve réservation réservations book booking bookings reserve reservation
  achat: acheter achetez achète achat achats buy purchase purchases shop shopping
  commande: commander commandez commande commandes order orders
  telechargement: télécharger téléchargez télécharge téléchargement download downloads
  guide: guide guides ebook ebooks livret
  liste: checklist checklists liste listes list lists
  modele: modèle modèles gabarit template templates
  echantillon: échantillon échantillons sample samples
  cadeau: cadeau cadeaux gift gifts present
  bon: voucher vouchers coupon coupons bon
  prime: prime primes bonus rebate rebates
  aide: aide aides aider aidez help helps support assistance subvention subventions grant grants
  decouverte: découvrir découvrez découvre découverte discover
  gain: gagner gagnez gagne gain gains win earn
  recevoir: recevoir recevez reçois reçoit reçu obtenir obtenez obtiens receive get
  demande: demander demandez demande demandes request requests ask
  conseil: conseil conseils conseiller conseillers conseillère advice advisor adviser advisers advisors
  expert: expert experts experte expertise spécialiste spécialistes specialist specialists professionnel professionnels pro pros professional professionals
  rapide: rapide rapides rapidement vite rapidité express fast quick quickly faster
  immediat: immédiat immédiate immédiatement instantané instantanée instant instantly immediate immediately
  facile: facile faciles facilement facilité easy easily easier simple simples simplement simplicité simply simpler
  installation: installer installez installe installation installations installé installée installateur installateurs pose poser posé posée install installed installers fitted fitting
  formation: formation formations former formez formateur formateurs formatrice cours stage stages training course courses class classes lesson lessons leçon leçons
  apprentissage: apprendre apprenez apprends apprentissage learn learning
  protection: protéger protégez protège protection protect protected protects
  assurance: assurance assurances assurer assurez assuré insurance insure insured cover coverage
  comparaison: comparer comparez compare comparateur comparatif comparison
  webinaire: webinaire webinaires webinar webinars webconférence visioconférence
  direct: live direct
  evenement: événement événements évènement évènements event events
  invitation: inviter invitez invitation invitations invite
  participation: participer participez participe participation participant participants join
  abonnement: abonner abonnez abonne abonnement abonnements subscribe subscription subscriptions membership memberships adhésion
  paiement: payer payez paiement paiements pay payment payments règlement
  tarif: tarif tarifs prix price prices pricing rates
  cout: coût coûts cost costs fee fees
  facture: facture factures facturation facturer facturez bill bills invoice invoices invoicing billing
  client: client clients cliente clientes clientèle customer customers
  entreprise: entreprise entreprises société sociétés company companies business businesses firm firms
  gestion: gérer gérez gère gestion gestionnaire piloter pilotez manage management manager
  jour: jour jours journée journées day days daily
  semaine: semaine semaines hebdomadaire hebdo week weeks weekly
  mois: mois mensuel mensuelle mensuels mensuellement mensualité mensualités month months monthly
  annee: an ans année années annuel annuelle year years yearly annual
  heure: heure heures hour hours
  minute: minute minutes min
  date: date dates calendrier planning calendar schedule schedules scheduling rota rotas
  place: place places siège sièges seat seats spot spots
  billet: billet billets ticket tickets entrée entrées admission
  garantie: garantie garanties garanti garantis garantir garantissez warranty guarantee guarantees guaranteed
  certifie: certifié certifiée certifiés certifiées agréé agréés certified accredited licensed
  choix: choisir choisissez choisis choix choice choose pick
  creation: créer créez crée création créations create
  lancement: lancer lancez lancement démarrer démarrez démarrage commencer commencez start starting launch
  reponse: répondre répondez répond réponse réponses answer answers reply
  rappel: rappeler rappelez rappelle rappel callback
  appel: appeler appelez appelle appel appels call calls
  contact: contacter contactez contact contacts joindre
  parler: parler parlez parlons talk speak
  venue: venir venez vient viens viennent déplacer déplacez déplace déplacement déplacements come comes
  visite: visiter visitez visite visites visit visits
  location: louer louez loue location locations rent rental rentals renting hire-car
  retour: retour retours returns return
  echange: échange échanges échanger exchange
  email: email emails mail mails courriel courriels e-mail
  newsletter: newsletter newsletters infolettre lettre
  sans: sans zéro zero no without aucun aucune
  eco: écologique écologiques éco eco-responsable écoresponsable durable durables green sustainable
  bilan: bilan bilans diagnostic diagnostics audit audits étude études check checks checkup check-up inspection inspections assessment assessments évaluation évaluations analyse analyses
  simulation: simuler simulez simule simulation simulateur calculer calculez calcule calcul calculateur calculate calculator
  eligibilite: éligible éligibles éligibilité eligible eligibility qualify
  rapport: rapport rapports report reports
  resultat: résultat résultats result results
  idee: idée idées inspiration inspirations idea ideas
  collection: collection collections gamme gammes catalogue catalogues catalog brochure range
  qualite: qualité qualités quality
  confiance: confiance trust trusted
  avis: avis témoignage témoignages review reviews rating ratings
  meilleur: meilleur meilleure meilleurs meilleures mieux best better
  premier: premier première premiers premières 1er 1re 1ère first 1st
  deuxieme: deuxième seconde 2e 2ème 2nd
  demi: demi demie moitié half
  paire: paire paires pair pairs
  entier: complet complète complets complètes intégral intégrale entier entière full complete whole
  compris: inclus incluse incluses compris comprise comprises included includes include
  illimite: illimité illimitée illimités illimitées unlimited
  personnalise: personnalisé personnalisée personnalisés personnaliser sur-mesure sur_mesure custom customized personalized personalised bespoke tailored tailor-made
  ligne: ligne online
  visio: visio vidéo vidéos video videos
  distance: distance télétravail remote remotely
  occasion: occasion reconditionné reconditionnée reconditionnés used refurbished second-hand second_hand seconde_main secondhand pre-loved preloved vintage fripe fripes
  neuf: neuf neuve neufs neuves
  limite: limité limitée limités limitées limited
  exclusif: exclusif exclusive exclusifs exclusives exclusivité exclusively
  prepare: préparer préparez prépare préparation prepare preparation
  trouver: trouver trouvez trouve find
  changer: changer changez change changement switch switching switched remplacer remplacez remplacement replace replacement leaving quitter
  baisse: baisse baisser baissez réduire réduisez réduit reduce lower cut
  hausse: augmenter augmentez augmentation hausse increase boost
  argent: argent money cash
  cheque: chèque chèques cheque
  financement: financement financer financez finance financing
  ouverture: ouvrir ouvrez ouvre ouverture ouvert ouverte open opens opening
  reussite: réussir réussissez réussite succès success succeed
  objectif: objectif objectifs goal goals
  groupe: groupe groupes group groups
  petit: petit petite petits petites small
  grand: grand grande grands grandes large big
  quotidien: quotidien quotidienne everyday
  certitude: tranquille sérénité serein sereine sereinement peace worry-free
  proximite: proche près proximité nearby near
  partout: partout everywhere anywhere
  specialite: spécial spéciale spéciaux special
  croissance: croissance grandir growth grow growing
  envoi: envoyer envoyez envoi envoyé envoyée send sent
  retrait: retrait retirer retirez pickup pick-up collect click-and-collect
`
