import type { Clinician } from '#data/viewer.ts'
import { type StoryPerson, storyPeople } from '#domain/scenario/story-people.ts'
import { curriculumInService, preparedModule } from './shared/curriculum.ts'

/** Whom the module in service may bring the viewer together with; nobody where it is not in service. */
export async function peopleInModule(viewer: Clinician, slug: string): Promise<StoryPerson[]> {
  const { modules, policyVersion } = await curriculumInService(viewer)
  const version = modules.find((module) => module.slug === slug)
  if (version === undefined) return []
  return storyPeople(await preparedModule(viewer, { moduleVersionHash: version.hash, policyVersion }))
}
