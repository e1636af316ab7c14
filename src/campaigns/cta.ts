/** The call-to-action buttons of the ad platforms: their API names, what kind of action each asks for, and the words
 *  that a person reads on the button. Names: Meta AdCreative call_to_action.type, LinkedIn Sponsored Content CTAs,
 *  TikTok call_to_action, Pinterest, Snapchat, X and Reddit lists, as public in 2026-11. */

export type CtaClass =
  | 'learn' | 'quote' | 'offer' | 'book' | 'signup' | 'trial' | 'download' | 'buy' | 'contact' | 'demo' | 'watch' // biome-ignore format: one line reads better

interface Cta {
  class: CtaClass
  fr: string
  en: string
}

export const CTAS = {
  APPLY: { class: 'signup', fr: 'Postuler', en: 'Apply' },
  APPLY_NOW: { class: 'signup', fr: 'Postuler', en: 'Apply now' },
  ATTEND: { class: 'signup', fr: 'Participer', en: 'Attend' },
  BOOK_A_CONSULTATION: { class: 'book', fr: 'Réserver une consultation', en: 'Book a consultation' },
  BOOK_NOW: { class: 'book', fr: 'Réserver', en: 'Book now' },
  BOOK_TRAVEL: { class: 'book', fr: 'Réserver', en: 'Book now' },
  BUY_NOW: { class: 'buy', fr: 'Acheter', en: 'Buy now' },
  BUY_TICKETS: { class: 'buy', fr: 'Acheter des billets', en: 'Buy tickets' },
  CALL_NOW: { class: 'contact', fr: 'Appeler', en: 'Call now' },
  CONTACT_US: { class: 'contact', fr: 'Nous contacter', en: 'Contact us' },
  DONATE_NOW: { class: 'buy', fr: 'Faire un don', en: 'Donate now' },
  DOWNLOAD: { class: 'download', fr: 'Télécharger', en: 'Download' },
  DOWNLOAD_NOW: { class: 'download', fr: 'Télécharger', en: 'Download now' },
  EVENT_RSVP: { class: 'signup', fr: 'Je participe', en: 'RSVP' },
  GET_ACCESS: { class: 'signup', fr: 'Obtenir l’accès', en: 'Get access' },
  GET_DIRECTIONS: { class: 'contact', fr: 'Itinéraire', en: 'Get directions' },
  GET_OFFER: { class: 'offer', fr: 'Profiter de l’offre', en: 'Get offer' },
  GET_PROMOTIONS: { class: 'offer', fr: 'Voir les promotions', en: 'Get promotions' },
  GET_QUOTE: { class: 'quote', fr: 'Demander un devis', en: 'Get a quote' },
  GET_SHOWTIMES: { class: 'learn', fr: 'Voir les horaires', en: 'Get showtimes' },
  INQUIRE_NOW: { class: 'contact', fr: 'Se renseigner', en: 'Inquire now' },
  INSTALL_MOBILE_APP: { class: 'download', fr: 'Installer', en: 'Install now' },
  INSTALL_NOW: { class: 'download', fr: 'Installer', en: 'Install now' },
  JOIN: { class: 'signup', fr: 'Rejoindre', en: 'Join' },
  LEARN_MORE: { class: 'learn', fr: 'En savoir plus', en: 'Learn more' },
  LISTEN_NOW: { class: 'watch', fr: 'Écouter', en: 'Listen now' },
  MAKE_AN_APPOINTMENT: { class: 'book', fr: 'Prendre rendez-vous', en: 'Make an appointment' },
  MESSAGE_PAGE: { class: 'contact', fr: 'Envoyer un message', en: 'Send message' },
  ORDER_NOW: { class: 'buy', fr: 'Commander', en: 'Order now' },
  PLAY_GAME: { class: 'download', fr: 'Jouer', en: 'Play game' },
  PREORDER_NOW: { class: 'buy', fr: 'Précommander', en: 'Pre-order now' },
  READ_MORE: { class: 'learn', fr: 'Lire la suite', en: 'Read more' },
  REGISTER: { class: 'signup', fr: 'S’inscrire', en: 'Register' },
  REQUEST_DEMO: { class: 'demo', fr: 'Demander une démo', en: 'Request a demo' },
  REQUEST_TIME: { class: 'book', fr: 'Prendre rendez-vous', en: 'Request time' },
  SEE_MENU: { class: 'learn', fr: 'Voir le menu', en: 'See menu' },
  SEE_MORE: { class: 'learn', fr: 'En voir plus', en: 'See more' },
  SEND_MESSAGE: { class: 'contact', fr: 'Envoyer un message', en: 'Send message' },
  SHOP_NOW: { class: 'buy', fr: 'Acheter', en: 'Shop now' },
  SIGN_UP: { class: 'signup', fr: 'S’inscrire', en: 'Sign up' },
  START_ORDER: { class: 'buy', fr: 'Commander', en: 'Start order' },
  SUBSCRIBE: { class: 'signup', fr: 'S’abonner', en: 'Subscribe' },
  TRY_NOW: { class: 'trial', fr: 'Essayer', en: 'Try now' },
  START_TRIAL: { class: 'trial', fr: 'Commencer l’essai', en: 'Start trial' },
  TRY_IN_CAMERA: { class: 'trial', fr: 'Essayer', en: 'Try it' },
  UNLOCK: { class: 'signup', fr: 'Débloquer', en: 'Unlock' },
  VIEW_NOW: { class: 'learn', fr: 'Voir', en: 'View now' },
  VIEW_QUOTE: { class: 'quote', fr: 'Voir le devis', en: 'View quote' },
  VISIT_STORE: { class: 'buy', fr: 'Voir la boutique', en: 'Visit store' },
  WATCH_MORE: { class: 'watch', fr: 'Regarder la vidéo', en: 'Watch more' },
  WATCH_NOW: { class: 'watch', fr: 'Regarder', en: 'Watch now' },
  WHATSAPP_MESSAGE: { class: 'contact', fr: 'Écrire sur WhatsApp', en: 'Send WhatsApp message' },
} as const satisfies Record<string, Cta>

export type CtaName = keyof typeof CTAS
