'use server'

import { z } from 'zod'
import { endOtherSessions, endOwnSession } from '#data/people/end-own-session.ts'
import { forgetOwnDevice } from '#data/people/own-devices.ts'
import { currentSession } from '#server/session.ts'
import { action, provenAction } from './action.ts'
import { Identifier } from './fields.ts'

/** Ends one of the viewer's own sessions: its next request, wherever it is made, has to sign in. */
export const endSession = provenAction('anyone', z.object({ sessionId: Identifier }), async (viewer, { sessionId }) => {
  await endOwnSession(viewer, sessionId)
  return { ok: true, goTo: '/account?done=session' }
})

/** Asks for the second factor again on one of the viewer's own devices. */
export const forgetDevice = action('anyone', z.object({ deviceId: Identifier }), async (viewer, { deviceId }, at) => {
  await forgetOwnDevice(viewer, deviceId, at)
  return { ok: true, goTo: '/account?done=device' }
})

/** Ends all of the viewer's own sessions but this one. */
export const endOthers = provenAction('anyone', z.object({}), async (viewer) => {
  const here = await currentSession()
  if (here !== null) await endOtherSessions(viewer, { but: here.sessionId })
  return { ok: true, goTo: '/account?done=sessions' }
})
