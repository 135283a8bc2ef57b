import { dangerouslyFindSignIns, type SignInCandidate } from '#data/people/find-sign-in.ts'

/** Whose address it is, in one organisation alone; null: nobody's. */
export async function dangerouslyFindSignIn(email: string): Promise<SignInCandidate | null> {
  const [candidate, another] = await dangerouslyFindSignIns(email)
  if (another !== undefined) throw new Error(`${email} is someone's in several organisations`)
  return candidate ?? null
}
