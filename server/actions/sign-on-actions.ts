'use server'

import { z } from 'zod'
import { askStrength } from '#data/sign-on/ask-strength.ts'
import { nameBreakGlass, unnameBreakGlass } from '#data/sign-on/break-glass.ts'
import { keepSignOnSettings } from '#data/sign-on/keep-settings.ts'
import { switchSignOn } from '#data/sign-on/switch-sign-on.ts'
import { passwordKeys } from '#platform/env.ts'
import { GuardedFetchError } from '#platform/outbound/guarded-fetch.ts'
import { sealHash } from '#platform/password.ts'
import { canonicalIssuer } from '#server/sign-on/configuration.ts'
import { provenAction } from './action.ts'
import { Identifier, Optional, SeenVersion, textField } from './fields.ts'
import { Domains } from './sign-on-fields.ts'

/** Keeps the provider, after asking it once whether it is there. */
export const keepSignOn = provenAction(
  'administrator',
  z.object({
    issuer: textField(500),
    clientId: textField(500),
    clientSecret: z.string().trim().max(2000, 'too-long').default(''),
    domains: Domains,
    makesAccounts: z.string().optional(),
    seen: SeenVersion,
  }),
  async (viewer, { issuer: typedIssuer, clientId, clientSecret, domains, makesAccounts, seen }, at) => {
    const issuer = await issuerOf(typedIssuer)
    if ('problem' in issuer) return { ok: false, field: 'issuer', problem: issuer.problem }
    const settings = {
      issuer: issuer.written,
      clientId,
      clientSecret: clientSecret === '' ? null : sealHash(clientSecret, passwordKeys()),
      domains,
      makesAccounts: makesAccounts === 'yes',
      seen,
    }
    const outcome = await keepSignOnSettings(viewer, settings, at)
    if (outcome.ok) return { ok: true, goTo: '/admin/single-sign-on?done=kept' }
    if (outcome.problem === 'changed-meanwhile') return { ok: false, field: 'issuer', problem: outcome.problem }
    return outcome.problem === 'secret-missing'
      ? { ok: false, field: 'clientSecret', problem: 'required' }
      : { ok: false, field: 'domains', problem: outcome.problem }
  },
)

/** The issuer in the provider's own writing: tokens name it letter by letter. */
async function issuerOf(
  text: string,
): Promise<
  | { written: string }
  | { problem: 'not-an-issuer' | 'provider-unreachable' | 'provider-not-public' | 'host-not-listed' }
> {
  const address = text.replace(/\/\.well-known\/openid-configuration$/, '')
  if (!URL.canParse(address) || new URL(address).search !== '' || new URL(address).username !== '')
    return { problem: 'not-an-issuer' }
  try {
    return { written: await canonicalIssuer(address) }
  } catch (error) {
    const cause = error instanceof Error && !(error instanceof GuardedFetchError) ? error.cause : error
    if (!(cause instanceof GuardedFetchError)) return { problem: 'not-an-issuer' }
    if (cause.problem === 'not-https') return { problem: 'not-an-issuer' }
    if (cause.problem === 'not-listed') return { problem: 'host-not-listed' }
    return { problem: cause.problem === 'not-public' ? 'provider-not-public' : 'provider-unreachable' }
  }
}

/** Switches single sign-on off, on beside passwords, or on instead of them. */
export const switchSingleSignOn = provenAction(
  'administrator',
  z.object({ requirement: z.enum(['off', 'optional', 'required'], 'required'), seen: SeenVersion }),
  async (viewer, { requirement, seen }) => {
    const outcome = await switchSignOn(viewer, requirement, { seen })
    return outcome.ok
      ? { ok: true, goTo: `/admin/single-sign-on?done=${requirement}` }
      : { ok: false, field: 'requirement', problem: outcome.problem }
  },
)

/** Says how strongly people have to sign in at the provider. */
export const chooseStrength = provenAction(
  'administrator',
  z.object({ strength: Optional, seen: SeenVersion }),
  async (viewer, { strength, seen }) => {
    const outcome = await askStrength(viewer, { strength: strength.split(/\s+/).join(' '), seen })
    return outcome === 'done'
      ? { ok: true, goTo: '/admin/single-sign-on?done=strength' }
      : { ok: false, field: 'strength', problem: outcome }
  },
)

/** Lets an administrator in with a password where single sign-on is required, or no longer. */
export const decideBreakGlass = provenAction(
  'administrator',
  z.object({ personId: Identifier, may: z.enum(['yes', 'no']) }),
  async (viewer, { personId, may }, { now }) => {
    const outcome =
      may === 'yes' ? await nameBreakGlass(viewer, { personId, now }) : await unnameBreakGlass(viewer, { personId })
    return outcome === 'done'
      ? { ok: true, goTo: '/admin/single-sign-on?done=break-glass#break-glass' }
      : { ok: false, field: 'personId', problem: outcome }
  },
)
