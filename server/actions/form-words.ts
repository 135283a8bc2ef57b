import { getTranslations } from 'next-intl/server'
import type { FormState, ProofRequest, ProofWords } from '#domain/forms/form-state.ts'

/** What a form says of what came of it, in the language of whoever sent it. */
type FormWords = {
  /** What was wrong with a field; of one that was left empty, what to enter. */
  readonly ofProblem: (problem: { field: string; problem: string }) => FormState['problems'][number]
  readonly ofDone: (done: string) => string
  readonly ofProof: (by: ProofRequest['by']) => ProofWords
}

export async function formWords(): Promise<FormWords> {
  const t = await getTranslations('forms')
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
