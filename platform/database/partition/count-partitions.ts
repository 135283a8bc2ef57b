import type pg from 'pg'

/** How many partitions a table of schema `public` is in; 1 where it is one table. */
export async function countPartitions(owner: pg.Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ partitions: number }>(
    `SELECT greatest(1, count(inhrelid))::integer AS partitions FROM pg_class c LEFT JOIN pg_inherits ON inhparent = c.oid
     WHERE relnamespace = 'public'::regnamespace AND relname = $1 GROUP BY c.oid`,
    [table],
  )
  if (rows[0] === undefined) throw new Error(`There is no table ${table}`)
  return rows[0].partitions
}
