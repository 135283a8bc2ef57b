import type { Clinician } from '#data/viewer.ts'
import { type PersonMet, peopleMet } from '#domain/scenario/people-met.ts'
import { curriculumInService, preparedModule } from './shared/curriculum.ts'

/** Whom the module in service may bring the viewer together with; nobody where it is not in service. */
export async function peopleInModule(viewer: Clinician, slug: string): Promise<PersonMet[]> {
  const { modules, policyVersion } = await curriculumInService(viewer)
  const version = modules.find((module) => module.slug === slug)
  if (version === undefined) return []
  return peopleMet(await preparedModule(viewer, { moduleVersionHash: version.hash, policyVersion }))
}
