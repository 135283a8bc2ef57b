/** Of whom a team's grid is shown, in which order, and which page of it: what an address of it says. */
export type Arrangement = {
  readonly show: 'all' | 'overdue' | 'need-help' | 'not-known'
  readonly order: 'help' | 'name' | 'overdue' | 'active'
  /** Only those who need help with this practice. */
  readonly practice: string | null
  /** From 1. */
  readonly page: number
}

export const shows = ['all', 'overdue', 'need-help', 'not-known'] as const satisfies readonly Arrangement['show'][]
export const orders = ['help', 'name', 'overdue', 'active'] as const satisfies readonly Arrangement['order'][]

/** So many fit on one printed A3 page. */
export const peopleAPage = 60

type PeoplePage = {
  readonly help: { readonly needs: readonly { readonly practice: string }[]; readonly unknown: readonly string[] }
  readonly overdueSince: Date | null
  readonly lastActive: Date | null
}

export type ArrangedPeople<Person> = {
  readonly people: readonly Person[]
  readonly page: number
  readonly pages: number
  /** How many there are of each, before a practice narrows them. */
  readonly counts: Readonly<Record<Arrangement['show'], number>>
}

/**
 * The people of one page of a grid. `people` come with those first who need help first, and `byName` says their order by
 * name. Pure; an order never changes who is shown, and where it says nothing of two people they stay as they came.
 */
export function arrangePeople<Person extends PeoplePage>(
  people: readonly Person[],
  { show, order, practice, page }: Arrangement,
  byName: (a: Person, b: Person) => number,
): ArrangedPeople<Person> {
  const matches: Record<Arrangement['show'], (person: Person) => boolean> = {
    all: () => true,
    overdue: ({ overdueSince }) => overdueSince !== null,
    'need-help': ({ help }) => help.needs.length > 0,
    'not-known': ({ help }) => help.needs.length === 0 && help.unknown.length > 0,
  }
  const shownPeople = people
    .filter(matches[show])
    .filter(({ help }) => practice === null || help.needs.some((need) => need.practice === practice))
  const sortedPeople = shownPeople.toSorted(orderOf(order, byName))
  const pages = Math.max(1, Math.ceil(sortedPeople.length / peopleAPage))
  const current = Math.min(Math.max(1, page), pages)
  const count = (which: Arrangement['show']) => people.filter(matches[which]).length
  return {
    people: sortedPeople.slice((current - 1) * peopleAPage, current * peopleAPage),
    page: current,
    pages,
    counts: {
      all: people.length,
      overdue: count('overdue'),
      'need-help': count('need-help'),
      'not-known': count('not-known'),
    },
  }
}

function orderOf<Person extends PeoplePage>(
  order: Arrangement['order'],
  byName: (a: Person, b: Person) => number,
): (a: Person, b: Person) => number {
  switch (order) {
    case 'help':
      return () => 0
    case 'name':
      return byName
    // Longest overdue first, those who are not last.
    case 'overdue':
      return (a, b) => timeOf(a.overdueSince, Number.MAX_VALUE) - timeOf(b.overdueSince, Number.MAX_VALUE)
    // Longest away first, and before them those who never answered.
    case 'active':
      return (a, b) => timeOf(a.lastActive, 0) - timeOf(b.lastActive, 0)
  }
}

function timeOf(date: Date | null, otherwise: number): number {
  return date?.getTime() ?? otherwise
}
