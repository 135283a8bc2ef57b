import { forgetTries, type Limit, takeTries } from '#data/people/internal/tries.ts'

const day = 24 * 60 * 60

type Person = { readonly organisationId: string; readonly personId: string }

/**
 * Whoever tries codes knows the password already, so they are few: a device on which the account is known has tries of its
 * own, and all others share theirs, by the quarter of an hour and by the day.
 */
function limitsOn({ organisationId, personId }: Person, device: string | null): Limit[] {
  const of = [organisationId, personId]
  if (device !== null) return [{ name: 'second-factor-device', most: 10, of: [...of, device] }]
  return [
    { name: 'second-factor', most: 5, of },
    { name: 'second-factor-day', most: 30, seconds: day, of },
  ]
}

/** Takes one try to enter a code; false when there is none left for a while. */
export function dangerouslyTakeCodeTry(person: Person, device: string | null): Promise<boolean> {
  return takeTries(limitsOn(person, device))
}

/** Gives the tries back once a code was right. */
export async function dangerouslyForgetCodeTries(person: Person, device: string | null): Promise<void> {
  for (const limit of limitsOn(person, device)) await forgetTries(limit)
}
