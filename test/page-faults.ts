/** What no page of the dashboard may contain: a value that is none, or a script or a style that the page's policy would not let run. */
export const PAGE_FAULTS =
  /undefined|NaN|Infinity|\[object|<script(?! nonce="[\w+/=]+" src="\/app\/desk-[0-9a-f]{8}\.js" defer)| on[a-z]+="| style="/
