import { DatabaseError } from 'pg'
import { type Call, call } from './database.ts'

/** The key of answers, or of one of their partitions, which have each its own (docs/decisions/partitions.md). */
const answerKey = /^answer(_\d+_of_\d+)?_pkey$/

/** Others can only come first so often; more than this means that something is wrong. */
const mostTries = 5

/**
 * Computes from what was read and writes it, and begins again where something else wrote first. `once` is told which try
 * it is, from 1, and returns 'overtaken' to be called again. Throws when it is overtaken each time.
 */
export async function retryWrite<Result>(
  what: string,
  once: (tries: number) => Promise<Result | 'overtaken'>,
): Promise<Result> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const result = await once(tries)
    if (result !== 'overtaken') return result
  }
  throw new Error(`${what} was overtaken ${mostTries} times`)
}

/**
 * Calls a function that writes an answer. 'overtaken': something else had written what it was computed from. 'id-taken':
 * there is an answer with its id, which is the same one if it was given to the same question, and else another's.
 */
export async function callUnlessOvertaken<Row extends { readonly outcome: string }>(
  write: Call<Row>,
  values: readonly unknown[],
): Promise<Row | 'overtaken' | 'id-taken'> {
  try {
    const [row] = await call(write, values)
    return row === undefined || row.outcome === 'overtaken' ? 'overtaken' : row
  } catch (error) {
    if (error instanceof DatabaseError && answerKey.test(error.constraint ?? '')) return 'id-taken'
    if (isOvertaking(error)) return 'overtaken'
    throw error
  }
}

/** Another answer of the same person's wrote the same practice first, or answered the same question. */
function isOvertaking(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '23505')
}
