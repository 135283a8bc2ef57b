import { expect, test } from 'vitest'
import { failedSignIns } from '#domain/sign-on/failed-sign-ins.ts'
import { languages } from '#i18n/languages.ts'
import { sayIn } from '#i18n/say.ts'

test('why a sign-in failed has words in every language', () => {
  for (const language of languages) {
    const sentences = failedSignIns.map((reason) => sayIn(language)(`admin.audit.failure.${reason}`))
    expect(sentences.filter((words) => words.includes('audit.failure'))).toEqual([])
    expect(new Set(sentences).size).toBe(failedSignIns.length)
  }
})
