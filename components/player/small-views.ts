import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import type { Keeping } from './answer-keeping.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** Small whole things for tests: a scene that asks, one that goes on, an end, and what an answer earns. */
const en = (text: string): Text => ({ text, language: 'en' })

const stage: Stage = {
  description: en('A quiet room.'),
  surface: 'room',
  title: en('A room'),
  state: null,
  tiles: [],
  self: null,
  notices: [],
  chat: [],
}

const asking = {
  do: 'ask',
  question: {
    itemId: 'small/first',
    kind: 'decision',
    format: 'single',
    prompt: en('What do you do?'),
    options: [
      { id: 'ring', text: en('Ring back.'), region: null },
      { id: 'wait', text: en('Wait.'), region: null },
    ],
    picture: null,
  },
} as const

export function viewOf(sceneId: string, does: 'ask' | 'go-on' | 'end'): LearnerView {
  const then = does === 'ask' ? asking : { do: does }
  return {
    title: en('A small module'),
    setting: en('On Tuesday'),
    scene: { id: sceneId, stage, prose: [en(`You are in ${sceneId}.`)] },
    position: { scene: 1, about: 3, minutesLeft: 2 },
    then,
  }
}

export const someFeedback: Feedback = {
  itemId: 'small/first',
  practice: 'approved-tools',
  format: 'single',
  prompt: en('What do you do?'),
  correct: true,
  options: [],
  picture: null,
  misconceptions: [],
  exposes: [],
  principle: en('Ring back on a number you know.'),
  sources: [],
}

export const someDebrief: Debrief = { fork: null, yours: [], safest: [], decisions: [] }

export const someAnswer: UnsentAnswer = {
  answerId: '6f1c5d1e-0f7e-4c55-9a68-0b1f8a4f7c11',
  sceneId: 'first',
  itemId: 'small/first',
  choice: ['ring'],
  confidence: 'fairly',
  elapsedMs: 4200,
}

/** A browser's storage that is neither full nor forbidden. */
export function inMemory(storage = new Map<string, string>()): Keeping {
  return {
    get length() {
      return storage.size
    },
    key: (place) => [...storage.keys()][place] ?? null,
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
    removeItem: (key) => void storage.delete(key),
    clear: () => storage.clear(),
  }
}
