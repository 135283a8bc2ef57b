import { expect } from 'vitest'
import { now, type Strangers, slug, textOf } from '#data/strangers.testing.ts'
import { auditorPack } from './auditor-pack.ts'
import { checkAuditChain } from './check-audit-chain.ts'
import { exportAuditTrail } from './export-audit-trail.ts'
import { exportItems } from './export-items.ts'
import { exportParameters } from './export-parameters.ts'
import { exportResponses } from './export-responses.ts'
import { listAuditEvents } from './list-audit-events.ts'

/** What a stranger gets from each: nothing of the home organisation's. */
export const auditing: Strangers = {
  listAuditEvents: async ({ stranger }) => {
    const { events } = await listAuditEvents(stranger.administrator, { before: null })
    expect(events.some(({ action }) => action === 'assignment.created')).toBe(false)
  },
  checkAuditChain: async ({ home, stranger, owner }) => {
    const [theirHead] = await owner.auditHead.findMany({ where: { organisationId: home.organisationId } })
    const check = await checkAuditChain(stranger.administrator)
    expect(check).not.toMatchObject({ head: theirHead?.hash })
  },
  exportAuditTrail: async ({ home, stranger }) => {
    for (const as of ['csv', 'json-lines'] as const)
      expect(await textOf(await exportAuditTrail(stranger.administrator, { now, as, search: null }))).not.toContain(
        home.organisationId,
      )
  },
  exportResponses: async ({ stranger, theirs }) =>
    expect(await textOf(await exportResponses(stranger.administrator, { now }))).not.toContain(theirs.personId),
  // The items and the parameters are everybody's.
  exportItems: async ({ stranger }) =>
    expect(await textOf(await exportItems(stranger.administrator, { now }))).toContain(slug),
  exportParameters: async ({ stranger }) =>
    expect(await exportParameters(stranger.administrator, { now })).toContain(slug),
  auditorPack: async ({ home, stranger, theirs }) => {
    const pack = await auditorPack(stranger.administrator, { now, names: 'with-names' })
    if (!pack.ok) throw new Error(pack.problem)
    let text = ''
    for await (const { pieces } of pack.files) for await (const piece of pieces) text += piece
    for (const id of [home.organisationId, theirs.personId, home.teams.ward]) expect(text).not.toContain(id)
  },
}
