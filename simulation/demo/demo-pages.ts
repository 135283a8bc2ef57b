/** Who opens a page of the demo organisation; null: someone who is not signed in. */
export type DemoReader = keyof typeof demoReaders | null

export const demoReaders = {
  clinician: 'clinician@demo.curtain.example',
  manager: 'manager@demo.curtain.example',
  admin: 'admin@demo.curtain.example',
}

/** Of its path: simulation/demo/assign-path.ts. */
export const demoPathId = '01980000-0000-7000-8000-00000000dda0'

/** Every page that has an address of its own, and who opens it. */
export const demoPages: readonly (readonly [DemoReader, string])[] = [
  [null, '/sign-in'],
  [null, '/forgotten-password'],
  [null, '/invitation/no-such-token'],
  [null, '/new-password/no-such-token'],
  [null, '/certificates/no-such-code'],
  [null, '/no-such-page'],
  [null, '/developers'],
  ['clinician', '/learn'],
  ['clinician', '/learn/understanding'],
  ['clinician', '/learn/answers'],
  ['clinician', '/learn/practise'],
  ['clinician', '/learn/certificates'],
  ['clinician', '/account'],
  ['clinician', '/account/data'],
  ['clinician', '/account/second-factor'],
  ['clinician', '/learn/modules/the-call-that-dropped'],
  ['clinician', '/notices'],
  ['manager', '/teams'],
  ['manager', '/teams/assignments'],
  ['admin', '/admin'],
  ['admin', '/admin/assignments'],
  ['admin', '/admin/assignments/new?rule=asked.site.North&q=a'],
  ['admin', '/admin/assignments/paths'],
  [
    'admin',
    `/admin/assignments/paths/${demoPathId}?name=Remote&order=any&step=rather-not-on-video&step=the-wrong-mrs-khan&seen=`,
  ],
  ['admin', '/admin/certificates'],
  ['admin', '/admin/assignments/new?rule=asked.site.North&q=a&spares=show'],
  ['admin', '/admin/people'],
  ['admin', '/admin/people/act?kind=suspend&who=all'],
  ['admin', '/admin/lists'],
  ['admin', '/admin/people/import'],
  ['admin', '/admin/teams'],
  ['admin', '/admin/report'],
  ['admin', '/admin/effect'],
  ['admin', '/admin/items'],
  ['admin', '/definitions'],
  ['admin', '/search?q=card'],
  ['admin', '/admin/policy'],
  ['admin', '/admin/time-zone'],
  ['admin', '/admin/sign-in'],
  ['admin', '/admin/statuses?readers=groups-only'],
  ['admin', '/admin/requests'],
  ['admin', '/admin/retention?kind=statuses&months=3'],
  ['admin', '/admin/single-sign-on'],
  ['admin', '/admin/single-sign-on?protocol=saml'],
  ['admin', '/admin/single-sign-on/groups'],
  ['admin', '/admin/policy/preview'],
  ['admin', '/admin/content'],
  ['admin', '/admin/content/the-call-that-dropped'],
  ['admin', '/admin/mail'],
  ['admin', '/admin/provisioning'],
  ['admin', '/admin/api'],
  ['admin', '/admin/webhooks'],
  ['admin', '/admin/channels'],
  ['admin', '/admin/audit'],
  ['admin', '/admin/contests'],
  ['admin', '/admin/exports'],
]

const id = '[0-9a-f-]{36}'
const aModule = new RegExp(`^/learn/${id}$`)
const aTeam = new RegExp(`^/teams/${id}$`)

/** Pages of one team, person or module: found from a page with an address, by the first or the last link of each kind. */
export const demoPagesBehindLinks: readonly {
  readonly name: string
  readonly reader: DemoReader
  readonly from: string
  readonly links: readonly RegExp[]
  readonly pick?: 'last'
}[] = [
  { name: 'a module', reader: 'clinician', from: '/learn', links: [aModule] },
  // What was done stands below what is to do.
  { name: 'a module that was done', reader: 'clinician', from: '/learn', links: [aModule], pick: 'last' },
  {
    name: 'the safer path',
    reader: 'clinician',
    from: '/learn',
    links: [aModule, new RegExp(`^/learn/${id}/safer`)],
    pick: 'last',
  },
  { name: 'contesting', reader: 'clinician', from: '/learn/answers', links: [/^\/learn\/answers\/contest\?/] },
  { name: 'a team', reader: 'manager', from: '/teams', links: [aTeam] },
  {
    name: 'a clinician',
    reader: 'manager',
    from: '/teams',
    links: [aTeam, new RegExp(`^/teams/${id}/people/${id}$`)],
  },
  {
    name: 'asking several',
    reader: 'manager',
    from: '/teams',
    links: [aTeam, new RegExp(`^/teams/${id}/assign\\?.*person=.*person=`)],
  },
  {
    name: 'an assignment of a manager',
    reader: 'manager',
    from: '/teams/assignments',
    links: [new RegExp(`^/teams/assignments/${id}$`)],
  },
  {
    name: 'a team of the organisation',
    reader: 'admin',
    from: '/admin/teams',
    links: [new RegExp(`^/admin/teams/${id}$`)],
  },
  { name: 'a person', reader: 'admin', from: '/admin/people', links: [new RegExp(`^/admin/people/${id}$`)] },
  {
    name: 'erasing a person',
    reader: 'admin',
    from: '/admin/people',
    links: [new RegExp(`^/admin/people/${id}$`), new RegExp(`^/admin/people/${id}/erase$`)],
  },
  {
    name: 'an assignment',
    reader: 'admin',
    from: '/admin/assignments',
    links: [new RegExp(`^/admin/assignments/${id}$`)],
  },
  {
    name: 'follow-ups of a practice',
    reader: 'admin',
    from: '/admin/content',
    links: [/^\/admin\/content\/follow-ups\//],
  },
]
