import { seenAt } from '#scripts/year/hospital/hospital.ts'
import { importPeople } from '#scripts/year/hospital/import-people.ts'
import { type Person, personOf } from '#scripts/year/model/hospital-model.ts'
import { reconcile } from '#scripts/year/model/reconcile.ts'
import { idOf, someoneOf, type Turn } from './turn.ts'

/** Their ward changes: in the directory another group; in the file another team, and an administrator takes them out of the first. */
export async function move(turn: Turn, key: string, to: string): Promise<void> {
  const { hospital, expected, day, say } = turn
  const person = personOf(expected, key)
  const [from] = person.teams
  if (someoneOf(turn, key).cameBy === 'directory') {
    const user = idOf(hospital.ids.users, key)
    if (from !== undefined) await hospital.directory.leave(idOf(hospital.ids.groups, from), user)
    if (from !== undefined) person.teams.delete(from)
    reconcile(expected, day)
    await hospital.directory.join(idOf(hospital.ids.groups, to), user)
    person.teams.add(to)
  } else {
    await inFile(turn, person, { team: to })
    person.teams.add(to)
    reconcile(expected, day)
    if (from !== undefined) {
      const teamId = idOf(hospital.ids.teams, from)
      const seat = { teamId, personId: idOf(hospital.ids.people, key), as: 'member' }
      await (await hospital.administrator(day)).act('leaveTeam', `/admin/people/${seat.personId}`, seat)
      person.teams.delete(from)
    }
  }
  reconcile(expected, day)
  say(`${key} moves from ${from ?? 'no team'} to ${to}`)
}

export async function changeProfession(turn: Turn, key: string, profession: string): Promise<void> {
  const { hospital, expected, day, say } = turn
  const person = personOf(expected, key)
  if (someoneOf(turn, key).cameBy === 'directory')
    await hospital.directory.set(idOf(hospital.ids.users, key), 'title', profession)
  else await inFile(turn, person, { profession })
  person.profession = profession
  reconcile(expected, day)
  say(`${key} becomes a ${profession}`)
}

async function inFile(turn: Turn, { key, email }: Person, changes: { team?: string; profession?: string }) {
  const { number } = someoneOf(turn, key)
  const noChange = { givenName: '', familyName: '', profession: '', site: '', team: '', role: '', manages: '' }
  const row = { number: `${number}`, email, ...noChange, ...changes }
  await importPeople(await turn.hospital.administrator(turn.day), turn.hospital.owner, [row])
}

/** They go, as whoever keeps them says it: the directory calls them inactive, for the file an administrator says that they left. */
export async function goAway(turn: Turn, key: string, how: 'suspended' | 'gone'): Promise<void> {
  const { hospital, expected, day, say } = turn
  const person = personOf(expected, key)
  const personId = idOf(hospital.ids.people, key)
  if (someoneOf(turn, key).cameBy === 'directory' && how === 'gone')
    await hospital.directory.set(idOf(hospital.ids.users, key), 'active', false)
  else if (how === 'gone') {
    await actOn(turn, personId, 'leave')
    person.hasLeft = true
  } else await (await hospital.administrator(day)).act('suspend', `/admin/people/${personId}`, { personId })
  person.status = 'suspended'
  reconcile(expected, day)
  say(`${key} is ${how}`)
}

/** The same person comes back, as who they were. */
export async function comeBack(
  turn: Turn,
  key: string,
  { how, hadJoined }: { how: 'suspended' | 'gone'; hadJoined: boolean },
) {
  const { hospital, expected, day, say } = turn
  const person = personOf(expected, key)
  const personId = idOf(hospital.ids.people, key)
  const isInDirectory = someoneOf(turn, key).cameBy === 'directory'
  if (isInDirectory && how === 'gone') await hospital.directory.set(idOf(hospital.ids.users, key), 'active', true)
  else if (how === 'gone') await actOn(turn, personId, 'come-back')
  else await (await hospital.administrator(day)).act('reinstate', `/admin/people/${personId}`, { personId })
  if (person.hasLeft) person.cameBackOn = day
  person.hasLeft = false
  person.status = hadJoined ? 'active' : 'invited'
  if (!hadJoined && isInDirectory && how === 'gone')
    expected.mails.push({ person: key, to: person.email, kind: 'invitation', day, modules: null, isReminder: false })
  reconcile(expected, day)
  say(`${key} comes back (${how})`)
}

async function actOn({ hospital, day }: Turn, personId: string, kind: string): Promise<void> {
  const browser = await hospital.administrator(day)
  await browser.act('doToPeople', '/admin/people/act', { person: [personId], expected: '1', back: '', kind })
}

/** They have another name, and another address. */
export async function rename({ hospital, expected, day, say }: Turn, key: string): Promise<void> {
  const person = personOf(expected, key)
  const email = person.email.replace('@', `.${day}@`)
  await hospital.directory.rename(idOf(hospital.ids.users, key), email)
  const account = hospital.provider.accounts.get(key)
  if (account !== undefined) hospital.provider.accounts.set(key, { ...account, email })
  person.email = email
  say(`${key} has the address ${email}`)
}

/** Two administrators have the same person before them: the second is told that the first has changed them, and changes nothing. */
export async function twoAtOnce(turn: Turn, key: string, profession: string): Promise<void> {
  const { hospital, expected, day, say } = turn
  const person = personOf(expected, key)
  const { givenName, familyName } = someoneOf(turn, key)
  const personId = idOf(hospital.ids.people, key)
  const at = `/admin/people/${personId}`
  const [first, second] = [await hospital.administrator(day), await hospital.colleague(day)]
  const seenVersion = seenAt(await second.page(at))
  const noChange = {
    personId,
    givenName,
    familyName,
    email: person.email,
    site: person.site,
    roles: [...person.roles],
  }
  await first.act('correctPerson', at, { ...noChange, profession, seen: seenAt(await first.page(at)) })
  person.profession = profession
  reconcile(expected, day)
  const late = await second.tryTo('correctPerson', at, { ...noChange, profession: 'Porter', seen: seenVersion })
  if (!late.said.includes('changed-meanwhile')) throw new Error(`The second administrator was told ${late.said}`)
  say(`two administrators change ${key}, who is a ${profession} now`)
}

/** The directory calls everybody inactive: a few are suspended, the others wait, and an administrator keeps them all. */
export async function directoryFails(turn: Turn): Promise<void> {
  const { hospital, expected, day, say } = turn
  const people = [...hospital.ids.users.keys()].map((key) => personOf(expected, key))
  const there = people.filter(({ status }) => status !== 'suspended')
  const before = new Map(there.map(({ key, status }) => [key, status]))
  const most = Math.max(3, Math.floor(there.length / 20))
  for (const [place, person] of there.entries()) {
    await hospital.directory.set(idOf(hospital.ids.users, person.key), 'active', false)
    if (place < most) person.status = 'suspended'
  }
  reconcile(expected, day)
  const browser = await hospital.administrator(day)
  const count = /name="count" value="(\d+)"/.exec(await browser.page('/admin/provisioning'))?.[1] ?? '0'
  if (Number(count) !== there.length - most) throw new Error(`${count} wait, and not ${there.length - most}`)
  await browser.act('decideOnSuspensions', '/admin/provisioning', { decision: 'keep', count })
  for (const person of there) person.status = before.get(person.key) ?? person.status
  reconcile(expected, day)
  for (const { key } of there) await hospital.directory.set(idOf(hospital.ids.users, key), 'active', true)
  say(`the directory calls ${there.length} people inactive; an administrator keeps them`)
}
