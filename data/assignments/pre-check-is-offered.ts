import { readerIn } from '#data/database/read.ts'
import type { Administrator } from '#data/viewer.ts'
import { namesAreShown } from './internal/names-are-shown.ts'

/** Whether assignments of the viewer's organisation can leave out modules that people have shown they understand. */
export async function preCheckIsOffered(viewer: Administrator): Promise<boolean> {
  return namesAreShown(readerIn(viewer), viewer.organisationId)
}
