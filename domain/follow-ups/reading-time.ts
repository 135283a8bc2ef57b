import type { Item, Text } from '#domain/scenario/module.ts'
import type { Stage } from '#domain/scenario/stage.ts'

/** How long a follow-up may take, in seconds. */
export const LONGEST_SECONDS = 180

/** Silent reading of English non-fiction by adults, in words a minute: Brysbaert, Journal of Memory and Language 109 (2019). */
export const WORDS_A_MINUTE = 238

/** What is added to reading for choosing an answer, and saying how sure one is. */
export const CHOOSING_SECONDS = 7

/**
 * How long reading and answering an item takes, in seconds: by the words of its situation, its prompt and its options.
 * What the feedback takes is the reader's own time.
 */
export function secondsFor(question: {
  readonly situation: readonly Text[]
  readonly stage: Stage | null
  readonly item: Pick<Item, 'prompt' | 'options' | 'trays' | 'paper' | 'screen'>
}): number {
  const { situation, stage, item } = question
  const texts = [
    ...situation,
    ...readIn(stage),
    item.prompt,
    ...readAround(item),
    ...item.options.map(({ text }) => text),
  ]
  return CHOOSING_SECONDS + (60 * texts.reduce((words, text) => words + wordsIn(text), 0)) / WORDS_A_MINUTE
}

/** Trays once, and what stands on the paper or the screen beside what can be chosen. */
function readAround({ trays = [], paper, screen, options }: Parameters<typeof secondsFor>[0]['item']): Text[] {
  return [
    ...trays.map(({ text }) => text),
    ...(paper === undefined ? [] : [paper.title, paper.reader]),
    ...(screen === undefined ? [] : [screen.title, ...screen.notes.map(({ text }) => text)]),
    ...options.flatMap(({ label }) => label ?? []),
  ]
}

function readIn(stage: Stage | null): Text[] {
  if (stage === null) return []
  return [...stage.notices.map(({ text }) => text), ...stage.chat.map(({ text }) => text)]
}

function wordsIn({ text }: Text): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}
