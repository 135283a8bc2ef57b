import type { Hospital } from '#scripts/year/hospital/hospital.ts'
import { timeZone } from '#scripts/year/hospital/hospital.ts'
import type { ReceivedMail } from '#scripts/year/hospital/mailbox.ts'
import { type Day, dayAt, writeDay } from '#scripts/year/model/days.ts'
import type { ExpectedMail, HospitalModel } from '#scripts/year/model/hospital-model.ts'
import { invert } from './compare-work.ts'
import type { Differences } from './differences.ts'

type NoticeRow = {
  readonly person: string
  readonly kind: string
  readonly about: string
  readonly day: string
  readonly asked: string | null
  readonly module: string | null
  readonly round: number | null
}

type At = { readonly day: Day; readonly differences: Differences }

/** Everybody was told what they should have been, once, and nobody else. */
export async function compareNotices(
  hospital: Hospital,
  model: HospitalModel,
  { day, differences }: At,
): Promise<void> {
  const { owner, organisationId, ids } = hospital
  const { rows } = await owner.query<NoticeRow>(
    `SELECT n.person_id AS person, n.kind, n.about_id AS about, n.day::text, e.assignment_id AS asked, e.module_slug AS module, e.round
     FROM notice n LEFT JOIN enrolment e ON e.organisation_id = n.organisation_id AND e.id = n.about_id
     WHERE n.organisation_id = $1`,
    [organisationId],
  )
  const names = { people: invert(ids.people), assignments: invert(ids.assignments) }
  const left = new Map(
    [...model.told.values()].map((notice) => [wordsOf({ ...notice, day: writeDay(notice.day) }), notice]),
  )
  for (const row of rows) {
    const person = names.people.get(row.person) ?? row.person
    const about =
      row.asked === null
        ? (names.people.get(row.about) ?? row.about)
        : `${names.assignments.get(row.asked) ?? row.asked} ${person} ${row.module} ${row.round}`
    const words = wordsOf({ ...row, person, about })
    if (!left.delete(words)) differences.add(writeDay(day), words, 'told, and should not be')
  }
  for (const words of left.keys()) differences.add(writeDay(day), words, 'not told, and should be')
}

const wordsOf = ({ person, kind, about, day }: { person: string; kind: string; about: string; day: string }) =>
  `${person} is told ${kind} of ${about} on ${day}`

/** Everybody got the mails that they should have, each once but for those that the server could not say it has, and nobody else. */
export function compareMails(
  { mailbox, curriculum }: Hospital,
  model: HospitalModel,
  { day, differences, troubledDays }: At & { troubledDays: ReadonlySet<Day> },
): void {
  const today = writeDay(day)
  const titles = [...curriculum.modules].map(([slug, { title }]) => [slug, title.text] as const)
  const people = new Map([...model.people.values()].map((person) => [person.key, person]))
  const zoneOf = (mail: ExpectedMail) => people.get(mail.person)?.timeZone ?? timeZone
  const left = new Map<string, ExpectedMail[]>()
  const zones = new Map<string, string>()
  for (const mail of model.mails) {
    const place = `${mail.to} ${mail.kind} on ${writeDay(mail.day)}`
    left.set(place, [...(left.get(place) ?? []), mail])
    zones.set(mail.to, zoneOf(mail))
  }
  const visitedNotices = new Set<string>()
  for (const mail of mailbox.received()) {
    const sentOn = dayAt(mail.at, zones.get(mail.to) ?? timeZone)
    const place = `${mail.to} ${mail.kind} on ${writeDay(sentOn)}`
    if (visitedNotices.has(mail.id)) {
      if (!troubledDays.has(dayAt(mail.at, timeZone))) differences.add(today, `${place} ${mail.id}`, 'came twice')
      continue
    }
    visitedNotices.add(mail.id)
    const [first, ...others] = left.get(place) ?? []
    if (first === undefined) {
      if (mail.kind !== 'other')
        differences.add(today, `${place} ${mail.id}`, `came, and should not have: ${mail.text.slice(0, 300)}`)
      continue
    }
    left.set(place, others)
    const mentionedModules = modulesIn(mail, titles)
    if (
      others.length === 0 &&
      !first.isReminder &&
      first.modules !== null &&
      `${first.modules}` !== `${mentionedModules}`
    )
      differences.add(today, place, `names ${mentionedModules}, and should name ${first.modules}`)
  }
  for (const [place, missing] of left) if (missing.length > 0) differences.add(today, place, 'did not come')
}

function modulesIn({ text }: ReceivedMail, titles: readonly (readonly [string, string])[]): string[] {
  const flat = text.replaceAll(/\s+/g, ' ')
  return titles.flatMap(([slug, title]) => (flat.includes(title) ? [slug] : [])).sort()
}
