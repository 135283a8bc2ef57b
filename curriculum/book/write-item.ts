import type { AnnotatedItem, AnnotatedOption, AnswerTell } from '#domain/annotated-content/annotated-content.ts'
import { conditionWords } from '#domain/annotated-content/condition-words.ts'
import { isQuoted, languageWords, tellWords } from '#domain/annotated-content/tell-words.ts'
import { type Html, html } from './html.ts'
import { pencilForm } from './pencil-form.ts'
import { type BookWords, words, writeText } from './write-text.ts'

/** Where a thing belongs; where the policy decides it, every tray under its condition. */
function writeTray({ trays }: AnnotatedItem, { tray, trayWhen }: AnnotatedOption, { say }: BookWords): Html {
  const name = (id: string | null) => trays.find((each) => each.id === id)?.text.wording.text ?? ''
  if (trayWhen.length === 0)
    return html`<strong class="verdict right">✓ ${say('belongsIn', { tray: name(tray) })}</strong>`
  return html`<span class="verdict depends">${trayWhen.map(
    (each, place) =>
      html`${place === 0 ? '' : ' · '}${say('belongsIn', { tray: name(each.tray) })} (${each.when === null ? say('otherwise') : say('where', { condition: conditionWords(each.when, say) })})`,
  )}</span>`
}

function verdictOf(item: AnnotatedItem, option: AnnotatedOption, book: BookWords): Html | null {
  const { say } = book
  if (item.format === 'order') return null
  if (item.format === 'sort') return writeTray(item, option, book)
  const marked = item.format !== 'single' && item.format !== 'where-from'
  const [right, wrong] =
    item.format === 'strike' ? ['toStrike', 'toStay'] : marked ? ['toMark', 'notToMark'] : ['key', 'notKey']
  if (option.correctWhen !== null) {
    return html`<span class="verdict depends">${say('rightWhen', { condition: conditionWords(option.correctWhen, say) })}</span>`
  }
  return option.correct
    ? html`<strong class="verdict right">✓ ${say(right)}</strong>`
    : html`<span class="verdict">✗ ${say(wrong)}</span>`
}

function writeOption(
  item: AnnotatedItem,
  option: AnnotatedOption,
  book: BookWords,
  numberOf: (scene: string) => number | null,
): Html {
  const { say } = book
  const next = option.next === null ? null : numberOf(option.next)
  return html`<li class="${option.correct && item.format !== 'order' && item.format !== 'sort' ? 'option key' : 'option'}">
<p class="option-head"><b class="mark">${option.mark}</b> ${verdictOf(item, option, book)} <code>${option.id}</code>${next === null ? null : html` <span class="leads">${say('leadsTo', { number: next })}</span>`}</p>
${option.offeredWhen === null ? null : html`<p class="condition">${say('offeredWhen', { condition: conditionWords(option.offeredWhen, say) })}</p>`}
<div class="option-text">${option.label === null ? null : html`<div class="option-label">${writeText(option.label, book)}</div>`}${writeText(option.text, book)}</div>
<dl class="facts"><dt>${say('why')}</dt><dd>${writeText(option.why, book)}</dd>${
    option.misconception === null
      ? null
      : html`<dt>${say('believes')}</dt><dd><p>${words(option.misconception.sentence, book)} <code>${option.misconception.id}</code>${option.misconception.formerlyTrue ? html` <span class="tag">${say('formerlyTrue')}</span>` : null}</p></dd>`
  }${option.exposes.map(
    ({ what, whose, toWhom }) =>
      html`<dt>${say('givesAway')}</dt><dd><p>${say('exposure', { what: what.wording.text, whose: whose.wording.text, toWhom: toWhom.wording.text })}</p>${[what, whose, toWhom].filter(({ variants }) => variants.length > 0).map((text) => writeText(text, book))}</dd>`,
  )}</dl></li>`
}

function writeTell(tell: AnswerTell, book: BookWords): Html {
  const what = words(tellWords(tell, book.say, book.language), book)
  return isQuoted(tell) ? html`<q>${what}</q>` : what
}

/** How often who knows nothing is right, and what gives the answer away. */
function writeFloor({ floor, justCompetent }: AnnotatedItem, book: BookWords): Html | null {
  const { say, language } = book
  if (floor === null) return null
  const { chance, tells } = floor
  const [first] = tells
  const over = justCompetent > chance ? null : html` <span class="tag">${say('floor.over')}</span>`
  return html`<p class="expert">${say('floor.words', { percent: Math.round(chance * 100) })}${over}${
    first === undefined
      ? null
      : html` ${say('floor.tells', { language: languageWords(first.language, language) })} ${tells.map(
          (tell, place) => html`${place === 0 ? '' : ' · '}${writeTell(tell, book)} (${say(`floor.in.${tell.in}`)})`,
        )}`
  }</p>`
}

/** Three boxes to tick and lines for a remark, which an expert fills in with a pencil. */
function markingPlace({ say }: BookWords): Html {
  const boxes = (['correct', 'wrong', 'unsure'] as const).map(
    (verdict) =>
      html`<span class="tick"><span class="box" aria-hidden="true"></span> ${say(`book.mark.${verdict}`)}</span>`,
  )
  return html`<div class="marking"><p>${say('book.mark.label')}: ${boxes}</p><p class="remark">${say('book.mark.remark')}:</p><div class="line" aria-hidden="true"></div><div class="line" aria-hidden="true"></div></div>`
}

/** One question with everything that decides whether it is right, and a place to mark it. */
export function writeItem(item: AnnotatedItem, book: BookWords, numberOf: (scene: string) => number | null): Html {
  const { say } = book
  const { verdict } = item
  const [right, wrong] = verdict === null ? [null, null] : [numberOf(verdict.right), numberOf(verdict.wrong)]
  return html`<section class="item" id="${item.id.replace('/', '--')}">
<h4>${say(`kind.${item.kind}`)} <code>${item.id}</code></h4>
<p class="item-facts">${words(item.practice.name, book)}${item.practice.critical ? html` <span class="tag">${say('critical')}</span>` : null} · ${say(`format.${item.format}`)}</p>
<div class="prompt">${writeText(item.prompt, book)}</div>
${item.picture === null ? null : html`<dl class="facts"><dt>${say('picture')}</dt><dd>${writeText(item.picture, book)}</dd></dl>`}
${item.twins === null ? null : html`<p class="expert">${say('twins', { set: item.twins })}</p>`}
${pencilForm(item, book)}
<ol class="options">${item.options.map((option) => writeOption(item, option, book, numberOf))}</ol>
${
  right === null || wrong === null
    ? null
    : html`<p class="leads">${right === wrong ? say('verdictBoth', { next: right }) : say('verdict', { right, wrong })}</p>`
}
<dl class="facts"><dt>${say('principle')}</dt><dd>${writeText(item.principle, book)}</dd>
<dt>${say('sourcesCited')}</dt><dd><p>${item.sources.map((id, place) => html`${place === 0 ? '' : ' · '}<a href="#source-${id}"><code>${id}</code></a>`)}</p></dd></dl>
<p class="expert">${say('expert', { difficulty: item.difficulty, percent: Math.round(item.justCompetent * 100) })}</p>
${writeFloor(item, book)}
${markingPlace(book)}
</section>`
}
