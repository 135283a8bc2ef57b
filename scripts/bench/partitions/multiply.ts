import pg from 'pg'
import { setAside } from '#platform/backup/set-aside.ts'
import { connect } from '#platform/database/connection.ts'
import { copyRows, type Rows, readRows } from './copies.ts'

/** So many organisations are copied whole: pages are read of these. Of the others there are only answers and what they rest on. */
export const whole = 40

/**
 * What the others have less of, so that a hundred million answers fit on a small disk: follow-ups and modules that nobody
 * began, what was done in an attempt (its answers say so too), and long names of scenes and questions.
 */
const fewer: Readonly<Record<string, string>> = {
  enrolment: 'id IN (SELECT enrolment_id FROM attempt)',
  follow_up: 'false',
  answer: 'attempt_id IS NOT NULL',
}
const ended = `'{"steps": [], "ended": true, "sceneId": ""}'::jsonb`
const shorter: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  attempt: { state: `CASE WHEN ended_at IS NULL THEN state ELSE ${ended} END` },
  answer: {
    scene_id: 'left(md5(scene_id), 6)',
    item_id: 'left(md5(item_id), 6)',
    practice_id: 'left(md5(practice_id), 3)',
    choice: `ARRAY['a']`,
    misconceptions: `'{}'::text[]`,
  },
}
/** An answer's id is made by who sends it, at random: so it is all over its index, as it is in service. */
const drawn: Readonly<Record<string, readonly string[]>> = { answer: ['id'] }
const atOnce = 2
/** Of the statements that are told, those of the tables with most rows. */
const slow = /^(ALTER TABLE answer ADD|CREATE .* ON public\.answer )/

/**
 * Makes as many organisations of the generated one with the number 1 (`idOf`) as have so many answers: each row of it with the ids of the organisations 2 and on.
 * Foreign keys, indexes and triggers are taken off before and made after the rows, which they check all of.
 */
export async function multiply(
  ownerUrl: string,
  organisationId: string,
  { answers, tell }: { answers: number; tell: (what: string) => void },
): Promise<number> {
  const owner = await connectForBulk(ownerUrl)
  try {
    const putBack = [...(await setAside(owner)), ...(await dropKey(owner))]
    const sources = await readSources(owner, organisationId, { isWhole: true })
    const lean = await readSources(owner, organisationId, { isWhole: false })
    const answersIn = (rows: readonly Rows[]) => rows.find(({ table }) => table === 'answer')?.count ?? 0
    const inWhole = Math.max(1, Math.min(whole, Math.round(answers / answersIn(sources))))
    const organisations = inWhole + Math.max(0, Math.round((answers - inWhole * answersIn(sources)) / answersIn(lean)))
    tell(`${organisations} organisations`)
    await copy(ownerUrl, sources, { from: 2, to: inWhole, tell })
    await copy(ownerUrl, lean, { from: inWhole + 1, to: organisations, tell })
    tell('VACUUM')
    for (const { table } of sources) {
      await owner.query(`VACUUM (ANALYZE) ${table}`)
    }
    // The key before what leads to it.
    const isKey = (statement: string) => /ADD CONSTRAINT \S+ PRIMARY KEY/.test(statement)
    const isIndex = (statement: string) => /^CREATE (UNIQUE )?INDEX/.test(statement)
    await inTurn(owner, putBack.filter(isKey), tell)
    await together(ownerUrl, putBack.filter(isIndex), tell)
    await inTurn(
      owner,
      putBack.filter((statement) => !isKey(statement) && !isIndex(statement)),
      tell,
    )
    return organisations
  } finally {
    await owner.end()
  }
}

async function connectForBulk(ownerUrl: string): Promise<pg.Client> {
  const owner = await connect(ownerUrl)
  await owner.query(`SET maintenance_work_mem = '1GB'; SET work_mem = '256MB'; SET synchronous_commit = off`)
  return owner
}

/** Rows come faster without it, and it is fuller when it is made of all of them. */
async function dropKey(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'answer_pkey' AND conrelid = 'answer'::regclass`,
  )
  await owner.query('ALTER TABLE answer DROP CONSTRAINT answer_pkey')
  return rows.map(({ definition }) => `ALTER TABLE answer ADD CONSTRAINT answer_pkey ${definition}`)
}

async function readSources(
  owner: pg.Client,
  organisationId: string,
  { isWhole }: { isWhole: boolean },
): Promise<Rows[]> {
  const { rows: tables } = await owner.query<{ table: string }>(
    `SELECT c.relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
  )
  const sources: Rows[] = []
  for (const { table } of [{ table: 'organisation' }, ...tables]) {
    const all = `${table === 'organisation' ? 'id' : 'organisation_id'} = ${pg.escapeLiteral(organisationId)}`
    const [where, values] = isWhole ? [all, {}] : [`${all} AND ${fewer[table] ?? 'true'}`, shorter[table] ?? {}]
    sources.push(await readRows(owner, { table, where, drawn: drawn[table] ?? [], values }))
  }
  return sources.filter(({ count }) => count > 0)
}

async function copy(
  ownerUrl: string,
  sources: readonly Rows[],
  { from, to, tell }: { from: number; to: number; tell: (what: string) => void },
): Promise<void> {
  const step = Math.max(1, Math.min(20, Math.ceil((to - from) / 8)))
  let next = from
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const client = await connectForBulk(ownerUrl)
      try {
        for (let first = next; first <= to; first = next) {
          next = first + step
          const last = Math.min(to, first + step - 1)
          for (const rows of sources) await copyRows(client, rows, { first, last })
          tell(`organisations ${first} to ${last} of ${to}`)
        }
      } finally {
        await client.end()
      }
    }),
  )
}

async function inTurn(owner: pg.Client, statements: readonly string[], tell: (what: string) => void): Promise<void> {
  for (const statement of statements) {
    if (slow.test(statement)) tell(statement)
    await owner.query(statement)
  }
}

async function together(ownerUrl: string, statements: readonly string[], tell: (what: string) => void): Promise<void> {
  const waiting = statements.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const client = await connectForBulk(ownerUrl)
      try {
        for (const statement of waiting) {
          if (slow.test(statement)) tell(statement)
          await client.query(statement)
        }
      } finally {
        await client.end()
      }
    }),
  )
}
