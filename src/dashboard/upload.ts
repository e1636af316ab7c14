import { HttpError, readBytes } from '../lib/http.ts'
import { type Form, formOf } from './form.ts'

/** A form with a file. 413 when it is too large, 422 `no-file` without one; other fields as text. */
export async function readUpload(
  request: Request,
  limitBytes: number,
  name: string,
): Promise<{ file: Uint8Array<ArrayBuffer>; form: Form }> {
  const { file, form } = await readForm(request, limitBytes, name)
  if (!file) throw new HttpError(422, 'no-file', 'Choose a file.')
  return { file, form }
}

/** The same where the file may be left out. */
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
