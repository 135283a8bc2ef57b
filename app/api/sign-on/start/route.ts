import { cookies } from 'next/headers'
import { z } from 'zod'
import { dangerouslyFindProvider } from '#data/sign-on/provider.ts'
import { cookieOptions } from '#server/cookie-names.ts'
import { placeWithin } from '#server/place-within.ts'
import { requireViewer } from '#server/session.ts'
import { typedEmail } from '#server/sign-in-cookie.ts'
import { beginSignOn, hintFor } from '#server/sign-on/begin.ts'
import { goTo } from '#server/sign-on/go-to.ts'
import { journeySeconds } from '#server/sign-on/journey-cookie.ts'
import { isFromOwnPage } from '#server/sign-on/own-page.ts'
import { refusalOf } from '#server/sign-on/refusal-of.ts'

const Query = z.object({ organisation: z.uuid().optional(), next: z.string().optional() })

/**
 * Sends someone to their organisation's provider. A link and not a form: browsers do not let a form's answer lead to another
 * host. Who did not press it on a page of ours finds the page on which to press it. Without an organisation an administrator
 * tries their own, whether it is switched on or not.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const organisation = asked.success ? asked.data.organisation : undefined
  const purpose = organisation === undefined ? 'try' : 'sign-in'
  const next = placeWithin(asked.data?.next)
  const viewer = organisation === undefined ? await requireViewer('administrator') : null
  if (!isFromOwnPage(request.headers))
    return goTo(
      organisation === undefined
        ? '/admin/single-sign-on'
        : `/sign-in?${new URLSearchParams({ organisation, ...(next === '/' ? {} : { next }) })}`,
    )
  const provider = await dangerouslyFindProvider(viewer?.organisationId ?? organisation ?? '')
  const refused = (reason: string) =>
    goTo(purpose === 'try' ? `/admin/single-sign-on?tried=${reason}` : `/sign-in?refused=${reason}`)
  if (provider === null || (purpose === 'sign-in' && provider.requirement === 'off')) return refused('not-offered')
  try {
    const email = viewer?.email ?? hintFor(provider, await typedEmail())
    const begun = await beginSignOn(provider, { email, next, purpose })
    const jar = await cookies()
    jar.set(begun.cookie.name, begun.cookie.value, { ...cookieOptions(), maxAge: journeySeconds })
    return goTo(begun.goTo)
  } catch (error) {
    return refused(refusalOf(error))
  }
}
