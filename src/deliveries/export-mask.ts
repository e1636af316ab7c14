/** A cell as whoever checks a file may see it: enough to tell what kind of thing it is, too little to tell whose. */
export function masked(cell: string): string {
  if (cell === '') return ''
  if (/^[0-9a-f]{64}$/i.test(cell)) return `${cell.slice(0, 6)}…`
  const [, user, domain] = /^(.)[^@]*@(.)/u.exec(cell) ?? []
  if (user && domain) return `${user}…@${domain}…`
  if (isPhone(cell)) return `${cell.slice(0, cell.startsWith('+') ? 3 : 2)} … ${cell.slice(-2)}`
  return `${[...cell][0]}…`
}

// Eight digits at least: a shorter number is a postal code or a value, of which these four digits would tell too much.
const isPhone = (cell: string): boolean => /^\+?[\d\s().-]+$/.test(cell) && cell.replace(/\D/g, '').length >= 8
