import type { Duties } from '#data/viewer.ts'

type Duty = keyof Duties

/**
 * The pages that the frame leads to, by the duty that opens them, in the order in which they are listed. A new page is a line
 * here and its name in `messages/…/pages.json` (`places`). `foot`: its turn for a place in the bar at the foot of a phone,
 * which has four; what has none is under “More”. Everybody has what stands under `anyone`.
 */
const sections = [
  {
    group: 'learning',
    duty: 'clinician',
    places: [
      { name: 'learn', href: '/learn', foot: 3 },
      { name: 'understanding', href: '/learn/understanding', foot: 5 },
      { name: 'practise', href: '/learn/practise', foot: 6 },
      { name: 'answers', href: '/learn/answers', foot: 8 },
      { name: 'certificates', href: '/learn/certificates', foot: null },
    ],
  },
  {
    group: 'managing',
    duty: 'manager',
    places: [
      { name: 'teams', href: '/teams', foot: 2 },
      { name: 'own-assignments', href: '/teams/assignments', foot: null },
    ],
  },
  {
    group: 'organisation',
    duty: 'administrator',
    places: [
      { name: 'home', href: '/admin', foot: 1 },
      { name: 'report', href: '/admin/report', foot: 7 },
      { name: 'effect', href: '/admin/effect', foot: null },
      { name: 'people', href: '/admin/people', foot: 4 },
      { name: 'all-teams', href: '/admin/teams', foot: null },
      { name: 'assignments', href: '/admin/assignments', foot: 9 },
      { name: 'all-certificates', href: '/admin/certificates', foot: null },
    ],
  },
  {
    group: 'content',
    duty: 'administrator',
    places: [
      { name: 'content', href: '/admin/content', foot: null },
      { name: 'items', href: '/admin/items', foot: null },
      { name: 'contests', href: '/admin/contests', foot: null },
    ],
  },
  {
    group: 'settings',
    duty: 'administrator',
    places: [
      { name: 'policy', href: '/admin/policy', foot: null },
      { name: 'time-zone', href: '/admin/time-zone', foot: null },
      { name: 'provisioning', href: '/admin/provisioning', foot: null },
      { name: 'sign-in', href: '/admin/sign-in', foot: null },
      { name: 'api', href: '/admin/api', foot: null },
      { name: 'webhooks', href: '/admin/webhooks', foot: null },
      { name: 'channels', href: '/admin/channels', foot: null },
      { name: 'statuses', href: '/admin/statuses', foot: null },
      { name: 'requests', href: '/admin/requests', foot: null },
      { name: 'retention', href: '/admin/retention', foot: null },
      { name: 'single-sign-on', href: '/admin/single-sign-on', foot: null },
      { name: 'mail', href: '/admin/mail', foot: null },
      { name: 'audit', href: '/admin/audit', foot: null },
      { name: 'exports', href: '/admin/exports', foot: null },
    ],
  },
  { group: 'anyone', duty: null, places: [{ name: 'definitions', href: '/definitions', foot: null }] },
] as const satisfies readonly {
  readonly group: string
  readonly duty: Duty | null
  readonly places: readonly { readonly name: string; readonly href: string; readonly foot: number | null }[]
}[]

type Section = (typeof sections)[number]
export type Place = Section['places'][number]

/** The sections of someone with these duties. */
export function sectionsFor(duties: Duties): readonly Section[] {
  return sections.filter(({ duty }) => duty === null || duties[duty] !== null)
}

const placesAtTheFoot = 4

/** What stands in the bar at the foot of a phone: those whose turn comes first, in the order of the sections. */
export function placesAtFoot(places: readonly Place[]): readonly Place[] {
  const turns = places.flatMap(({ foot }) => (foot === null ? [] : [foot])).toSorted((a, b) => a - b)
  const first = turns.slice(0, placesAtTheFoot)
  return places.filter(({ foot }) => foot !== null && first.includes(foot))
}
