import type { ModuleFace } from '#data/curriculum/shared/module-faces.ts'
import type { PracticeCell } from '#data/understanding/shared/practice-cell.ts'
import type { HelpNeed, Need } from '#domain/comprehension/help-order.ts'
import type { PracticeId } from '#domain/comprehension/item.ts'

type HelpablePerson = {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
  readonly cells: readonly PracticeCell[]
  readonly help: HelpNeed
  readonly open: readonly OpenModule[]
  readonly reminder: LastReminder
}

/** When someone was reminded last and by whom, and why another reminder would do nothing now. */
export type LastReminder = {
  readonly at: Date | null
  readonly by: string | null
  readonly unless: 'reminded-today' | 'not-joined' | null
}

/** A module that was asked of someone and is not finished. */
export type OpenModule = {
  readonly module: string
  readonly dueOn: Date | null
  readonly askedAt: Date
  /** Whether its day has passed where the organisation is. */
  readonly isOverdue: boolean
}

export type HelpFirst = {
  readonly person: Pick<HelpablePerson, 'id' | 'givenName' | 'familyName'>
  /** What they need most. */
  readonly need: Need
  readonly cell: PracticeCell
  /** In how many practices they need help, this one among them, and in how many nothing is known of them. */
  readonly practices: number
  readonly unknown: number
  /** What was asked of them already that teaches it, and is open. */
  readonly asked: { readonly face: ModuleFace; readonly open: OpenModule } | null
  readonly reminder: LastReminder
  /** A module that teaches it and is not open: one that they have not finished, if there is one. */
  readonly module: ModuleFace | null
}

/** People whose first need is the same: they can be helped together. */
export type HelpTogether = {
  readonly practice: PracticeId
  /** The most harm to expect first. */
  readonly people: readonly Pick<HelpablePerson, 'id' | 'givenName' | 'familyName'>[]
  /** A module to ask of them all, and how many of them have it open already. */
  readonly module: ModuleFace | null
  readonly asked: number
}

type Teaching = {
  readonly faces: ReadonlyMap<string, ModuleFace>
  /** By person, the modules that they have finished. */
  readonly finished: ReadonlyMap<string, ReadonlySet<string>>
}

/** A person appears once, with the practice in which there is most harm to expect. In the order of the people. */
export function helpFirst(people: readonly HelpablePerson[], { faces, finished }: Teaching): HelpFirst[] {
  return people.flatMap((person) => {
    const { needs, unknown } = person.help
    const [need] = needs
    const cell = person.cells.find(({ practice }) => practice === need?.practice)
    if (need === undefined || cell === undefined) return []
    const teaching = modulesFor(need.practice, faces)
    const open = new Map(person.open.map((each) => [each.module, each]))
    const openModules = teaching.flatMap((face) => {
      const work = open.get(face.slug)
      return work === undefined ? [] : [{ face, open: work }]
    })[0]
    const free = teaching.filter(({ slug }) => !open.has(slug))
    const module = free.find(({ slug }) => !finished.get(person.id)?.has(slug)) ?? free[0] ?? null
    return [
      {
        person,
        need,
        cell,
        practices: needs.length,
        unknown: unknown.length,
        asked: openModules ?? null,
        reminder: person.reminder,
        module,
      },
    ]
  })
}

/** Groups of two or more whose first need is the same, those first where most harm is to expect. */
export function helpTogether(people: readonly HelpablePerson[], { faces, finished }: Teaching): HelpTogether[] {
  const byNeed = Map.groupBy(
    people.filter(({ help }) => help.needs.length > 0),
    ({ help }) => help.needs[0]?.practice ?? '',
  )
  const harmOf = (group: readonly HelpablePerson[]) =>
    group.reduce((sum, { help }) => sum + (help.needs[0]?.harm ?? 0), 0)
  return [...byNeed]
    .filter(([, group]) => group.length > 1)
    .sort(([, a], [, b]) => harmOf(b) - harmOf(a))
    .map(([practice, group]) => {
      const isOpen = (slug: string) => group.filter(({ open }) => open.some(({ module }) => module === slug)).length
      // The module that most of them have neither finished nor open.
      const newTo = (slug: string) =>
        group.filter(({ id, open }) => !finished.get(id)?.has(slug) && !open.some(({ module }) => module === slug))
          .length
      const module = modulesFor(practice, faces).toSorted((a, b) => newTo(b.slug) - newTo(a.slug))[0] ?? null
      return { practice, people: group, module, asked: module === null ? 0 : isOpen(module.slug) }
    })
}

function modulesFor(practice: string, faces: ReadonlyMap<string, ModuleFace>): ModuleFace[] {
  return [...faces.values()].filter(({ practices }) => practices.includes(practice))
}
