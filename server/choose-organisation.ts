import type { SignInCandidate } from '#data/people/find-sign-in.ts'
import { dangerouslySpendChoice } from '#data/people/sign-in-limits.ts'
import { accountsOf, type OrganisationChoice, readChoice } from './organisation-choice.ts'
import { enterOrganisation, type SignInForm } from './sign-in.ts'

export type ChoiceOutcome =
  | {
      readonly ok: true
      readonly entered: SignInForm
      readonly choice: OrganisationChoice
      readonly account: SignInCandidate
    }
  | { readonly ok: false; readonly problem: 'sign-in-again' }

/** Goes on into one of the organisations in which the password was right, as if it were the only one. */
export async function chooseOrganisation(
  { cookie, organisationId }: { cookie: string | undefined; organisationId: string },
  at: { network: string; rememberedCookie: string | undefined; userAgent: string; now: Date },
): Promise<ChoiceOutcome> {
  const choice = await readChoice(cookie)
  const accounts = choice === null ? [] : await accountsOf(choice)
  const account = accounts.find((each) => each.organisationId === organisationId)
  if (choice === null || account === undefined || !(await dangerouslySpendChoice(choice.id)))
    return { ok: false, problem: 'sign-in-again' }
  return { ok: true, entered: await enterOrganisation(account, choice, at), choice, account }
}
