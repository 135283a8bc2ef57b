import type { AnnotatedItem, AnnotatedOption } from '#domain/annotated-content/annotated-content.ts'
import { type Html, html } from './html.ts'
import { type BookWords, words, writeText } from './write-text.ts'

const box = html`<span class="box" aria-hidden="true"></span>`

/**
 * What is done, to be done with a pencil: things ticked into trays, passages struck on their paper, a route ringed on its
 * screen, steps numbered, places marked. Null where an answer is chosen from a list. No key stands in it.
 */
export function pencilForm(item: AnnotatedItem, book: BookWords): Html | null {
  switch (item.format) {
    case 'sort':
      return sortingTable(item, book)
    case 'strike':
      return paperToStrike(item, book)
    case 'where-from':
      return screenToRing(item, book)
    case 'order':
    case 'spot':
      return html`<ul class="pencil-list">${byId(item.options).map(
        ({ text }) => html`<li>${box} ${words(text.wording, book)}</li>`,
      )}</ul>`
    case 'single':
    case 'multiple':
      return null
    default: {
      const unknown: never = item.format
      return unknown
    }
  }
}

/** In an order that says nothing of the right one. */
function byId(options: readonly AnnotatedOption[]): AnnotatedOption[] {
  return options.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function sortingTable({ trays, options }: AnnotatedItem, book: BookWords): Html {
  return html`<table class="sorting"><thead><tr><td></td>${trays.map(({ text }) => html`<th scope="col">${writeText(text, book)}</th>`)}</tr></thead><tbody>${options.map(
    (option) =>
      html`<tr><th scope="row">${option.mark}. ${words(option.text.wording, book)}</th>${trays.map(() => html`<td>${box}</td>`)}</tr>`,
  )}</tbody></table>`
}

/** A passage with a label begins a row; those after it without one belong to the same row. */
function rowsOf(options: readonly AnnotatedOption[]): AnnotatedOption[][] {
  const rows: AnnotatedOption[][] = []
  for (const option of options) {
    const last = rows.at(-1)
    if (last === undefined || option.label !== null) rows.push([option])
    else last.push(option)
  }
  return rows
}

function paperToStrike({ paper, options }: AnnotatedItem, book: BookWords): Html | null {
  if (paper === null) return null
  return html`<div class="pencil-paper"><div class="pencil-head"><b>${writeText(paper.title, book)}</b><span>${book.say('reader')}: ${words(paper.reader.wording, book)}</span></div>${rowsOf(
    options,
  ).map(
    (row) =>
      html`<div class="pencil-row"><span class="pencil-label">${row[0]?.label == null ? null : words(row[0].label.wording, book)}</span><div>${row.map(
        ({ mark, text }) => html`<p><small>${mark}</small> ${words(text.wording, book)}</p>`,
      )}</div></div>`,
  )}</div>`
}

function screenToRing({ screen, options }: AnnotatedItem, book: BookWords): Html | null {
  if (screen === null) return null
  const notesAfter = (id: string | null) =>
    screen.notes
      .filter(({ after }) => after === id)
      .map(({ text }) => html`<li class="pencil-note">${words(text.wording, book)}</li>`)
  return html`<div class="pencil-screen"><div class="pencil-head"><b>${writeText(screen.title, book)}</b></div><ul>${notesAfter(null)}${options.map(
    ({ id, mark, label, text }) =>
      html`<li><span class="ring" aria-hidden="true"></span> <small>${mark}</small> ${label === null ? null : html`${words(label.wording, book)}: `}<bdi>${words(text.wording, book)}</bdi></li>${notesAfter(id)}`,
  )}</ul></div>`
}
