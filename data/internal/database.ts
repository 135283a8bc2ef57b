import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '#data/generated/client.ts'
import { databaseAppUrl } from '#env.ts'

export type Transaction = Prisma.TransactionClient

let client: PrismaClient | undefined

/** The application's own connections, under row-level security: outside `inOrganisation` a query finds nothing. */
export function database(): PrismaClient {
  client ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseAppUrl(), max: 10 }, { statementNameGenerator: preparedName }),
  })
  return client
}

/** The calls of the hot path, whose text is always the same: each connection parses and plans them once. */
const preparedCalls =
  /\b(viewer_of_session|attempt_in_session|attempt_for_answer|record_answer|move_attempt|set_config)\(/

const names = new Map<string, string>()

function preparedName({ sql }: { readonly sql: string }): string {
  const [, call] = preparedCalls.exec(sql) ?? []
  // Without a name a statement is parsed anew.
  if (call === undefined) return ''
  const name = names.get(sql) ?? `${call}_${names.size}`
  names.set(sql, name)
  return name
}

/** Closes the pool; the next query would open another. For the end of a process and of a test. */
export async function disconnectDatabase(): Promise<void> {
  const closing = client
  client = undefined
  await closing?.$disconnect()
}

/**
 * One transaction that sees one organisation's rows, and no other's.
 * Everything inside happens or nothing does; a function that changes something writes its audit event in here too.
 */
export async function inOrganisation<Result>(
  { organisationId }: { readonly organisationId: string },
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return database().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT set_config('app.organisation_id', ${organisationId}, true)`
    return work(transaction)
  })
}
