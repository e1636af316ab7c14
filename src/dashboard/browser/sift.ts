/** `<input data-sift="id">`: while somebody types, only those rows (`data-sift-row`: their text) of that element stay that hold
 *  every word, and only groups that hold a row. Without a script the form around it asks the server the same. */
document.addEventListener('input', ({ target }) => {
  const field = target as HTMLInputElement
  const list = field.dataset?.sift && document.getElementById(field.dataset.sift)
  if (!list) return
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
  let count = 0
  for (const group of list.querySelectorAll<HTMLElement>('[data-sift-group]')) {
    let inGroup = 0
    for (const row of group.querySelectorAll<HTMLElement>('[data-sift-row]')) {
      row.hidden = !words.every(word => row.dataset.siftRow!.includes(word))
      if (!row.hidden) inGroup++
    }
    group.hidden = inGroup === 0
    count += inGroup
  }
  const said = field.form?.querySelector<HTMLElement>('[data-sift-count]')
  if (said) said.textContent = said.dataset.siftCount!.replace('#', String(count))
})
