import type { Riddle } from './riddle.ts'

/** Numbers from 0 to 1 that look like chance and are always the same (mulberry32). */
function drawNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    const mix = Math.imul(state ^ (state >>> 15), state | 1)
    const again = mix ^ (mix + Math.imul(mix ^ (mix >>> 7), mix | 61))
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32
  }
}

const vocabulary = Array.from({ length: 60 }, (_, place) => `word${String.fromCharCode(97 + (place % 26))}${place}`)

type Plant = (words: readonly string[], right: boolean, draw: () => number) => string

/** A bank for tests: ten files of eight items with four options of drawn words, in which nothing tells but what is planted. */
export function plantedBank(plant: Plant = (words) => words.join(' ')): Riddle[] {
  const draw = drawNumbers(7)
  return Array.from({ length: 80 }, (_, number): Riddle => {
    const key = Math.floor(draw() * 4)
    const practice = `practice-${Math.floor(number / 8)}`
    return {
      id: `${practice}/item-${number}`,
      file: `${number % 2 === 0 ? 'modules' : 'follow-ups'}/${practice}`,
      practice,
      kind: number % 2 === 0 ? 'decision' : 'follow-up',
      format: 'single',
      answering: 'one',
      inWrittenOrder: false,
      twins: null,
      chance: 0.25,
      options: [0, 1, 2, 3].map((option) => {
        const words = Array.from({ length: 7 }, () => vocabulary[Math.floor(draw() * vocabulary.length)] ?? '')
        return { id: `option-${option}`, text: plant(words, option === key, draw), right: option === key }
      }),
      question: 'What now?',
    }
  })
}
