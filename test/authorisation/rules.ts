/** A table of rules: a head ('viewer', 'leads editor'), and under it, indented, 'GET POST /path'. */
export function rulesIn(table: string): Map<string, string> {
  const rules = new Map<string, string>()
  let head = ''
  for (const line of table.split('\n').filter(text => text !== '')) {
    if (!line.startsWith(' ')) {
      head = line
      continue
    }
    const words = line.trim().split(' ')
    const path = words.pop()!
    for (const method of words) {
      const name = `${method} ${path}`
      if (rules.has(name)) throw new Error(`${name} is there twice`)
      rules.set(name, head)
    }
  }
  return rules
}

/** 'GET /leads/:id' → its parts. */
export const partsOf = (name: string): [method: string, path: string] => name.split(' ') as [string, string]
