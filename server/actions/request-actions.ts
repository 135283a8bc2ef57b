'use server'

import { z } from 'zod'
import { answerRequest } from '#data/requests/answer-request.ts'
import { makeRequest } from '#data/requests/make-request.ts'
import { requestKinds, requestOutcomes } from '#domain/privacy/requests.ts'
import { action } from './action.ts'
import { Identifier, textField } from './fields.ts'

/** Asks the administrators to correct what is kept about the viewer, or to erase them. */
export const askAboutData = action(
  'anyone',
  z.object({ kind: z.enum(requestKinds, 'choose-one'), words: textField(1000) }),
  async (viewer, request, at) =>
    (await makeRequest(viewer, request, at)) === 'made'
      ? { ok: true, goTo: '/account/data?done=made' }
      : { ok: false, field: 'kind', problem: 'request-open-already' },
)

/** An administrator answers a request, once. */
export const answerAboutData = action(
  'administrator',
  z.object({ requestId: Identifier, outcome: z.enum(requestOutcomes, 'choose-one'), reply: textField(1000) }),
  async (viewer, answer, at) =>
    (await answerRequest(viewer, answer, at)) === 'answered'
      ? { ok: true, goTo: '/admin/requests?done=answered' }
      : { ok: false, field: 'reply', problem: 'not-found' },
)
