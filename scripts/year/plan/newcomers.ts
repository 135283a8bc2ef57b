import { z } from 'zod'
import type { Browser } from '#scripts/year/hospital/browser.ts'
import { openBrowser } from '#scripts/year/hospital/browser.ts'
import { type ImportedPerson, importPeople } from '#scripts/year/hospital/import-people.ts'
import { joinWithPassword, signInWithPassword, signOn } from '#scripts/year/hospital/sign-in.ts'
import { personOf } from '#scripts/year/model/hospital-model.ts'
import { giveTime, reconcile } from '#scripts/year/model/reconcile.ts'
import { draw, emailOf, makeSomeone, personOn, professions, type Someone, sites } from './someone.ts'
import { idOf, type Turn } from './turn.ts'

const PersonOfApi = z.object({ id: z.string(), email: z.string() })

/** The ids of everybody who came since. */
export async function learnIds({ hospital, expected }: Turn): Promise<void> {
  const people = z.array(PersonOfApi).parse(await hospital.api('/people?limit=500'))
  const ids = new Map(people.map(({ id, email }) => [email, id]))
  for (const { key, email } of expected.people.values()) {
    const id = ids.get(email)
    if (id !== undefined) hospital.ids.people.set(key, id)
  }
}

/** The provider knows whoever signs in there. */
function openAccount({ hospital }: Turn, someone: Someone, email = emailOf(someone)): void {
  if (someone.signsInBy === 'password') return
  const { givenName: given_name, familyName: family_name } = someone
  hospital.provider.accounts.set(someone.key, { email, email_verified: true, given_name, family_name })
}

function noteInvitation(turn: Turn, someone: Someone): void {
  const { expected, day } = turn
  turn.staff.set(someone.key, someone)
  const to = personOf(expected, someone.key).email
  expected.mails.push({ person: someone.key, to, kind: 'invitation', day, modules: null, isReminder: false })
}

/** The directory sends someone, and puts them into the group of their ward. */
export async function comeByDirectory(turn: Turn, number: number, team: string | null): Promise<void> {
  const { hospital, expected, random, day } = turn
  const someone = makeSomeone(random, number, 'directory')
  const email = emailOf(someone)
  const timeZone = random() < 0.05 ? 'America/New_York' : null
  const profession = draw(random, professions)
  openAccount(turn, someone)
  const user = await hospital.directory.create({ ...someone, email, profession, timeZone })
  hospital.ids.users.set(someone.key, user)
  const person = personOn(day, { key: someone.key, email, profession, timeZone })
  expected.people.set(someone.key, person)
  noteInvitation(turn, someone)
  if (team === null) return
  await hospital.directory.join(idOf(hospital.ids.groups, team), user)
  person.teams.add(team)
  reconcile(expected, day)
}

/** The personnel office's file has people who are new. */
export async function comeByFile(turn: Turn, rows: readonly { number: number; team: string; manages?: string }[]) {
  const { hospital, expected, random, day } = turn
  const people = rows.map(({ number, team, manages }) => ({
    someone: makeSomeone(random, number, 'file'),
    ...{ team, manages, profession: draw(random, professions), site: draw(random, sites) },
  }))
  const lines = people.map(
    ({ someone, team, manages = '', profession, site }): ImportedPerson => ({
      ...{
        number: `${someone.number}`,
        email: emailOf(someone),
        givenName: someone.givenName,
        familyName: someone.familyName,
      },
      ...{ profession, site, team, role: 'Clinician', manages },
    }),
  )
  await importPeople(await hospital.administrator(day), hospital.owner, lines)
  for (const { someone, team, manages, profession, site } of people) {
    openAccount(turn, someone)
    const person = personOn(day, { key: someone.key, email: emailOf(someone), profession, site })
    expected.people.set(someone.key, person)
    person.teams.add(team)
    if (manages !== undefined) {
      person.manages.add(manages)
      person.roles.add('manager')
    }
    noteInvitation(turn, someone)
  }
  reconcile(expected, day)
}

/** Someone whom only the provider knows signs in, and has an account. */
export async function comeBySignOn(turn: Turn, number: number): Promise<void> {
  const { hospital, expected, random, day } = turn
  const someone: Someone = { ...makeSomeone(random, number, 'sign-on'), comesAfter: 0 }
  openAccount(turn, someone)
  const { organisationId, installation } = hospital
  await signOn(openBrowser(installation.origin), { organisationId, email: emailOf(someone) })
  const person = personOn(day, { key: someone.key, email: emailOf(someone), profession: '' })
  expected.people.set(someone.key, Object.assign(person, { status: 'active', invitedOn: null }))
  turn.staff.set(someone.key, someone)
  reconcile(expected, day)
}

/** Someone who was invited comes for the first time, by the link that they got or by the provider. Returns their browser. */
export async function comeFirst(turn: Turn, someone: Someone): Promise<Browser> {
  const { hospital, expected, day } = turn
  const person = personOf(expected, someone.key)
  const browser = openBrowser(hospital.installation.origin)
  if (someone.signsInBy === 'password') {
    const link = hospital.mailbox.invitationOf(person.email)
    if (link === null) throw new Error(`${person.email} has no invitation`)
    await joinWithPassword(browser, link)
  }
  await enter(turn, someone, browser)
  person.status = 'active'
  giveTime(expected, person, day)
  return browser
}

export async function enter({ hospital, expected }: Turn, someone: Someone, browser: Browser): Promise<void> {
  const { email } = personOf(expected, someone.key)
  if (someone.signsInBy === 'password') await signInWithPassword(browser, email)
  else await signOn(browser, { organisationId: hospital.organisationId, email })
}

/** Whose link has ended before they came is invited again. */
export async function inviteAgain({ hospital, expected, day, staff }: Turn): Promise<void> {
  for (const { key, comesAfter } of staff.values()) {
    const person = personOf(expected, key)
    if (person.status !== 'invited' || comesAfter === null || (person.invitedOn ?? day) > day - 14) continue
    const personId = idOf(hospital.ids.people, key)
    await (await hospital.administrator(day)).act('inviteOnceMore', `/admin/people/${personId}`, { personId })
    person.invitedOn = day
    expected.mails.push({ person: key, to: person.email, kind: 'invitation', day, modules: null, isReminder: false })
  }
}
