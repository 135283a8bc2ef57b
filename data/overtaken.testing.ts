import { randomUUID } from 'node:crypto'
import type { OwnerDatabase } from '#data/database/owner-database.ts'
import { changeRememberedDays, findRememberedDays } from './people/remembered-days.ts'
import { changeFactorRule, findFactorSettings } from './people/required-factor.ts'
import { changeSignInSettings, findSignInSettings } from './people/sign-in-settings.ts'
import { decideItem } from './reports/decide-item.ts'
import { shownVersion } from './shown-version.ts'
import { changeStatusReaders } from './understanding/change-status-readers.ts'
import { findStatusReaders } from './understanding/find-status-readers.ts'
import type { Administrator } from './viewer.ts'

/** One kind of settings: the version that a form shows, and what it can be changed to, each number to something else. */
export type Kind = {
  readonly seen: () => Promise<string>
  readonly change: (to: 0 | 1 | 2, version: string) => Promise<unknown>
  /** What is in force. */
  readonly inForce: () => Promise<unknown>
}

const now = new Date('2026-06-01T10:00:00Z')

/** What holds for the whole organisation. */
export function kindsOfOrganisation(
  world: () => { readonly owner: OwnerDatabase; readonly viewer: Administrator },
): Readonly<Record<string, () => Promise<Kind>>> {
  return {
    'how long people stay signed in': async () => {
      const { viewer } = world()
      return {
        seen: async () => shownVersion(await findSignInSettings(viewer)),
        change: (to, version) =>
          changeSignInSettings(viewer, { idleMinutes: 30 + to, longestMinutes: 480, seen: version }, { now }),
        inForce: () => findSignInSettings(viewer),
      }
    },
    'from when a second factor is required': async () => {
      const { viewer } = world()
      return {
        seen: async () => (await findFactorSettings(viewer)).version,
        change: (to, version) => {
          const rule = { administrator: null, manager: null, clinician: new Date(`2026-07-0${to + 1}`) }
          return changeFactorRule(viewer, { rule, seen: version }, { now })
        },
        inForce: async () => (await findFactorSettings(viewer)).rule,
      }
    },
    'for how many days a device is remembered': async () => {
      const { viewer } = world()
      return {
        seen: async () => shownVersion({ days: await findRememberedDays(viewer) }),
        change: (to, version) => changeRememberedDays(viewer, { days: 7 + to, seen: version }, { now }),
        inForce: () => findRememberedDays(viewer),
      }
    },
    'who sees statuses by name': async () => {
      const { viewer } = world()
      return {
        seen: async () => shownVersion({ readers: await findStatusReaders(viewer) }),
        change: (to, version) => {
          const readers = (['groups-only', 'managers', 'managers-and-administrators'] as const)[to]
          return changeStatusReaders(viewer, { readers, seen: version }, { now })
        },
        inForce: () => findStatusReaders(viewer),
      }
    },
    'what a question in doubt is worth': async () => {
      const { owner, viewer } = world()
      const itemId = `doubted-${randomUUID()}`
      const { organisationId } = viewer
      const newest = () =>
        owner.itemDecision.findFirst({ where: { organisationId, itemId }, orderBy: { decidedAt: 'desc' } })
      const itemDecision = {
        organisationId,
        itemId,
        decision: 'stays-out',
        reason: 'Its key is wrong.',
        decidedAt: now,
      }
      await owner.itemDecision.create({ data: { ...itemDecision, id: randomUUID(), decidedById: viewer.personId } })
      const forms = new Map<string, string>()
      let minutes = 0
      return {
        seen: async () => shownVersion((await newest())?.id ?? null),
        change: (to, version) => {
          const decision = (['contested', 'counts-again', 'stays-out'] as const)[to]
          const form = `${to} ${version}`
          const id = forms.get(form) ?? randomUUID()
          forms.set(form, id)
          const at = { now: new Date(now.getTime() + ++minutes * 60_000), id }
          return decideItem(viewer, { itemId, decision, reason: `Reason ${to}`, seen: version }, at)
        },
        inForce: newest,
      }
    },
  }
}
