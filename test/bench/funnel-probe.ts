import product from '../../src/local/whole.ts'
import { counted, nothing } from './counted.ts'

/** The product, which also tells in headers what D1 did for the answer. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const used = nothing()
    const answer = await product.fetch(request as never, counted(env, used), ctx)
    const body = await answer.arrayBuffer()
    const headers = new Headers(answer.headers)
    headers.set('X-Rows-Read', String(used.rowsRead))
    headers.set('X-D1-Ms', String(used.d1Ms))
    return new Response(body.byteLength > 0 ? body : null, { status: answer.status, headers })
  },
}
