import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sessionSecret } from '#platform/env.ts'

const oldestMs = 10 * 60 * 1000

/**
 * The id of a request to a provider: its time, chance, and a seal over both and the organisation. So an answer that names a request
 * of ours is known without a row for everyone who sets out.
 */
export function newRequestId(organisationId: string, { now }: { now: Date }): string {
  const idBody = `${now.getTime().toString(16).padStart(12, '0')}${randomBytes(16).toString('hex')}`
  return `_${idBody}${sealOf(organisationId, idBody)}`
}

/** Whether it is one that we made for this organisation, in the last ten minutes. */
export function isOwnRequest(organisationId: string, id: string, { now }: { now: Date }): boolean {
  const parts = /^_(([0-9a-f]{12})[0-9a-f]{32})([0-9a-f]{64})$/.exec(id)
  if (parts === null) return false
  const [, idBody = '', time = '', seal = ''] = parts
  const age = now.getTime() - Number.parseInt(time, 16)
  const isSealed = timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(organisationId, idBody)))
  return isSealed && age >= 0 && age <= oldestMs
}

function sealOf(organisationId: string, idBody: string): string {
  return createHmac('sha256', sessionSecret()).update(`curtain: saml request ${organisationId} ${idBody}`).digest('hex')
}
