import { createTranslator } from 'next-intl'
import type { FormState, ProofRequest, ProofWords } from '#domain/forms/form-state.ts'
import type { Language } from '#i18n/languages.ts'
import { messagesNow } from '#server/messages-now.ts'

/** What a form says of what came of it. */
type FormWords = {
  /** What was wrong with a field; of one that was left empty, what to enter. */
  readonly ofProblem: (problem: { field: string; problem: string }) => FormState['problems'][number]
  readonly ofDone: (done: string) => string
  readonly ofProof: (by: ProofRequest['by']) => ProofWords
}

/** In a language. It asks the database for nothing: what the form was for is done by now. */
export function formWords(language: Language): FormWords {
  const t = createTranslator({ locale: language.locale, messages: messagesNow(language), namespace: 'forms' })
  return {
    ofProblem({ field, problem }) {
      const key = `required.${field}`
      return { field, problem, words: problem === 'required' && t.has(key) ? t(key) : t(`problem.${problem}`) }
    },
    ofDone: (done) => t(`done.${done}`),
    ofProof: (by) => ({
      title: t('proof.title'),
      why: t(`proof.words.${by}`),
      password: t('proof.password'),
      code: t('proof.code'),
      codeHint: t('proof.codeHint'),
      passkey: t('proof.passkey'),
      atProvider: t('proof.atProvider'),
    }),
  }
}
