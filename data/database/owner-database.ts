import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#data/generated/client.ts'

export type OwnerDatabase = PrismaClient

/** The owner's connection: sees every organisation. For publishing, for making organisations, and for tests. */
export async function asOwner<Result>(
  ownerUrl: string,
  work: (owner: OwnerDatabase) => Promise<Result>,
): Promise<Result> {
  const owner = new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl, max: 4 }) })
  try {
    return await work(owner)
  } finally {
    await owner.$disconnect()
  }
}
