import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { dangerouslyFindProvider, type SignOnProvider } from '#data/sign-on/provider.ts'
import { dangerouslyKeepAnswer } from '#data/sign-on/provider-answers.ts'
import { readAttributes } from '#domain/sign-on/read-attributes.ts'
import type { SignOnRefusal } from '#domain/sign-on/refusals.ts'
import { publicUrl } from '#platform/env.ts'
import { log } from '#platform/log.ts'
import { callbackAddress } from '#server/sign-on/begin.ts'
import { readForm } from '#server/sign-on/read-form.ts'
import { AnswerRefusal, readAnswer } from './read-answer.ts'
import { withFreshMetadata } from './refresh-metadata.ts'

const mostBytes = 1024 * 1024
const freshMs = 5 * 60 * 1000

/**
 * A provider's answer, which a browser brings from the provider's page, and so without its cookies. It signs nobody in: what it says
 * is kept, and the browser is sent on, with a ticket for it, to where its cookie shows that it began this request (finish.ts).
 */
export async function handleSamlAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { organisationId, now = new Date() }: { organisationId: string; now?: Date },
): Promise<void> {
  const form = await readForm(request, { mostBytes })
  const outcome = await keep(organisationId, form?.get('SAMLResponse') ?? '', { now })
  const location =
    outcome.state === null
      ? new URL(`/sign-in?refused=${outcome.problem}`, publicUrl()).href
      : `${callbackAddress(organisationId)}?${new URLSearchParams(outcome)}`
  response.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': 0 })
  response.end()
}

/** Where it is not trusted, the provider may have changed its certificate since its metadata was read. */
async function readFrom(
  provider: SignOnProvider,
  samlResponse: string,
  at: { now: Date },
): ReturnType<typeof readAnswer> {
  try {
    return await readAnswer(provider, samlResponse, at)
  } catch (error) {
    const mayBeNew = error instanceof AnswerRefusal && error.reason === 'not-trusted' && error.requestId !== null
    const fresh = mayBeNew ? await withFreshMetadata(provider, { olderThan: freshMs, ...at }) : provider
    if (fresh.certificates.join() === provider.certificates.join()) throw error
    return readAnswer(fresh, samlResponse, at)
  }
}

/** What the callback's address says; `state`: the request's id, null where it is none of ours. */
type KeepOutcome =
  | { readonly state: string; readonly ticket: string }
  | { readonly state: string; readonly problem: SignOnRefusal }
  | { readonly state: null; readonly problem: SignOnRefusal }

async function keep(organisationId: string, samlResponse: string, { now }: { now: Date }): Promise<KeepOutcome> {
  const provider = z.uuid().safeParse(organisationId).success ? await dangerouslyFindProvider(organisationId) : null
  if (provider?.protocol !== 'saml') return { state: null, problem: 'not-offered' }
  try {
    const { requestId, assertionId, subject } = await readFrom(provider, samlResponse, { now })
    const claims = readAttributes(subject, provider)
    if (claims === 'subject-changes') return { state: requestId, problem: claims }
    const outcome = await dangerouslyKeepAnswer(provider, { requestId, assertionId, claims }, { now })
    return { state: requestId, ...(outcome === 'used' ? { problem: 'started-elsewhere' } : outcome) }
  } catch (error) {
    if (!(error instanceof AnswerRefusal)) throw error
    // Not logged: anyone can post what answers no request of ours as often as they like.
    if (error.requestId === null) return { state: null, problem: error.reason }
    log('error', 'single sign-on failed', { problem: error.message })
    return { state: error.requestId, problem: error.reason }
  }
}
