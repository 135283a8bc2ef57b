import { cookies } from 'next/headers'
import { noteSignOnTried } from '#data/sign-on/switch-sign-on.ts'
import { isSecure } from '#server/cookie-names.ts'
import { requireViewer } from '#server/session.ts'
import { clientAddress, setSessionCookie, userAgent } from '#server/sign-in-cookie.ts'
import { finishSignOn } from '#server/sign-on/finish.ts'
import { goTo } from '#server/sign-on/go-to.ts'
import { journeyCookieName } from '#server/sign-on/journey-cookie.ts'

/** Where a provider sends people back to. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ organisation: string }> },
): Promise<Response> {
  const now = new Date()
  const { search, searchParams } = new URL(request.url)
  const jar = await cookies()
  const finished = await finishSignOn(
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
  switch (finished.kind) {
    case 'signed-in':
      await setSessionCookie(finished.session, { keep: false })
      return goTo(finished.next)
    case 'tried': {
      const isNoted = await noteSignOnTried(await requireViewer('administrator'), { ...finished, now })
      return goTo(`/admin/single-sign-on?tried=${isNoted ? 'well' : 'started-elsewhere'}`)
    }
    case 'refused':
      return goTo(
        finished.purpose === 'try'
          ? `/admin/single-sign-on?tried=${finished.reason}`
          : `/sign-in?refused=${finished.reason}`,
      )
    default:
      return finished satisfies never
  }
}
