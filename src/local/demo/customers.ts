const CUSTOMERS = 140

/** What a CRM exports, as Excel writes it in France: semicolons, decimal commas. Two in three agreed to advertising; each brought in
 *  a bit more than the one before. */
export function customersCsv(): string {
  const lines = Array.from({ length: CUSTOMERS }, (_, i) => {
    const n = i + 1
    const agreed = n % 3 === 0 ? 'non' : 'oui'
    return `client-${String(n).padStart(3, '0')}@example.com;FR;${400 + 35 * n},50;EUR;${agreed}`
  })
  return ['E-mail;Pays;Chiffre d’affaires;Devise;Consentement publicité', ...lines].join('\r\n')
}
