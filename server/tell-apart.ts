import { dangerouslyFindOwnPlace, type OwnPlace } from '#data/people/find-own-place.ts'
import type { SignInCandidate } from '#data/people/find-sign-in.ts'

/**
 * Where someone stands in each of the organisations that are called as another of theirs is, by the organisation's id: two buttons
 * with one name say nothing. Of the others nothing is read: until a second factor is shown, no more is told than is needed.
 *
 * @param accounts those that the password was right for.
 */
export async function tellApart(accounts: readonly SignInCandidate[]): Promise<ReadonlyMap<string, OwnPlace>> {
  const names = accounts.map(({ organisationName }) => nameOf(organisationName))
  const alike = accounts.filter(
    (_, place) => names.indexOf(names[place] ?? '') !== names.lastIndexOf(names[place] ?? ''),
  )
  return new Map(
    await Promise.all(
      alike.map(async (account) => [account.organisationId, await dangerouslyFindOwnPlace(account)] as const),
    ),
  )
}

function nameOf(organisationName: string): string {
  return organisationName.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}
