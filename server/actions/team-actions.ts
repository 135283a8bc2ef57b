'use server'

import { z } from 'zod'
import { archiveTeam } from '#data/people/archive-team.ts'
import { endLentView } from '#data/people/end-lent-view.ts'
import { lendView } from '#data/people/lend-view.ts'
import { mergeTeam } from '#data/people/merge-team.ts'
import { renameTerm } from '#data/people/rename-term.ts'
import { EmailAddressSchema } from '#domain/text/email-address.ts'
import { action } from './action.ts'
import { DueDay, Identifier, isPast, RequiredText } from './fields.ts'

/** Gives a profession or a site another name; the same name as another makes the two one. */
export const renameInList = action(
  'administrator',
  z.object({
    kind: z.enum(['profession', 'site']),
    from: RequiredText,
    to: RequiredText,
    expected: z.coerce.number().int().min(0),
  }),
  async (viewer, term) => {
    const outcome = await renameTerm(viewer, term)
    if (outcome === 'renamed') return { ok: true, goTo: '/admin/lists?done=renamed' }
    return { ok: false, field: 'to', problem: outcome === 'changed' ? 'selection-changed' : outcome }
  },
)

const OneTeam = z.object({ teamId: Identifier })

export const archive = action('administrator', OneTeam, async (viewer, team, at) => {
  const outcome = await archiveTeam(viewer, team, at)
  return outcome === 'archived' ? { ok: true, goTo: '/admin/teams' } : { ok: false, field: 'teamId', problem: outcome }
})

export const merge = action('administrator', OneTeam.extend({ intoId: Identifier }), async (viewer, teams, at) => {
  const outcome = await mergeTeam(viewer, teams, at)
  if (outcome === 'merged') return { ok: true, goTo: `/admin/teams/${teams.intoId}` }
  return { ok: false, field: 'intoId', problem: outcome === 'into-itself' ? 'below-itself' : 'not-found' }
})

/** Lets a colleague see what a manager sees, for a time. */
export const lend = action(
  'manager',
  z.object({ email: EmailAddressSchema, until: DueDay }),
  async (viewer, { email, until }, at) => {
    if (isPast(until, viewer, at)) return { ok: false, field: 'until', problem: 'in-the-past' }
    const outcome = await lendView(viewer, { email, until }, at)
    return outcome === 'lent' ? { ok: true, done: 'lent' } : { ok: false, field: 'email', problem: outcome }
  },
)

export const takeBackLentView = action('anyone', z.object({ lentId: Identifier }), async (viewer, input, at) => {
  const outcome = await endLentView(viewer, input, at)
  return outcome === 'ended' ? { ok: true, done: 'lending-ended' } : { ok: false, field: 'lentId', problem: outcome }
})
