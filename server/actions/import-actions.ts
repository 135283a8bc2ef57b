'use server'

import { z } from 'zod'
import { applyImport } from '#data/imports/apply-import.ts'
import { discardImport } from '#data/imports/discard-import.ts'
import { matchColumns } from '#data/imports/match-columns.ts'
import { undoImport } from '#data/imports/undo-import.ts'
import { type ImportField, importFields } from '#domain/people-import/import-columns.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { action, type Outcome, provenAction } from './action.ts'
import { Identifier } from './fields.ts'

const notFoundOutcome: Outcome = { ok: false, field: 'importId', problem: 'not-found' }
const pageOf = (importId: string) => `/admin/people/import/${importId}`

/** Says which field each column holds: the columns are called column-0, column-1 … in the order of the file. */
export const matchImportColumns = action(
  'administrator',
  z
    .looseObject({ importId: Identifier, unknownTeams: z.enum(['make', 'refuse']) })
    .transform(({ importId, unknownTeams, ...rest }) => ({ importId, unknownTeams, columns: columnsOf(rest) })),
  async (viewer, { importId, unknownTeams, columns }) => {
    const twice = columns.findIndex((field, place) => field !== null && columns.indexOf(field) !== place)
    if (twice >= 0) return { ok: false, field: `column-${twice}`, problem: 'column-chosen-twice' }
    const outcome = await matchColumns(viewer, { id: importId, columns, unknownTeams })
    return outcome === 'matched' ? { ok: true, goTo: pageOf(importId) } : notFoundOutcome
  },
)

function columnsOf(fields: Readonly<Record<string, unknown>>): (ImportField | null)[] {
  const columns: (ImportField | null)[] = []
  for (let place = 0; `column-${place}` in fields; place++)
    columns.push(importFields.find((field) => field === fields[`column-${place}`]) ?? null)
  return columns
}

/** Applies an import that was looked through, which may change people's emails. Without a mail server invitations are passed on by hand. */
export const applyPeopleImport = provenAction(
  'administrator',
  z.object({ importId: Identifier, invitations: z.enum(['now', 'later']).default('later') }),
  async (viewer, { importId, invitations }) => {
    const outcome = await applyImport(viewer, { id: importId, invitations: canSendMail() ? invitations : 'later' })
    return outcome === 'handed-over' ? { ok: true, goTo: pageOf(importId) } : notFoundOutcome
  },
)

export const undoPeopleImport = provenAction(
  'administrator',
  z.object({ importId: Identifier }),
  async (viewer, { importId }, at) => {
    const outcome = await undoImport(viewer, { id: importId }, at)
    if (outcome === 'too-late') return { ok: false, field: 'importId', problem: 'too-late-to-undo' }
    return outcome === 'handed-over' ? { ok: true, goTo: pageOf(importId) } : notFoundOutcome
  },
)

export const discardPeopleImport = action(
  'administrator',
  z.object({ importId: Identifier }),
  async (viewer, { importId }) =>
    (await discardImport(viewer, { id: importId })) === 'discarded'
      ? { ok: true, goTo: '/admin/people/import?done=discarded' }
      : notFoundOutcome,
)
