import { z } from 'zod'
import { audit } from '#data/database/audit.ts'
import { inOrganisation, type Transaction } from '#data/database/database.ts'
import { holdOrganisation } from '#data/database/hold-organisation.ts'
import { isOvertaken } from '#data/database/overtaken.ts'
import { readInOrganisation } from '#data/database/read.ts'
import { sql } from '#data/database/sql.ts'
import { shownVersion } from '#data/shown-version.ts'
import type { Administrator } from '#data/viewer.ts'
import { writeDay } from '#domain/dates/day.ts'
import { type FactorRule, factorRoles } from '#domain/sessions/factor-rule.ts'

const columns = {
  administrator: 'factorAdministratorsFrom',
  manager: 'factorManagersFrom',
  clinician: 'factorCliniciansFrom',
} as const

const select = { factorAdministratorsFrom: true, factorManagersFrom: true, factorCliniciansFrom: true } as const

/** Who has a second factor, and from when it is asked for. */
export type FactorSettings = {
  readonly rule: FactorRule
  /** What the form that shows the rule carries; see isOvertaken(). */
  readonly version: string
  readonly people: Readonly<Record<(typeof factorRoles)[number], { readonly all: number; readonly having: number }>>
}

/** From when a second factor is asked of each role, and how many of those who can sign in have one. */
export async function findFactorSettings(viewer: Administrator): Promise<FactorSettings> {
  const { organisationId } = viewer
  const rule = ruleOf(
    await inOrganisation(viewer, (transaction) =>
      transaction.organisation.findUniqueOrThrow({ where: { id: organisationId }, select }),
    ),
  )
  const roleCounts = await readInOrganisation(
    viewer,
    z.object({ role: z.enum(factorRoles), all: z.number(), having: z.number() }),
    sql`
      SELECT r.role::text, count(*)::integer AS all, count(*) FILTER (WHERE has_factor(p.organisation_id, p.id))::integer AS having
      FROM person_role r
      JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.person_id AND p.status = 'active'
      WHERE r.organisation_id = ${organisationId}::uuid GROUP BY r.role`,
  )
  const of = (role: (typeof factorRoles)[number]) => {
    const { all, having } = roleCounts.find((each) => each.role === role) ?? { all: 0, having: 0 }
    return { all, having }
  }
  return {
    rule,
    version: shownVersion(ruleDetail(rule)),
    people: { administrator: of('administrator'), manager: of('manager'), clinician: of('clinician') },
  }
}

/**
 * Changes from when it is asked for, and tells those who will be asked and have none. Returns how many were told: none where
 * nothing changed.
 *
 * @param seen see isOvertaken().
 */
export async function changeFactorRule(
  viewer: Administrator,
  { rule, seen }: { rule: FactorRule; seen?: string },
  { now }: { now: Date },
): Promise<{ ok: true; told: number } | { ok: false; problem: 'changed-meanwhile' }> {
  const { organisationId } = viewer
  return inOrganisation(viewer, async (transaction) => {
    await holdOrganisation(transaction, organisationId)
    const before = ruleOf(await transaction.organisation.findUniqueOrThrow({ where: { id: organisationId }, select }))
    if (isOvertaken({ inForce: ruleDetail(before), wanted: ruleDetail(rule), seen }))
      return { ok: false, problem: 'changed-meanwhile' }
    const changedRoles = factorRoles.filter((role) => rule[role]?.getTime() !== before[role]?.getTime())
    if (changedRoles.length === 0) return { ok: true, told: 0 }
    await transaction.organisation.updateMany({ where: { id: organisationId }, data: asColumns(rule) })
    let noticeCount = 0
    for (const role of changedRoles) {
      const from = rule[role]
      if (from !== null) noticeCount += await tell(transaction, viewer, { role, from, now })
    }
    await audit(transaction, viewer, {
      action: 'organisation.second-factor-changed',
      subject: { type: 'organisation', id: organisationId },
      detail: { ...ruleDetail(rule), told: noticeCount },
      at: now,
    })
    return { ok: true, told: noticeCount }
  })
}

/**
 * Tells those of a role who sign in with a password and have no second factor: once for a day, whatever their roles. Where single
 * sign-on is required the provider asks, and nobody is told.
 */
function tell(
  transaction: Transaction,
  { organisationId }: Administrator,
  { role, from, now }: { role: string; from: Date; now: Date },
): Promise<number> {
  return transaction.$executeRaw`
    INSERT INTO notice (organisation_id, id, person_id, kind, about_id, day, created_at)
    SELECT p.organisation_id, uuidv7(), p.id, 'second-factor', p.id, ${from}::date, ${now}
    FROM person_role r
    JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.person_id AND p.status = 'active'
    JOIN credential c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
    WHERE r.organisation_id = ${organisationId}::uuid AND r.role = ${role}::role AND NOT has_factor(p.organisation_id, p.id)
      AND NOT EXISTS (SELECT FROM sign_on s WHERE s.organisation_id = r.organisation_id AND s.requirement = 'required')
    ON CONFLICT DO NOTHING`
}

function ruleOf(row: Readonly<Record<keyof typeof select, Date | null>>): FactorRule {
  return {
    administrator: row.factorAdministratorsFrom,
    manager: row.factorManagersFrom,
    clinician: row.factorCliniciansFrom,
  }
}

function asColumns(rule: FactorRule) {
  return {
    [columns.administrator]: rule.administrator,
    [columns.manager]: rule.manager,
    [columns.clinician]: rule.clinician,
  }
}

function ruleDetail(rule: FactorRule) {
  const day = (from: Date | null) => (from === null ? null : writeDay(from))
  return { administrator: day(rule.administrator), manager: day(rule.manager), clinician: day(rule.clinician) }
}
