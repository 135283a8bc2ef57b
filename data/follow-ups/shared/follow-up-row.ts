import { z } from 'zod'
import { moment } from '#data/database/columns.ts'
import { call } from '#data/database/database.ts'
import { entryOf } from '#data/database/entry.ts'
import { type UnderstandingRow, UnderstandingRowSchema } from '#data/understanding/shared/evidence-row.ts'
import type { FollowUpState, PracticeStatus } from '#domain/follow-ups/follow-up-state.ts'

/** All that the next step of a follow-up needs to know. */
export type FollowUpForAnswer = {
  readonly id: string
  readonly modules: readonly string[]
  /** The practice that its reader chose to practise; null: it was asked of them. */
  readonly practises: string | null
  /** Midnights UTC. */
  readonly dueOn: Date
  readonly closesOn: Date
  /** Null: not begun yet, and then there is no state either. */
  readonly policyVersion: number | null
  readonly state: FollowUpState | null
  readonly seed: string
  readonly revision: number
  readonly endedAt: Date | null
  readonly expiredAt: Date | null
  /** The item of the answer with the same id, if that is here already. */
  readonly repeatedItemId: string | null
  /** Of all practices. */
  readonly understanding: ReadonlyMap<string, UnderstandingRow>
  /** When the person last answered each item, wherever it was asked. */
  readonly answered: ReadonlyMap<string, Date>
  /** The items of which that last answer was wrong. */
  readonly missed: ReadonlySet<string>
  /** What is in service. */
  readonly parametersHash: string
  readonly curriculumHash: string
}

const AskedItemColumns = z.object({
  itemId: z.string(),
  practice: z.string(),
  documentHash: z.string(),
  seconds: z.number(),
})

const practiceStatusesSchema: z.ZodType<PracticeStatus[]> = z.array(
  z.object({
    practice: z.string(),
    status: z.enum([
      'not-enough-evidence',
      'understands',
      'shown-so-far',
      'faded',
      'does-not-understand-yet',
      'developing',
    ]),
    confidentlyWrong: z.boolean(),
  }),
)

const stateSchema: z.ZodType<FollowUpState> = z.object({
  asked: AskedItemColumns.nullable(),
  answered: z.array(AskedItemColumns.extend({ choice: z.array(z.string()), correct: z.boolean() })),
  ahead: z.number(),
  held: z.array(AskedItemColumns).optional(),
  heldBefore: z.array(AskedItemColumns).optional(),
  toConfirm: z.array(z.string()),
  before: practiceStatusesSchema,
  after: practiceStatusesSchema.nullable(),
  ended: z.boolean(),
})

/** The columns of follow_up_for_answer(). */
export const followUpColumns = {
  modules: z.array(z.string()),
  due_on: moment,
  closes_on: moment,
  policy_version: z.number().nullable(),
  seed: z.string(),
  state: stateSchema.nullable(),
  revision: z.number(),
  ended_at: z.date().nullable(),
  expired_at: z.date().nullable(),
  repeated_item_id: z.string().nullable(),
  understanding: z.record(z.string(), UnderstandingRowSchema),
  answered: z.record(z.string(), moment),
  missed: z.array(z.string()),
  parameters_hash: z.string(),
  curriculum_hash: z.string(),
  practises: z.string().nullable(),
}
const FollowUpRow = z.object(followUpColumns)

/** Days as text: the driver would make them midnights of wherever the server stands. */
export const followUpColumnNames = `modules, due_on::text, closes_on::text, policy_version, seed, state, revision, ended_at,
  expired_at, repeated_item_id, understanding, answered, missed, parameters_hash, curriculum_hash, practises`

const followUpForAnswer = {
  name: 'follow_up_for_answer',
  text: `SELECT ${followUpColumnNames} FROM follow_up_for_answer(enter_organisation($1), $2, $3, $4)`,
  row: FollowUpRow,
}

/** A follow-up of this person's own with all that its next step needs; null: not found. */
export async function findFollowUpForAnswer(
  person: { readonly organisationId: string; readonly personId: string },
  { followUpId, answerId }: { followUpId: string; answerId: string },
): Promise<FollowUpForAnswer | null> {
  const [row] = await call(followUpForAnswer, [entryOf(person), person.personId, followUpId, answerId])
  return row === undefined ? null : presentFollowUp(followUpId, row)
}

export function presentFollowUp(followUpId: string, row: z.output<typeof FollowUpRow>): FollowUpForAnswer {
  return {
    id: followUpId,
    modules: row.modules,
    practises: row.practises,
    dueOn: row.due_on,
    closesOn: row.closes_on,
    policyVersion: row.policy_version,
    state: row.state,
    seed: row.seed,
    revision: row.revision,
    endedAt: row.ended_at,
    expiredAt: row.expired_at,
    repeatedItemId: row.repeated_item_id,
    understanding: new Map(Object.entries(row.understanding)),
    answered: new Map(Object.entries(row.answered)),
    missed: new Set(row.missed),
    parametersHash: row.parameters_hash,
    curriculumHash: row.curriculum_hash,
  }
}
