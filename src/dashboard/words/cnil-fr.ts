export const cnil = {
  intro:
    "La CNIL dispense de consentement une mesure d'audience strictement limitée. Depuis 2026 elle ne publie plus de liste d'outils : à chacun de s'évaluer, et de le prouver. Voici chaque critère, ce que fait ce produit, et le nom du test qui le prouve à chaque version.",
  summary: (met: number, yours: number, gaps: number) =>
    `${met} critères remplis, ${yours} qui dépendent de vous, ${gaps} ${gaps < 2 ? 'écart' : 'écarts'}.`,
  caution:
    "Tant qu'un écart demeure, l'exemption n'est pas acquise : demandez l'accord pour ce qu'il couvre, ou faites valider votre choix.",
  claim:
    "Une auto-évaluation n'est pas une certification : ne dites jamais cette mesure « certifiée » ou « validée par la CNIL ».",
  standing: { met: 'Rempli', yours: 'À vous', gap: 'Écart' },
  proven: 'Prouvé par :',
  sources: 'Sources',
  read: "Lues le 25 novembre 2026. L'outil de juillet 2025 l'a été à travers des reprises publiques concordantes ; son PDF fait foi. Pour garder cette page : imprimez-la, ou enregistrez-la en PDF.",
}
