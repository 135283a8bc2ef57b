import type { Text } from '#domain/scenario/module.ts'
import { type Curriculum, preparedModule } from './curriculum.ts'

/** What is said of a module before it is begun. */
export type ModuleFace = {
  readonly slug: string
  readonly title: Text
  readonly summary: Text
  readonly setting: Text
  readonly minutes: number
  readonly practices: readonly string[]
  readonly versionHash: string
}

/** The faces of the modules in service, in the order of the curriculum, filled from the policy in force. */
export async function modulesFor(
  reader: { readonly organisationId: string; readonly language: string },
  curriculum: Curriculum,
): Promise<Map<string, ModuleFace>> {
  const faces = await Promise.all(
    curriculum.modules.map(async ({ slug, hash }): Promise<[string, ModuleFace]> => {
      const { title, summary, setting, minutes, practices, versionHash } = await preparedModule(reader, {
        moduleVersionHash: hash,
        policyVersion: curriculum.policyVersion,
      })
      return [slug, { slug, title, summary, setting, minutes, practices, versionHash }]
    }),
  )
  return new Map(faces)
}
