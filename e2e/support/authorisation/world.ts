import { randomUUID } from 'node:crypto'
import { asOwner, type OwnerDatabase } from '#data/database/owner-database.ts'
import { createGroup } from '#data/provisioning/create-group.ts'
import { createUser } from '#data/provisioning/create-user.ts'
import { makeToken } from '#data/provisioning/make-token.ts'
import { enterClaimedGroup } from '#data/sign-on/decide-groups.ts'
import { type Administrator, type Clinician, type Manager, providerOfToken } from '#data/viewer.ts'
import { hashPassword } from '#platform/password.ts'
import type { Application } from '#platform/testing/application.ts'
import { hashToken, newToken } from '#server/tokens.ts'
import { makeTestOrganisation, type TestOrganisation } from '#simulation/testing/organisation.ts'
import { reportAtNight } from './report-at-night.ts'
import { thingsOfClinician } from './things-of-clinician.ts'
import { actsOf, lentBy, resetFor, workOf } from './work.ts'

/** The password of everybody in the world. */
export const password = 'quinces and medlars keep well'

/** Ids and secrets of what someone might reach for: a team, one of its clinicians, and what is theirs or of their organisation. */
export type Things = {
  readonly team: string
  readonly person: string
  readonly email: string
  readonly enrolment: string
  readonly attempt: string
  /** Of a module that is still to be done by a day. */
  readonly assigned: string
  readonly answer: string
  readonly contest: string
  readonly request: string
  readonly certificate: string
  /** What opens its page to anyone. */
  readonly certificateCode: string
  readonly followUp: string
  readonly assignment: string
  /** What the team's own manager asked of the person. */
  readonly asked: string
  readonly path: string
  readonly mail: string
  readonly import: string
  readonly group: string
  /** Of the sign-in provider. */
  readonly claimedGroup: string
  readonly directoryToken: string
  readonly directoryUser: string
  readonly directory: string
  readonly session: string
  readonly feed: string
  /** Ids of what was done to the assignments, and can be undone. */
  readonly redated: string
  readonly waiver: string
  readonly otherWaiver: string
  readonly reminding: string
  readonly askedRedated: string
  readonly askedReminding: string
  /** The version of the assignment's rules. */
  readonly seen: string
  readonly lent: string
  /** The secret of a link to a new password. */
  readonly reset: string
  readonly apiToken: string
  readonly api: string
  readonly webhook: string
  readonly channel: string
  /** A message to it. */
  readonly delivery: string
  readonly peopleAct: string
  /** The other team of the organisation. */
  readonly into: string
}

/**
 * Whose something is, as the people of the first organisation see it: the clinician's own and their manager's; another
 * team's; another organisation's.
 */
export const owners = ['own', 'otherTeam', 'otherOrganisation'] as const
export type Owner = (typeof owners)[number]

export type World = {
  readonly home: TestOrganisation
  readonly away: TestOrganisation
  /** A word that stands in every name of the organisation, and in nothing of any other. */
  readonly words: { readonly home: string; readonly away: string }
  readonly things: Readonly<Record<Owner, Things>>
}

/** Two organisations of the same shape in the running application, in which there is something of everything. */
export async function makeWorld(application: Application): Promise<World> {
  const world = await asOwner(application.ownerUrl, async (owner) => {
    const words = { home: `quince${randomUUID().slice(0, 6)}`, away: `medlar${randomUUID().slice(0, 6)}` }
    const home = await furnish(owner, words.home)
    const away = await furnish(owner, words.away)
    return {
      home: home.organisation,
      away: away.organisation,
      words,
      things: { own: home.bay, otherTeam: home.ward, otherOrganisation: away.bay },
    }
  })
  await reportAtNight(application, [world.home, world.away])
  return world
}

async function furnish(owner: OwnerDatabase, word: string) {
  const organisation = await makeTestOrganisation(owner, word, { passwordHash: await hashPassword(password) })
  const { organisationId, administrator, teams } = organisation
  for (const [place, id] of Object.values(teams).entries())
    await owner.team.update({
      where: { organisationId_id: { organisationId, id } },
      data: { name: `Team ${place} ${word}` },
    })
  const [, beside] = organisation.bayClinicians
  const sharedThings = {
    ...(await thingsOfOrganisation(owner, administrator, word)),
    ...(await actsOf(administrator, beside)),
  }
  const of = async (clinician: Clinician, manager: Manager, team: string): Promise<Things> => ({
    ...sharedThings,
    ...(await thingsOfClinician(owner, clinician)),
    ...(await workOf(owner, clinician, { administrator, manager, team })),
    lent: await lentBy(manager, beside),
    reset: await resetFor(administrator, clinician),
    team,
    into: team === teams.bay ? teams.ward : teams.bay,
    person: clinician.personId,
    email: clinician.email,
  })
  return {
    organisation,
    bay: await of(organisation.bayClinicians[0], organisation.bayManager, teams.bay),
    ward: await of(organisation.wardClinicians[0], organisation.wardManager, teams.ward),
  }
}

/** A mail that waits, an import with a row that was refused, and a directory with someone and a group in it. */
async function thingsOfOrganisation(owner: OwnerDatabase, administrator: Administrator, word: string) {
  const { organisationId, personId } = administrator
  const now = new Date()
  const [mail, importId, directory, directoryToken] = [randomUUID(), randomUUID(), newToken(), randomUUID()]
  const later = new Date(now.getTime() + 24 * 60 * 60 * 1000)
  await owner.mail.create({
    data: {
      ...{ organisationId, id: mail, personId, kind: 'invitation', createdAt: now, startedAt: now },
      ...{ giveUpAt: later, nextTryAt: later },
    },
  })
  const importRow = { madeById: personId, madeAt: now, fileName: `${word}.csv` }
  await owner.peopleImport.create({ data: { organisationId, id: importId, ...importRow, state: 'judged' } })
  const detail = { problem: 'required', field: 'email', found: '', otherRow: null }
  await owner.peopleImportRow.create({
    data: { organisationId, importId: importId, row: 2, fields: [word], verdict: 'refused', detail },
  })
  await makeToken(
    administrator,
    { id: directoryToken, name: `Directory ${word}`, tokenHash: directory.tokenHash, expiresAt: later },
    { now },
  )
  const provider = await providerOfToken(hashToken(directory.token), { now })
  if (provider === null) throw new Error('The token of the directory does not hold')
  const user = { userName: `directory@${word}.example`, active: true, name: { familyName: word } }
  const creation = await createUser(provider, user, { now, invites: false, languageOf: () => 'en' })
  if (!creation.ok) throw new Error('The directory has nobody')
  const group = await createGroup(
    provider,
    { displayName: `Group ${word}`, members: [{ value: creation.user.id }] },
    { now },
  )
  return {
    mail,
    import: importId,
    group: group.id,
    claimedGroup: await enterClaimedGroup(administrator, { value: `Claimed ${word}` }, { id: randomUUID(), now }),
    directoryToken,
    directoryUser: creation.user.id,
    directory: directory.token,
  }
}
