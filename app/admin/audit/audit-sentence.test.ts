import { expect, test } from 'vitest'
import { failedSignIns } from '#domain/sign-on/failed-sign-ins.ts'
import { languages } from '#i18n/languages.ts'
import { sayIn } from '#i18n/say.ts'

test('why a sign-in failed has words in every language', () => {
  for (const language of languages) {
    const said = failedSignIns.map((reason) => sayIn(language)(`admin.audit.failure.${reason}`))
    expect(said.filter((words) => words.includes('audit.failure'))).toEqual([])
    expect(new Set(said).size).toBe(failedSignIns.length)
  }
})
