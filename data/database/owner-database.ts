import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#data/generated/client.ts'
import { asWantOfDatabase } from '#platform/database/connection.ts'

export type OwnerDatabase = PrismaClient

/** Nobody waits for what the owner does as they wait for a page: a busy machine may take its time. */
const transactionOptions = { maxWait: 60_000, timeout: 60_000 }

/** The owner's connection, for who keeps it as long as it runs; `$disconnect` ends it. */
export function connectAsOwner(ownerUrl: string): OwnerDatabase {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 4 }), transactionOptions })
}

/** The owner's connection: sees every organisation. For publishing, for making organisations, and for tests. */
export async function asOwner<Result>(
  ownerUrl: string,
  work: (owner: OwnerDatabase) => Promise<Result>,
): Promise<Result> {
  const owner = connectAsOwner(ownerUrl)
  try {
    return await work(owner)
  } catch (error) {
    throw asWantOfDatabase(error, ownerUrl)
  } finally {
    await owner.$disconnect()
  }
}
