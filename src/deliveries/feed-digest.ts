import packageJson from '../../package.json' with { type: 'json' }
import { toHex } from '../lib/bytes.ts'
import type { OutFile } from './export-file.ts'

/** SHA-256, in hex, of everything that the file is made from: nothing sealed is opened for it. Another release may write the
 *  same people otherwise, so its version counts too.
 *  The file is read again to be sent: who joins in between is in it, and makes the next digest another one. */
export async function digestOf({ name, head, bom, recipe, facts }: OutFile): Promise<string> {
  const utf8 = new TextEncoder()
  const stream = new crypto.DigestStream('SHA-256')
  const writer = stream.getWriter()
  await writer.write(utf8.encode(JSON.stringify([packageJson.version, name, head, bom, recipe])))
  for await (const page of facts()) await writer.write(utf8.encode(JSON.stringify(page)))
  await writer.close()
  return toHex(new Uint8Array(await stream.digest))
}
