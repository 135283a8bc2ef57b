import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Browser } from './browser.ts'

export type ImportedPerson = {
  readonly number: string
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly profession: string
  readonly site: string
  readonly team: string
  readonly role: string
  readonly manages: string
}

const patienceMs = 60_000

/** Uploads a personnel system's file, looks it through and applies it; newcomers are invited at once. */
export async function importPeople(browser: Browser, owner: pg.Pool, people: readonly ImportedPerson[]): Promise<void> {
  const lines = people.map((each) =>
    [
      each.number,
      each.email,
      each.givenName,
      each.familyName,
      each.profession,
      each.site,
      each.team,
      each.role,
      each.manages,
    ].join(';'),
  )
  const head = 'Employee number;Email;First name;Last name;Profession;Site;Team;Role;Manages'
  const form = new FormData()
  const actId = randomUUID()
  form.append('file', new Blob([[head, ...lines].join('\r\n')], { type: 'text/csv' }), 'staff.csv')
  form.append('actId', actId)
  const uploadReply = await browser.post('/api/people/imports', form)
  const place = uploadReply.headers.get('location') ?? ''
  if (place !== `/admin/people/import/${actId}`) throw new Error(`The upload led to ${place}`)
  const judgement = await untilState(owner, actId, 'judged')
  if (judgement.refused !== 0) throw new Error(`${judgement.refused} rows of the file are refused`)
  await browser.act('applyPeopleImport', place, { importId: actId, invitations: 'now' })
  await untilState(owner, actId, 'applied')
}

async function untilState(owner: pg.Pool, id: string, state: string): Promise<{ refused: number }> {
  const until = performance.now() + patienceMs
  for (;;) {
    const { rows } = await owner.query<{ state: string; refused: number }>(
      `SELECT state, coalesce((counts ->> 'refused')::int, 0) AS refused FROM people_import WHERE id = $1`,
      [id],
    )
    const [row] = rows
    if (row?.state === state) return row
    if (performance.now() > until) throw new Error(`The import is ${row?.state ?? 'gone'} and not ${state}`)
    await pause(50)
  }
}
