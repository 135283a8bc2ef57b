'use server'

import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { issueCertificate } from '#data/certificates/issue-certificate.ts'
import { revokeCertificate, withdrawCertificate } from '#data/certificates/revoke-certificate.ts'
import { codeOf } from '#domain/certificates/code.ts'
import { revocationReasons } from '#domain/certificates/standing.ts'
import { languageTags } from '#i18n/languages.ts'
import { writePaper } from '#server/certificates/write-paper.ts'
import { action } from './action.ts'
import { Identifier, many, textField } from './fields.ts'

/** Issues a certificate of what the viewer has completed and, if they want it said, understands today. */
export const askForCertificate = action(
  'clinician',
  z.object({
    modules: many(z.string().max(200)),
    understanding: z.literal('yes').optional(),
    language: z.enum(languageTags, 'choose-one'),
  }),
  async (viewer, { modules, understanding, language }, at) => {
    const request = { modules, saysUnderstanding: understanding === 'yes', language }
    const code = codeOf(randomBytes(16))
    switch (await issueCertificate(viewer, request, { ...at, code, write: writePaper })) {
      case 'issued':
        return { ok: true, goTo: '/learn/certificates?done=issued' }
      case 'nothing-completed':
        return { ok: false, field: 'modules', problem: 'certificate-nothing' }
      case 'too-many':
        return { ok: false, field: 'modules', problem: 'certificate-too-many' }
    }
  },
)

/** Takes back one of one's own. */
export const withdrawOwnCertificate = action(
  'clinician',
  z.object({ certificateId: Identifier }),
  async (viewer, request, at) =>
    (await withdrawCertificate(viewer, request, at)) === 'revoked'
      ? { ok: true, goTo: '/learn/certificates?done=withdrawn' }
      : { ok: false, field: 'certificateId', problem: 'not-found' },
)

/** An administrator revokes one, once and for good. */
export const revokeForGood = action(
  'administrator',
  z.object({ certificateId: Identifier, because: z.enum(revocationReasons, 'choose-one'), words: textField(1000) }),
  async (viewer, request, at) =>
    (await revokeCertificate(viewer, request, at)) === 'revoked'
      ? { ok: true, goTo: '/admin/certificates?done=revoked' }
      : { ok: false, field: 'words', problem: 'not-found' },
)
