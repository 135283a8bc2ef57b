/**
 * What happens at the demo organisation in its eight months, for its reports to find: they have answers alone to go by
 * (demo.test.ts).
 */

/**
 * In which order the modules are asked for, two a wave. Those that work come second, so that each person has answered
 * about the same practices before them; the last two alone teach a practice, which is newly shown.
 */
export const assignedInTurn: readonly string[] = [
  ...['the-wrong-mrs-khan', 'one-login-for-the-ward'],
  ...['the-whatsapp-photo', 'the-update-can-wait'],
  ...['the-call-that-dropped', 'who-is-on-the-line'],
  ...['the-invite-from-it', 'the-kitchen-table-clinic'],
  ...['rather-not-on-video', 'the-scribe-is-listening'],
]

/** What one module's training adds to ability here, on the scale of theta. */
export const gain = 1.2

/** Modules that teach far more than that. */
export const modulesThatWork = ['the-whatsapp-photo', 'the-update-can-wait'] as const
/** One that teaches next to nothing. */
export const moduleThatDoesNot = 'one-login-for-the-ward'

export const gainOf: Readonly<Record<string, number>> = {
  ...Object.fromEntries(modulesThatWork.map((slug) => [slug, 5])),
  [moduleThatDoesNot]: 0.3,
}

/**
 * How much more people here know of a practice than of others before any training, in units of theta: less of what the
 * modules that work teach, more of what is asked about last.
 */
export const knownBefore: Readonly<Record<string, number>> = {
  'images-and-messages': -1.5,
  'approved-tools': -1.3,
  'devices-and-networks': -1,
  'access-and-passwords': -1,
  'minimum-data-and-ai': 1,
}

/** The general ability of a typical member of each team before any training, in units of theta. */
export const abilityOf: Readonly<Record<string, number>> = {
  Cardiology: -0.6,
  'Diabetes and endocrinology': -0.7,
  'Sleep clinic': -0.5,
  'District nursing': 0,
  'Mental health': 0.7,
}
/** That of the clinician who can sign in, so that their own page has something of everything. */
export const visibleAbility = 0.5

/** Teams that have had no time for training since so many days ago, for follow-ups or for modules: what they knew fades. */
export const stoppedDaysAgo: Readonly<Record<string, number>> = {
  'Diabetes and endocrinology': 140,
  'Mental health': 165,
}

/** The team that no training has moved from one belief, and how much less it knows of that belief's practice. */
export const stuckTeam = {
  name: 'District nursing',
  belief: 'joining-is-agreeing',
  practice: 'consent-and-transparency',
  knowsLess: 1,
} as const
