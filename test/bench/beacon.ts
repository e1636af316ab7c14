/** A beacon of a new view, as a phone sends it. */
export const beaconOf = (view: string): string =>
  JSON.stringify({
    v: view,
    c: 'audit-energie',
    a: 'maison-froide',
    n: 1,
    t: Date.now(),
    e: 12000,
    s: 64,
    k: 1,
    o: 0,
    f: 0,
    q: 'utm_source=meta&utm_medium=paid_social',
  })
