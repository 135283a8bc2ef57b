'use server'

import { z } from 'zod'
import { archivePath } from '#data/assignments/archive-path.ts'
import { changePath } from '#data/assignments/change-path.ts'
import { createPath } from '#data/assignments/create-path.ts'
import { undoPathChange } from '#data/assignments/undo-path-change.ts'
import { mostSteps, readSteps } from '#domain/assignments/path.ts'
import { action } from './action.ts'
import { Identifier, many, RequiredText, SeenVersion } from './fields.ts'

/** A module or nothing at each place, as components/assignments/path-fields.tsx sends it. */
const places = Object.fromEntries(
  Array.from({ length: mostSteps }, (_, place) => [`step${place + 1}`, z.string().max(200).default('')]),
)

const PathInput = z.object({
  name: RequiredText,
  order: z.enum(['one-after-the-other', 'any'], 'choose-one'),
  ...places,
})

function typedPath({ name, order, ...typed }: z.output<typeof PathInput>) {
  const typedAt: Readonly<Record<string, unknown>> = typed
  const steps = readSteps(Object.keys(places).map((place) => String(typedAt[place] ?? '')))
  return steps.ok ? { ok: true as const, path: { name, inOrder: order !== 'any', steps: steps.steps } } : steps
}

/** Makes a path. */
export const makePath = action(
  'administrator',
  PathInput,
  async (viewer, input, at) => {
    const read = typedPath(input)
    if (!read.ok) return { ok: false, field: 'step1', problem: read.problem }
    const path = await createPath(viewer, read.path, at)
    if (path.ok) return { ok: true, goTo: `/admin/assignments/paths/${path.pathId}?done=made` }
    return path.problem === 'name-taken'
      ? { ok: false, field: 'name', problem: path.problem }
      : { ok: false, field: 'step1', problem: 'not-found' }
  },
  { daily: 'assignments', field: 'name' },
)

/** Shows whom other steps of a path would touch, before anything is changed. */
export const reviewPath = action(
  'administrator',
  PathInput.extend({ pathId: Identifier, seen: SeenVersion }),
  async (_, { pathId, seen, ...typed }) => {
    const read = typedPath(typed)
    if (!read.ok) return { ok: false, field: 'step1', problem: read.problem }
    const { name, inOrder, steps } = read.path
    const addressQuery = new URLSearchParams({ name, order: inOrder ? 'one-after-the-other' : 'any', seen })
    for (const step of steps) addressQuery.append('step', step)
    return { ok: true, goTo: `/admin/assignments/paths/${pathId}?${addressQuery}#ask` }
  },
)

/** Gives a path another name, order or steps, once its administrator has seen whom that touches. */
export const changePathTo = action(
  'administrator',
  z.object({
    pathId: Identifier,
    name: RequiredText,
    order: z.enum(['one-after-the-other', 'any'], 'choose-one'),
    step: many(RequiredText),
    seen: SeenVersion,
  }),
  async (viewer, { pathId, name, order, step, seen }, at) => {
    const read = readSteps(step)
    if (!read.ok) return { ok: false, field: 'name', problem: read.problem }
    const outcome = await changePath(viewer, { pathId, name, inOrder: order !== 'any', steps: read.steps, seen }, at)
    if (outcome === 'changed') return { ok: true, goTo: `/admin/assignments/paths/${pathId}?done=changed` }
    return { ok: false, field: 'name', problem: outcome === 'no-such-module' ? 'not-found' : outcome }
  },
)

/** Makes of a path what it was before it was changed last. */
export const undoPath = action(
  'administrator',
  z.object({ pathId: Identifier, seen: SeenVersion }),
  async (viewer, addressQuery, at) => {
    const outcome = await undoPathChange(viewer, addressQuery, at)
    if (outcome === 'undone') return { ok: true, goTo: `/admin/assignments/paths/${addressQuery.pathId}?done=undone` }
    return { ok: false, field: 'pathId', problem: outcome }
  },
)

/** Puts a path away, or takes it back into use. */
export const putPath = action(
  'administrator',
  z.object({ pathId: Identifier, put: z.enum(['away', 'back'], 'choose-one') }),
  async (viewer, addressQuery, at) => {
    const outcome = await archivePath(viewer, addressQuery, at)
    if (outcome === 'done')
      return { ok: true, goTo: `/admin/assignments/paths/${addressQuery.pathId}?done=${addressQuery.put}` }
    return { ok: false, field: 'pathId', problem: outcome }
  },
)
