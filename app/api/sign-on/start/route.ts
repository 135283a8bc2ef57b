import { cookies } from 'next/headers'
import { z } from 'zod'
import { dangerouslyFindProvider } from '#data/sign-on/provider.ts'
import type { Viewer } from '#data/viewer.ts'
import { cookieOptions } from '#server/cookie-names.ts'
import { placeWithin } from '#server/place-within.ts'
import { highestDuty, requireDuties, requireViewer } from '#server/session.ts'
import { typedEmail } from '#server/sign-in-cookie.ts'
import { beginSignOn, hintFor } from '#server/sign-on/begin.ts'
import { goTo } from '#server/sign-on/go-to.ts'
import { type Journey, journeySeconds } from '#server/sign-on/journey-cookie.ts'
import { isFromOwnPage } from '#server/sign-on/own-page.ts'
import { refusalOf } from '#server/sign-on/refusal-of.ts'
import { refusedAt } from '#server/sign-on/refused-at.ts'

const Query = z.object({
  organisation: z.uuid().optional(),
  next: z.string().optional(),
  /** Who is signed in shows again who they are. */
  identity: z.literal('again').optional(),
})

/**
 * Sends someone to their organisation's provider. A link and not a form: browsers do not let a form's answer lead to another
 * host. Who did not press it on a page of ours finds the page on which to press it. Without an organisation an administrator
 * tries their own, whether it is switched on or not.
 */
export async function GET(request: Request): Promise<Response> {
  const {
    organisation,
    next: nextPage,
    identity,
  } = Query.catch({}).parse(Object.fromEntries(new URL(request.url).searchParams))
  const purpose = identity === 'again' ? 'prove' : organisation === undefined ? 'try' : 'sign-in'
  const next = placeWithin(nextPage)
  const viewer = await viewerFor(purpose)
  if (!isFromOwnPage(request.headers)) return goTo(pageOf(purpose, { organisation, next }))
  const provider = await dangerouslyFindProvider(viewer?.organisationId ?? organisation ?? '')
  if (provider === null || (purpose !== 'try' && provider.requirement === 'off'))
    return goTo(refusedAt(purpose, 'not-offered'))
  try {
    const email = viewer?.email ?? hintFor(provider, await typedEmail())
    const journey = await beginSignOn(provider, { email, next, purpose })
    const jar = await cookies()
    jar.set(journey.cookie.name, journey.cookie.value, { ...cookieOptions(), maxAge: journeySeconds })
    return goTo(journey.goTo)
  } catch (error) {
    return goTo(refusedAt(purpose, refusalOf(error)))
  }
}

/** Who has to be signed in for it. */
async function viewerFor(purpose: Journey['purpose']): Promise<Viewer | null> {
  if (purpose === 'sign-in') return null
  return purpose === 'try' ? requireViewer('administrator') : highestDuty(await requireDuties())
}

/** On which page of ours it is pressed. */
function pageOf(
  purpose: Journey['purpose'],
  { organisation = '', next }: { organisation?: string | undefined; next: string },
): string {
  if (purpose === 'try') return '/admin/single-sign-on'
  if (purpose === 'prove') return '/account'
  return `/sign-in?${new URLSearchParams({ organisation, ...(next === '/' ? {} : { next }) })}`
}
