import { utf8 } from '../lib/streamed.ts'
import type { Zipped } from '../lib/zip.ts'

/** A file whose text is at hand. */
export const textFile = (name: string, text: string): Zipped => ({ name, body: utf8([text]) })
