// Loaded into the deployment before it starts: the addresses of Workers lead to the fake that the test has set up.
const real = globalThis.fetch

globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  if (url.protocol !== 'https:') return real(input, init)
  return real(process.env.FAKE_EDGE!, { ...init, headers: { ...(init?.headers as object), 'X-Url': url.href } })
}
