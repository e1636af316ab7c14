/** `<ol data-items="5" id="faq-items">`: at most five items, which `data-item-add="faq"` adds from `<template id="faq-item">`,
 *  `data-item-up` moves and `data-item-remove` takes away. Whatever their numbers, they are sent in their order here. */

let added = 0

document.addEventListener('click', ({ target }) => {
  const { dataset } = target as HTMLElement
  if ('itemAdd' in dataset) return add(target as HTMLElement, dataset.itemAdd!)
  const item = (target as HTMLElement).closest('li')
  if ('itemUp' in dataset) moveUp(item!)
  if ('itemRemove' in dataset) remove(item!)
})

function add(button: HTMLElement, name: string): void {
  const list = document.getElementById(`${name}-items`)!
  const { innerHTML } = document.getElementById(`${name}-item`) as HTMLTemplateElement
  added++
  list.insertAdjacentHTML('beforeend', innerHTML.replaceAll(`${name}.new.`, `${name}.new${added}.`))
  button.hidden = list.children.length >= Number(list.dataset.items)
  list.lastElementChild?.querySelector<HTMLElement>('input, textarea, select')?.focus()
}

/** The first item has no way up: whoever moved it goes on in its first field. */
function moveUp(item: HTMLElement): void {
  item.previousElementSibling?.before(item)
  item.querySelector<HTMLElement>(item.previousElementSibling ? '[data-item-up]' : 'input, textarea, select')?.focus()
  changed(item.parentElement!)
}

function remove(item: HTMLElement): void {
  const list = item.parentElement!
  const button = document.querySelector<HTMLElement>(`[data-item-add="${list.id.replace(/-items$/, '')}"]`)!
  item.remove()
  button.hidden = false
  button.focus()
  changed(list)
}

/** As if somebody had typed: what is shown follows, and it is saved. */
function changed(list: HTMLElement): void {
  const field = list.querySelector('input, textarea, select') ?? list.closest('form')?.querySelector('input')
  field?.dispatchEvent(new Event('input', { bubbles: true }))
}
