import type { Figure } from './figures.ts'

/** `npm run bench` runs all of them, `npm run bench -- ingest` one. Those that need a quiet machine come first. */
export const BENCHES: Record<string, () => Promise<Figure[]>> = {
  bundle: async () => (await import('./bundle.ts')).bundle(),
  pixel: async () => (await import('./pixel.ts')).pixel(),
  delivery: async () => (await import('./delivery.ts')).delivery(),
  pages: async () => (await import('./pages.ts')).pages(),
  ingest: async () => (await import('./ingest.ts')).ingest(),
  store: async () => (await import('./store.ts')).store(),
  days: async () => (await import('./days.ts')).days(),
  spend: async () => (await import('./spend.ts')).spend(),
  audiences: async () => (await import('./audiences.ts')).audiences(),
  funnel: async () => (await import('./funnel.ts')).funnel(),
  lighthouse: async () => (await import('./lighthouse.ts')).lighthouse(),
  scale: async () => (await import('./scale.ts')).scale(),
  desk: async () => (await import('./desk.ts')).desk(),
}
