type Json = Record<string, unknown>

/** JSON merge patch (RFC 7396): fields that the patch names are changed, those it sets to null are removed, the others
 *  stay. Lists are replaced whole. Neither argument is changed. */
export function mergePatch(target: unknown, patch: Json): Json {
  const merged = new Map(isObject(target) ? Object.entries(target) : [])
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key)
    else merged.set(key, isObject(value) ? mergePatch(merged.get(key), value) : value)
  }
  return Object.fromEntries(merged)
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
