'use server'

import { z } from 'zod'
import { keepSignOnSettings } from '#data/sign-on/keep-settings.ts'
import type { FormAction } from '#domain/forms/form-state.ts'
import { passwordKeys } from '#platform/env.ts'
import { sealHash } from '#platform/password.ts'
import { serviceAddress } from '#server/sign-on/saml/addresses.ts'
import { fetchMetadata, readMetadata } from '#server/sign-on/saml/read-metadata.ts'
import { provenAction, requireForm } from './action.ts'
import { SeenVersion } from './fields.ts'
import { Domains } from './sign-on-fields.ts'

/** Keeps the provider by what its metadata say: those of a file, or of its address. */
export const keepSaml: FormAction = async (state, form) => {
  requireForm(form)
  const file = form.get('metadataFile')
  if (file instanceof File && file.size > 0) {
    form.set('metadata', await file.text())
    form.delete('metadataFile')
  }
  return keepMetadata(state, form)
}

const keepMetadata = provenAction(
  'administrator',
  z.object({
    metadataAddress: z.string().trim().max(500, 'too-long').default(''),
    metadata: z.string().max(1_000_000, 'too-long').default(''),
    domains: Domains,
    makesAccounts: z.string().optional(),
    seen: SeenVersion,
  }),
  async (viewer, { metadataAddress: address, metadata, domains, makesAccounts, seen }, { now }) => {
    const isUploaded = metadata.trim() !== ''
    if (!isUploaded && address === '') return { ok: false, field: 'metadataFile', problem: 'metadata-missing' }
    const read = isUploaded ? readMetadata(metadata, { now }) : await fetchMetadata(address, { now })
    if (typeof read === 'string')
      return { ok: false, field: isUploaded ? 'metadataFile' : 'metadataAddress', problem: read }
    const { issuer, signInAddress, certificates } = read
    const outcome = await keepSignOnSettings(
      viewer,
      {
        issuer,
        clientId: serviceAddress(viewer.organisationId),
        // There is none: what was kept for another protocol goes.
        clientSecret: sealHash('', passwordKeys()),
        domains,
        makesAccounts: makesAccounts === 'yes',
        saml: { signInAddress, certificates, metadataAddress: isUploaded ? '' : address },
        seen,
      },
      { now },
    )
    if (outcome.ok) return { ok: true, goTo: '/admin/single-sign-on?done=kept' }
    const field = outcome.problem === 'domain-taken' ? 'domains' : 'metadataAddress'
    return { ok: false, field, problem: outcome.problem }
  },
)
