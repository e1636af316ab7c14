import { HttpError, readBytes } from '../lib/http.ts'
import { type Form, formOf } from './form.ts'

/** A form with a file, which may be left out; other fields as text. 413 when it is too large. */
export async function readForm(
  request: Request,
  limitBytes: number,
  name: string,
): Promise<{ file: Uint8Array<ArrayBuffer> | null; fileName: string; form: Form }> {
  const bytes = await readBytes(request, limitBytes)
  const sent = await new Response(bytes, { headers: { 'Content-Type': request.headers.get('content-type') ?? '' } })
    .formData()
    .catch(() => {
      throw new HttpError(400, 'invalid-form', 'This is not a form.')
    })
  const file = sent.get(name)
  const sentFile = file instanceof File && file.size > 0 ? file : null
  return {
    file: sentFile && new Uint8Array(await sentFile.arrayBuffer()),
    fileName: sentFile?.name ?? '',
    form: formOf(sent),
  }
}
