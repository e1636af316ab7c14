/** What is pasted into a site. Each was read against the platform's documentation in November 2026; the page is named. */

export const SNIPPETS = ['html', 'wordpress', 'woocommerce', 'shopify', 'gtm', 'events', 'declared', 'consent'] as const
export type Snippet = (typeof SNIPPETS)[number]

/** Both are ours: a slug and an origin hold nothing that HTML, PHP or a script would read otherwise. */
interface Target {
  origin: string // 'https://l2l.brand.fr'
  campaign: string
}

export const snippet = (which: Snippet, target: Target): string => WRITE[which](target)

export const tag = ({ origin, campaign }: Target): string =>
  `<script defer src="${origin}/p.js" data-campaign="${campaign}"></script>`

const image = ({ origin, campaign }: Target): string =>
  `<noscript><img src="${origin}/p.gif?c=${campaign}" alt="" width="1" height="1"></noscript>`

// Calls that come before the script are kept, and made when it is there.
const STUB = 'window.l2l = window.l2l || { q: [], track: function () { this.q.push(arguments) } }'

const WRITE: Record<Snippet, (target: Target) => string> = {
  html: target => `${tag(target)}\n${image(target)}`,

  // developer.wordpress.org/reference/functions/wp_enqueue_script: $args with a strategy since 6.3; version null adds no ?ver=.
  // …/hooks/wp_script_attributes names no handle, but WordPress gives each tag the id "{handle}-js".
  wordpress: target => `add_action( 'wp_enqueue_scripts', function () {
  wp_enqueue_script( 'like2lead', '${target.origin}/p.js', array(), null, array( 'strategy' => 'defer' ) );
} );
add_filter( 'script_loader_tag', function ( $tag, $handle ) {
  return 'like2lead' === $handle ? str_replace( ' src=', ' data-campaign="${target.campaign}" src=', $tag ) : $tag;
}, 10, 2 );
add_action( 'wp_footer', function () {
  echo '${image(target)}';
} );`,

  // woocommerce_thankyou gives the order's id; it runs again when the page is reloaded, and an order counts once.
  woocommerce: () => `add_action( 'woocommerce_thankyou', function ( $order_id ) {
  $order = wc_get_order( $order_id );
  if ( ! $order || $order->has_status( 'failed' ) ) return;
  $purchase = array(
    'order'    => $order->get_order_number(),
    'value'    => (float) $order->get_total(),
    'currency' => $order->get_currency(),
  );
  echo '<script>${STUB};l2l.track("purchase",' . wp_json_encode( $purchase, JSON_HEX_TAG ) . ')</script>';
} );`,

  shopify: target => `{% comment %} theme.liquid, before </head> {% endcomment %}\n${WRITE.html(target)}`,

  // umami.is/docs/google-tag-manager: Tag Manager keeps no data- attribute of a pasted tag, so the element is made here.
  // A script that is made so runs without document.currentScript; ours then looks for script[data-campaign].
  gtm: target => `<script>
(function () {
  var s = document.createElement('script')
  s.src = '${target.origin}/p.js'
  s.setAttribute('data-campaign', '${target.campaign}')
  document.head.appendChild(s)
})()
</script>`,

  events: () => `<script>
${STUB}

l2l.track('quote-opened')
l2l.track('plan-chosen', { plan: 'pro', seats: 3 })
l2l.track('purchase', { order: 'A-1042', value: 129.9, currency: 'EUR' })
l2l.track('purchase', { order: 'A-1042', value: -129.9, currency: 'EUR' })
</script>`,

  declared: () => `<a href="/devis" data-l2l-cta>…</a>
<button data-l2l-event="plan-chosen" data-l2l-props='{"plan":"pro"}'>…</button>
<form data-l2l-event="quote-asked">…</form>`,

  consent: () => `l2l.consent(true)
l2l.consent(false)`,
}
