import { send } from '#scripts/faults/installation.testing.ts'
import { compareWork, invert } from './compare/compare-work.ts'
import type { Differences } from './compare/differences.ts'
import { administrators, type Hospital, timeZone } from './hospital/hospital.ts'
import { type Day, isWorkday, momentAt, parseDay, weekdayOf, writeDay } from './model/days.ts'
import { type AskedModule, type HospitalModel, keyOf } from './model/hospital-model.ts'
import { reconcile } from './model/reconcile.ts'
import { type OpenFollowUp, tell } from './model/tell.ts'
import { whoWorks, work } from './plan/daily-work.ts'
import { beginYear } from './plan/first-day.ts'
import { manage } from './plan/managers.ts'
import { learnIds } from './plan/newcomers.ts'
import { personOn } from './plan/someone.ts'
import type { Turn } from './plan/turn.ts'
import { happen } from './plan/weekdays.ts'
import type { Year } from './plan/year.ts'

const minuteMs = 60_000
/** Mail goes wrong on about so many of the days on which it is sent. */
const troubleShare = 0.12

type At = { readonly day: Day; readonly differences: Differences }
type Watch = { readonly differences: Differences; readonly troubledDays: Set<Day>; readonly firstDay: Day }

/** A day: what happens in the morning, what the worker does then, what people do in the afternoon. */
export async function playDay(turn: Turn, year: Year, { differences, troubledDays, firstDay }: Watch): Promise<void> {
  const { hospital, expected, day, random } = turn
  const at = { week: Math.floor((day - firstDay) / 7), weekday: weekdayOf(day) }
  await hospital.passUntil(momentAt(day, 9, timeZone))
  if (day === firstDay) await beginYear(turn, year)
  else if (isWorkday(day)) await happen(turn, year, at)
  await hospital.rounds.mails()
  await hospital.passUntil(momentAt(day, 9.5, timeZone))
  await hospital.rounds.night(day - firstDay)
  await readExcusals(hospital, expected, { day, differences })
  reconcile(expected, day, 'taken')
  const trouble = isWorkday(day) && random() < troubleShare ? Math.floor(random() * 3) : null
  if (trouble !== null) troubledDays.add(day)
  await tellAll(turn, trouble)
  await compareWork(hospital, expected, { day, differences })
  if (!isWorkday(day)) return
  const working = whoWorks(turn)
  if (working.comes.length + working.works.length > 0) {
    await hospital.passUntil(momentAt(day, 14, timeZone))
    await work(turn, working, differences)
  }
  if (at.weekday === 4) {
    await hospital.passUntil(momentAt(day, 15.5, timeZone))
    await manage(turn, year, at.week)
    await learnIds(turn)
  }
  // Where they are it is morning now; and whoever was reminded does not wait for tomorrow.
  if (expected.waiting.size > 0 && [...expected.waiting.values()].some(({ length }) => length > 0)) {
    await hospital.passUntil(momentAt(day, 16.5, timeZone))
    await tellAll(turn, null)
  }
  await compareWork(hospital, expected, { day, differences })
}

/** The worker tells everybody what there is to tell and sends it, whatever becomes of the mail server or of the worker itself. */
async function tellAll({ hospital, expected }: Turn, trouble: number | null): Promise<void> {
  const { rounds, mailbox, installation, owner } = hospital
  const moment = new Date()
  if (trouble === 0) mailbox.failAfter(2)
  if (trouble === 1) mailbox.cut()
  await rounds.notices()
  await readPlaces(hospital, expected)
  tell(expected, { moment, timeZone, followUps: await openFollowUps(hospital) })
  if (trouble === 2) {
    await rounds.untilStartedAgain(() => {
      for (const worker of installation.workers) send(worker.pid(), 'SIGKILL')
    })
  }
  if (trouble !== null) {
    await rounds.mails()
    mailbox.join()
  }
  for (let later = 7; ; later += 7) {
    if (await rounds.mails()) {
      const { rows } = await owner.query<{ left: number }>(
        "SELECT count(*)::int AS left FROM mail WHERE status = 'waiting'",
      )
      if (rows[0]?.left === 0) return
    }
    if (later > 120) throw new Error('Mails are still waiting')
    await hospital.passUntil(new Date(moment.getTime() + later * minuteMs))
  }
}

type FollowUpRow = { readonly id: string; readonly person: string; readonly due: string; readonly closes: string }

/** What only the application knows: which follow-ups it has made. */
async function openFollowUps({ owner, organisationId, ids }: Hospital): Promise<OpenFollowUp[]> {
  const { rows } = await owner.query<FollowUpRow>(
    `SELECT id, person_id AS person, due_on::text AS due, closes_on::text AS closes FROM follow_up
     WHERE organisation_id = $1 AND started_at IS NULL AND ended_at IS NULL AND expired_at IS NULL`,
    [organisationId],
  )
  const names = invert(ids.people)
  return rows.map(({ id, person, due, closes }) => ({
    ...{ id, person: names.get(person) ?? person },
    ...{ dueOn: parseDay(due), closesOn: parseDay(closes) },
  }))
}

/** What only the application knows, too: in which order it made what it asks. */
async function readPlaces({ owner, organisationId, ids }: Hospital, { places }: HospitalModel): Promise<void> {
  const { rows } = await owner.query<Pick<AskedModule, 'assignment' | 'person' | 'module' | 'round'>>(
    `SELECT assignment_id AS assignment, person_id AS person, module_slug AS module, round
     FROM enrolment WHERE organisation_id = $1 ORDER BY created_at, id`,
    [organisationId],
  )
  const names = { people: invert(ids.people), assignments: invert(ids.assignments) }
  for (const [place, { assignment, person, module, round }] of rows.entries()) {
    const nameFields = { assignment: names.assignments.get(assignment) ?? '', person: names.people.get(person) ?? '' }
    places.set(keyOf({ ...nameFields, module, round }), place)
  }
}

/** What only the application knows, too: who has shown what a module teaches. Nobody has who did no follow-up. */
async function readExcusals(hospital: Hospital, model: HospitalModel, { day, differences }: At): Promise<void> {
  const { owner, organisationId, ids } = hospital
  const { rows } = await owner.query<{ person: string; assignment: string; module: string; isShown: boolean }>(
    `SELECT x.person_id AS person, x.assignment_id AS assignment, x.module_slug AS module, EXISTS (
       SELECT FROM follow_up f WHERE f.organisation_id = x.organisation_id AND f.person_id = x.person_id AND f.ended_at < x.made_at) AS "isShown"
     FROM excusal x WHERE x.organisation_id = $1 AND x.ended_at IS NULL`,
    [organisationId],
  )
  const names = { people: invert(ids.people), assignments: invert(ids.assignments) }
  model.excused.clear()
  for (const { person: personId, assignment: assignmentId, module, isShown } of rows) {
    const [person, assignment] = [names.people.get(personId), names.assignments.get(assignmentId) ?? '']
    model.excused.add(`${assignment} ${person} ${module}`)
    if (!isShown || model.assignments.get(assignment)?.preCheck !== true)
      differences.add(writeDay(day), `${person}: ${module} for ${assignment}`, 'excused, and has shown nothing')
  }
}

/** The two who run it are asked nothing, and told what needs them. */
export async function expectAdministrators({ owner, ids }: Hospital, model: HospitalModel, day: Day): Promise<void> {
  for (const [key, email] of Object.entries(administrators)) {
    const person = personOn(day, { key, email, profession: 'Administrator' })
    model.people.set(key, Object.assign(person, { status: 'active', roles: new Set(['administrator']) }))
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM person WHERE email = $1', [email])
    ids.people.set(key, rows[0]?.id ?? '')
  }
  const second = { person: 'second', to: administrators.second, kind: 'invitation', day } as const
  model.mails.push({ ...second, modules: null, isReminder: false })
}
