import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { UnsentAnswer } from './unsent-answer.ts'

/** Where an attempt stands, as the server tells it. */
export type PlayView = {
  readonly view: LearnerView
  /** What can be answered after it without asking the server; null where the story hangs together. */
  readonly held: readonly LearnerView[] | null
  readonly debrief: Debrief | null
}

/** What became of something sent. Unreachable: it may be sent again; refused: it may not. */
export type Outcome<Reply> =
  | { readonly became: 'accepted'; readonly reply: Reply }
  | { readonly became: 'overtaken'; readonly playView: PlayView | null }
  | { readonly became: 'signed-out' }
  | { readonly became: 'refused'; readonly code: string }
  /** `againAfterMs`: how long the server asks to be left alone, where it does. */
  | { readonly became: 'unreachable'; readonly againAfterMs?: number }

export type RecordedView = PlayView & { readonly feedback: Feedback }

/** Longer than any answer takes; a phone that lost its network without noticing is noticed here. */
const patienceMs = 20_000
const longestWaitSeconds = 60

export async function sendAnswer(
  address: string,
  { next, ...answer }: UnsentAnswer,
  signal?: AbortSignal,
): Promise<Outcome<RecordedView>> {
  const to = next === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}next=${next}`
  return send(to, answer, signal, (body) => {
    const playView = playViewIn(body)
    return playView !== null && isRecord(body.feedback)
      ? { ...playView, feedback: body.feedback as unknown as Feedback }
      : null
  })
}

export async function sendGoOn(address: string, sceneId: string, signal?: AbortSignal): Promise<Outcome<PlayView>> {
  return send(address, { sceneId }, signal, playViewIn)
}

async function send<Reply>(
  address: string,
  message: object,
  signal: AbortSignal | undefined,
  gotIn: (body: Record<string, unknown>) => Reply | null,
): Promise<Outcome<Reply>> {
  const interest = interestOf(signal)
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(message),
      credentials: 'same-origin',
      signal: interest.signal,
    })
    if (response.status === 503 || response.status === 429)
      return { became: 'unreachable', ...waitIn(response.headers) }
    // A hospital's network may answer for the server with a page of its own, and with any status: only JSON counts.
    const body: unknown = await response.json()
    if (!isRecord(body)) return { became: 'unreachable' }
    if (response.ok) {
      const reply = gotIn(body)
      return reply === null ? { became: 'unreachable' } : { became: 'accepted', reply }
    }
    return refusalOf(response.status, body)
  } catch {
    return { became: 'unreachable' }
  } finally {
    interest.settled()
  }
}

/** Ends when patience does, or with `signal`. `AbortSignal.any` would say it; the oldest browsers served have none. */
function interestOf(signal: AbortSignal | undefined): { signal: AbortSignal; settled: () => void } {
  const waiting = new AbortController()
  const stop = () => waiting.abort()
  const timer = setTimeout(stop, patienceMs)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop)
  return {
    signal: waiting.signal,
    settled: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    },
  }
}

/** A proxy may say what it likes, and a date; more than a minute is not waited for. */
function waitIn(headers: Headers): { againAfterMs?: number } {
  const seconds = headers.get('retry-after') ?? ''
  return /^\d{1,9}$/.test(seconds) ? { againAfterMs: Math.min(Number(seconds), longestWaitSeconds) * 1000 } : {}
}

function refusalOf(status: number, body: Record<string, unknown>): Outcome<never> {
  if (status === 401) return { became: 'signed-out' }
  if (status === 409) return { became: 'overtaken', playView: playViewIn(body) }
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { became: 'unreachable' }
  const { error } = body
  if (!isRecord(error) || typeof error.code !== 'string') return { became: 'unreachable' }
  if (error.code === 'signed-out') return { became: 'signed-out' }
  return { became: 'refused', code: error.code }
}

/** The server's own answers are not taken apart: that it is one is seen from its scene. */
function playViewIn(body: Record<string, unknown>): PlayView | null {
  const { view, held, debrief } = body
  if (!isRecord(view) || !isRecord(view.scene) || !isRecord(view.then)) return null
  return {
    view: view as unknown as LearnerView,
    held: Array.isArray(held) ? (held as LearnerView[]) : null,
    debrief: isRecord(debrief) ? (debrief as unknown as Debrief) : null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
