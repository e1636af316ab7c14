/** A heart lying on its side is an arrow: the like that goes somewhere. */
const HEART =
  'M29 16 17.2 27.2C14 30.2 8.9 29.2 6.9 25.3C5.5 22.6 6.1 19.2 8.3 17.2L9.6 16 8.3 14.8C6.1 12.8 5.5 9.4 6.9 6.7C8.9 2.8 14 1.8 17.2 4.8Z'

export const Mark = ({ size }: { size: number }) => (
  <svg class="mark" width={size} height={size} viewBox="4 2.5 27 27" aria-hidden="true" focusable="false">
    <path d={HEART} fill="currentColor" />
    <path
      class="mark-arrow"
      d="M12 16h9m-3.6-3.6L21 16l-3.6 3.6"
      fill="none"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="4 2.5 27 27"><path d="${HEART}" fill="#c2185b"/></svg>`
export const ICON_URL = `data:image/svg+xml,${encodeURIComponent(ICON)}`
