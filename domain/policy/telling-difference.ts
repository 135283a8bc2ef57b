import type { Exposure, Item, ItemId, Option, OptionId, PracticeId, Text } from '#domain/scenario/module.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import { teachingOf } from './teaching.ts'

/** A scene of a module or a follow-up's moment: the story, what is on stage, and what is asked. */
export type Moment = {
  readonly id: string
  readonly stage: Stage | null
  readonly prose: readonly Text[]
  readonly item: Item | null
}

/** What part of a moment a text is. */
export type TextPlace = 'stage' | 'story' | 'question' | 'picture' | 'option' | 'reason' | 'exposure' | 'principle'

export type TextDifference = {
  readonly place: TextPlace
  /** Of an option, a reason or an exposure: the option's words as they will be. */
  readonly option: Text | null
  readonly before: Text
  readonly after: Text
}

export type OptionDifference = {
  readonly id: OptionId
  readonly text: Text
  readonly becomes: 'offered' | 'offered-as-right' | 'no-longer-offered' | 'right' | 'wrong' | 'in-another-tray'
}

/** What one moment says otherwise under another policy. */
export type MomentDifference = {
  readonly id: string
  readonly asks: { readonly itemId: ItemId; readonly practice: PracticeId; readonly prompt: Text } | null
  readonly texts: readonly TextDifference[]
  readonly options: readonly OptionDifference[]
  /** Other options are right, or one that is right was not offered or is offered no more. */
  readonly otherKey: boolean
  /** What is taught differs: what was answered about its practice is to be confirmed. */
  readonly teachesOtherwise: boolean
}

type PlacedText = {
  readonly key: string
  readonly place: TextPlace
  readonly option: OptionId | null
  readonly text: Text
}

function stageTexts(stage: Stage): PlacedText[] {
  const placedText = (key: string, text: Text): PlacedText => ({
    key: `stage ${key}`,
    place: 'stage',
    option: null,
    text,
  })
  return [
    placedText('title', stage.title),
    placedText('description', stage.description),
    ...(stage.state === null ? [] : [placedText('state', stage.state.text)]),
    ...[...stage.tiles, ...(stage.self === null ? [] : [stage.self])].map((tile, place) =>
      placedText(`tile ${place}`, tile.name),
    ),
    ...stage.notices.flatMap((notice, place) => [
      placedText(`notice ${place} from`, notice.from),
      placedText(`notice ${place}`, notice.text),
    ]),
    ...stage.chat.flatMap((line, place) => [
      placedText(`chat ${place} from`, line.from),
      placedText(`chat ${place}`, line.text),
    ]),
  ]
}

function exposureTexts(option: Option, exposure: Exposure): PlacedText[] {
  return [exposure.what, exposure.whose, exposure.toWhom].map((text, place) => ({
    key: `exposure ${option.id} ${exposure.id} ${place}`,
    place: 'exposure',
    option: option.id,
    text,
  }))
}

/** Trays, the paper and the screen, and the labels on them: read with the question. */
function surroundingTexts({ trays = [], paper, screen, options }: Item): PlacedText[] {
  const placedText = (key: string, text: Text): PlacedText => ({ key, place: 'question', option: null, text })
  return [
    ...trays.map(({ id, text }) => placedText(`tray ${id}`, text)),
    ...(paper === undefined ? [] : [placedText('paper', paper.title), placedText('reader', paper.reader)]),
    ...(screen === undefined ? [] : [placedText('screen', screen.title)]),
    ...(screen?.notes ?? []).map(({ id, text }) => placedText(`note ${id}`, text)),
    ...options.flatMap(({ id, label }) => (label === undefined ? [] : [placedText(`label ${id}`, label)])),
  ]
}

function itemTexts(item: Item): PlacedText[] {
  return [
    { key: 'question', place: 'question', option: null, text: item.prompt },
    ...(item.picture === null
      ? []
      : [{ key: 'picture', place: 'picture' as const, option: null, text: item.picture.description }]),
    ...surroundingTexts(item),
    ...item.options.flatMap((option): PlacedText[] => [
      { key: `option ${option.id}`, place: 'option', option: option.id, text: option.text },
      { key: `reason ${option.id}`, place: 'reason', option: option.id, text: option.why },
      ...option.exposes.flatMap((exposure) => exposureTexts(option, exposure)),
    ]),
    { key: 'principle', place: 'principle', option: null, text: item.principle },
  ]
}

function textsOf({ stage, prose, item }: Moment): PlacedText[] {
  return [
    ...(stage === null ? [] : stageTexts(stage)),
    ...prose.map((text, place): PlacedText => ({ key: `story ${place}`, place: 'story', option: null, text })),
    ...(item === null ? [] : itemTexts(item)),
  ]
}

/** What stands on both sides and differs, then what stands on one side alone; an option's texts come and go with it. */
function textDifferences(before: Moment, after: Moment): TextDifference[] {
  const [then, now] = [textsOf(before), textsOf(after)]
  const byKey = new Map(then.map((text) => [text.key, text]))
  const options = new Map(after.item?.options.map(({ id, text }) => [id, text]))
  const nothing = (text: Text): Text => ({ text: '', language: text.language })
  const differences = now.flatMap(({ key, place, option, text }): TextDifference[] => {
    const old = byKey.get(key)
    byKey.delete(key)
    if (old === undefined && option !== null) return []
    const oldText = old?.text ?? nothing(text)
    if (oldText.text === text.text) return []
    return [{ place, option: option === null ? null : (options.get(option) ?? null), before: oldText, after: text }]
  })
  const removedTexts = [...byKey.values()].flatMap(({ place, option, text }): TextDifference[] =>
    option === null ? [{ place, option: null, before: text, after: nothing(text) }] : [],
  )
  return [...differences, ...removedTexts]
}

function optionDifferences(before: Item, after: Item): OptionDifference[] {
  const then = new Map(before.options.map((option) => [option.id, option]))
  const now = new Set(after.options.map(({ id }) => id))
  const newOptions = after.options.flatMap(({ id, text, correct, tray }): OptionDifference[] => {
    const old = then.get(id)
    if (old === undefined) return [{ id, text, becomes: correct ? 'offered-as-right' : 'offered' }]
    if (old.tray !== tray) return [{ id, text, becomes: 'in-another-tray' }]
    return old.correct === correct ? [] : [{ id, text, becomes: correct ? 'right' : 'wrong' }]
  })
  const removedOptions = before.options.flatMap(({ id, text }): OptionDifference[] =>
    now.has(id) ? [] : [{ id, text, becomes: 'no-longer-offered' }],
  )
  return [...newOptions, ...removedOptions]
}

const keyOf = (item: Item) =>
  item.options
    .filter(({ correct }) => correct)
    .map(({ id, tray }) => (tray === undefined ? id : `${id}:${tray}`))
    .join(' ')

/** The same moment told under two policies: what differs, or null when nothing does. */
export function momentDifference(before: Moment, after: Moment): MomentDifference | null {
  const texts = textDifferences(before, after)
  const items = before.item !== null && after.item !== null ? { before: before.item, after: after.item } : null
  const options = items === null ? [] : optionDifferences(items.before, items.after)
  if (texts.length === 0 && options.length === 0) return null
  return {
    id: after.id,
    asks:
      items === null ? null : { itemId: items.after.id, practice: items.after.practice, prompt: items.after.prompt },
    texts,
    options,
    otherKey: items !== null && keyOf(items.before) !== keyOf(items.after),
    teachesOtherwise: items !== null && teachingOf(items.before) !== teachingOf(items.after),
  }
}
