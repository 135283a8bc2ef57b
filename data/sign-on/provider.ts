import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { readInOrganisation, readOfAll } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'

const Provider = z.object({
  organisationId: z.string(),
  protocol: z.enum(['openid-connect', 'saml']),
  issuer: z.string(),
  clientId: z.string(),
  /** Sealed. */
  clientSecret: z.string(),
  /** By SAML: where people are sent to sign in, and with what the provider signs (base64 of DER). */
  signInAddress: z.string(),
  certificates: z.array(z.string()),
  /** Where its metadata is read again, and when it was last; empty: it was uploaded. */
  metadataAddress: z.string(),
  metadataReadAt: moment.nullable(),
  makesAccounts: z.boolean(),
  /** In which claim it names groups; empty: they mean nothing here. */
  groupClaim: z.string(),
  /** Which ways of signing in there are strong enough, by its own names with spaces between them; empty: any is. */
  askedStrength: z.string(),
  requirement: z.enum(['off', 'optional', 'required']),
  changedAt: moment,
  domains: z.array(z.string()),
})

/** With what an organisation's people sign in: its provider and what holds for it. */
export type SignOnProvider = Readonly<z.output<typeof Provider>>

/** The provider of an organisation, before anyone is signed in; null: it has none. */
export async function dangerouslyFindProvider(organisationId: string): Promise<SignOnProvider | null> {
  const [provider] = await readInOrganisation(
    { organisationId },
    Provider,
    sql`
      SELECT s.organisation_id AS "organisationId", s.protocol, s.issuer, s.client_id AS "clientId", s.client_secret AS "clientSecret",
        s.sign_in_address AS "signInAddress", s.certificates, s.metadata_address AS "metadataAddress",
        s.metadata_read_at AS "metadataReadAt", s.makes_accounts AS "makesAccounts", s.group_claim AS "groupClaim", s.asked_strength AS "askedStrength", s.requirement, s.changed_at AS "changedAt",
        ARRAY(SELECT d.domain FROM sign_on_domain d WHERE d.organisation_id = s.organisation_id ORDER BY d.domain) AS domains
      FROM sign_on s WHERE s.organisation_id = ${organisationId}::uuid`,
  )
  return provider ?? null
}

const OfAddress = z.object({
  organisationId: z.string(),
  organisationName: z.string(),
  requirement: z.enum(['optional', 'required']),
})

/** Whose provider signs people of this address's domain in; null: they have a password. */
export async function dangerouslyFindSignOnOf(email: string): Promise<z.output<typeof OfAddress> | null> {
  const [row] = await readOfAll(
    OfAddress,
    sql`
      SELECT organisation_id AS "organisationId", organisation_name AS "organisationName", requirement
      FROM sign_on_of_address(${email})`,
  )
  return row ?? null
}

/** Whether any organisation has a provider that is switched on. */
export async function dangerouslyIsSignOnOffered(): Promise<boolean> {
  const [row] = await readOfAll(z.object({ offered: z.boolean() }), sql`SELECT sign_on_is_offered() AS offered`)
  return row?.offered ?? false
}
