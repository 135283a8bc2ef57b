import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { now, type Strangers } from '#data/strangers.testing.ts'
import { issueCertificate } from './issue-certificate.ts'
import { listCertificates } from './list-certificates.ts'
import { findOwnPaper, ownCertificates } from './own-certificates.ts'
import { paperOf } from './paper.testing.ts'
import { revokeCertificate, withdrawCertificate } from './revoke-certificate.ts'

const id = randomUUID()
const request = { modules: ['the-call-that-dropped'], saysUnderstanding: true, language: 'en' }

/** What a stranger gets from each: nothing of the home organisation's. */
export const certificates: Strangers = {
  issueCertificate: async ({ home, stranger, owner }) => {
    const { organisationId, personId } = home.bayClinicians[0]
    const completion = { moduleSlug: 'the-call-that-dropped', createdAt: now, completedAt: now }
    await owner.enrolment.create({ data: { organisationId, personId, ...completion } })
    const of = (code: string) => ({ now, id, code, write: paperOf })
    expect(await issueCertificate(home.bayClinicians[0], request, of('A'))).toBe('issued')
    expect(await issueCertificate(stranger.bayClinicians[0], request, of('B'))).toBe('nothing-completed')
  },
  ownCertificates: async ({ home, stranger }) => {
    expect((await ownCertificates(home.bayClinicians[0], { now })).certificates).toHaveLength(1)
    for (const other of [home.wardClinicians[0], stranger.bayClinicians[0]])
      expect(await ownCertificates(other, { now })).toMatchObject({ certificates: [], completed: [] })
  },
  findOwnPaper: async ({ home, stranger }) => {
    expect(await findOwnPaper(home.bayClinicians[0], id)).toMatchObject({ name: 'bay-one home' })
    for (const other of [home.wardClinicians[0], stranger.bayClinicians[0]])
      expect(await findOwnPaper(other, id)).toBeNull()
  },
  listCertificates: async ({ home, stranger }) => {
    expect(await listCertificates(home.administrator, { find: '' })).toHaveLength(1)
    expect(await listCertificates(stranger.administrator, { find: '' })).toEqual([])
  },
  revokeCertificate: async ({ stranger }) => {
    const revocation = { certificateId: id, because: 'other', words: 'Because.' } as const
    expect(await revokeCertificate(stranger.administrator, revocation, { now })).toBe('not-found')
  },
  withdrawCertificate: async ({ home, stranger }) => {
    for (const other of [home.wardClinicians[0], stranger.bayClinicians[0]])
      expect(await withdrawCertificate(other, { certificateId: id }, { now })).toBe('not-found')
    expect(await listCertificates(home.administrator, { find: '' })).toMatchObject([{ revokedAt: null }])
  },
}
