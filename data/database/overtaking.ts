import { DatabaseError } from 'pg'

/** Another answer of the same person's wrote the same practice first, or the same answer arrived twice at once. */
export function isOvertaking(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === '40001' || error.code === '23505')
}
