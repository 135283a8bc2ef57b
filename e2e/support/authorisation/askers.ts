import { asOwner } from '#data/database/owner-database.ts'
import { dangerouslyStartSession } from '#data/people/start-session.ts'
import type { Viewer } from '#data/viewer.ts'
import type { Application } from '#platform/testing/application.ts'
import { sealSessionCookie, sessionCookieName } from '#server/session-cookie.ts'
import { dangerouslyFindSignIn } from '#simulation/testing/find-sign-in.ts'
import type { World } from './world.ts'

/** Who asks: nobody signed in, the first organisation's people, one of them who is suspended, and the other's administrator. */
export const roles = ['nobody', 'clinician', 'manager', 'administrator', 'suspended', 'stranger'] as const
export type Role = (typeof roles)[number]

/** By role what a request brings along. */
export type Askers = Readonly<Record<Role, { readonly cookie: string }>>

/** Signs in one person of each role. The suspended one had every duty, and a session that was not ended. */
export async function signInAll(application: Application, world: World): Promise<Askers> {
  const { home, away } = world
  const suspendedClinician = home.wardClinicians[1]
  const { organisationId, personId } = suspendedClinician
  const askers = {
    nobody: { cookie: '' },
    clinician: await askerFor(home.bayClinicians[0]),
    manager: await askerFor(home.bayManager),
    administrator: await askerFor(home.administrator),
    suspended: await askerFor(suspendedClinician),
    stranger: await askerFor(away.administrator),
  }
  await asOwner(application.ownerUrl, async (owner) => {
    const duties = (['manager', 'administrator'] as const).map((role) => ({ organisationId, personId, role }))
    await owner.personRole.createMany({ data: duties })
    await owner.person.update({
      where: { organisationId_id: { organisationId, id: personId } },
      data: { status: 'suspended' },
    })
  })
  return askers
}

/** Signs somebody in, with a session of its own. `provedAt`: when they last showed who they are, if not just now. */
export async function askerFor(
  { email }: Viewer,
  { provedAt = new Date() }: { provedAt?: Date } = {},
): Promise<{ cookie: string }> {
  const person = await dangerouslyFindSignIn(email)
  if (person === null) throw new Error(`Nobody has the address ${email}.`)
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000)
  const session = await dangerouslyStartSession(person, { expiresAt, network: '192.0.2.1', provedAt })
  return { cookie: `${sessionCookieName()}=${await sealSessionCookie({ ...person, ...session })}` }
}
