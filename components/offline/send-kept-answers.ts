import {
  attemptsWithAnswers,
  dropAnswer,
  dropAnswers,
  findAnswers,
  type Keeping,
} from '#components/player/answer-keeping.ts'
import { sendAnswer } from '#components/player/sending.ts'

/** How many answers wait on this device. Those of the page that is open are its own to send, and to speak of. */
export function countKeptAnswers(keeping: Keeping | null, openPage: string): number {
  return sendable(keeping, openPage).reduce((sum, { answers }) => sum + answers.length, 0)
}

/** How many answers wait on this device in all, wherever they were given. */
export function countWaiting(keeping: Keeping | null): number {
  return attemptsWithAnswers(keeping).reduce(
    (sum, attemptId) => sum + (findAnswers(keeping, attemptId)?.answers.length ?? 0),
    0,
  )
}

/**
 * Sends what waits, each attempt's answers in the order in which they were given, and says how many the server took. Where
 * it cannot be reached, or nobody is signed in, they stay.
 */
export async function sendKeptAnswers(
  keeping: Keeping | null,
  openPage: string,
  signal?: AbortSignal,
): Promise<number> {
  let sentCount = 0
  for (const { attemptId, address, answers } of sendable(keeping, openPage)) {
    for (const answer of answers) {
      const { became } = await sendAnswer(address, answer, signal)
      if (became === 'unreachable' || became === 'signed-out') return sentCount
      if (became !== 'accepted') {
        // Another device went on, or it is over: what follows from here would be refused too.
        dropAnswers(keeping, attemptId)
        break
      }
      dropAnswer(keeping, attemptId, answer.answerId)
      sentCount += 1
    }
  }
  return sentCount
}

function sendable(keeping: Keeping | null, openPage: string) {
  return attemptsWithAnswers(keeping).flatMap((attemptId) => {
    const keptAnswers = findAnswers(keeping, attemptId)
    return keptAnswers === null || keptAnswers.page === openPage || keptAnswers.address === ''
      ? []
      : [{ attemptId, ...keptAnswers }]
  })
}
