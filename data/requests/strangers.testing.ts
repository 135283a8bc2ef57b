import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { answerRequest } from './answer-request.ts'
import { listOwnRequests, listRequests } from './list-requests.ts'
import { makeRequest } from './make-request.ts'

const requestInput = { kind: 'correction', words: 'My name is spelled otherwise.' } as const

/** What a stranger gets from each: nothing of the home organisation's. */
export const requests: Strangers = {
  makeRequest: async ({ home, stranger, owner }) => {
    await makeRequest(home.wardClinicians[0], requestInput, { now, id: randomUUID() })
    expect(await owner.dataRequest.count({ where: { organisationId: stranger.organisationId } })).toBe(0)
  },
  listRequests: async ({ home, stranger }) => {
    expect(await listRequests(home.administrator)).toHaveLength(1)
    expect(await listRequests(stranger.administrator)).toEqual([])
  },
  listOwnRequests: async ({ home, stranger }) => {
    expect(await listOwnRequests(home.wardClinicians[0])).toHaveLength(1)
    expect(await listOwnRequests(home.administrator)).toEqual([])
    expect(await listOwnRequests(stranger.administrator)).toEqual([])
  },
  answerRequest: async ({ home, stranger }) => {
    const [request] = await listRequests(home.administrator)
    const answer = { requestId: request?.id ?? '', outcome: 'done', reply: 'Done.' } as const
    expect(await answerRequest(stranger.administrator, answer, { now })).toBe('not-found')
    expect((await listRequests(home.administrator))[0]?.outcome).toBeNull()
  },
}
