import { dangerouslyHasFactor } from '#data/people/has-factor.ts'
import { shortestPassword, shortestWithFactor } from '#domain/passwords/password-fault.ts'

/** How many characters a person's new password needs: fewer beside a second factor that is set up. */
export async function shortestPasswordOf(person: {
  readonly organisationId: string
  readonly personId: string
}): Promise<number> {
  return (await dangerouslyHasFactor(person)) ? shortestWithFactor : shortestPassword
}
