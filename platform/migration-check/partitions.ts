import { partitionable } from '#platform/database/partition/partitionable.ts'
import type { SqlStatement } from '#platform/database/sql-statements.ts'
import { alteredTable } from './context.ts'
import type { Finding } from './rules.ts'

/**
 * What PostgreSQL does on one table and not on one in partitions, which a large installation has: it would fail there, or do
 * something else.
 */
export function partitionFindings({ outline, literals }: SqlStatement): Finding[] {
  const bare = outline.replaceAll('"', '')
  const finding = (says: string): Finding[] => [{ rule: 'partitions', says }]
  const altered = alteredTable(bare)
  if (altered !== null) {
    if (!partitionable.includes(altered.table)) return []
    if (/^ALTER TABLE (IF EXISTS )?ONLY /i.test(bare))
      return finding(`${altered.table} may be in partitions: leave ONLY out`)
    return altered.actions.flatMap((action) => {
      if (/ USING INDEX /i.test(action))
        return finding(
          `${altered.table} may be in partitions, where a constraint takes over no index: a unique index alone does the same`,
        )
      if (/^(SET|RESET) (\(|LOGGED|UNLOGGED|TABLESPACE|WITHOUT CLUSTER|ACCESS METHOD)|^CLUSTER /i.test(action))
        return finding(`${altered.table} may be in partitions, which store their rows each for itself`)
      return []
    })
  }
  const [, table = '', columns = ''] =
    bare.match(/^CREATE UNIQUE INDEX .*? ON (?:ONLY )?(?:public\.)?(\w+) (?:USING \w+ )?\(([^)]*)\)/i) ?? []
  if (partitionable.includes(table) && !/\borganisation_id\b/i.test(columns))
    return finding(`${table} may be in partitions, where rows are unique within an organisation: name organisation_id`)
  const names = new RegExp(`\\b(${partitionable.join('|')})\\b`, 'i')
  if (/^DO\b/i.test(bare) && literals.some((body) => names.test(body) && /\bctid\b/i.test(body)))
    return finding('a row’s ctid is one in each partition: choose rows by their key')
  return []
}
