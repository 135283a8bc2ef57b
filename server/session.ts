import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { dangerouslyFindSettingUp, type SettingUp } from '#data/people/find-setting-up.ts'
import {
  type Administrator,
  type Clinician,
  type Duties,
  dutiesOfSession,
  type Manager,
  type SessionReference,
  type Viewer,
} from '#data/viewer.ts'
import { readSessionCookie, sessionCookieName } from './session-cookie.ts'

type ViewerAs = { clinician: Clinician; manager: Manager; administrator: Administrator }

/** The duties of the person who is asking, read from the database once a request; null when nobody is signed in. */
export const currentDuties = cache(async (): Promise<Duties | null> => {
  const session = await currentSession()
  return session === null ? null : dutiesOfSession(session, { now: new Date() })
})

/** Which session the request's cookie names, whether or not it still holds. */
export async function currentSession(): Promise<SessionReference | null> {
  return readSessionCookie((await cookies()).get(sessionCookieName())?.value)
}

/** Who is signed in and has to set up a second factor before anything else; null: nobody is, or they need not. */
export const currentSettingUp = cache(async (): Promise<SettingUp | null> => {
  const session = await currentSession()
  if (session === null || (await currentDuties()) !== null) return null
  return dangerouslyFindSettingUp(session, { now: new Date() })
})

/** Where that is done. */
export const settingUpPage = '/sign-in/set-up'

/** The same, where somebody is signed in. */
export async function requireSession(): Promise<SessionReference> {
  return (await currentSession()) ?? redirect('/sign-in')
}

/** The person who is asking, as their highest duty: for what is everyone's own (account, language). */
export function highestDuty(duties: Duties): Viewer {
  const viewer = duties.administrator ?? duties.manager ?? duties.clinician
  if (viewer === null) throw new Error('A person without any duty was given duties')
  return viewer
}

/** The viewer, as one duty. Nobody signed in goes to sign in; who lacks the duty finds nothing here. */
export async function requireViewer<As extends keyof ViewerAs>(as: As): Promise<ViewerAs[As]> {
  const duties = await requireDuties()
  const viewer: ViewerAs[As] | null = viewerAs(duties, as)
  return viewer ?? notFound()
}

/** All duties of the person who is asking; without a session they go to sign in, and to their second factor where they owe one. */
export async function requireDuties(): Promise<Duties> {
  const duties = await currentDuties()
  if (duties !== null) return duties
  redirect((await currentSettingUp()) === null ? '/sign-in' : settingUpPage)
}

function viewerAs<As extends keyof ViewerAs>(
  duties: { [duty in keyof ViewerAs]: ViewerAs[duty] | null },
  as: As,
): ViewerAs[As] | null {
  return duties[as]
}
