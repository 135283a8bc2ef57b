'use server'

import { after } from 'next/server'
import { z } from 'zod'
import { remindPeople } from '#data/notices/remind-people.ts'
import { actOnPeople } from '#data/people/act-on-people.ts'
import { continuePeopleAct } from '#data/people/continue-people-act.ts'
import { selectedPeople } from '#data/people/selected-people.ts'
import { undoPeopleAct } from '#data/people/undo-people-act.ts'
import type { Administrator } from '#data/viewer.ts'
import { PeopleActSchema } from '#domain/people/people-acts.ts'
import { canSendMail } from '#server/mail/can-send-mail.ts'
import { placeWithin } from '#server/place-within.ts'
import { action, provenAction } from './action.ts'
import { Identifier } from './fields.ts'
import { selectionFields, selectionOf } from './people-selection.ts'

/** The list that the act was begun from, as its address. */
const back = z.string().catch('')

/** Does one act to many people; where they are more than one transaction takes, the rest once the page has answered. */
export const doToPeople = provenAction(
  'administrator',
  z.intersection(z.object({ ...selectionFields, back }), PeopleActSchema),
  async (viewer, { person, matching, expected, back: list, ...act }, { now, id }) => {
    if (act.kind === 'invite-again' && !canSendMail()) return { ok: false, field: 'kind', problem: 'no-mail-server' }
    const selection = await selectionOf(viewer, { person, matching })
    const outcome = await actOnPeople(viewer, { act, selection, expected }, { now, id })
    if (!outcome.ok) {
      const problem = { nobody: 'nobody-to-change', changed: 'selection-changed', 'no-such-team': 'not-found' } as const
      return { ok: false, field: 'kind', problem: problem[outcome.problem] }
    }
    if (outcome.left > 0) after(() => goOn(viewer, outcome.actId))
    return {
      ok: true,
      goTo: placeWithin(`/admin/people?${new URLSearchParams([...new URLSearchParams(list), ['act', outcome.actId]])}`),
    }
  },
  { daily: 'acts', field: 'kind' },
)

const OneAct = z.object({ actId: Identifier })

/** Goes on with an act that was cut off. */
export const continueActOnPeople = action('administrator', OneAct, async (viewer, { actId }, { now }) => {
  const { left } = await continuePeopleAct(viewer, actId, { now })
  if (left > 0) after(() => goOn(viewer, actId))
  return { ok: true, done: 'went-on' }
})

export const undoActOnPeople = provenAction('administrator', OneAct, async (viewer, { actId }, { now }) => {
  const undoOutcome = await undoPeopleAct(viewer, actId, { now })
  if (!undoOutcome.ok) return { ok: false, field: 'actId', problem: undoOutcome.problem }
  if (undoOutcome.left > 0)
    after(async () => {
      for (let went = undoOutcome; went.ok && went.left > 0; ) {
        const next = await undoPeopleAct(viewer, actId, { now: new Date() })
        if (!next.ok) return
        went = next
      }
    })
  return { ok: true, done: 'undone' }
})

async function goOn(viewer: Administrator, actId: string): Promise<void> {
  for (let left = 1; left > 0; ) left = (await continuePeopleAct(viewer, actId, { now: new Date() })).left
}

const remindedAtOnce = 500

/** Reminds all selected who have something to do, each at most once a day; of very many most once the page has answered. */
export const remindSelection = action('administrator', z.object(selectionFields), async (viewer, fields, { now }) => {
  const selection = await selectionOf(viewer, fields)
  const remindNext = async (after: string | null): Promise<{ reminded: number; last: string | null }> => {
    const ids = await selectedPeople(viewer, selection, { now, after, most: remindedAtOnce })
    const { reminded } = await remindPeople(viewer, ids, { now })
    return { reminded, last: ids.length < remindedAtOnce ? null : (ids.at(-1) ?? null) }
  }
  let went = await remindNext(null)
  while (went.reminded === 0 && went.last !== null) went = await remindNext(went.last)
  if (went.reminded === 0) return { ok: false, field: 'kind', problem: 'nobody-to-remind' }
  const { last } = went
  if (last !== null)
    after(async () => {
      for (let next: string | null = last; next !== null; ) next = (await remindNext(next)).last
    })
  return { ok: true, done: 'reminded-many' }
})
