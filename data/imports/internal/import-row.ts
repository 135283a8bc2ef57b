import { z } from 'zod'
import { importFields } from '#domain/people-import/import-columns.ts'

/** What the table `people_import` keeps as counts: of rows, of people who are here and not in the file, and of teams to make. */
export const ImportCounts = z.object({
  rows: z.number(),
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  absent: z.number(),
  newTeams: z.array(z.object({ id: z.string(), name: z.string() })),
  undone: z.number().optional(),
  kept: z.number().optional(),
})
export type ImportCounts = z.output<typeof ImportCounts>

const Person = z.object({
  externalId: z.string().nullable(),
  email: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  profession: z.string(),
  site: z.string(),
})

/**
 * What a row's `detail` holds, by its verdict; the functions of the database that apply and undo it read the same. A row that
 * was judged by an earlier build says nothing of managing.
 */
export const RowDetail = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('created'),
    person: Person,
    roles: z.array(z.string()),
    language: z.string(),
    teamIds: z.array(z.string()),
    teams: z.array(z.string()),
    managedIds: z.array(z.string()).default([]),
    manages: z.array(z.string()).default([]),
  }),
  z.object({
    verdict: z.literal('changed'),
    before: Person,
    person: Person,
    changes: z.array(z.object({ field: z.enum(importFields), from: z.string(), to: z.string() })),
    teamIds: z.array(z.string()),
    managedIds: z.array(z.string()).default([]),
  }),
  z.object({ verdict: z.literal('unchanged') }),
  z.object({
    verdict: z.literal('refused'),
    problem: z.string(),
    field: z.enum(importFields),
    found: z.string(),
    otherRow: z.number().nullable(),
  }),
])
export type RowDetail = z.output<typeof RowDetail>
export const Cells = z.array(z.string())

/** Whose file it is, and which. */
export type ImportReference = { readonly organisationId: string; readonly id: string }
