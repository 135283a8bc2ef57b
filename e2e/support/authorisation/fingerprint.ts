import { connect } from '#platform/database/connection.ts'

/** What the worker writes by itself at any moment. An act of a person that touches one of them writes an audit event too. */
const ofTheWorker = [
  ...['snapshot', 'group_snapshot', 'person_snapshot', 'counted_person', 'module_effect', 'replay', 'replayed_person'],
  ...['notice', 'mail', 'webhook_delivery'],
]

/** What notes in passing when a session was last used, what the worker counts of an assignment, and how a webhook's sending stands. */
const restless = ['session', 'assignment', 'webhook']

/**
 * What looking is meant to leave: the log of who looked at what. An organisation's key for the
 * ids in its exports is made with the first export.
 */
const logTables = ['audit_event', 'audit_head', 'team_look', 'export_key']

export type Fingerprint = Readonly<Record<string, string>>

type Table = { readonly name: string; readonly ids: readonly string[] }

export type Fingerprints = {
  /**
   * By table of these organisations, one hash over all that its rows say; of restless tables over their ids alone.
   *
   * @param looking whether what a look is meant to leave is left out.
   */
  readonly of: (organisations: readonly string[], options: { readonly looking: boolean }) => Promise<Fingerprint>
  readonly close: () => Promise<void>
}

export async function openFingerprints(ownerUrl: string): Promise<Fingerprints> {
  const owner = await connect(ownerUrl)
  const { rows: tables } = await owner.query<Table>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (i.indkey)) AS ids
    FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND EXISTS (SELECT FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'organisation_id')
    GROUP BY c.relname ORDER BY 1`)
  return {
    async of(organisations, { looking }) {
      const left = [...ofTheWorker, ...(looking ? logTables : [])]
      const hashes = tables.filter(({ name }) => !left.includes(name)).map(hashOf)
      const { rows } = await owner.query<{ name: string; hash: string }>(hashes.join(' UNION ALL '), [organisations])
      return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
    },
    close: () => owner.end(),
  }
}

function hashOf({ name, ids }: Table): string {
  // Whoever comes with a token leaves when, whatever they are refused then.
  const rowText = /^(api|scim)_token$/.test(name) ? "(to_jsonb(t) - 'last_used_at')::text" : 't::text'
  const fingerprintText = restless.includes(name) ? `ROW(${ids.map((id) => `t.${id}`).join(', ')})::text` : rowText
  return `SELECT '${name}' AS name, md5(coalesce(string_agg(md5(${fingerprintText}), '' ORDER BY md5(${fingerprintText})), '')) AS hash
    FROM ${name} t WHERE t.organisation_id = ANY ($1::uuid[])`
}
