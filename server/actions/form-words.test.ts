import { expect, test } from 'vitest'
import { languages } from '#i18n/languages.ts'
import { readMessages } from '#i18n/messages.ts'
import { formWords } from './form-words.ts'

const spanish = languages.find(({ tag }) => tag === 'es') ?? languages[0]
const texts = readMessages(spanish.tag).forms as unknown as {
  problem: Record<string, string>
  required: Record<string, string>
  done: Record<string, string>
  proof: { title: string; words: Record<string, string> }
}
const words = formWords(spanish)

test('a field that was left empty says what to enter, where there is such a text', () => {
  expect(words.ofProblem({ field: 'profession', problem: 'required' }).words).toBe(texts.required.profession)
  expect(words.ofProblem({ field: 'nothing-of-ours', problem: 'required' }).words).toBe(texts.problem.required)
  expect(words.ofProblem({ field: 'profession', problem: 'too-long' })).toEqual({
    field: 'profession',
    problem: 'too-long',
    words: texts.problem['too-long'],
  })
})

test('what was done and what has to be shown first are said in the same language', () => {
  expect(words.ofDone('contested')).toBe(texts.done.contested)
  expect(words.ofProof('passkey')).toMatchObject({ title: texts.proof.title, why: texts.proof.words.passkey })
})
