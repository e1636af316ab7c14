export const Check = () => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M2.5 8.5 6.5 12.5 13.5 4" />
  </svg>
)

export const Phone = () => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M2 2.6C2 9 7 14 13.4 14l1.1-2.9-3.4-1.7-1.6 1.4C7.6 9.9 6.1 8.4 5.2 6.5l1.4-1.6L4.9 1.5z" />
  </svg>
)
