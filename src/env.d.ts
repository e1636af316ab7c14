/** Settings that a deployment may do without: wrangler types those alone that wrangler.toml names. */
interface OptionalSettings {
  TURNSTILE_SECRET?: string
  /** The name of the database that stands as DB, where it is a brand's own: src/db/databases.ts sets it. */
  DATABASE?: string
}

declare namespace Cloudflare {
  interface Env extends OptionalSettings {}
}
interface Env extends OptionalSettings {}
