/** Families of words (lemmas.ts) of the trades and things that ads speak of, and of what they say about them. */
export const TOPICS = `
  isolation: isoler isolez isole isolation insulation insulate
  chauffage: chauffer chauffez chauffe chauffage heating heat
  chaudiere: chaudière chaudières boiler boilers
  solaire: solaire solaires photovoltaïque photovoltaïques solar photovoltaic pv
  energie: énergie énergies énergétique énergétiques energy
  electricite: électricité électrique électriques électricien électriciens electricity electric electrical electrician
  eau: eau eaux water
  plomberie: plombier plombiers plomberie plumber plumbers plumbing
  serrurier: serrurier serruriers serrurerie locksmith locksmiths
  toit: toit toits toiture toitures couverture couvreur couvreurs roof roofs roofing roofer
  fenetre: fenêtre fenêtres vitrage vitrages window windows glazing
  porte: porte portes door doors
  lavelinge: lave-linge machine_à_laver machines_à_laver washer
  cuisine: cuisine cuisines kitchen kitchens
  bain: bain bains bath bathroom
  chambre: chambre chambres bedroom bedrooms
  jardin: jardin jardins jardinage jardinier jardiniers garden gardens gardening gardener
  pelouse: pelouse pelouses gazon lawn lawns
  piscine: piscine piscines pool pools
  meuble: meuble meubles mobilier furniture
  canape: canapé canapés sofa sofas couch
  lit: lit lits matelas bed beds mattress mattresses
  renovation: rénovation rénovations rénover rénovez rénove travaux renovation renovate remodel remodeling
  reparation: réparation réparations réparer réparez répare réparateur dépannage dépanner dépanneur panne pannes repair repairs repaired fix fixed fixes broken
  entretien: entretien entretenir maintenance maintain servicing
  nettoyage: nettoyage nettoyer nettoyez nettoie ménage cleaning clean cleaner cleaners cleaned washed wash washing laver lavé lavage
  demenagement: déménagement déménagements déménager déménagez déménage déménageur déménageurs moving mover movers
  construction: construire construisez construction constructeur build builds builder building
  maison: maison maisons logement logements domicile chez_vous chez_toi at_home habitation foyer home homes house houses in-home
  appartement: appartement appartements appart apartment apartments flat flats
  immobilier: immobilier immobilière bien biens property properties estate realty
  terrain: terrain terrains land plot
  locataire: locataire locataires tenant tenants renter
  proprietaire: propriétaire propriétaires owner owners homeowner homeowners landlord landlords
  voiture: voiture voitures auto autos automobile véhicule véhicules car cars vehicle vehicles
  camion: camion camions camionnette fourgon utilitaire utilitaires truck trucks van vans
  velo: vélo vélos bicyclette bicyclettes bike bikes bicycle bicycles cycling
  ebike: vae e-bike e-bikes ebike ebikes
  permis: permis licence license
  conduite: conduire conduite conduisez driving drive driver drivers
  train: train trains rail railway
  vol: vol vols avion flight flights
  hotel: hôtel hôtels hotel hotels
  voyage: voyager voyagez voyage voyages séjour séjours circuit travel trip trips vacances holiday holidays vacation vacations getaway escapade
  plage: plage plages beach beaches
  mer: mer mers océan sea ocean
  montagne: montagne montagnes mountain mountains
  ski: ski skis skier skiing
  randonnee: randonnée randonnées marche hiking hike hikes walking
  sport: sport sports sportif fitness musculation workout workouts gym gyms
  course: courir running run runner runners
  danse: danse danses danser dance dancing
  musique: musique musiques musical music
  concert: concert concerts spectacle spectacles show shows gig
  musee: musée musées museum museums
  exposition: exposition expositions expo expos exhibition exhibitions exhibit
  film: film films cinéma movie movies cinema
  photo: photo photos photographie photographies photographe photographes photography photographer photographers photograph
  mariage: mariage mariages marier wedding weddings
  fleur: fleur fleurs bouquet bouquets flower flowers
  bijou: bijou bijoux jewelry jewellery
  vetement: vêtement vêtements habits mode clothes clothing apparel fashion
  chaussure: chaussure chaussures basket baskets sneaker sneakers shoe shoes
  bottes: botte bottes boot boots
  veste: veste vestes blouson jacket jackets
  manteau: manteau manteaux coat coats
  robe: robe robes dress dresses
  chemise: chemise chemises shirt shirts
  jean: jean jeans denim
  lunettes: lunettes monture montures glasses eyewear frames
  opticien: opticien opticiens optique optician opticians
  beaute: beauté cosmétique cosmétiques beauty cosmetics
  coiffure: coiffure coiffeur coiffeurs coiffeuse coupe haircut haircuts hairdresser hairdressers
  massage: massage massages spa spas
  peau: peau skin skincare
  dent: dent dents dentaire dentiste dentistes dental dentist dentists teeth tooth
  medecin: médecin médecins docteur docteurs doctor doctors gp
  psy: psychologue psychologues thérapeute thérapie therapist therapists therapy counselling
  kine: kiné kinésithérapeute physiotherapist physio physiotherapy
  nutrition: nutrition nutritionniste diététicien diététicienne diététique dietitian nutritionist
  poids: poids maigrir mincir minceur weight slim slimming
  sommeil: sommeil dormir dormez sleep sleeping
  audition: audition auditif auditifs auditive audioprothésiste hearing
  sante: santé mutuelle mutuelles complémentaire health
  soin: soin soins soigner care
  animal: animal animaux pet pets
  chien: chien chiens chiot chiots dog dogs puppy puppies canin
  chat: chat chats chaton chatons cat cats kitten kittens
  enfant: enfant enfants kid kids child children
  bebe: bébé bébés nourrisson baby babies
  parent: parent parents famille familles familial familiale family families
  garde: garder garde nounou baby-sitter babysitter nanny childcare
  femme: femme femmes woman women
  homme: homme hommes man men
  ecole: école écoles school schools scolaire
  soutien: soutien tutorat tutoring tutor tutors
  prof: professeur professeurs professeure prof profs enseignant enseignants enseignante teacher teachers instructor instructors moniteur moniteurs
  eleve: élève élèves étudiant étudiants étudiante student students pupil pupils
  maths: mathématiques maths math mathematics
  langue: langue langues language languages
  anglais: anglais anglaise english
  espagnol: espagnol espagnole spanish
  italien: italien italienne italian
  allemand: allemand german
  francais: français française french
  diplome: diplôme diplômes diplômé diplômés degree qualified qualification qualifications
  emploi: emploi emplois job jobs poste postes embauche recrutement recruter recrute recrutons hiring hire recruitment
  carriere: carrière carrières career careers
  salaire: salaire salaires rémunération paie paye salary pay-slip payroll wages
  conge: congé congés absence absences leave time-off
  compta: comptabilité compta comptable comptables accounting accountant accountants bookkeeping
  impot: impôt impôts fiscal fiscale fiscalité tax taxes
  banque: banque banques bancaire bank banks banking
  carte: carte cartes card cards
  compte: compte comptes account accounts
  epargne: épargne épargner placement placements investir investissement investissements investment investments invest
  pret: prêt prêts emprunt emprunts emprunter crédit crédits loan loans
  avocat: avocat avocats juridique lawyer lawyers attorney attorneys legal law
  retraite: retraite retraites pension pensions retirement
  donnees: donnée données data
  securite: sécurité sécurisé sécurisée sécuriser cybersécurité security secure cybersecurity safe safety
  alarme: alarme alarmes alarm alarms télésurveillance
  telephone: téléphone téléphones mobile mobiles smartphone smartphones portable phone phones
  internet: internet fibre box broadband fiber wifi wi-fi
  ordinateur: ordinateur ordinateurs pc laptop laptops computer computers
  site: site sites website websites web
  vente: vendre vendez vente ventes vendeur vendeurs sell selling seller sellers sales
  boutique: boutique boutiques magasin magasins shop-front store stores retailer
  publicite: publicité publicités pub pubs ad ads advertising
  logiciel: logiciel logiciels outil outils application applications appli applis app apps software tool tools solution solutions plateforme platform
  robot: robot robots automatique automatiquement automatisé automatiser automatic automatically automate automated automation
  nourriture: nourriture aliment aliments alimentation food foods croquette croquettes kibble
  repas: repas plat plats meal meals dinner dinners
  recette: recette recettes recipe recipes
  restaurant: restaurant restaurants resto restos
  vin: vin vins wine wines
  biere: bière bières brasserie beer beers brewery breweries
  cafe: café cafés coffee
  the: thé thés infusion infusions
  pain: pain pains boulangerie bread bakery
  gateau: gâteau gâteaux pâtisserie cake cakes pastry
  fromage: fromage fromages cheese cheeses
  viande: viande viandes boucherie meat
  legume: légume légumes vegetable vegetables veg
  fruit: fruit fruits
  bio: bio biologique biologiques organic
  local: local locale locaux locales locally
  saison: saison saisons season seasons seasonal
  artisan: artisan artisans artisanal artisanale artisanaux artisanales craft handmade handcrafted
  maraicher: producteur producteurs maraîcher maraîchers grower growers farmer farmers
  bureau: bureau bureaux office offices desk desks
  salle: salle salles room rooms
  reunion: réunion réunions meeting meetings
  equipe: équipe équipes team teams
  salarie: salarié salariés collaborateur collaborateurs collaboratrice employé employés employee employees staff
  independant: indépendant indépendants indépendante freelance freelances freelancer freelancers self-employed auto-entrepreneur
  rh: rh drh hr
  dirigeant: dirigeant dirigeants patron patrons gérant founder founders ceo
  pme: pme tpe sme smes smb
  debutant: débutant débutants débutante beginner beginners
  senior: senior seniors
  jeune: jeune jeunes young youth
  ville: ville villes city cities town towns
  quartier: quartier quartiers neighborhood neighbourhood
  soir: soir soirs soirée soirées evening evenings night
  matin: matin matins matinée morning mornings
  weekend: week-end week-ends weekend weekends
  noel: noël christmas xmas
  rentree: rentrée back-to-school
`
