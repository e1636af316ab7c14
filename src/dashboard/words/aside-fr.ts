/** Beacons that were set aside. */
export const aside = {
  title: 'Mesures mises de côté',
  intro:
    "Ce qui n'a pas pu être rangé attend ici 90 jours, avec la raison. Rien n'est perdu : corrigez, puis rangez-les. Ranger deux fois ne compte pas deux fois.",
  none: 'Rien ici : chaque mesure reçue a été rangée.',
  replay: 'Ranger',
  replayOf: (when: string) => `Ranger la mesure du ${when}`,
  replayAll: (n: number) => (n < 2 ? 'Ranger cette mesure' : `Ranger ces ${n} mesures`),
  came: (stored: number, kept: number) =>
    `${stored} ${stored < 2 ? 'mesure rangée' : 'mesures rangées'}${kept > 0 ? `, ${kept} ${kept < 2 ? 'reste' : 'restent'}, avec la raison ci-dessous` : ''}.`,
  of: (when: string, campaign: string | null) => (campaign === null ? when : `${when}, campagne ${campaign}`),
  why: {
    tries: 'La base ne répondait plus.',
    shape: "Ce n'est pas une mesure de cette version.",
    rule: 'Une valeur enfreint une règle de la base.',
  },
  advice: {
    tries: 'Attendez que /health dise que la base répond, puis rangez.',
    shape:
      "Si une autre version l'a écrite, déployez celle-là ou une plus récente, puis rangez. Sinon, laissez : elle s'effacera.",
    rule: 'Souvent le code et la base ne sont pas de la même version. Lancez npm run deploy, qui met les deux à jour, puis rangez.',
  },
  refused: {
    'unknown-letter': "Cette mesure n'est plus là.",
    'already-replayed': 'Cette mesure était déjà rangée.',
    unreadable: 'Toujours illisible pour cette version : elle reste ici.',
    refused: 'La base la refuse toujours : elle reste ici.',
    'not-now': 'La base ne répond pas : elle reste ici. Réessayez dans une minute.',
  } as Record<string, string>,
}
