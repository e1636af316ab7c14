/** The measurement section: its tabs, robots, what was set aside. */
export const measure = {
  name: 'Mesure',
  tabs: 'Pages de la mesure',
  install: 'Installation',
  robots: 'Robots',
  aside: 'Mises de côté',
  cnil: 'Auto-évaluation CNIL',
}
