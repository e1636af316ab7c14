/** Settings that a deployment may do without: wrangler types those alone that wrangler.toml names. */
interface OptionalSettings {
  TURNSTILE_SECRET?: string
}

declare namespace Cloudflare {
  interface Env extends OptionalSettings {}
}
interface Env extends OptionalSettings {}
