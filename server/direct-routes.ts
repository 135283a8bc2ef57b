import type { IncomingMessage, ServerResponse } from 'node:http'
import { handleAnswer, handleContinue } from '#server/answers/handle.ts'

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  parameters: { attemptId: string; requestId: string },
) => Promise<void>

/**
 * What is answered before Next's router, because it is asked so often: a learner's every step. Through a Next route
 * the same work takes about three times as long.
 */
const handlers: Readonly<Record<string, Handler>> = { answers: handleAnswer, continue: handleContinue }

const path = /^\/api\/attempts\/([^/]+)\/(answers|continue)$/

export type DirectRoute = { readonly pattern: string; readonly handle: Handler; readonly attemptId: string }

/** The direct route of a request, or null when it is Next's. */
export function findDirectRoute(method: string | undefined, pathname: string): DirectRoute | null {
  const [, attemptId, step] = path.exec(pathname) ?? []
  if (attemptId === undefined || step === undefined || method !== 'POST') return null
  const handle = handlers[step]
  return handle === undefined ? null : { pattern: `/api/attempts/[attempt]/${step}`, handle, attemptId }
}
