/** `<label class="drop"><input type="file">…`: takes what is dropped on it or pasted in the page, says its name in
 *  `[data-drop-name]` and shows a picture in `[data-drop-image]`. `data-drop-send` sends the form at once. A file of more than
 *  `data-drop-most` bytes is not taken: `data-drop-too-large` says why. */

const zone = (target: EventTarget | null) => (target as Element | null)?.closest?.<HTMLElement>('.drop') ?? null
const fieldOf = (drop: HTMLElement) => drop.querySelector<HTMLInputElement>('input[type=file]')

for (const event of ['dragenter', 'dragover'])
  document.addEventListener(event, e => {
    const drop = zone(e.target)
    if (!drop) return
    e.preventDefault()
    drop.classList.add('over')
  })
document.addEventListener('dragleave', e => zone(e.target)?.classList.remove('over'))
document.addEventListener('drop', e => {
  const drop = zone(e.target)
  if (!drop) return
  e.preventDefault()
  drop.classList.remove('over')
  give(drop, e.dataTransfer?.files)
})
document.addEventListener('paste', e => {
  const drop = document.querySelector<HTMLElement>('.drop')
  if (drop && e.clipboardData?.files.length) give(drop, e.clipboardData.files)
})
// Before anybody sends it.
document.addEventListener(
  'change',
  e => {
    const drop = zone(e.target)
    const field = drop && fieldOf(drop)
    const { dropMost, dropTooLarge = '' } = drop?.dataset ?? {}
    if (!drop || !field || !dropMost || (field.files?.[0]?.size ?? 0) <= Number(dropMost)) return
    e.stopImmediatePropagation()
    field.value = ''
    say(drop, dropTooLarge, true)
  },
  true,
)
document.addEventListener('change', ({ target }) => {
  const drop = zone(target)
  const field = drop && fieldOf(drop)
  if (drop && field && field === target) show(drop, field)
})

function give(drop: HTMLElement, files: FileList | undefined): void {
  const field = fieldOf(drop)
  if (!field || !files?.length) return
  field.files = files
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

function show(drop: HTMLElement, field: HTMLInputElement): void {
  const file = field.files?.[0]
  if (!file) return
  say(drop, file.name, false)
  const image = drop.querySelector<HTMLImageElement>('[data-drop-image]')
  if (image && file.type.startsWith('image/')) {
    URL.revokeObjectURL(image.src)
    image.src = URL.createObjectURL(file)
    image.hidden = false
  }
  if ('dropSend' in drop.dataset) field.form?.requestSubmit()
}

function say(drop: HTMLElement, text: string, isWrong: boolean): void {
  const name = drop.querySelector('[data-drop-name]')
  if (!name) return
  name.textContent = text
  name.classList.toggle('wrong', isWrong)
}
