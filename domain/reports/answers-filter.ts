import { z } from 'zod'

/** `contested`: to whose question the reader has objected. */
export const answerViews = ['all', 'right', 'wrong', 'sure-and-wrong', 'contested'] as const
export type AnswerView = (typeof answerViews)[number]

/** Where an answer was given that was not given in a module. */
export const inFollowUps = 'follow-ups'

/** Which of someone's own answers; an empty text is no restriction. */
export type AnswersFilter = {
  readonly show: AnswerView
  /** A practice's id. */
  readonly practice: string
  /** A module's slug, or `inFollowUps`. */
  readonly where: string
}

export const everyAnswer: AnswersFilter = { show: 'all', practice: '', where: '' }

const Id = z
  .string()
  .regex(/^[a-z0-9-]{0,200}$/)
  .catch('')

/** The filter as an address has it: what is not understood restricts nothing. */
export const AnswersAddress = z.object({
  show: z.enum(answerViews).catch('all'),
  practice: Id,
  where: Id,
})

/** Only what restricts stands in an address. */
export function addressOfAnswers({ show, practice, where }: AnswersFilter): Record<string, string> {
  const parts = { show: show === 'all' ? '' : show, practice, where }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== ''))
}
