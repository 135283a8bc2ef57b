import { Prisma } from '#data/generated/client.ts'

/** Which of a person's details someone else in the organisation has, as the database says it; null: it says something else. */
export function whatIsTaken(error: unknown): 'address-taken' | 'number-taken' | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')) return null
  return JSON.stringify(error.meta ?? {}).includes('external_id') ? 'number-taken' : 'address-taken'
}
