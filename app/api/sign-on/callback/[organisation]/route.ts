import { cookies } from 'next/headers'
import { keepOwnProof } from '#data/people/own-proof.ts'
import { isOwnAccount } from '#data/sign-on/is-own-account.ts'
import { noteSignOnTrial } from '#data/sign-on/switch-sign-on.ts'
import { provedAtProvider } from '#domain/sign-on/how-signed-in.ts'
import { isSecure } from '#server/cookie-names.ts'
import { highestDuty, requireDuties, requireSession, requireViewer } from '#server/session.ts'
import { clientAddress, setSessionCookie, userAgent } from '#server/sign-in-cookie.ts'
import { finishSignOn, type SignOnEnd } from '#server/sign-on/finish.ts'
import { goTo } from '#server/sign-on/go-to.ts'
import { journeyCookieName } from '#server/sign-on/journey-cookie.ts'
import { refusedAt } from '#server/sign-on/refused-at.ts'

/** Where a provider sends people back to. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organisation: string }> },
): Promise<Response> {
  const now = new Date()
  const { search, searchParams } = new URL(request.url)
  const jar = await cookies()
  const finish = await finishSignOn(
    {
      query: search.slice(1),
      organisationId: (await params).organisation,
      cookieNamed: (name) => jar.get(name)?.value,
      address: await clientAddress(),
      userAgent: await userAgent(),
    },
    { now },
  )
  // Once back, a journey is over, however it ended.
  jar.delete({ name: journeyCookieName(searchParams.get('state') ?? ''), path: '/', secure: isSecure() })
  switch (finish.kind) {
    case 'signed-in':
      await setSessionCookie(finish.session, { keep: false })
      return goTo(finish.next)
    case 'tried': {
      const isNoted = await noteSignOnTrial(await requireViewer('administrator'), { ...finish, now })
      return goTo(`/admin/single-sign-on?tried=${isNoted ? 'well' : 'started-elsewhere'}`)
    }
    case 'shown':
      return goTo(`/account?identity=${await keepProof(finish, { now })}`)
    case 'refused':
      return goTo(refusedAt(finish.purpose, finish.reason))
    default:
      return finish satisfies never
  }
}

/** Counts for who is signed in here, where it is their account that the provider has just asked. */
async function keepProof(
  { organisationId, claims, network }: Extract<SignOnEnd, { kind: 'shown' }>,
  { now }: { now: Date },
): Promise<'confirmed' | 'refused' | 'not-asked-again'> {
  const viewer = highestDuty(await requireDuties())
  const provedAt = provedAtProvider(claims, { now })
  if (viewer.organisationId !== organisationId || !(await isOwnAccount(viewer, claims))) return 'refused'
  if (provedAt === null) return 'not-asked-again'
  const { sessionId } = await requireSession()
  return (await keepOwnProof(viewer, { sessionId, provedAt, by: 'single-sign-on', network })) ? 'confirmed' : 'refused'
}
