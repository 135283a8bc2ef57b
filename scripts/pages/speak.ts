import { asOwner } from '#data/database/owner-database.ts'
import type { Application } from '#platform/testing/application.ts'
import { demoReaders } from '#simulation/demo/demo-pages.ts'

/** Lets the readers of the demo's pages read in a language, as they would choose it in their menu. */
export async function speak({ ownerUrl }: Application, language: string): Promise<void> {
  await asOwner(ownerUrl, (owner) =>
    owner.person.updateMany({ where: { email: { in: Object.values(demoReaders) } }, data: { language } }),
  )
}
